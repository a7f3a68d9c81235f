/** The session's cookie. Over https its name starts with `__Host-`: no other host, no other path can set it. */
import { createCookie } from "react-router";
import { ABSOLUTE_MS } from "#app/server/access/sessions.ts";
import type { Env } from "#app/server/env.ts";

/** The token that the browser sent, or null. It may be anything. */
export async function readSessionCookie(env: Env, request: Request): Promise<string | null> {
  const value: unknown = await cookieOf(env).parse(request.headers.get("cookie"));
  return typeof value === "string" && value.length > 0 ? value : null;
}

/** The Set-Cookie header that hands over a token. */
export function sessionCookie(env: Env, token: string): Promise<string> {
  return cookieOf(env).serialize(token);
}

/** The Set-Cookie header that takes it back. */
export function endedSessionCookie(env: Env): Promise<string> {
  return cookieOf(env).serialize("", { maxAge: 0 });
}

function cookieOf(env: Env) {
  const secure = env.APP_ORIGIN.startsWith("https:");
  return createCookie(secure ? "__Host-diapason_session" : "diapason_session", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: ABSOLUTE_MS / 1000,
  });
}
