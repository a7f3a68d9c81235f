import { Form, Link, redirect } from "react-router";
import { RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { requestContext } from "#app/server/access/actor.ts";
import { endedRespondentCookie, readRespondentCookie } from "#app/server/access/respondent-cookie.ts";
import { readVisit } from "#app/server/respondents/sessions.ts";
import { services } from "#app/server/services.ts";
import { deleteRespondentSession } from "#db/respondent-sessions.ts";
import type { Route } from "./+types/leave";

export const meta: Route.MetaFunction = () => [{ title: "Quitter · Diapason" }];

/** Open to everybody: somebody who is out already is told so. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const visit = await visitOf(request, context.get(requestContext).now);
  if (visit === null) return { stage: "out" } as const;
  const { perspective, firm } = visit.invitation;
  const isUnfinishedInGroup =
    perspective !== "director" && visit.respondent !== null && visit.respondent.submittedAt === null;
  return { stage: isUnfinishedInGroup ? "unfinished" : "in", firm } as const;
}

/** Ends the session here; what was saved stays. */
export async function action({ request, context }: Route.ActionArgs) {
  const { db, env } = services();
  const visit = await visitOf(request, context.get(requestContext).now);
  if (visit !== null) deleteRespondentSession(db, visit.session.id);
  throw redirect("/reponse/quitter", {
    status: 303,
    headers: { "Set-Cookie": await endedRespondentCookie(env) },
  });
}

export default function LeavePage({ loaderData }: Route.ComponentProps) {
  if (loaderData.stage === "out") {
    return (
      <RespondentShell firm="Diapason">
        <div className="stack">
          <h1>Vous êtes sorti du questionnaire</h1>
          <p>
            Plus rien n’en reste ouvert sur cet appareil. Pour y revenir, rouvrez le lien que vous avez reçu.
          </p>
        </div>
      </RespondentShell>
    );
  }
  const { firm, stage } = loaderData;
  return (
    <RespondentShell firm={firm}>
      <div className="stack">
        <h1>Quitter le questionnaire{"\u202F"}?</h1>
        {stage === "unfinished" ? (
          <>
            <p>
              Vos réponses n’ont pas votre nom : une fois sorti, rien ne permet de les retrouver, sauf une
              adresse que vous auriez gardée.
            </p>
            <p>
              <Link to="/reponse/ailleurs">Garder une adresse pour reprendre plus tard</Link>
            </p>
          </>
        ) : (
          <p>Ce qui est enregistré est gardé. Votre lien vous ramènera ici.</p>
        )}
        <Form method="post" className="row">
          <SubmitButton pendingLabel="Un instant…">Quitter</SubmitButton>
          <Link className="button quiet" to="/reponse">
            Rester
          </Link>
        </Form>
      </div>
    </RespondentShell>
  );
}

async function visitOf(request: Request, now: string) {
  const { db, env } = services();
  const token = await readRespondentCookie(env, request);
  return token === null ? null : readVisit(db, token, now);
}
