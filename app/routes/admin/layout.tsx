import { Outlet } from "react-router";
import { requireRole } from "#app/server/access/guard.ts";
import type { Route } from "./+types/layout";

export const middleware: Route.MiddlewareFunction[] = [requireRole("admin")];

export default function AdminLayout() {
  return <Outlet />;
}
