import type { ReactNode } from "react";
import { isRouteErrorResponse } from "react-router";
import { RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { toldMessage } from "#app/components/told-message.ts";

/** What a respondent reads when something can't be: what happened, what became of their answers, and what to do. */
export function RespondentError({ error }: { readonly error: unknown }) {
  const status = isRouteErrorResponse(error) ? error.status : isNetworkFault(error) ? 0 : 500;
  const { title, children } = explanationOf(status, toldMessage(error));
  return (
    <RespondentShell firm="Diapason">
      <title>{`${title} · Diapason`}</title>
      <div className="stack">
        <h1>{title}</h1>
        {children}
      </div>
    </RespondentShell>
  );
}

type Explanation = { readonly title: string; readonly children: ReactNode };

function explanationOf(status: number, message: string | null): Explanation {
  switch (status) {
    case 0:
      return {
        title: "Pas de réseau",
        children: (
          <p>
            Le serveur n’a pas répondu : rien n’a été envoyé. Revenez en arrière et recommencez quand le
            réseau est là. Ce qui était enregistré l’est toujours.
          </p>
        ),
      };
    case 401:
      return {
        title: "Rouvrez votre lien",
        children: (
          <>
            <p>
              Cette page s’ouvre par le lien que vous avez reçu : revenez au message, ou au code affiché, et
              ouvrez-le de nouveau. Ce qui était enregistré l’est toujours.
            </p>
            <p>
              Si le lien ne s’ouvre plus, demandez-en un autre à la personne qui vous l’a donné : il a pu
              arriver à son terme.
            </p>
          </>
        ),
      };
    case 403:
      return {
        title: "Cette page ne vous est pas ouverte",
        children: (
          <>
            <p>
              {message ??
                "Votre lien ne donne pas accès à ce que vous demandez, ou vos réponses sont déjà envoyées. Rien n’a été changé."}
            </p>
            <p>
              <a className="button" href="/reponse">
                Revenir à mes réponses
              </a>
            </p>
          </>
        ),
      };
    case 404:
      return {
        title: "Cette page n’existe pas",
        children: (
          <>
            <p>L’adresse est peut-être incomplète. Vos réponses enregistrées n’ont pas bougé.</p>
            <p>
              <a className="button" href="/reponse">
                Revenir à mes réponses
              </a>
            </p>
          </>
        ),
      };
    case 503:
      return {
        title: "L’enregistrement n’a pas pu se faire",
        children: (
          <p>
            {message ??
              "Le serveur ne répond pas pour le moment. Revenez en arrière, attendez une minute et recommencez : ce qui était enregistré l’est toujours."}
          </p>
        ),
      };
    default:
      return {
        title: status === 500 ? "Quelque chose n’a pas marché" : "Cela ne peut pas se faire",
        children: (
          <>
            <p>
              {message ??
                "Une erreur imprévue s’est produite de notre côté. Revenez en arrière et recommencez : ce qui était enregistré l’est toujours."}
            </p>
            <p>
              <a className="button" href="/reponse">
                Revenir à mes réponses
              </a>
            </p>
          </>
        ),
      };
  }
}

/** What a browser throws when it reaches nobody. */
function isNetworkFault(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}
