import { Form, Link, redirect } from "react-router";
import { Notice } from "#app/components/notice.tsx";
import { OUTER_WAYS, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { cameByLink } from "#app/server/self-assessment/guard.ts";
import { services } from "#app/server/services.ts";
import { getOperation } from "#db/operations.ts";
import type { Route } from "./+types/thanks";

export const middleware: Route.MiddlewareFunction[] = [cameByLink];

export const meta: Route.MetaFunction = () => [{ title: "Merci · Diapason" }];

export function loader({ context, url }: Route.LoaderArgs) {
  const { invitation, isSubmitted } = currentVisit(context);
  if (!isSubmitted) throw redirect("/reponse");
  const operation = getOperation(services().db, invitation.operationId);
  return {
    firm: invitation.firm,
    perspective: invitation.perspective,
    operation: operation?.name ?? "",
    isLate: url.searchParams.has("tard"),
  };
}

/** Thanks, and what happens next. */
export default function ThanksPage({ loaderData }: Route.ComponentProps) {
  const { firm, operation, perspective, isLate } = loaderData;
  const isDirector = perspective === "director";
  return (
    <RespondentShell firm={firm} operation={operation} ways={OUTER_WAYS}>
      <div className="stack welcome">
        <h1>Merci, vos réponses sont envoyées</h1>
        {isLate ? (
          <Notice tone="signal">
            <p role="alert">
              Elles l’étaient déjà : ce que vous venez de changer n’a pas été pris en compte, et rien d’autre
              n’a bougé.
            </p>
          </Notice>
        ) : null}
        {isDirector ? (
          <>
            <h2>Et maintenant{"\u202F"}?</h2>
            <ul className="facts">
              <li>
                <strong>Votre consultant</strong> les croise avec ce qu’il voit chez vous.
              </li>
              <li>
                <strong>À la restitution</strong>, vous en parlez ensemble, et vous choisissez les actions.
              </li>
              <li>
                <strong>Votre rapport et votre plan</strong> s’ouvriront ensuite par ce même lien : gardez-le.
              </li>
            </ul>
            <p>
              <Link className="button" to="/espace">
                Ouvrir mon espace
              </Link>
            </p>
            <p className="soft">Une réponse à corriger{"\u202F"}? Dites-le à votre consultant.</p>
          </>
        ) : (
          <>
            <p>
              Elles rejoignent celles des autres, sans votre nom. Rien d’autre ne vous sera demandé : vous
              pouvez fermer cette page.
            </p>
            <Form method="post" action="/reponse/quitter" className="stack">
              <p className="soft">
                Quelqu’un d’autre répond après vous sur cet appareil{"\u202F"}? Terminez d’abord.
              </p>
              <SubmitButton kind="quiet">Terminer</SubmitButton>
            </Form>
          </>
        )}
      </div>
    </RespondentShell>
  );
}
