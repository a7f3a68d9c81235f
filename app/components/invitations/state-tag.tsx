import type { InvitationState } from "#app/domain/invitation/invitation.ts";
import { STATE_LABELS } from "#app/text/invitations.ts";

/** Where an invitation stands. What came back is told by its colour, what needs somebody to act too. */
export function StateTag({ state }: { readonly state: InvitationState }) {
  const tone =
    state === "submitted" ? " accent" : state === "expired" || state === "revoked" ? " signal" : "";
  return <span className={`tag${tone}`}>{STATE_LABELS[state]}</span>;
}
