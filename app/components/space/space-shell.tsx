import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { SkipLink } from "#app/components/skip-link.tsx";

type SpaceShellProps = {
  readonly firm: string;
  readonly operation?: string;
  /** The ways around the space; none before a code was given. */
  readonly ways?: readonly Way[];
  readonly children: ReactNode;
};

export type Way = { readonly to: string; readonly label: string };

/** What surrounds the firm's own space: its name, the ways around, and nothing of the house. */
export function SpaceShell({ firm, operation, ways = [], children }: SpaceShellProps) {
  return (
    <div className="space">
      <SkipLink />
      <header className="space-head">
        <div>
          <p className="firm">{firm}</p>
          {operation === undefined || operation === "" ? null : <p className="soft small">{operation}</p>}
        </div>
        {ways.length === 0 ? null : (
          <nav aria-label="Votre espace">
            {ways.map(({ to, label }) => (
              <NavLink key={to} to={to} end={to === "/espace"}>
                {label}
              </NavLink>
            ))}
          </nav>
        )}
      </header>
      <main id="contenu" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** The ways that are open: the plan and its aid once the report is handed over, the answers once they are handed in, the synthesis once one is meant for the firms. */
export function waysOf({
  isReleased,
  isSubmitted,
  isSynthesisForFirms,
  isInvited,
}: {
  readonly isReleased: boolean;
  readonly isSubmitted: boolean;
  readonly isSynthesisForFirms: boolean;
  /** To a collective action. */
  readonly isInvited: boolean;
}): readonly Way[] {
  return [
    { to: "/espace", label: "Accueil" },
    ...(isReleased
      ? [
          { to: "/espace/plan", label: "Plan" },
          { to: "/espace/aides", label: "Aides" },
        ]
      : []),
    ...(isInvited ? [{ to: "/espace/actions-collectives", label: "À plusieurs" }] : []),
    ...(isSubmitted ? [{ to: "/espace/reponses", label: "Réponses" }] : []),
    ...(isSynthesisForFirms ? [{ to: "/espace/synthese", label: "Synthèse" }] : []),
    { to: "/espace/donnees", label: "Données" },
  ];
}
