import { isRouteErrorResponse } from "react-router";
import { SpaceShell } from "#app/components/space/space-shell.tsx";
import { toldMessage } from "#app/components/told-message.ts";

/** What a director reads when a page of their space can't be: what happened, and what to do. */
export function SpaceError({ error }: { readonly error: unknown }) {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { title, text, way } = EXPLANATIONS.get(status) ?? UNFORESEEN;
  return (
    <SpaceShell firm="Diapason">
      <title>{`${title} · Diapason`}</title>
      <div className="stack">
        <h1>{title}</h1>
        <p>{toldMessage(error) ?? text}</p>
        {way === null ? null : (
          <p>
            <a className="button" href={way.to}>
              {way.label}
            </a>
          </p>
        )}
      </div>
    </SpaceShell>
  );
}

type Explanation = {
  readonly title: string;
  readonly text: string;
  readonly way: { readonly to: string; readonly label: string } | null;
};

const HOME = { to: "/espace", label: "Revenir à mon espace" };

const EXPLANATIONS: ReadonlyMap<number, Explanation> = new Map([
  [
    401,
    {
      title: "Rouvrez votre lien",
      text: "Votre espace s’ouvre par le lien que vous avez reçu : revenez au message et ouvrez-le de nouveau. S’il ne s’ouvre plus, demandez-en un autre à votre consultant. Si les données de l’entreprise ont été effacées, plus aucun lien ne s’ouvre.",
      way: null,
    },
  ],
  [
    403,
    {
      title: "Cette page ne vous est pas ouverte",
      text: "Votre lien ne donne pas accès à ce que vous demandez.",
      way: { to: "/reponse", label: "Revenir" },
    },
  ],
  [
    404,
    {
      title: "Cette page n’existe pas",
      text: "L’adresse est peut-être incomplète, ou ce qu’elle montrait a été retiré.",
      way: HOME,
    },
  ],
  [
    413,
    {
      title: "C’est trop lourd pour être reçu",
      text: "Rien n’a été enregistré, et rien n’est perdu : revenez en arrière avec le bouton de votre navigateur, puis raccourcissez votre texte. Un fichier ne doit pas dépasser 10 Mo.",
      way: HOME,
    },
  ],
  [
    503,
    {
      title: "L’enregistrement n’a pas pu se faire",
      text: "Le serveur ne répond pas pour le moment. Revenez en arrière, attendez une minute et recommencez.",
      way: HOME,
    },
  ],
]);

const UNFORESEEN: Explanation = {
  title: "Quelque chose n’a pas marché",
  text: "Une erreur imprévue s’est produite de notre côté. Revenez en arrière et recommencez.",
  way: HOME,
};
