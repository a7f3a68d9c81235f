import { Form } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { type FormState, fieldState, untouched } from "#app/forms/form-state.ts";
import { MEMBER_ROLE_LABELS } from "#app/text/operations.ts";
import type { Member } from "#db/operations.ts";

type MembersCardProps = {
  readonly members: readonly (Member & { readonly followed: number })[];
  readonly state: FormState;
};

/** Who works on the operation and who funds it; people are added by the address of their account. */
export function MembersCard({ members, state }: MembersCardProps) {
  const { intent } = state.values;
  return (
    <section className="card stack" id="membres">
      <h2>Membres</h2>
      <p className="soft">
        Les consultants voient et écrivent tout ce qui est de l’opération ; les financeurs ne lisent que ses
        synthèses publiées, jamais les réponses d’une entreprise. Les entreprises d’un consultant que vous
        retirez ne sont plus suivies par personne.
      </p>
      <ErrorSummary state={intent === "remove-member" ? state : untouched} />
      {members.length === 0 ? (
        <p className="soft">Personne encore : ajoutez au moins un consultant.</p>
      ) : (
        <ul className="ruled members">
          {members.map((member) => (
            <li key={member.userId}>
              <div>
                <b>{member.name}</b>
                <span className="soft small">{memberWords(member)}</span>
              </div>
              <Form method="post" action="#membres">
                <input type="hidden" name="intent" value="remove-member" />
                <SubmitButton
                  kind="quiet small danger"
                  name="userId"
                  value={member.userId}
                  aria-label={`Retirer ${member.name}`}
                  pendingLabel="Retrait…"
                >
                  Retirer
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" action="#membres" className="form" noValidate>
        <input type="hidden" name="intent" value="add-member" />
        <InputField
          name="email"
          type="email"
          label="Ajouter une personne"
          hint="L’adresse électronique de son compte ; son rôle dit si elle est consultante ou financeur."
          required
          autoComplete="off"
          {...fieldState(intent === "add-member" ? state : untouched, "email")}
        />
        <div>
          <SubmitButton kind="quiet" pendingLabel="Ajout…">
            Ajouter
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}

function memberWords({ email, role, followed }: MembersCardProps["members"][number]): string {
  const words = [MEMBER_ROLE_LABELS[role], email];
  if (followed === 1) words.push("suit 1 entreprise");
  if (followed > 1) words.push(`suit ${followed} entreprises`);
  return words.join(" · ");
}
