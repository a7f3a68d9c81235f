import type { ReactNode } from "react";
import { NavLink } from "react-router";
import type { ShellOperation } from "#app/components/consultant-shell.tsx";
import { PageHead } from "#app/components/page-head.tsx";

type FirmHeadProps = {
  readonly operation: ShellOperation;
  readonly enrollmentId: string;
  readonly name: string;
  /** One line over the name: trade, city, status. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
};

type Tab = {
  readonly path: string;
  readonly label: string;
  /** What a phone leaves out of the label. */
  readonly rest?: string;
};

/** The steps of the work with a firm, in the order they are done. */
const TABS: readonly Tab[] = [
  { path: "", label: "Fiche" },
  { path: "/entretien", label: "Entretien" },
  { path: "/regards", label: "Regards" },
  { path: "/resultats", label: "Résultats" },
  { path: "/plan", label: "Plan", rest: " d’actions" },
  { path: "/rapport", label: "Rapport" },
];

/** The head of every page about one firm: whose it is, and the steps of the work with it. */
export function FirmHead({ operation, enrollmentId, name, above, actions }: FirmHeadProps) {
  const firms = `/operations/${operation.id}/entreprises`;
  return (
    <>
      <PageHead
        title={name}
        above={above}
        actions={actions}
        below={
          <NavLink className="invitations-link" to={`${firms}/${enrollmentId}/invitations`}>
            Inviter à répondre
          </NavLink>
        }
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Entreprises", to: firms },
        ]}
      />
      <nav className="tabs" aria-label="Étapes">
        <ul>
          {TABS.map((tab) => (
            <li key={tab.path}>
              <NavLink to={`${firms}/${enrollmentId}${tab.path}`} end={tab.path === ""}>
                {tab.label}
                {tab.rest === undefined ? null : <span className="wide-only">{tab.rest}</span>}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
