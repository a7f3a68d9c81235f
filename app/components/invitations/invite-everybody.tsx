import { Form } from "react-router";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount } from "#app/domain/format.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";

type InviteEverybodyProps = {
  readonly asked: readonly InvitedPerspective[];
  /** Firms without an invitation of each. */
  readonly missing: Readonly<Record<InvitedPerspective, number>>;
  /** Of the directors who have none, those without an address. */
  readonly withoutAddress: number;
};

/** Invitations for all firms at once, of those that have none. */
export function InviteEverybody({ asked, missing, withoutAddress }: InviteEverybodyProps) {
  const left = asked.filter((perspective) => missing[perspective] > 0);
  if (left.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="inviter-tous">
      <h2 id="inviter-tous">Inviter toute l’opération</h2>
      <ul className="invite-everybody">
        {left.map((perspective) => (
          <li key={perspective}>
            <p>
              <b>{formatCount(missing[perspective], FIRMS[perspective][0], FIRMS[perspective][1])}</b>
              <br />
              <span className="soft small">
                {perspective === "director" ? directors(missing.director, withoutAddress) : GROUP_WORDS}
              </span>
            </p>
            <Form method="post">
              <input type="hidden" name="perspective" value={perspective} />
              <SubmitButton
                name="intent"
                value={`invite-all-${perspective}`}
                pendingLabel="Préparation…"
                kind={perspective === "director" ? "" : "quiet"}
              >
                {BUTTONS[perspective]}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

const BUTTONS: Readonly<Record<InvitedPerspective, string>> = {
  director: "Inviter tous les dirigeants",
  employee: "Préparer les liens des équipes",
  customer: "Préparer les liens des clients",
};

const FIRMS: Readonly<Record<InvitedPerspective, readonly [string, string]>> = {
  director: ["dirigeant n’est pas invité", "dirigeants ne sont pas invités"],
  employee: ["entreprise sans lien pour son équipe", "entreprises sans lien pour leur équipe"],
  customer: ["entreprise sans lien pour ses clients", "entreprises sans lien pour leurs clients"],
};

const GROUP_WORDS = "Un lien par entreprise, à remettre au dirigeant. Rien ne part par courrier.";

function directors(missing: number, withoutAddress: number): string {
  if (withoutAddress === 0) return "Un message part à chacun, avec un lien à lui seul.";
  if (withoutAddress === missing) {
    return "Aucun n’a d’adresse : leurs invitations sont préparées, vous remettez les liens.";
  }
  return `Un message part à chacun ; ${formatCount(withoutAddress, "n’a", "n’ont")} pas d’adresse : vous remettrez leur lien.`;
}
