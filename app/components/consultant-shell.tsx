import type { ReactNode } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { LogOutButton } from "#app/components/log-out-button.tsx";
import { SkipLink } from "#app/components/skip-link.tsx";

export type ShellPerson = { readonly name: string; readonly isAdmin: boolean };
export type ShellOperation = { readonly id: string; readonly name: string };

type ConsultantShellProps = {
  readonly person: ShellPerson;
  /** The operation that the page is about, or null. */
  readonly operation: ShellOperation | null;
  readonly children: ReactNode;
};

type Entry = {
  readonly to: string;
  readonly label: string;
  readonly end?: boolean;
  /** Another part of the application: its page is loaded anew. */
  readonly isElsewhere?: boolean;
};

/** The consultants' surroundings: the menus on the left at a desk, in a bar that unfolds on a tablet and a phone. */
export function ConsultantShell({ person, operation, children }: ConsultantShellProps) {
  const menus = <Menus person={person} operation={operation} />;
  const { pathname } = useLocation();
  return (
    <div className="shell">
      <SkipLink />
      <header className="nav">
        <nav className="nav-inner" aria-label="Menu principal">
          <Link className="brand" to="/">
            Diapason
          </Link>
          {menus}
        </nav>
        {/* A new key folds the menu when another page comes. */}
        <details className="top-menu" key={pathname}>
          <summary>
            <span className="brand">Diapason</span>
            <span>Menu</span>
          </summary>
          <nav className="menus" aria-label="Menu principal">
            {menus}
          </nav>
        </details>
      </header>
      <main id="contenu" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Menus({ person, operation }: Omit<ConsultantShellProps, "children">) {
  return (
    <>
      {operation === null ? null : <Menu title={operation.name} entries={operationEntries(operation.id)} />}
      <Menu title="Cabinet" entries={person.isAdmin ? [...FIRM_ENTRIES, ...ADMIN_ENTRIES] : FIRM_ENTRIES} />
      <div className="menu account">
        <p className="menu-title">{person.name}</p>
        <ul>
          <MenuLink to="/compte" label="Mon compte" />
          <li>
            <LogOutButton />
          </li>
        </ul>
      </div>
    </>
  );
}

const FIRM_ENTRIES: readonly Entry[] = [
  { to: "/operations", label: "Opérations", end: true },
  { to: "/questionnaires", label: "Questionnaires" },
  { to: "/dispositifs", label: "Dispositifs d’aide" },
  { to: "/terrain", label: "Terrain", isElsewhere: true },
  { to: "/appareils", label: "Tablettes" },
];

const ADMIN_ENTRIES: readonly Entry[] = [
  { to: "/admin/utilisateurs", label: "Utilisateurs" },
  { to: "/admin/journal", label: "Journal" },
];

function operationEntries(operationId: string): readonly Entry[] {
  const home = `/operations/${operationId}`;
  return [
    { to: home, label: "Vue d’ensemble", end: true },
    { to: `${home}/entreprises`, label: "Entreprises" },
    { to: `${home}/invitations`, label: "Invitations" },
    { to: `${home}/besoins`, label: "Besoins partagés" },
    { to: `${home}/actions`, label: "Actions collectives" },
    { to: `${home}/convention`, label: "Convention" },
    { to: `${home}/temps`, label: "Temps passés" },
    { to: `${home}/synthese`, label: "Synthèse" },
    { to: `${home}/publications`, label: "Publications" },
    { to: `${home}/reglages`, label: "Réglages" },
  ];
}

function Menu({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  return (
    <div className="menu">
      <p className="menu-title">{title}</p>
      <ul>
        {entries.map((entry) => (
          <MenuLink key={entry.to} {...entry} />
        ))}
      </ul>
    </div>
  );
}

function MenuLink({ to, label, end = false, isElsewhere = false }: Entry) {
  return (
    <li>
      <NavLink to={to} end={end} reloadDocument={isElsewhere}>
        {label}
      </NavLink>
    </li>
  );
}
