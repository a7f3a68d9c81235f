import { Form, Link } from "react-router";
import { answerCounts } from "#app/components/collective/action-card.tsx";
import { placeAndSize } from "#app/components/firms/firm-words.ts";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { countAnswers } from "#app/domain/collective/answer-invitation.ts";
import type { CollectiveStage, MemberAnswer } from "#app/domain/collective/collective-action.ts";
import { stageAfter, takesAnswers } from "#app/domain/collective/transitions.ts";
import { formatEuro, formatNumber, formatShortDate, typographic } from "#app/domain/format.ts";
import type { NamedMember } from "#app/server/collective/action-page.ts";
import { memberAnswerLabels } from "#app/text/collective.ts";

type MembersCardProps = {
  readonly members: readonly NamedMember[];
  readonly stage: CollectiveStage;
  readonly minimumFirms: number;
  readonly operationId: string;
  /** The action's own address. */
  readonly here: string;
};

/** Who is invited, what each firm says and offers. */
export function MembersCard({ members, stage, minimumFirms, operationId, here }: MembersCardProps) {
  const brought = countAnswers(members);
  const missing = minimumFirms - brought.yes;
  const mayInvite = stageAfter(stage, "gather") !== null;
  return (
    <section className="card stack" aria-labelledby="groupe">
      <div className="toolbar">
        <h2 id="groupe">Le groupe</h2>
        {mayInvite ? (
          <Link className={members.length === 0 ? "button" : "button quiet"} to={`${here}/inviter`}>
            {members.length === 0 ? "Inviter des entreprises" : "Inviter d’autres entreprises"}
          </Link>
        ) : null}
      </div>
      {members.length === 0 ? (
        <p className="soft">
          Personne n’est invité encore. Il faut au moins {formatNumber(minimumFirms)} entreprises.
        </p>
      ) : (
        <>
          <p>
            <b>{answerCounts(brought)}</b>
            {missing > 0 ? (
              <span className="next-step">
                {" "}
                · il manque {formatNumber(missing)} oui sur {formatNumber(minimumFirms)}
              </span>
            ) : null}
            <span className="soft block small">
              Celles qui ont dit oui offrent {formatNumber(brought.hours)}&nbsp;h par mois et{" "}
              {formatEuro(brought.euros)} en tout.
            </span>
          </p>
          <div className="table-wrap">
            <table className="members-table">
              <thead>
                <tr>
                  <th scope="col">Entreprise</th>
                  <th scope="col">Réponse</th>
                  <th scope="col">Elle offre</th>
                  <th scope="col">
                    <span className="visually-hidden">À faire</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {members.map((member) => (
                  <MemberLine key={member.enrollmentId} {...{ member, stage, operationId, here }} />
                ))}
              </tbody>
            </table>
          </div>
          {stage === "gathering" ? (
            <p className="soft small">
              Chaque entreprise lit l’invitation dans son espace et peut y répondre ; prévenez-la de vive
              voix. Elle ne voit jamais le nom des autres.
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

type MemberLineProps = Pick<MembersCardProps, "stage" | "operationId" | "here"> & {
  readonly member: NamedMember;
};

function MemberLine({ member, stage, operationId, here }: MemberLineProps) {
  const { enrollmentId, name, answer, remark, answeredAt, isOwnAnswer, isWithdrawn } = member;
  const isOpen = takesAnswers(stage) && !isWithdrawn;
  return (
    <tr>
      <th scope="row">
        <Link to={`/operations/${operationId}/entreprises/${enrollmentId}`}>{typographic(name)}</Link>
        <span className="soft small block">
          {isWithdrawn ? "retirée de l’opération" : placeAndSize(member)}
        </span>
      </th>
      <td data-label="Réponse">
        <div>
          <AnswerTag answer={answer} />
          {answeredAt === null ? null : (
            <span className="soft small block">
              {isOwnAnswer ? "par elle-même" : "notée"} le {formatShortDate(answeredAt)}
            </span>
          )}
        </div>
      </td>
      <td data-label="Elle offre">
        <div>
          {offerWords(member)}
          {remark === null ? null : (
            <span className="soft small block typed-words" dir="auto">
              {typographic(remark)}
            </span>
          )}
        </div>
      </td>
      <td>
        {isOpen ? (
          <span className="row">
            <Link className="button quiet small" to={`${here}/entreprises/${enrollmentId}`}>
              {answer === "invited" ? "Noter sa réponse" : "Changer"}
              <span className="visually-hidden"> : {typographic(name)}</span>
            </Link>
            {answer === "invited" ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="uninvite" />
                <SubmitButton
                  kind="quiet small danger"
                  name="enrollmentId"
                  value={enrollmentId}
                  aria-label={`Retirer l’invitation de ${name}`}
                  pendingLabel="Retrait…"
                >
                  Retirer
                </SubmitButton>
              </Form>
            ) : null}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function AnswerTag({ answer }: { readonly answer: MemberAnswer }) {
  return <span className={answer === "yes" ? "tag accent" : "tag"}>{memberAnswerLabels[answer]}</span>;
}

/** « 3,5 h par mois, 200 € », « — ». */
function offerWords({ hours, euros }: Pick<NamedMember, "hours" | "euros">): string {
  const parts = [
    ...(hours === null ? [] : [`${formatNumber(hours)}\u00A0h par mois`]),
    ...(euros === null ? [] : [formatEuro(euros)]),
  ];
  return parts.length === 0 ? "—" : parts.join(", ");
}
