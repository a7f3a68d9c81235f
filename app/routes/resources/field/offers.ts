/** The visits that may be prepared, for the tablet's list. */
import { success } from "#app/domain/errors.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { fieldReply } from "#app/server/field/field-replies.ts";
import { visitOffers } from "#app/server/field/offers.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/offers";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("write", "devices")];

export function loader({ context }: Route.LoaderArgs) {
  const user = currentUser(context);
  const { now } = context.get(requestContext);
  return fieldReply(
    success({
      diapason: "visites",
      userId: user.id,
      userName: user.name,
      offers: visitOffers(services().db, user),
      now,
    }),
  );
}
