import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField } from "#app/components/field.tsx";
import { FlashNotice } from "#app/components/notice.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount } from "#app/domain/format.ts";
import { fieldState, readForm, refused, untouched } from "#app/forms/form-state.ts";
import { actorContext, requestContext } from "#app/server/access/actor.ts";
import { safeReturnPath } from "#app/server/access/addresses.ts";
import { readSessionCookie, sessionCookie } from "#app/server/access/session-cookie.ts";
import { logIn } from "#app/server/access/sessions.ts";
import { services } from "#app/server/services.ts";
import { noticeAt } from "#app/text/notices.ts";
import type { Route } from "./+types/log-in";

export const meta: Route.MetaFunction = () => [{ title: "Connexion · Diapason" }];

const schema = z.object({
  email: z.string().trim().min(1, "Indiquez votre adresse électronique."),
  password: z.string().min(1, "Indiquez votre mot de passe."),
});

/** Somebody who is signed in already goes where they were going. */
export function loader({ context, url }: Route.LoaderArgs) {
  if (context.get(actorContext) !== null) throw redirect(safeReturnPath(url.searchParams.get("vers")));
  return { notice: noticeAt(url) };
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const form = await readForm(request, schema);
  if (!form.ok) return data(form.state, { status: 422 });
  const { db, env } = services();
  const { address, now } = context.get(requestContext);
  const outcome = await logIn(
    db,
    {
      ...form.value,
      address,
      userAgent: request.headers.get("user-agent") ?? "",
      previousToken: await readSessionCookie(env, request),
    },
    now,
  );
  switch (outcome.kind) {
    case "in":
      throw redirect(safeReturnPath(url.searchParams.get("vers")), {
        headers: { "Set-Cookie": await sessionCookie(env, outcome.token) },
      });
    case "refused":
      return data(refused(form.typed, [{ message: "L’adresse ou le mot de passe n’est pas le bon." }]), {
        status: 422,
      });
    case "wait":
      return data(
        refused(form.typed, [
          {
            message: `Trop d’essais de suite. Réessayez dans ${formatCount(outcome.minutes, "minute", "minutes")}.`,
          },
        ]),
        { status: 429 },
      );
  }
}

export default function LogInPage({ loaderData, actionData }: Route.ComponentProps) {
  const state = actionData ?? untouched;
  return (
    <div className="stack">
      <FlashNotice message={loaderData.notice} />
      <section className="card stack">
        <h1>Connexion</h1>
        <Form method="post" className="form" noValidate>
          <ErrorSummary state={state} />
          <InputField
            name="email"
            label="Adresse électronique"
            type="email"
            autoComplete="username"
            required
            {...fieldState(state, "email")}
          />
          <InputField
            name="password"
            label="Mot de passe"
            type="password"
            autoComplete="current-password"
            required
            {...fieldState(state, "password")}
          />
          <SubmitButton pendingLabel="Connexion…">Se connecter</SubmitButton>
        </Form>
      </section>
      <p className="soft small">
        Mot de passe oublié ? L’administrateur de votre cabinet peut vous en donner un nouveau.
      </p>
    </div>
  );
}
