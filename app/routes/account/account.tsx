import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField } from "#app/components/field.tsx";
import { Moment } from "#app/components/moment.tsx";
import { FlashNotice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount } from "#app/domain/format.ts";
import { type FormState, fieldState, readFields, refused, untouched } from "#app/forms/form-state.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { SHORTEST_PASSWORD } from "#app/server/access/passwords.ts";
import { changePassword, endOtherSessions, revokeSession, sessionsOf } from "#app/server/access/sessions.ts";
import { browserName } from "#app/server/access/user-agent.ts";
import { services } from "#app/server/services.ts";
import { renameSelf } from "#app/server/users.ts";
import { noticeAt, noticePath } from "#app/text/notices.ts";
import { ROLE_LABELS } from "#app/text/roles.ts";
import type { Route } from "./+types/account";

export const meta: Route.MetaFunction = () => [{ title: "Mon compte · Diapason" }];

/** Which of the page's forms was sent. */
const intentSchema = z.enum(["name", "password", "revoke", "revoke-others"]);
const nameSchema = z.object({
  name: z.string().trim().min(1, "Indiquez votre nom.").max(100, "Au plus 100 caractères."),
});
const passwordSchema = z
  .object({
    presentPassword: z.string().min(1, "Indiquez votre mot de passe actuel."),
    wantedPassword: z.string().min(1, "Indiquez le nouveau mot de passe."),
    repeatedPassword: z.string(),
  })
  .refine((form) => form.wantedPassword === form.repeatedPassword, {
    path: ["repeatedPassword"],
    message: "Les deux saisies du nouveau mot de passe diffèrent.",
  });
const revokeSchema = z.object({ session: z.string() });

export function loader({ context, url }: Route.LoaderArgs) {
  const user = currentUser(context);
  const { now } = context.get(requestContext);
  return {
    notice: noticeAt(url),
    user: { name: user.name, email: user.email, role: user.role },
    shortestPassword: SHORTEST_PASSWORD,
    sessions: sessionsOf(services().db, user.id, now).map((session) => ({
      id: session.id,
      browser: browserName(session.userAgent),
      openedAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      isThisOne: session.id === user.sessionId,
    })),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  const user = currentUser(context);
  const { db } = services();
  const { address, now } = context.get(requestContext);
  switch (intent.data) {
    case "name": {
      const form = readFields(fields, nameSchema);
      if (!form.ok) return data(form.state, { status: 422 });
      renameSelf(db, { actor: user, name: form.value.name, address }, now);
      throw redirect(noticePath("/compte", "nom-change"));
    }
    case "password":
      return answerPasswordChange(fields, (present, wanted) =>
        changePassword(db, { user, sessionId: user.sessionId, present, wanted, address }, now),
      );
    case "revoke": {
      const form = readFields(fields, revokeSchema);
      if (!form.ok) return data(form.state, { status: 422 });
      revokeSession(db, user, form.value.session, address, now);
      throw redirect(noticePath("/compte", "session-fermee"));
    }
    case "revoke-others":
      endOtherSessions(db, user, user.sessionId, address, now);
      throw redirect(noticePath("/compte", "sessions-fermees"));
  }
}

async function answerPasswordChange(
  fields: FormData,
  change: (present: string, wanted: string) => ReturnType<typeof changePassword>,
) {
  const form = readFields(fields, passwordSchema);
  if (!form.ok) return data(form.state, { status: 422 });
  const outcome = await change(form.value.presentPassword, form.value.wantedPassword);
  switch (outcome.kind) {
    case "changed":
      throw redirect(noticePath("/compte", "mot-de-passe-change"));
    case "weak":
      return refusal(form.typed, "wantedPassword", outcome.reason, 422);
    case "wrong-present":
      return refusal(form.typed, "presentPassword", "Ce n’est pas votre mot de passe actuel.", 422);
    case "wait": {
      const wait = formatCount(outcome.minutes, "minute", "minutes");
      return refusal(form.typed, "presentPassword", `Trop d’essais de suite. Réessayez dans ${wait}.`, 429);
    }
  }
}

function refusal(typed: FormState["values"], field: string, message: string, status: number) {
  return data(refused(typed, [{ field, message }]), { status });
}

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const state = actionData ?? untouched;
  const stateOf = (intent: string) => (state.values.intent === intent ? state : untouched);
  const { user, sessions, shortestPassword } = loaderData;
  return (
    <>
      <PageHead title="Mon compte" above={`${user.email} · ${ROLE_LABELS[user.role]}`} />
      <div className="stack">
        <FlashNotice message={loaderData.notice} />
        <NameForm state={stateOf("name")} name={user.name} />
        <PasswordForm state={stateOf("password")} shortest={shortestPassword} email={user.email} />
        <Sessions sessions={sessions} />
      </div>
    </>
  );
}

