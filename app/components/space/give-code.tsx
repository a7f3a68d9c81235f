import { Form } from "react-router";
import { SubmitButton } from "#app/components/submit-button.tsx";

type GiveCodeProps = {
  /** The firm's address: « /operations/…/entreprises/… ». */
  readonly path: string;
  /** The director's. */
  readonly invitationId: string;
};

/** For a consultant whose director has no mail at hand: a code to say aloud. It is shown on the next page, once. */
export function GiveCode({ path, invitationId }: GiveCodeProps) {
  return (
    <Form method="post" action={`${path}/invitations/code`}>
      <input type="hidden" name="invitation" value={invitationId} />
      <SubmitButton kind="quiet small" pendingLabel="Un instant…">
        Donner un code au dirigeant
      </SubmitButton>
    </Form>
  );
}
