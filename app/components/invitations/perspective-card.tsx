import { Form } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { CopyField } from "#app/components/invitations/copy-field.tsx";
import { GroupCount } from "#app/components/invitations/group-count.tsx";
import { InvitationFields } from "#app/components/invitations/invitation-fields.tsx";
import { InvitationHistory } from "#app/components/invitations/invitation-history.tsx";
import { Reminders, Which } from "#app/components/invitations/reminders.tsx";
import { StateTag } from "#app/components/invitations/state-tag.tsx";
import { GiveCode } from "#app/components/space/give-code.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount } from "#app/domain/format.ts";
import type { FormState } from "#app/forms/form-state.ts";
import type { FirmInvitations, ToldInvitation, ToldPerspective } from "#app/server/invitations/tell-firm.ts";
import { INVITED_HINTS, INVITED_TITLES } from "#app/text/invitations.ts";

type PerspectiveCardProps = {
  readonly told: ToldPerspective;
  readonly days: FirmInvitations["days"];
  readonly groupThreshold: number;
  /** Whether anything may still be done: the firm is there, the round is open, the notice is written. */
  readonly isOpen: boolean;
  /** The firm's address: « /operations/…/entreprises/… ». */
  readonly path: string;
  /** Of this card's forms. */
  readonly state: FormState;
  /** A link that was just made, to be copied once. */
  readonly link: string | null;
};

/** The invitation of one perspective of a firm, and what may be done with it. */
export function PerspectiveCard(props: PerspectiveCardProps) {
  const { told, isOpen, state, link } = props;
  const { perspective, minutes, invitation } = told;
  const title = `invitation-${perspective}`;
  return (
    <section className="card stack invitation-card" aria-labelledby={title}>
      <header>
        <h2 id={title}>{INVITED_TITLES[perspective]}</h2>
        {invitation === null ? null : <StateTag state={invitation.state} />}
      </header>
      <p className="soft">
        {minutes === 0
          ? NOT_ASKED[perspective]
          : `${INVITED_HINTS[perspective]} Comptez ${formatCount(minutes, "minute", "minutes")}.`}
      </p>
      <ErrorSummary state={state} />
      {link === null ? null : (
        <div className="notice">
          <CopyField label="Lien à remettre" value={link} />
          <p className="small">
            Il n’est affiché qu’une fois ; vous pourrez en faire un autre, celui-ci restera valable.
          </p>
        </div>
      )}
      {invitation !== null ? (
        <Invited {...props} invitation={invitation} />
      ) : minutes > 0 && isOpen ? (
        <NewInvitation {...props} />
      ) : null}
    </section>
  );
}

function NewInvitation({ told, days, state }: PerspectiveCardProps) {
  const { perspective, proposed } = told;
  return (
    <Form method="post" className="form wide" noValidate>
      <input type="hidden" name="perspective" value={perspective} />
      <InvitationFields
        perspective={perspective}
        state={state}
        initial={{ ...proposed, expiresOn: days.usual }}
        days={days}
      />
      <p className="soft small">
        Avec une adresse, un message part aussitôt. Sans adresse, l’invitation est prête et vous remettez son
        lien.
      </p>
      <div>
        <SubmitButton name="intent" value="invite" pendingLabel="Préparation…">
          Inviter
        </SubmitButton>
      </div>
    </Form>
  );
}

function Invited(props: PerspectiveCardProps & { readonly invitation: ToldInvitation }) {
  const { told, days, groupThreshold, isOpen, state, invitation } = props;
  const { perspective } = told;
  const isGroup = perspective !== "director";
  return (
    <>
      {isGroup ? (
        <p>
          <GroupCount submitted={invitation.submitted} shown={invitation.shown} threshold={groupThreshold} />
        </p>
      ) : null}
      {isOpen && invitation.canHandOver ? (
        <HandOver perspective={perspective} invitation={invitation} />
      ) : null}
      <InvitationHistory invitation={invitation} isGroup={isGroup} />
      {isOpen && !isGroup && invitation.openedAt !== null ? (
        <GiveCode path={props.path} invitationId={invitation.id} />
      ) : null}
      {isOpen ? (
        <>
          <Reminders perspective={perspective} invitation={invitation} firstDay={days.first} state={state} />
          <Changes {...props} />
        </>
      ) : null}
    </>
  );
}

