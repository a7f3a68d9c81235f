import { Form, Link } from "react-router";
import { Moment } from "#app/components/moment.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount } from "#app/domain/format.ts";
import type { OutboxLine as Line } from "#app/server/invitations/tell-outbox.ts";
import { INVITED_LABELS, MAIL_KIND_LABELS, MAIL_STATE_LABELS } from "#app/text/invitations.ts";

type OutboxLineProps = {
  readonly line: Line;
  readonly operationId: string;
  /** Whether messages leave by themselves. */
  readonly sendsMail: boolean;
};

/** One message, where it stands, and what may be done with it. */
export function OutboxLine({ line, operationId, sendsMail }: OutboxLineProps) {
  const { state, kind, firm, perspective, recipient, whyNot } = line;
  const isUnsent = state === "waiting" || state === "failed";
  return (
    <li className="outbox-line">
      <div>
        <p>
          <Link to={`/operations/${operationId}/entreprises/${line.enrollmentId}/invitations`}>{firm}</Link>{" "}
          <span className={TAGS[state]}>{MAIL_STATE_LABELS[state]}</span>
        </p>
        <p className="soft small">
          {MAIL_KIND_LABELS[kind]} · {INVITED_LABELS[perspective].toLowerCase()} ·{" "}
          <span className="identifier">{recipient}</span>
        </p>
        <p className="soft small">
          <Told line={line} sendsMail={sendsMail} />
        </p>
        {line.lastError === null ? null : <p className="small outbox-error">{line.lastError}</p>}
        {isUnsent && whyNot !== null ? (
          <p className="small outbox-error">{whyNot} Il ne partira pas.</p>
        ) : null}
      </div>
      {isUnsent ? (
        <Form method="post" className="row">
          <input type="hidden" name="mailId" value={line.id} />
          {whyNot === null ? (
            <>
              {sendsMail && (state === "failed" || line.attempts > 0) ? (
                <Act intent="retry" label="Réessayer" firm={firm} />
              ) : null}
              <Act intent="copy" label="Voir le texte à copier" firm={firm} />
              <Act intent="mark-sent" label="Marquer comme envoyé" firm={firm} />
            </>
          ) : null}
          <Act intent="cancel" label="Annuler" firm={firm} />
        </Form>
      ) : null}
    </li>
  );
}

type ActProps = { readonly intent: string; readonly label: string; readonly firm: string };

function Act({ intent, label, firm }: ActProps) {
  return (
    <SubmitButton kind="quiet small" name="intent" value={intent}>
      {label}
      <span className="visually-hidden"> ({firm})</span>
    </SubmitButton>
  );
}

function Told({ line, sendsMail }: Pick<OutboxLineProps, "line" | "sendsMail">) {
  const { state, attempts, createdAt, sentAt, nextAttemptAt } = line;
  if (sentAt !== null) {
    return (
      <>
        Envoyé le <Moment at={sentAt} />
      </>
    );
  }
  const tried = attempts === 0 ? "" : ` · ${formatCount(attempts, "essai", "essais")}`;
  return (
    <>
      Préparé le <Moment at={createdAt} />
      {tried}
      {state === "waiting" && sendsMail && attempts > 0 ? (
        <>
          {" "}
          · nouvel essai le <Moment at={nextAttemptAt} />
        </>
      ) : null}
    </>
  );
}

const TAGS = { waiting: "tag", sent: "tag accent", failed: "tag signal", cancelled: "tag" } as const;
