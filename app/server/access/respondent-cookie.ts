/** The cookie of whoever answers by a link: apart from that of people with an account, who may test a link while signed in. */
import { createCookie } from "react-router";
import type { Env } from "#app/server/env.ts";
import { RESPONDENT_SESSION_MS } from "#app/server/respondents/sessions.ts";

/** The secret that the browser sent, or null. It may be anything. */
export async function readRespondentCookie(env: Env, request: Request): Promise<string | null> {
  const value: unknown = await cookieOf(env).parse(request.headers.get("cookie"));
  return typeof value === "string" && value.length > 0 ? value : null;
}

/** The Set-Cookie header that hands a secret over. */
export function respondentCookie(env: Env, token: string): Promise<string> {
  return cookieOf(env).serialize(token);
}

/** The Set-Cookie header that takes it back. */
export function endedRespondentCookie(env: Env): Promise<string> {
  return cookieOf(env).serialize("", { maxAge: 0 });
}

function cookieOf(env: Env) {
  const secure = env.APP_ORIGIN.startsWith("https:");
  return createCookie(secure ? "__Host-diapason_reponse" : "diapason_reponse", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: RESPONDENT_SESSION_MS / 1000,
  });
}
