import { Outlet } from "react-router";
import { FunderShell } from "#app/components/funder-shell.tsx";
import { requireRole } from "#app/server/access/guard.ts";
import type { Route } from "./+types/layout";

export const middleware: Route.MiddlewareFunction[] = [requireRole("funder")];

export default function FunderLayout() {
  return (
    <FunderShell>
      <Outlet />
    </FunderShell>
  );
}
