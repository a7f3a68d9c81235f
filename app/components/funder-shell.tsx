import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { LightShell } from "#app/components/light-shell.tsx";
import { LogOutButton } from "#app/components/log-out-button.tsx";

/** The funder's surroundings. */
export function FunderShell({ children }: { readonly children: ReactNode }) {
  return (
    <LightShell
      menu={
        <>
          <NavLink to="/financeur" end>
            Opérations<span className="wide-only"> financées</span>
          </NavLink>
          <NavLink to="/financeur/comparer">Comparer</NavLink>
          <NavLink to="/compte">Mon compte</NavLink>
          <LogOutButton />
        </>
      }
    >
      {children}
    </LightShell>
  );
}
