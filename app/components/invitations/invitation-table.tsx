import { Link } from "react-router";
import { GroupCount } from "#app/components/invitations/group-count.tsx";
import { StateTag } from "#app/components/invitations/state-tag.tsx";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { GROUP_PERSPECTIVES } from "#app/domain/scoring/group-answers.ts";
import type { InvitationCell, InvitationRow } from "#app/server/invitations/tell-operation.ts";
import { INVITED_LABELS, SITUATION_STEPS } from "#app/text/invitations.ts";

type InvitationTableProps = {
  readonly operationId: string;
  readonly rows: readonly InvitationRow[];
  /** Whom the questionnaire has questions for: the others have no column. */
  readonly asked: readonly InvitedPerspective[];
  readonly groupThreshold: number;
};

/** Firms, and where the invitations of each stand. */
export function InvitationTable({ operationId, rows, asked, groupThreshold }: InvitationTableProps) {
  const outbox = `/operations/${operationId}/invitations/courrier?etat=waiting`;
  return (
    <section className="card table-wrap invitation-table" aria-label="Invitations par entreprise">
      <table>
        <thead>
          <tr>
            <th scope="col">Entreprise</th>
            {asked.map((perspective) => (
              <th scope="col" key={perspective}>
                {INVITED_LABELS[perspective]}
              </th>
            ))}
            <th scope="col">À faire</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const path = `/operations/${operationId}/entreprises/${row.enrollmentId}/invitations`;
            const step = stepOf(row);
            // A message that does not leave by itself is copied from the outbox.
            const isToCopy = row.cells.director.situation === "toHandOver" && row.cells.director.isWaiting;
            return (
              <tr key={row.enrollmentId}>
                <th scope="row">
                  <Link className="row-name" to={path}>
                    {row.firm}
                  </Link>
                  <br />
                  <span className="soft small">{row.city}</span>
                </th>
                {asked.map((perspective) => (
                  <td key={perspective} data-label={INVITED_LABELS[perspective]}>
                    <Cell
                      cell={row.cells[perspective]}
                      isGroup={perspective !== "director"}
                      threshold={groupThreshold}
                    />
                  </td>
                ))}
                <td data-label="À faire">
                  {step === null ? (
                    <span className="soft">—</span>
                  ) : (
                    <Link className="step-link next-step" to={isToCopy ? outbox : path}>
                      {step}
                    </Link>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type CellProps = { readonly cell: InvitationCell; readonly isGroup: boolean; readonly threshold: number };

function Cell({ cell, isGroup, threshold }: CellProps) {
  if (cell.state === null) return <span className="soft">—</span>;
  const isAnswered = isGroup && cell.submitted > 0;
  return (
    <span className="invitation-cell">
      {isAnswered && cell.state === "submitted" ? null : <StateTag state={cell.state} />}
      {isAnswered ? <GroupCount submitted={cell.submitted} shown={cell.shown} threshold={threshold} /> : null}
      {cell.hasFailed ? <span className="next-step small">Message non parti</span> : null}
    </span>
  );
}

/** The director comes first: a group is invited when the firm agrees to it. */
function stepOf({ cells, hasAddress }: InvitationRow): string | null {
  const { director } = cells;
  if (director.state === null) return "Inviter le dirigeant";
  if (director.situation === "toHandOver" && director.isWaiting) return "Copier le message";
  if (director.situation === "toHandOver")
    return hasAddress ? "Envoyer ou remettre le lien" : "Remettre le lien";
  if (director.hasFailed || director.situation === "toReview") return "Revoir l’invitation";
  for (const perspective of GROUP_PERSPECTIVES) {
    const { state, situation } = cells[perspective];
    const step = state === null ? null : SITUATION_STEPS[situation];
    if (step !== null) return `${step} ${OF_GROUP[perspective]}`;
  }
  return null;
}

const OF_GROUP = { employee: "de l’équipe", customer: "des clients" } as const;
