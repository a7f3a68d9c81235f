import { data, Form, Link } from "react-router";
import { z } from "zod";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, SelectField } from "#app/components/field.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PasswordOnce } from "#app/components/password-once.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { USER_ROLES } from "#app/domain/operation/permissions.ts";
import { type FormState, fieldState, readForm, refused, untouched } from "#app/forms/form-state.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { services } from "#app/server/services.ts";
import { createUser } from "#app/server/users.ts";
import { ROLE_HINTS, ROLE_LABELS } from "#app/text/roles.ts";
import { listOperationPlates } from "#db/operation-members.ts";
import { listMemberships, listUsers } from "#db/users.ts";
import type { Route } from "./+types/users";

export const meta: Route.MetaFunction = () => [{ title: "Utilisateurs · Diapason" }];

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "users")];

const schema = z.object({
  name: z.string().trim().min(1, "Indiquez le nom de la personne.").max(100, "Au plus 100 caractères."),
  email: z.email("Indiquez une adresse électronique, par exemple prenom.nom@exemple.fr.").max(200),
  role: z.enum(USER_ROLES, "Choisissez un rôle."),
  operation: z.string().optional(),
});

export function loader() {
  const { db } = services();
  const memberships = listMemberships(db);
  return {
    users: listUsers(db).map((user) => ({
      ...user,
      operations: memberships.filter((one) => one.userId === user.id).map((one) => one.operationName),
    })),
    operations: listOperationPlates(db).map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** The form as it came back and, once the account is made, what to hand over to its owner. */
type State = FormState & {
  readonly created?: { readonly name: string; readonly email: string; readonly password: string };
};

export async function action({ request, context }: Route.ActionArgs) {
  const form = await readForm(request, schema);
  if (!form.ok) return data<State>(form.state, { status: 422 });
  const { address, now } = context.get(requestContext);
  const { name, email, role, operation = "" } = form.value;
  const result = await createUser(
    services().db,
    { actor: currentUser(context), address },
    { name, email, role, password: null, operationIds: operation === "" ? [] : [operation] },
    now,
  );
  if (!result.ok) return data<State>(refused(form.typed, [result.problem]), { status: 422 });
  const password = result.value.generatedPassword ?? "";
  // Shown in this one answer and nowhere else: a redirection would have to keep it.
  return data<State>({ ...untouched, created: { name, email, password } }, { status: 201 });
}

export default function UsersPage({ loaderData, actionData }: Route.ComponentProps) {
  const state: State = actionData ?? untouched;
  const { created } = state;
  return (
    <>
      <PageHead
        title="Utilisateurs"
        below="Les personnes qui ont un compte, et les opérations où elles ont leur place."
      />
      <div className="stack">
        {created === undefined ? null : <PasswordOnce {...created} />}
        <UserTable users={loaderData.users} />
        <NewUserForm key={created?.email} state={state} operations={loaderData.operations} />
      </div>
    </>
  );
}

type UserTableProps = { readonly users: Route.ComponentProps["loaderData"]["users"] };

function UserTable({ users }: UserTableProps) {
  return (
    <section className="card table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Rôle</th>
            <th scope="col">Opérations</th>
            <th scope="col">Depuis</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row">
                <Link to={`/admin/utilisateurs/${user.id}`}>{user.name}</Link>
                <br />
                <span className="soft small">{user.email}</span>
              </th>
              <td data-label="Rôle">{ROLE_LABELS[user.role]}</td>
              <td data-label="Opérations">{operationsOf(user)}</td>
              <td data-label="Depuis">
                <Moment at={user.createdAt} />
              </td>
              <td data-label="État">
                {user.disabledAt === null ? (
                  <span className="tag">Actif</span>
                ) : (
                  <span className="tag signal">Désactivé</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function operationsOf(user: UserTableProps["users"][number]): string {
  if (user.role === "admin") return "Toutes";
  return user.operations.length === 0 ? "Aucune" : user.operations.join(", ");
}

type NewUserFormProps = {
  readonly state: FormState;
  readonly operations: readonly { readonly value: string; readonly label: string }[];
};

function NewUserForm({ state, operations }: NewUserFormProps) {
  return (
    <section className="card" id="ajouter">
      <h2>Ajouter une personne</h2>
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} />
        <InputField name="name" label="Nom" required autoComplete="off" {...fieldState(state, "name")} />
        <InputField
          name="email"
          label="Adresse électronique"
          hint="Elle sert à se connecter."
          type="email"
          required
          autoComplete="off"
          {...fieldState(state, "email")}
        />
        <ChoiceField
          name="role"
          label="Rôle"
          required
          options={USER_ROLES.map((role) => ({
            value: role,
            label: ROLE_LABELS[role],
            hint: ROLE_HINTS[role],
          }))}
          {...fieldState(state, "role", "consultant")}
        />
        <SelectField
          name="operation"
          label="Opération"
          hint="Pour un consultant ou un financeur ; d’autres s’ajoutent ensuite."
          empty="Aucune pour le moment"
          options={operations}
          {...fieldState(state, "operation")}
        />
        <div>
          <SubmitButton>Créer le compte</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
