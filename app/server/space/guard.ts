/** The middleware of the firm's space: a director who came by their link, and, but for the code's own page, gave a code. */
import { data, type MiddlewareFunction, redirect } from "react-router";
import type { Resource, Verb } from "#app/domain/operation/permissions.ts";
import { isSafe } from "#app/server/access/csrf.ts";
import {
  currentVisit,
  mayVisit,
  type RespondentVisit,
  respondentGuard,
} from "#app/server/access/respondent-guard.ts";

type Guard = MiddlewareFunction<Response>;

/** Where a code is asked for. */
export const CODE_PATH = "/espace/code";

/** Lets in a director who came by their link, with a code or without. Employees and customers are told that there is no space. */
export const ownDoor: readonly Guard[] = [
  respondentGuard("know", "operation", { unsafe: "know" }),
  ({ context }) => {
    if (currentVisit(context).invitation.perspective === "director") return;
    throw data({ message: NO_SPACE_FOR_GROUPS }, { status: 403 });
  },
];

/**
 * Lets in a director who gave a code and may do this; without a code they are sent to ask for one, and come back after. An
 * unsafe method asks for `unsafe`, by default the same verb.
 */
export function ownSpace(
  verb: Verb,
  resource: Resource,
  options: { readonly unsafe?: Verb } = {},
): readonly Guard[] {
  return [
    ...ownDoor,
    ({ request, context, url }) => {
      const visit = currentVisit(context);
      if (!visit.actor.isVerified) throw redirect(codePath(url.pathname), 303);
      const asked = isSafe(request.method) ? verb : (options.unsafe ?? verb);
      if (mayVisit(visit, asked, resource)) return;
      throw data({ message: refusalOf(visit, resource) }, { status: 403 });
    },
  ];
}

function refusalOf(visit: RespondentVisit, resource: Resource): string {
  if (resource === "synthesis") return NOT_PUBLISHED;
  return visit.isReleased ? NOT_YOURS : NOT_RELEASED;
}

/** The page of the space that an address asks for, once a code was given; never another one. */
export function spacePath(wanted: string | null): string {
  return wanted !== null && WAYS_BACK.test(wanted) ? wanted : "/espace";
}

/** A file is not asked for again by itself: one goes back to where it is offered. */
const WAYS_BACK = /^\/espace(\/(reponses|plan|aides|synthese|donnees)(\/[\w-]{1,60})?)?$/;

function codePath(pathname: string): string {
  const wanted = spacePath(pathname);
  return wanted === "/espace" ? CODE_PATH : `${CODE_PATH}?vers=${encodeURIComponent(wanted)}`;
}

const NO_SPACE_FOR_GROUPS =
  "L’espace de l’entreprise est ouvert à son dirigeant seulement. Les réponses des salariés et des clients sont anonymes : il n’y a donc pas d’espace où les relire.";
const NOT_RELEASED =
  "Cette page s’ouvrira quand votre consultant vous aura remis le rapport. Rien n’est perdu : revenez par le même lien.";
const NOT_PUBLISHED =
  "La synthèse de l’opération n’est pas encore publiée pour les entreprises. Vous la trouverez ici quand elle le sera.";
const NOT_YOURS = "Votre lien ne donne pas accès à ce que vous demandez.";
