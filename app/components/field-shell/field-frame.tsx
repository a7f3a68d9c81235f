import type { ReactNode } from "react";
import { Link, NavLink } from "react-router";
import { SkipLink } from "#app/components/skip-link.tsx";

type FieldFrameProps = {
  /** Under the bar: the exchange with the server, and news of the application. */
  readonly strip?: ReactNode;
  /** Locks the device; without it, nothing is open and there is no menu. */
  readonly onLock?: () => void;
  /** For one short form in the middle. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
};

/** The surroundings of the field app: one bar, large enough for a thumb, and nothing of the office. */
export function FieldFrame({ strip, onLock, narrow = false, children }: FieldFrameProps) {
  return (
    <div className="field-app">
      <SkipLink />
      <header className="field-head">
        <div className="field-head-inner">
          <Link className="brand" to="/terrain">
            Diapason <span className="field-place">terrain</span>
          </Link>
          {onLock === undefined ? null : (
            <nav aria-label="Menu du terrain">
              <NavLink to="/terrain" end>
                Visites
              </NavLink>
              <NavLink to="/terrain/preparer">Préparer</NavLink>
              <NavLink to="/terrain/appareil">Appareil</NavLink>
              <button type="button" onClick={onLock}>
                Verrouiller
              </button>
            </nav>
          )}
        </div>
        {strip}
      </header>
      <main id="contenu" tabIndex={-1} className={narrow ? "narrow" : undefined}>
        {children}
      </main>
    </div>
  );
}
