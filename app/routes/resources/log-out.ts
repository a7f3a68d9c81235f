import { redirect } from "react-router";
import { requestContext } from "#app/server/access/actor.ts";
import { endedSessionCookie, readSessionCookie } from "#app/server/access/session-cookie.ts";
import { logOut } from "#app/server/access/sessions.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import type { Route } from "./+types/log-out";

/** Signs out; asked by somebody who is signed out already, it does the same. */
export async function action({ request, context }: Route.ActionArgs) {
  const { db, env } = services();
  const { address, now } = context.get(requestContext);
  const token = await readSessionCookie(env, request);
  if (token !== null) logOut(db, token, address, now);
  throw redirect(noticePath("/connexion", "deconnexion"), {
    headers: { "Set-Cookie": await endedSessionCookie(env) },
  });
}

/** The address typed by hand changes nothing. */
export function loader() {
  throw redirect("/");
}
