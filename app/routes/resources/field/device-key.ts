/** The key that opens one's own tablet again when its PIN is forgotten. Each time that it is asked for is in the audit log. */
import { success } from "#app/domain/errors.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { recoveryKeyOf } from "#app/server/field/devices.ts";
import { fieldReply } from "#app/server/field/field-replies.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/device-key";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("write", "devices")];

export function loader({ params: { deviceId }, context }: Route.LoaderArgs) {
  const { db } = services();
  const actor = currentUser(context);
  const { now, address } = context.get(requestContext);
  const key = recoveryKeyOf(db, deviceId, actor);
  const deed = { actor, action: "device.key", objectKind: "device", objectId: deviceId } as const;
  recordDeed(db, { ...deed, address, outcome: key.ok ? "done" : "refused" }, now);
  return fieldReply(key.ok ? success({ diapason: "cle", recoveryKey: key.value }) : key);
}
