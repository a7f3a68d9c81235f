import { data, Form, redirect } from "react-router";
import { RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { requestContext } from "#app/server/access/actor.ts";
import { readRespondentCookie, respondentCookie } from "#app/server/access/respondent-cookie.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import type { ClosedReason } from "#app/server/respondents/links.ts";
import { enterByLink } from "#app/server/respondents/sessions.ts";
import { type Welcome, welcomeAt } from "#app/server/self-assessment/welcome.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/link";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${titleOf(loaderData?.welcome)} · Diapason` },
  { name: "robots", content: "noindex" },
];

/** The address is a secret: no other page is told of it, and no search engine keeps it. */
export const headers: Route.HeadersFunction = () => ({
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
});

/** Only looks: whoever scans the mail opens the address too. */
export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { db, env, content } = services();
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const { now } = context.get(requestContext);
  const welcome = welcomeAt(tools, params.token, await readRespondentCookie(env, request), now);
  return data({ welcome }, { status: statusOf(welcome) });
}

/** Exchanges the address for a cookie, and leads on to an address that says nothing. */
export async function action({ params, request, context }: Route.ActionArgs) {
  const { db, env } = services();
  const cookie = await readRespondentCookie(env, request);
  const entry = enterByLink(db, params.token, cookie, context.get(requestContext).now);
  if (entry.kind === "closed") return data(null, { status: statusOf(entry) });
  throw redirect("/reponse", {
    status: 303,
    headers: { "Set-Cookie": await respondentCookie(env, entry.token) },
  });
}

export default function LinkPage({ loaderData }: Route.ComponentProps) {
  const { welcome } = loaderData;
  return welcome.kind === "open" ? <Open welcome={welcome} /> : <Closed why={welcome.why} />;
}

function Open({ welcome }: { readonly welcome: Extract<Welcome, { kind: "open" }> }) {
  const { firm, operation, perspective, minutes, stage } = welcome;
  if (minutes === 0) {
    return (
      <RespondentShell firm={firm} operation={operation}>
        <div className="stack">
          <h1>Rien ne vous est demandé pour le moment</h1>
          <p>
            Le questionnaire de cette opération n’a pas de question pour vous. Dites-le à la personne qui vous
            a donné ce lien.
          </p>
        </div>
      </RespondentShell>
    );
  }
  return (
    <RespondentShell firm={firm} operation={operation}>
      <div className="stack welcome">
        <h1>{TITLES[perspective]}</h1>
        <p>
          {perspective === "director"
            ? `${firm} participe à l’opération « ${operation} ». Avant l’entretien avec votre consultant, dites comment vous voyez votre entreprise.`
            : `${firm} participe à l’opération « ${operation} » et aimerait savoir comment vous la voyez.`}
        </p>
        <ul className="facts">
          <li>
            <strong>{minutes === 1 ? "Une minute" : `${minutes} minutes`}</strong> environ, en une fois ou en
            plusieurs.
          </li>
          <li>
            <strong>{perspective === "director" ? "Confidentiel" : "Sans votre nom"}</strong>
            {perspective === "director"
              ? " : le financeur ne voit jamais vos réponses."
              : " : personne ne lit vos réponses une à une."}
          </li>
          <li>
            <strong>Enregistré</strong> à chaque réponse.
          </li>
        </ul>
        <Form method="post" replace>
          <SubmitButton kind="big" pendingLabel="Ouverture…">
            {BUTTONS[stage]}
          </SubmitButton>
        </Form>
      </div>
    </RespondentShell>
  );
}

function Closed({ why }: { readonly why: ClosedReason }) {
  const { title, text } = CLOSED[why];
  return (
    <RespondentShell firm="Diapason">
      <div className="stack">
        <h1>{title}</h1>
        {text.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </RespondentShell>
  );
}

function titleOf(welcome: Welcome | undefined): string {
  return welcome?.kind === "closed" ? CLOSED[welcome.why].title : "Votre avis";
}

/** An address that never was says so; one that was and is over, too. */
function statusOf(entry: Welcome | { readonly kind: "closed"; readonly why: ClosedReason }): number {
  if (entry.kind === "open") return 200;
  return entry.why === "unknown" ? 404 : 410;
}

const TITLES = {
  director: "Votre entreprise, telle que vous la voyez",
  employee: "Votre entreprise, vue par ceux qui y travaillent",
  customer: "Votre avis de client",
} as const;

const BUTTONS = { new: "Commencer", begun: "Continuer", submitted: "Revoir où j’en suis" } as const;

const ASK = "Demandez-en un autre à la personne qui vous l’a donné.";

const CLOSED: Readonly<Record<ClosedReason, { readonly title: string; readonly text: readonly string[] }>> = {
  unknown: {
    title: "Ce lien ne mène nulle part",
    text: [
      "L’adresse est sans doute incomplète : rouvrez-la depuis le message, ou scannez de nouveau le code.",
      `Si rien n’y fait, le lien a été remplacé. ${ASK}`,
    ],
  },
  expired: {
    title: "Ce lien est arrivé à son terme",
    text: ["Ce que vous aviez enregistré est gardé.", ASK],
  },
  revoked: {
    title: "Ce lien a été annulé",
    text: [
      "La personne qui vous l’avait donné l’a repris. Ce que vous aviez enregistré n’a pas bougé.",
      `Si vous pensez que c’est une erreur : ${ASK.charAt(0).toLowerCase()}${ASK.slice(1)}`,
    ],
  },
  withdrawn: {
    title: "L’entreprise ne participe plus à l’opération",
    text: [
      "Plus aucune réponse n’est demandée. Pour toute question, adressez-vous à la personne qui vous a donné ce lien.",
    ],
  },
  "round-closed": {
    title: "Cette campagne de réponses est terminée",
    text: [
      "Les réponses ne sont plus reçues. Pour toute question, adressez-vous à la personne qui vous a donné ce lien.",
    ],
  },
};
