import type { ReactNode } from "react";
import { Link } from "react-router";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { formatCount, formatDate, typographic } from "#app/domain/format.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { type OwnScheme, ownSchemes } from "#app/server/space/own-schemes.ts";
import { schemeStatusLabels } from "#app/text/plan.ts";
import type { Route } from "./+types/schemes";

export const middleware: Route.MiddlewareFunction[] = [...ownSpace("read", "actionPlan")];

export const meta: Route.MetaFunction = () => [{ title: "Les aides de votre plan · Diapason" }];

export function loader({ context }: Route.LoaderArgs) {
  const { db, content } = services();
  const visit = currentVisit(context);
  const today = dayInFrance(context.get(requestContext).now);
  return { head: spaceHead(db, visit), schemes: ownSchemes(db, content, visit.invitation, today) };
}

export default function OwnSchemes({ loaderData }: Route.ComponentProps) {
  const { head, schemes } = loaderData;
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={waysOf(head)}>
      <div className="stack">
        <h1>Les aides de votre plan</h1>
        {schemes.length === 0 ? (
          <p>
            Aucune action de votre plan ne cite d’aide. <Link to="/espace/plan">Revenir au plan</Link>
          </p>
        ) : (
          <p className="soft">
            Appelez avant de signer un devis : montants et conditions changent, et beaucoup d’aides se
            demandent avant de commencer.
          </p>
        )}
        {schemes.map((scheme) => (
          <SchemeCard key={scheme.id} scheme={scheme} />
        ))}
      </div>
    </SpaceShell>
  );
}

function SchemeCard({ scheme }: { readonly scheme: OwnScheme }) {
  const { id, name, operator, purpose, verdict, amount, contact, url, actions, note } = scheme;
  return (
    <article className="card stack scheme-card" aria-labelledby={`aide-${id}`}>
      <p>
        <span className={verdict === "eligible" ? "tag accent" : "tag"}>{schemeStatusLabels[verdict]}</span>
      </p>
      <h2 id={`aide-${id}`}>{typographic(name)}</h2>
      <p>{typographic(purpose)}</p>
      <dl>
        <Fact title="Montant">{capitalised(typographic(amount))}</Fact>
        <Fact title="Qui appeler">
          {typographic(contact)}
          {contact.includes(operator) ? "" : ` · ${typographic(operator)}`}
        </Fact>
        {actions.length === 0 ? null : <Fact title="Pour">{actions.map(typographic).join(" ; ")}</Fact>}
      </dl>
      <details className="disclosure">
        <summary>
          Conditions <span className="soft small">{criteriaWords(scheme)}</span>
        </summary>
        <dl>
          <Criteria title="Remplies" lines={scheme.met} />
          <Criteria title="À confirmer" lines={scheme.toConfirm} />
          <Criteria title="Non remplies" lines={scheme.notMet} />
          {note === null ? null : <Fact title="À savoir">{typographic(note)}</Fact>}
        </dl>
      </details>
      <p className="soft small">
        {scheme.informedOn === null
          ? "Date de l’information inconnue"
          : `Information du ${formatDate(scheme.informedOn)}`}
        {scheme.closesOn === null ? "" : ` · jusqu’au ${formatDate(scheme.closesOn)}`} ·{" "}
        <a href={url} target="_blank" rel="noreferrer">
          Page de l’opérateur<span className="visually-hidden"> : {name} (nouvel onglet)</span>
        </a>
      </p>
    </article>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Criteria({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Fact title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{typographic(line)}</li>
        ))}
      </ul>
    </Fact>
  );
}

function criteriaWords({ met, toConfirm, notMet }: OwnScheme): string {
  return [
    met.length === 0 ? null : formatCount(met.length, "remplie", "remplies"),
    toConfirm.length === 0 ? null : `${toConfirm.length} à confirmer`,
    notMet.length === 0 ? null : formatCount(notMet.length, "non remplie", "non remplies"),
  ]
    .filter((part) => part !== null)
    .join(", ");
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
