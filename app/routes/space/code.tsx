import { data, Form, Link, redirect } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField } from "#app/components/field.tsx";
import { Notice } from "#app/components/notice.tsx";
import { ConsultantContact } from "#app/components/space/consultant-contact.tsx";
import { SpaceShell } from "#app/components/space/space-shell.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { fieldState, readFields, refused, untouched } from "#app/forms/form-state.ts";
import { codeFormSchema } from "#app/forms/space-form.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { CODE_MINUTES, tryCode, VERIFIED_MINUTES } from "#app/server/respondents/codes.ts";
import { services } from "#app/server/services.ts";
import { CODE_PATH, ownDoor, spacePath } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { codeMailer, maskedAddress, sendCode } from "#app/server/space/send-code.ts";
import type { Route } from "./+types/code";

export const middleware: Route.MiddlewareFunction[] = [...ownDoor];

export const meta: Route.MetaFunction = () => [{ title: "Code d’accès · Diapason" }];

export function loader({ context, url }: Route.LoaderArgs) {
  const { db, env } = services();
  const visit = currentVisit(context);
  return {
    // Back by the browser's button: there is nothing left to ask for.
    openAlready: visit.actor.isVerified ? spacePath(url.searchParams.get("vers")) : null,
    head: spaceHead(db, visit),
    address: maskedAddress(visit.invitation, codeMailer(env)),
    isSent: url.searchParams.has("parti"),
    minutes: { code: CODE_MINUTES, verified: VERIFIED_MINUTES },
  };
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const { db, env } = services();
  const { now } = context.get(requestContext);
  const visit = currentVisit(context);
  const back = spacePath(url.searchParams.get("vers"));
  const form = await request.formData();
  if (form.get("intent") === "send") {
    const { operation, consultant } = spaceHead(db, visit);
    const replyTo = consultant === null ? null : { name: consultant.name, address: consultant.email };
    const facts = { operation, consultant: replyTo };
    const sent = await sendCode(db, codeMailer(env), visit.invitation, facts, now);
    if (!sent.ok) return data(refused({}, [sent.problem]), { status: 422 });
    throw redirect(`${CODE_PATH}?vers=${encodeURIComponent(back)}&parti`, 303);
  }
  const read = readFields(form, codeFormSchema);
  if (!read.ok) return data(read.state, { status: 422 });
  const tried = await tryCode(db, visit.session, read.value.code, now);
  // What was typed is not given back: a wrong code is written anew.
  if (!tried.ok) return data(refused({}, [tried.problem]), { status: 422 });
  throw redirect(back, 303);
}

export default function CodePage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, address, isSent, minutes, openAlready } = loaderData;
  const state = actionData ?? untouched;
  return (
    <SpaceShell firm={head.firm} operation={head.operation}>
      <div className="stack">
        <h1>Un code, pour être sûr que c’est vous</h1>
        <p>
          Ce que vous avez répondu et votre rapport sont confidentiels, et un lien peut être transmis. Six
          chiffres ouvrent votre espace sur cet appareil pendant {minutes.verified} minutes.
        </p>
        {openAlready === null ? null : (
          <Notice>
            <p>
              Votre espace est ouvert sur cet appareil. <Link to={openAlready}>Y aller</Link>
            </p>
          </Notice>
        )}
        {address === null ? (
          <section className="card stack">
            <h2>Demandez le code à votre consultant</h2>
            <p>Il vous le donne de vive voix. Il est valable {minutes.code} minutes.</p>
            <ConsultantContact consultant={head.consultant} about="Code d’accès à mon espace" />
          </section>
        ) : (
          <section className="card stack">
            {isSent ? (
              <p role="status">
                Le code est parti à <b>{address}</b>. Il arrive en général en une minute ; regardez aussi dans
                les indésirables.
              </p>
            ) : (
              <p>
                Nous l’envoyons à <b>{address}</b>. Il est valable {minutes.code} minutes.
              </p>
            )}
            <Form method="post">
              <SubmitButton
                kind={isSent ? "quiet" : ""}
                name="intent"
                value="send"
                pendingLabel="Envoi du code…"
              >
                {isSent ? "Envoyer un autre code" : "Recevoir le code par courriel"}
              </SubmitButton>
            </Form>
          </section>
        )}
        <section className="card stack">
          <h2>J’ai le code</h2>
          <Form method="post" className="form code-field" noValidate>
            <ErrorSummary state={state} />
            <InputField
              name="code"
              label="Les six chiffres"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              required
              {...fieldState(state, "code")}
            />
            <div>
              <SubmitButton name="intent" value="check" pendingLabel="Vérification…">
                Ouvrir mon espace
              </SubmitButton>
            </div>
          </Form>
        </section>
        {address === null ? null : (
          <>
            <h2>Vous n’avez plus cette adresse ?</h2>
            <ConsultantContact
              consultant={head.consultant}
              about="Code d’accès à mon espace"
              label="Demandez le code à"
            />
          </>
        )}
      </div>
    </SpaceShell>
  );
}
