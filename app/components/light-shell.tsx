import type { ReactNode } from "react";
import { Link } from "react-router";
import { SkipLink } from "#app/components/skip-link.tsx";

type LightShellProps = {
  /** What stands on the right of the bar. */
  readonly menu?: ReactNode;
  /** For one short form in the middle. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
};

/** The lighter surroundings: for the funder, for whoever is signed out, and for an error. */
export function LightShell({ menu, narrow = false, children }: LightShellProps) {
  return (
    <div className="light-shell">
      <SkipLink />
      <header className="light-head">
        <div>
          <Link className="brand" to="/">
            Diapason
          </Link>
          {menu === undefined ? null : <nav aria-label="Menu principal">{menu}</nav>}
        </div>
      </header>
      <main id="contenu" tabIndex={-1} className={narrow ? "narrow" : undefined}>
        {children}
      </main>
      <footer className="light-foot">
        <p>Diapason, l’atelier des opérations collectives</p>
      </footer>
    </div>
  );
}