type HandOverProps = Pick<ToldPerspective, "perspective"> & { readonly invitation: ToldInvitation };

function HandOver({ perspective, invitation }: HandOverProps) {
  const isWaiting = invitation.mails.some(({ state }) => state === "waiting");
  return (
    <Form method="post" className="row hand-over">
      <Which perspective={perspective} invitationId={invitation.id} />
      <SubmitButton name="intent" value="qr" pendingLabel="Dessin…">
        Montrer le code
      </SubmitButton>
      <SubmitButton kind="quiet" name="intent" value="link" pendingLabel="Préparation…">
        Copier un lien
      </SubmitButton>
      {invitation.email === null || isWaiting ? null : (
        <SubmitButton kind="quiet" name="intent" value="send" pendingLabel="Envoi…">
          {invitation.sentAt === null ? "Envoyer" : "Renvoyer"}
        </SubmitButton>
      )}
      {isWaiting ? <span className="soft small">Un message attend dans le courrier.</span> : null}
    </Form>
  );
}

function Changes({
  told,
  days,
  state,
  invitation,
}: PerspectiveCardProps & { readonly invitation: ToldInvitation }) {
  const { perspective } = told;
  const isShut = invitation.state === "revoked" || invitation.state === "expired";
  const isChanging = Object.keys(state.errors).some((name) => name !== "" && !name.startsWith("dueOn"));
  const { recipient, email, lastDay } = invitation;
  return (
    <div className="invitation-changes">
      {isShut ? (
        <Form method="post" className="row">
          <Which perspective={perspective} invitationId={invitation.id} />
          <SubmitButton name="intent" value="reopen" pendingLabel="Ouverture…">
            Rouvrir
          </SubmitButton>
        </Form>
      ) : null}
      {invitation.state === "revoked" || (perspective === "director" && invitation.submitted > 0) ? null : (
        <details className="disclosure" open={isChanging}>
          <summary>Changer le destinataire ou la date</summary>
          <Form method="post" className="form wide" noValidate>
            <Which perspective={perspective} invitationId={invitation.id} />
            <InvitationFields
              perspective={perspective}
              state={state}
              initial={{ recipient, email, expiresOn: lastDay }}
              days={days}
            />
            <div>
              <SubmitButton kind="quiet" name="intent" value="change" pendingLabel="Enregistrement…">
                Enregistrer
              </SubmitButton>
            </div>
          </Form>
        </details>
      )}
      {invitation.revokedAt === null ? (
        <details className="disclosure">
          <summary>Révoquer l’invitation</summary>
          <Form method="post" className="stack">
            <Which perspective={perspective} invitationId={invitation.id} />
            <p>
              Tous ses liens cessent aussitôt d’ouvrir quoi que ce soit, même à quelqu’un qui répond en ce
              moment. Ce qui est déjà répondu reste.
            </p>
            <div>
              <SubmitButton kind="danger quiet" name="intent" value="revoke" pendingLabel="Révocation…">
                Révoquer
              </SubmitButton>
            </div>
          </Form>
        </details>
      ) : null}
    </div>
  );
}

const NOT_ASKED = {
  director: "Ce questionnaire n’a pas de questions pour le dirigeant.",
  employee: "Ce questionnaire n’a pas de questions pour les salariés : l’équipe ne peut pas être invitée.",
  customer: "Ce questionnaire n’a pas de questions pour les clients : ils ne peuvent pas être invités.",
} as const;
