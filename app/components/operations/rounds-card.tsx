import { Form } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount, formatDate } from "#app/domain/format.ts";
import { type FormState, untouched } from "#app/forms/form-state.ts";
import type { ToldRounds } from "#app/server/operations/rounds.ts";
import type { Round } from "#db/operations.ts";

type RoundsCardProps = { readonly rounds: ToldRounds; readonly state: FormState };

/** The campaigns of answers; the next one is opened here, with what it changes said before. */
export function RoundsCard({ rounds: told, state }: RoundsCardProps) {
  const { rounds, unfinished, whyNot, canCancel } = told;
  const present = rounds.at(-1);
  const next = `T${rounds.length}`;
  const { intent } = state.values;
  return (
    <section className="card stack" id="campagnes">
      <h2>Campagnes de réponses</h2>
      <p className="soft">
        Une deuxième campagne repose les mêmes questions, des mois plus tard : le rapport dit alors ce qui a
        changé, sur ce qui a reçu une réponse les deux fois.
      </p>
      <ErrorSummary state={intent === "open-round" || intent === "cancel-round" ? state : untouched} />
      <ul className="ruled members">
        {rounds.map((round) => (
          <li key={round.id}>
            <div>
              <b>{round.code}</b>
              <span className="soft small">{roundWords(round)}</span>
            </div>
          </li>
        ))}
      </ul>
      {whyNot === null ? (
        <details className="disclosure">
          <summary>Ouvrir la campagne {next}</summary>
          <div className="stack">
            <p>
              {present?.code} se ferme aujourd’hui : ses liens ne s’ouvrent plus et ses réponses ne changent
              plus. Entretiens, plans et rapports reprennent au début pour chaque entreprise ; ce qui a été
              fait en {present?.code} reste lisible.
            </p>
            {unfinished > 0 ? (
              <Notice tone="signal">
                {formatCount(unfinished, "entreprise n’a pas", "entreprises n’ont pas")} terminé l’entretien
                de {present?.code} : {unfinished === 1 ? "il ne pourra" : "ils ne pourront"} plus l’être.
              </Notice>
            ) : null}
            <Form method="post" action="#campagnes">
              <input type="hidden" name="intent" value="open-round" />
              <SubmitButton pendingLabel="Ouverture…">{`Fermer ${present?.code ?? ""} et ouvrir ${next}`}</SubmitButton>
            </Form>
          </div>
        </details>
      ) : (
        <p className="soft small">{whyNot}</p>
      )}
      {canCancel ? (
        <Form method="post" action="#campagnes">
          <input type="hidden" name="intent" value="cancel-round" />
          <SubmitButton kind="quiet small" pendingLabel="Annulation…">
            {`Annuler l’ouverture de ${present?.code ?? ""}`}
          </SubmitButton>
        </Form>
      ) : null}
    </section>
  );
}

function roundWords({ openedOn, closedOn }: Round): string {
  return closedOn === null
    ? `en cours, depuis le ${formatDate(openedOn)}`
    : `du ${formatDate(openedOn)} au ${formatDate(closedOn)}`;
}
