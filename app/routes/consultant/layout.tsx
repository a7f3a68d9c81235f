import { Outlet } from "react-router";
import { ConsultantShell } from "#app/components/consultant-shell.tsx";
import { FlashNotice } from "#app/components/notice.tsx";
import { currentUser, operationContext } from "#app/server/access/actor.ts";
import { requireRole } from "#app/server/access/guard.ts";
import { noticeAt } from "#app/text/notices.ts";
import type { Route } from "./+types/layout";

export const middleware: Route.MiddlewareFunction[] = [requireRole("admin", "consultant")];

export function loader({ context, url }: Route.LoaderArgs) {
  const { name, role } = currentUser(context);
  const operation = context.get(operationContext);
  return {
    notice: noticeAt(url),
    person: { name, isAdmin: role === "admin" },
    operation: operation === null ? null : { id: operation.id, name: operation.name },
  };
}

export default function ConsultantLayout({ loaderData }: Route.ComponentProps) {
  return (
    <ConsultantShell person={loaderData.person} operation={loaderData.operation}>
      <FlashNotice message={loaderData.notice} />
      <Outlet />
    </ConsultantShell>
  );
}
