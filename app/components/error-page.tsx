import type { ReactNode } from "react";
import { isRouteErrorResponse, Link, useLocation } from "react-router";
import { LightShell } from "#app/components/light-shell.tsx";
import { toldMessage } from "#app/components/told-message.ts";

/** What a person reads when something can't be: what happened, in their words, and what to do. Never a stack. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { title, children } = explanationOf(status, toldMessage(error));
  return (
    <LightShell narrow>
      <title>{`${title} · Diapason`}</title>
      <div className="stack">
        <p className="soft small">Erreur {status}</p>
        <h1>{title}</h1>
        {children}
        <p>
          {status === 401 ? <LogInAgain /> : null}
          <Link className={status === 401 ? "button quiet" : "button"} to="/" reloadDocument>
            Revenir à l’accueil
          </Link>
        </p>
      </div>
    </LightShell>
  );
}

type Explanation = { readonly title: string; readonly children: ReactNode };

function explanationOf(status: number, message: string | null): Explanation {
  switch (status) {
    case 401:
      return {
        title: "Votre session est terminée",
        children: (
          <p>
            Connectez-vous de nouveau pour continuer. Si vous veniez de remplir un formulaire, connectez-vous
            dans un autre onglet, puis revenez en arrière dans celui-ci et envoyez-le encore : rien n’en est
            perdu.
          </p>
        ),
      };
    case 403:
      return {
        title: "Cette page ne vous est pas ouverte",
        children: (
          <p>
            Votre compte ne donne pas accès à ce que vous demandez. Si vous pensez que c’est une erreur,
            parlez-en à l’administrateur de votre cabinet. Si vous envoyiez un formulaire, rechargez sa page
            et recommencez.
          </p>
        ),
      };
    case 404:
      return {
        title: "Cette page n’existe pas",
        children: (
          <p>
            L’adresse est peut-être incomplète, ou ce qu’elle montrait a été retiré. Repartez de l’accueil.
          </p>
        ),
      };
    case 405:
      return {
        title: "Cette adresse ne se demande pas ainsi",
        children: (
          <p>Elle ne s’ouvre pas directement. Repartez de l’accueil et suivez les boutons des pages.</p>
        ),
      };
    case 411:
    case 413:
      return {
        title: "C’est trop lourd pour être reçu",
        children: (
          <p>
            Rien n’a été enregistré, et rien n’est perdu : revenez en arrière avec le bouton de votre
            navigateur, qui garde ce que vous avez saisi. Raccourcissez ensuite les textes les plus longs, ou
            envoyez-les en plusieurs fois. Un fichier ne doit pas dépasser 12 Mo.
          </p>
        ),
      };
    case 503:
      return {
        title: "L’enregistrement n’a pas pu se faire",
        children: (
          <p>
            {message ??
              "La base de données ne répond pas pour le moment. Revenez en arrière, attendez une minute, puis recommencez : rien n’a été perdu de ce que vous avez saisi."}
          </p>
        ),
      };
    default:
      return {
        title: "Une erreur s’est produite de notre côté",
        children: (
          <p>
            Revenez en arrière et recommencez. Si elle se répète, dites à l’administrateur de votre cabinet
            l’heure qu’il est et ce que vous faisiez : le journal du serveur en garde la trace.
          </p>
        ),
      };
  }
}

function LogInAgain() {
  const { pathname, search } = useLocation();
  return (
    <Link
      className="button"
      to={`/connexion?vers=${encodeURIComponent(`${pathname}${search}`)}`}
      reloadDocument
    >
      Se connecter
    </Link>
  );
}
