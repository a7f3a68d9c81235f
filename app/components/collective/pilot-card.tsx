import { Link } from "react-router";
import { Prose } from "#app/components/collective/prose.tsx";
import type { CollectiveStage, Pilot } from "#app/domain/collective/collective-action.ts";
import { stageAfter } from "#app/domain/collective/transitions.ts";
import { formatDate, formatEuro, typographic } from "#app/domain/format.ts";

type PilotCardProps = {
  readonly stage: CollectiveStage;
  /** The pilot that stands; null when none is written, or no longer. */
  readonly pilot: Pilot | null;
  /** The last pilot that began, where none stands. */
  readonly past: Pilot | null;
  readonly here: string;
};

/** The pilot: a date, a cap, a stop criterion. */
export function PilotCard({ stage, pilot, past, here }: PilotCardProps) {
  const mayPlan = stageAfter(stage, "plan-pilot") !== null;
  const shown = pilot ?? past;
  return (
    <section className="card stack" aria-labelledby="pilote">
      <div className="toolbar">
        <h2 id="pilote">{pilot === null && past !== null ? "Le pilote précédent" : "Le pilote"}</h2>
        {mayPlan ? (
          <Link className="button quiet" to={`${here}/pilote`}>
            {pilot === null
              ? past === null
                ? "Écrire le pilote"
                : "Écrire le nouveau pilote"
              : "Modifier le pilote"}
          </Link>
        ) : null}
      </div>
      {shown === null ? (
        <p className="soft">
          Aucun pilote n’est écrit. Il en faut un pour commencer : petit, daté, avec un plafond de dépense et
          ce qui fera arrêter.
        </p>
      ) : (
        <>
          <Prose words={shown.plan} />
          <dl className="fact-sheet">
            <div>
              <dt>Essai</dt>
              <dd>
                {formatDate(shown.heldOn)}
                {shown.place === "" ? "" : ` · ${typographic(shown.place)}`}
              </dd>
            </div>
            <div>
              <dt>Bilan au plus tard</dt>
              <dd>{formatDate(shown.reviewOn)}</dd>
            </div>
            <div>
              <dt>Plafond</dt>
              <dd>{formatEuro(shown.budgetCap)}</dd>
            </div>
            <div>
              <dt>On arrête si</dt>
              <dd>
                <Prose words={shown.stopCriterion} />
              </dd>
            </div>
          </dl>
        </>
      )}
    </section>
  );
}
