/** Hands that send to a real server what a tablet sends, over HTTP, and believe nothing but a whole reply. */
import { v7 } from "uuid";
import * as z from "zod";
import type { SheetOperation } from "#app/domain/answers/answer-operation.ts";
import type { Account, RunningApp } from "#tests/support/a-running-app.ts";

/** Logs in as the form does, and gives the cookie. @throws when the server doesn't let the person in. */
export async function cookieOf(
  { url }: Pick<RunningApp, "url">,
  { email, password }: Account,
): Promise<string> {
  const response = await fetch(`${url}/connexion`, {
    method: "POST",
    headers: { Origin: url, "Sec-Fetch-Site": "same-origin" },
    body: new URLSearchParams({ email, password }),
    redirect: "manual",
  });
  const cookie = response.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error(`not let in: ${response.status}`);
  return cookie;
}

const replySchema = z.object({
  diapason: z.literal("synchro"),
  isBehind: z.literal(false),
  results: z.array(z.object({ id: z.string(), outcome: z.string() })),
});

/** What became of each operation; null when no whole reply of ours came. */
export async function sendFromTablet(
  { url }: Pick<RunningApp, "url">,
  cookie: string,
  operations: readonly SheetOperation[],
  visits: readonly string[] = [],
): Promise<readonly { readonly id: string; readonly outcome: string }[] | null> {
  const waiting = { operations: operations.length, photos: 0, conflicts: 0 };
  const device = { id: v7(), appVersion: "1", waiting, clock: new Date().toISOString() };
  try {
    const response = await fetch(`${url}/resources/sync`, {
      method: "POST",
      headers: {
        ...{ Cookie: cookie, Origin: url, "Sec-Fetch-Site": "same-origin" },
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ device, cursor: null, visits, operations }),
    });
    return response.ok ? replySchema.parse(await response.json()).results : null;
  } catch {
    // Cut in the middle: whatever came is no acknowledgement.
    return null;
  }
}
