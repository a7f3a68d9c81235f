import type { ReactNode } from "react";
import { Link } from "react-router";

/** A step of the way here: `to` is an address. */
export type Crumb = { readonly label: string; readonly to: string };

type PageHeadProps = {
  readonly title: string;
  /** The steps above this page, the furthest first; the page itself isn't one. */
  readonly crumbs?: readonly Crumb[];
  /** One line over the title: what the page is about, dates, place. */
  readonly above?: ReactNode;
  /** One line under the title. */
  readonly below?: ReactNode;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
};

/** The head of a page: where one is, its title, what one can do here. */
export function PageHead({ title, crumbs = [], above, below, actions }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        <Breadcrumb crumbs={crumbs} />
        {above === undefined ? null : <p className="soft small">{above}</p>}
        <h1>{title}</h1>
        {below === undefined ? null : <p className="soft">{below}</p>}
      </div>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </header>
  );
}

function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav className="breadcrumb" aria-label="Fil d’Ariane">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
