/** The bytes of one photo of a visit: sent by a tablet, shown in the office. */
import { data } from "react-router";
import { success } from "#app/domain/errors.ts";
import { DEVICE_HEADER } from "#app/offline/field/protocol.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { enrollmentGuard, resourceGuard } from "#app/server/access/guard.ts";
import { mayUseDevice } from "#app/server/field/devices.ts";
import { fieldReply, speaksOurs } from "#app/server/field/field-replies.ts";
import { keepPhoto, showPhoto } from "#app/server/field/photos.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/photo";

export const middleware: Route.MiddlewareFunction[] = [
  resourceGuard("read", "devices"),
  enrollmentGuard("read", "interview"),
];

export function loader({ params: { enrollmentId, sha256 }, context }: Route.LoaderArgs) {
  const photo = showPhoto(services().db, { enrollmentId, sha256 }, currentUser(context));
  if (!photo.ok) return fieldReply(photo);
  return new Response(new Uint8Array(photo.value.bytes), {
    headers: {
      "Content-Type": photo.value.mediaType,
      "Content-Disposition": "inline",
      // Opened by itself it is a picture and nothing else.
      "Content-Security-Policy": "default-src 'none'; script-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}

export async function action({ request, params: { enrollmentId, sha256 }, context }: Route.ActionArgs) {
  if (request.method !== "PUT" && request.method !== "POST") {
    throw data(null, { status: 405, headers: { Allow: "GET, PUT, POST" } });
  }
  const spoken = speaksOurs(request);
  if (!spoken.ok) return fieldReply(spoken);
  const { db } = services();
  const actor = currentUser(context);
  const device = mayUseDevice(db, request.headers.get(DEVICE_HEADER) ?? "", actor);
  if (!device.ok) return fieldReply(device);
  const bytes = new Uint8Array(await request.arrayBuffer());
  const { now } = context.get(requestContext);
  const kept = await keepPhoto(db, { enrollmentId, sha256 }, bytes, actor, now);
  return fieldReply(kept.ok ? success({ diapason: "photo", sha256 }) : kept);
}
