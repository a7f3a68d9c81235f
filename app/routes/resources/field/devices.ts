/** A tablet that makes itself known. */
import { data } from "react-router";
import { success } from "#app/domain/errors.ts";
import { parseRegistration } from "#app/forms/sync-form.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { registerDevice } from "#app/server/field/devices.ts";
import { fieldReply, readJson } from "#app/server/field/field-replies.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/devices";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "devices")];

export function loader() {
  throw data(null, { status: 405, headers: { Allow: "POST" } });
}

export async function action({ request, context }: Route.ActionArgs) {
  if (request.method !== "POST") throw data(null, { status: 405, headers: { Allow: "POST" } });
  const read = parseRegistration(await readJson(request));
  if (!read.ok) return fieldReply(read);
  const { db } = services();
  const actor = currentUser(context);
  const { now, address } = context.get(requestContext);
  const registered = registerDevice(db, read.value, request.headers.get("user-agent") ?? "", actor, now);
  const deed = { actor, action: "device.register", objectKind: "device", objectId: read.value.id } as const;
  recordDeed(db, { ...deed, address, outcome: registered.ok ? "done" : "refused" }, now);
  if (!registered.ok) return fieldReply(registered);
  return fieldReply(success({ diapason: "appareil", userId: actor.id, userName: actor.name }));
}
