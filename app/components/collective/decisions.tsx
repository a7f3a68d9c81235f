import { Link } from "react-router";
import { Prose } from "#app/components/collective/prose.tsx";
import type { CollectiveStep, FeedbackSheet } from "#app/domain/collective/collective-action.ts";
import { formatDate, formatEuro, formatShortDate, typographic } from "#app/domain/format.ts";
import type { PublishedCollectiveAction } from "#app/domain/publication/published-action.ts";
import { approvalLabels, stepLabels } from "#app/text/collective.ts";

/** The steering committee's last word. */
export function ApprovalCard({
  approval,
  ask,
}: {
  readonly approval: PublishedCollectiveAction["approval"];
  /** Where it is noted; null when it no longer is. */
  readonly ask: string | null;
}) {
  if (approval === null && ask === null) return null;
  return (
    <section className="card stack" aria-labelledby="comite">
      <div className="toolbar">
        <h2 id="comite">Comité de pilotage</h2>
        {ask === null ? null : (
          <Link className="button quiet" to={ask}>
            Noter son avis
          </Link>
        )}
      </div>
      {approval === null ? (
        <p className="soft">Il ne s’est pas encore prononcé.</p>
      ) : (
        <>
          <p>
            <b>{approvalLabels[approval.decision]}</b> le {formatDate(approval.decidedOn)}
          </p>
          {approval.words === null ? null : <Prose words={approval.words} />}
        </>
      )}
    </section>
  );
}

/** What the action taught. */
export function FeedbackCard({
  feedback,
  write,
}: {
  readonly feedback: FeedbackSheet | null;
  /** Where it is written; null when it can't be yet. */
  readonly write: string | null;
}) {
  if (feedback === null && write === null) return null;
  return (
    <section className="card stack" aria-labelledby="retour">
      <div className="toolbar">
        <h2 id="retour">Retour d’expérience</h2>
        {write === null ? null : (
          <Link className="button quiet" to={write}>
            {feedback === null ? "L’écrire" : "Le compléter"}
          </Link>
        )}
      </div>
      {feedback === null ? (
        <p className="soft">Ce que cela a vraiment coûté, ce qui a marché, ce que l’on ferait autrement.</p>
      ) : (
        <dl className="fact-sheet">
          {feedback.realCost === null ? null : (
            <div>
              <dt>Coût réel</dt>
              <dd>{formatEuro(feedback.realCost)}</dd>
            </div>
          )}
          {(
            [
              ["A marché", feedback.worked],
              ["N’a pas marché", feedback.failed],
              ["Autrement", feedback.advice],
            ] as const
          ).map(([term, words]) =>
            words === "" ? null : (
              <div key={term}>
                <dt>{term}</dt>
                <dd>
                  <Prose words={words} />
                </dd>
              </div>
            ),
          )}
          {feedback.documents.length === 0 ? null : (
            <div>
              <dt>Documents</dt>
              <dd>
                <ul>
                  {feedback.documents.map(({ title, place }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two documents may have one title
                    <li key={index}>
                      {/^https?:\/\//.test(place) ? (
                        <a href={place} rel="noreferrer">
                          {typographic(title)}
                        </a>
                      ) : (
                        `${typographic(title)}${place === "" ? "" : ` (${place})`}`
                      )}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}

/** Every step and why, the last one first. */
export function StepHistory({ steps }: { readonly steps: readonly CollectiveStep[] }) {
  return (
    <section className="card stack" aria-labelledby="etapes">
      <h2 id="etapes">Étapes</h2>
      <ol className="step-history">
        {steps.toReversed().map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added, and have no id
          <li key={index}>
            <b>
              {stepLabels[step.verb]}
              {step.approval === null ? "" : ` : ${approvalLabels[step.approval.decision].toLowerCase()}`}
            </b>
            <span className="soft small block">
              {formatShortDate(step.takenAt)}
              {step.actor === null ? "" : `, ${step.actor}`}
            </span>
            {step.words === null ? null : <Prose words={step.words} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
