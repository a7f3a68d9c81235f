import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, SelectField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PasswordOnce } from "#app/components/password-once.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { Result } from "#app/domain/errors.ts";
import { USER_ROLES } from "#app/domain/operation/permissions.ts";
import { type FormState, fieldState, readFields, refused, untouched } from "#app/forms/form-state.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { services } from "#app/server/services.ts";
import {
  changeUser,
  disableUser,
  enableUser,
  joinOperation,
  leaveOperation,
  resetPassword,
} from "#app/server/users.ts";
import { type NoticeCode, noticePath } from "#app/text/notices.ts";
import { ROLE_HINTS, ROLE_LABELS } from "#app/text/roles.ts";
import { listOperationPlates } from "#db/operation-members.ts";
import { findUser, listMemberships } from "#db/users.ts";
import type { Route } from "./+types/user";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.user.name ?? "Utilisateur"} · Diapason` },
];

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "users")];

const intentSchema = z.enum(["change", "disable", "enable", "reset-password", "join", "leave"]);
const changeSchema = z.object({
  name: z.string().trim().min(1, "Indiquez le nom de la personne.").max(100, "Au plus 100 caractères."),
  role: z.enum(USER_ROLES, "Choisissez un rôle."),
});
const operationSchema = z.object({ operation: z.string().min(1, "Choisissez une opération.") });

export function loader({ params, context }: Route.LoaderArgs) {
  const { db } = services();
  const user = findUser(db, params.userId);
  if (user === null) throw data(null, { status: 404 });
  const memberships = listMemberships(db).filter((one) => one.userId === user.id);
  const joined = new Set(memberships.map((one) => one.operationId));
  return {
    user,
    isSelf: user.id === currentUser(context).id,
    memberships: memberships.map(({ operationId, operationName }) => ({ operationId, operationName })),
    otherOperations: listOperationPlates(db)
      .filter((operation) => !joined.has(operation.id))
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** The form as it came back and, when one was made, the password to hand over. */
type State = FormState & { readonly password?: string };

export async function action({ request, params, context }: Route.ActionArgs) {
  const { db } = services();
  if (findUser(db, params.userId) === null) throw data(null, { status: 404 });
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  const { address, now } = context.get(requestContext);
  const acting = { actor: currentUser(context), address };
  const { userId } = params;
  switch (intent.data) {
    case "change": {
      const form = readFields(fields, changeSchema);
      if (!form.ok) return data<State>(form.state, { status: 422 });
      return answer(userId, form.typed, changeUser(db, acting, userId, form.value, now), "compte-modifie");
    }
    case "disable":
      return answer(userId, { intent: "disable" }, disableUser(db, acting, userId, now), "compte-desactive");
    case "enable":
      return answer(userId, { intent: "enable" }, enableUser(db, acting, userId, now), "compte-reactive");
    case "join":
    case "leave": {
      const form = readFields(fields, operationSchema);
      if (!form.ok) return data<State>(form.state, { status: 422 });
      const { operation } = form.value;
      return intent.data === "join"
        ? answer(userId, form.typed, joinOperation(db, acting, userId, operation, now), "operation-ajoutee")
        : answer(userId, form.typed, leaveOperation(db, acting, userId, operation, now), "operation-retiree");
    }
    case "reset-password": {
      const result = await resetPassword(db, acting, userId, now);
      if (!result.ok)
        return data<State>(refused({ intent: "reset-password" }, [result.problem]), { status: 422 });
      return data<State>({ ...untouched, password: result.value.generatedPassword }, { status: 200 });
    }
  }
}

function answer(userId: string, typed: FormState["values"], result: Result<unknown>, notice: NoticeCode) {
  if (!result.ok) return data<State>(refused(typed, [result.problem]), { status: 422 });
  throw redirect(noticePath(`/admin/utilisateurs/${userId}`, notice));
}

export default function UserPage({ loaderData, actionData }: Route.ComponentProps) {
  const { user, isSelf, memberships, otherOperations } = loaderData;
  const state: State = actionData ?? untouched;
  const { password } = state;
  const stateOf = (...intents: readonly string[]) =>
    intents.some((intent) => state.values.intent === intent) ? state : untouched;
  return (
    <>
      <PageHead
        title={user.name}
        crumbs={[{ label: "Utilisateurs", to: "/admin/utilisateurs" }]}
        below={`${user.email} · ${ROLE_LABELS[user.role]}${user.disabledAt === null ? "" : " · compte désactivé"}`}
      />
      <div className="stack">
        {password === undefined ? null : (
          <PasswordOnce name={user.name} email={user.email} password={password} />
        )}
        <ErrorSummary state={stateOf("disable", "enable", "reset-password", "leave")} />
        {user.role === "admin" ? null : (
          <Operations memberships={memberships} others={otherOperations} state={stateOf("join")} />
        )}
        <IdentityForm key={`${user.name}${user.role}`} user={user} state={stateOf("change")} />
        <AccessSection isDisabled={user.disabledAt !== null} isSelf={isSelf} />
      </div>
    </>
  );
}

type Loaded = Route.ComponentProps["loaderData"];
type OperationsProps = {
  readonly memberships: Loaded["memberships"];
  readonly others: Loaded["otherOperations"];
  readonly state: FormState;
};

function Operations({ memberships, others, state }: OperationsProps) {
  return (
    <section className="card">
      <h2>Opérations</h2>
      <div className="stack">
        {memberships.length === 0 ? (
          <p>
            Aucune pour le moment : ajoutez la première ci-dessous, sans quoi cette personne ne voit rien.
          </p>
        ) : (
          <div className="table-wrap">
            <table>
              <tbody>
                {memberships.map((membership) => (
                  <tr key={membership.operationId}>
                    <th scope="row">{membership.operationName}</th>
                    <td className="num">
                      <Form method="post" className="inline">
                        <input type="hidden" name="intent" value="leave" />
                        <input type="hidden" name="operation" value={membership.operationId} />
                        <button type="submit" className="button quiet danger small">
                          Retirer<span className="visually-hidden"> de {membership.operationName}</span>
                        </button>
                      </Form>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {others.length === 0 ? null : (
          <Form method="post" className="form" noValidate>
            <input type="hidden" name="intent" value="join" />
            <ErrorSummary state={state} />
            <SelectField
              name="operation"
              label="Ajouter à une opération"
              empty="Choisissez"
              required
              options={others}
              {...fieldState(state, "operation")}
            />
            <div>
              <SubmitButton kind="quiet" name="button" value="join">
                Ajouter
              </SubmitButton>
            </div>
          </Form>
        )}
      </div>
    </section>
  );
}

function IdentityForm({ user, state }: { readonly user: Loaded["user"]; readonly state: FormState }) {
  return (
    <section className="card">
      <h2>Nom et rôle</h2>
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="intent" value="change" />
        <ErrorSummary state={state} />
        <InputField
          name="name"
          label="Nom"
          required
          autoComplete="off"
          {...fieldState(state, "name", user.name)}
        />
        <ChoiceField
          name="role"
          label="Rôle"
          hint="Changer de rôle retire la personne de toutes ses opérations et ferme ses sessions. Les entreprises qu’elle suivait n’ont alors plus de consultant."
          required
          options={USER_ROLES.map((role) => ({
            value: role,
            label: ROLE_LABELS[role],
            hint: ROLE_HINTS[role],
          }))}
          {...fieldState(state, "role", user.role)}
        />
        <div>
          <SubmitButton name="button" value="change">
            Enregistrer
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}

function AccessSection({ isDisabled, isSelf }: { readonly isDisabled: boolean; readonly isSelf: boolean }) {
  return (
    <section className="card">
      <h2>Accès</h2>
      <div className="stack">
        <p className="soft">
          Un nouveau mot de passe provisoire ferme toutes les sessions de la personne. Un compte désactivé
          garde son histoire et ne peut plus se connecter.
        </p>
        <div className="row">
          <IntentButton intent="reset-password" kind="quiet" label="Donner un nouveau mot de passe" />
          {isSelf ? null : isDisabled ? (
            <IntentButton intent="enable" kind="quiet" label="Réactiver le compte" />
          ) : (
            <IntentButton intent="disable" kind="quiet danger" label="Désactiver le compte" />
          )}
        </div>
      </div>
    </section>
  );
}

function IntentButton({
  intent,
  kind,
  label,
}: {
  readonly intent: string;
  readonly kind: string;
  readonly label: string;
}) {
  return (
    <Form method="post" className="inline">
      <SubmitButton kind={kind} name="intent" value={intent}>
        {label}
      </SubmitButton>
    </Form>
  );
}