function NameForm({ state, name }: { readonly state: FormState; readonly name: string }) {
  return (
    <section className="card">
      <h2>Mon nom</h2>
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="intent" value="name" />
        <ErrorSummary state={state} />
        <InputField
          name="name"
          label="Nom affiché"
          hint="Il paraît dans les opérations et sur les rapports que vous remettez."
          autoComplete="name"
          required
          {...fieldState(state, "name", name)}
        />
        <div>
          <SubmitButton name="button" value="name">
            Enregistrer
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}

type PasswordFormProps = { readonly state: FormState; readonly shortest: number; readonly email: string };

function PasswordForm({ state, shortest, email }: PasswordFormProps) {
  return (
    <section className="card">
      <h2>Mon mot de passe</h2>
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="intent" value="password" />
        <input
          className="visually-hidden"
          name="username"
          autoComplete="username"
          defaultValue={email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <ErrorSummary state={state} />
        <InputField
          name="presentPassword"
          label="Mot de passe actuel"
          type="password"
          autoComplete="current-password"
          required
          {...fieldState(state, "presentPassword")}
        />
        <InputField
          name="wantedPassword"
          label="Nouveau mot de passe"
          hint={`Au moins ${shortest} caractères, sans autre règle : une phrase de quatre ou cinq mots à vous convient bien.`}
          type="password"
          autoComplete="new-password"
          required
          {...fieldState(state, "wantedPassword")}
        />
        <InputField
          name="repeatedPassword"
          label="Nouveau mot de passe, encore une fois"
          type="password"
          autoComplete="new-password"
          required
          {...fieldState(state, "repeatedPassword")}
        />
        <div>
          <SubmitButton name="button" value="password">
            Changer le mot de passe
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}

type SessionsProps = {
  readonly sessions: readonly {
    readonly id: string;
    readonly browser: string;
    readonly openedAt: string;
    readonly lastSeenAt: string;
    readonly isThisOne: boolean;
  }[];
};

function Sessions({ sessions }: SessionsProps) {
  return (
    <section className="card">
      <div className="toolbar">
        <h2>Mes sessions ouvertes</h2>
        {sessions.length > 1 ? (
          <Form method="post" className="inline">
            <input type="hidden" name="intent" value="revoke-others" />
            <button type="submit" className="button quiet small">
              Fermer toutes les autres
            </button>
          </Form>
        ) : null}
      </div>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">Navigateur</th>
              <th scope="col">Ouverte</th>
              <th scope="col">Vue</th>
              <th scope="col">
                <span className="visually-hidden">Fermer</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">{session.browser}</th>
                <td data-label="Ouverte">
                  <Moment at={session.openedAt} />
                </td>
                <td data-label="Vue">
                  <Moment at={session.lastSeenAt} />
                </td>
                <td>
                  {session.isThisOne ? (
                    <span className="tag accent">Celle-ci</span>
                  ) : (
                    <Form method="post" className="inline">
                      <input type="hidden" name="intent" value="revoke" />
                      <input type="hidden" name="session" value={session.id} />
                      <button type="submit" className="button quiet danger small">
                        Fermer<span className="visually-hidden"> la session {session.browser}</span>
                      </button>
                    </Form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft small">
        Une session se ferme seule après une demi-heure sans activité, et au plus tard douze heures après la
        connexion.
      </p>
    </section>
  );
}
