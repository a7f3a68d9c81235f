import { Outlet } from "react-router";
import { ConsultantShell } from "#app/components/consultant-shell.tsx";
import { FunderShell } from "#app/components/funder-shell.tsx";
import { currentUser } from "#app/server/access/actor.ts";
import { requireUser } from "#app/server/access/guard.ts";
import type { Route } from "./+types/layout";

export const middleware: Route.MiddlewareFunction[] = [requireUser()];

export function loader({ context }: Route.LoaderArgs) {
  const { name, role } = currentUser(context);
  return { name, role };
}

/** One's account looks like the rest of what one sees. */
export default function AccountLayout({ loaderData }: Route.ComponentProps) {
  const { name, role } = loaderData;
  if (role === "funder") {
    return (
      <FunderShell>
        <Outlet />
      </FunderShell>
    );
  }
  return (
    <ConsultantShell person={{ name, isAdmin: role === "admin" }} operation={null}>
      <Outlet />
    </ConsultantShell>
  );
}
