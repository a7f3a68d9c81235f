import { data, Form, Link } from "react-router";
import { CopyButton } from "#app/components/respondent/copy-button.tsx";
import { answeringWays, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { useAnsweringContext } from "#app/components/respondent/use-answering.ts";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { isGroup } from "#app/domain/scoring/group-answers.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { answering } from "#app/server/self-assessment/guard.ts";
import { makeResumeLink, type ResumeLink } from "#app/server/self-assessment/resume-link.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/elsewhere";

export const middleware: Route.MiddlewareFunction[] = [...answering];

export const meta: Route.MetaFunction = () => [{ title: "Sur un autre appareil · Diapason" }];

/** Makes an address of this very sheet, shown this once. */
export async function action({ context }: Route.ActionArgs) {
  const { db, env } = services();
  const made = await makeResumeLink(
    db,
    currentVisit(context),
    env.APP_ORIGIN,
    context.get(requestContext).now,
  );
  if (!made.ok) throw data({ message: made.problem.message }, { status: 403 });
  return made.value;
}

export default function ElsewherePage({ actionData }: Route.ComponentProps) {
  const { told } = useAnsweringContext();
  return (
    <RespondentShell
      firm={told.firm}
      operation={told.operation}
      ways={answeringWays(told.perspective, "/reponse/ailleurs")}
    >
      <div className="stack">
        <h1>Continuer sur un autre appareil</h1>
        {actionData === undefined ? (
          <Offer isShared={isGroup(told.perspective)} />
        ) : (
          <Made link={actionData} />
        )}
        <p>
          <Link className="button quiet" to="/reponse">
            Revenir aux questions
          </Link>
        </p>
      </div>
    </RespondentShell>
  );
}

function Offer({ isShared }: { readonly isShared: boolean }) {
  return (
    <>
      <p>
        {isShared
          ? "Le lien que vous avez reçu ouvre une nouvelle feuille à chaque personne. Pour retrouver la vôtre ailleurs, ou plus tard, il vous en faut une adresse à vous."
          : "Le lien que vous avez reçu vous ramène ici depuis n’importe quel appareil. Vous pouvez aussi en faire un code à scanner."}
      </p>
      <Form method="post">
        <SubmitButton pendingLabel="Un instant…">
          {isShared ? "Faire mon adresse" : "Faire un code à scanner"}
        </SubmitButton>
      </Form>
    </>
  );
}

function Made({ link }: { readonly link: ResumeLink }) {
  return (
    <>
      <p>
        Scannez ce code avec l’autre appareil, ou gardez l’adresse. Elle n’est montrée que cette fois, et
        quiconque l’a peut lire et changer vos réponses : ne la donnez à personne.
      </p>
      <img
        className="resume-code"
        src={`data:image/svg+xml,${encodeURIComponent(link.code)}`}
        alt="Code à scanner qui ouvre vos réponses"
        width="220"
        height="220"
      />
      <p className="copy-once">{link.address}</p>
      <CopyButton text={link.address} />
    </>
  );
}
