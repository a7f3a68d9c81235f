/**
 * Somebody who answers by a link, without a browser: what an operation needs before anybody can, and a jar that keeps the one
 * cookie that the server gives.
 */
import { v7 } from "uuid";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { mintLink } from "#app/server/respondents/links.ts";
import type { Db } from "#db/client.server.ts";
import { insertInvitation, type NewInvitation } from "#db/invitations.ts";
import { writeNotice } from "#db/notices.ts";
import { A_MOMENT } from "#tests/support/a-database.ts";
import { ORIGIN } from "#tests/support/test-services.ts";

/** Further away than any test. */
const FAR = "2099-01-01T00:00:00.000Z";

/** The notice of an operation: without one nobody may answer. Gives its version. */
export function aNotice(
  db: Db,
  operationId: string,
  given: Partial<Parameters<typeof writeNotice>[2]> = {},
): number {
  const settings = {
    controller: "La Chambre de métiers de Maine-et-Loire",
    contact: "donnees@cma49.exemple.fr",
    legalBasis: "public-interest" as const,
    retentionMonths: 24,
    ...given,
  };
  return writeNotice(db, operationId, settings, A_MOMENT);
}

/** An invitation of a firm, and the secret of one address of it. */
export function anInvitation(
  db: Db,
  firm: { readonly id: string; readonly roundId: string },
  perspective: InvitedPerspective = "director",
  given: Partial<NewInvitation> = {},
): { readonly id: string; readonly token: string } {
  const id = v7();
  insertInvitation(db, {
    id,
    enrollmentId: firm.id,
    roundId: firm.roundId,
    perspective,
    recipient: null,
    email: null,
    createdAt: A_MOMENT,
    createdBy: null,
    expiresAt: FAR,
    ...given,
  });
  return { id, token: mintLink(db, id, A_MOMENT) };
}

/** The Cookie header of a respondent's secret. */
export function respondentCookieOf(token: string): string {
  return `diapason_reponse=${encodeURIComponent(btoa(JSON.stringify(token)))}`;
}

/** What a page answered; `text` without scripts, and with plain spaces. */
export type Answered = {
  readonly status: number;
  /** Where it leads, or null. */
  readonly to: string | null;
  readonly headers: Headers;
  readonly text: string;
};

/** A browser that keeps the respondent's cookie. */
export type Visitor = {
  readonly get: (path: string) => Promise<Answered>;
  /** A form, sent as a page without JavaScript does. */
  readonly post: (path: string, fields?: readonly (readonly [string, string])[]) => Promise<Answered>;
  /** A batch of operations; null instead of a reply when it was refused as a whole. */
  readonly send: (
    operations: readonly unknown[],
  ) => Promise<{ readonly status: number; readonly reply: unknown }>;
  readonly cookie: () => string | null;
};

/** Somebody with an empty jar, or with this cookie already. */
export function aVisitor(
  handle: (request: Request) => Promise<Response>,
  cookieBefore: string | null = null,
): Visitor {
  let cookie = cookieBefore;
  const ask = async (path: string, init: RequestInit): Promise<{ response: Response; body: string }> => {
    const headers = new Headers(init.headers);
    headers.set("sec-fetch-site", "same-origin");
    if (cookie !== null) headers.set("cookie", cookie);
    const response = await handle(new Request(`${ORIGIN}${path}`, { ...init, headers }));
    const given = response.headers.get("set-cookie");
    if (given?.startsWith("diapason_reponse=")) {
      cookie = given.includes("Max-Age=0") ? null : (given.split(";")[0] ?? null);
    }
    return { response, body: await response.text() };
  };
  const page = async (path: string, init: RequestInit): Promise<Answered> => {
    const { response, body } = await ask(path, init);
    const text = body.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<!-- -->/g, "");
    return {
      status: response.status,
      to: response.headers.get("location"),
      headers: response.headers,
      text: text.replace(/[\u00A0\u202F]/g, " "),
    };
  };
  return {
    get: (path) => page(path, {}),
    post: (path, fields = []) => {
      const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
      return page(path, { method: "POST", body });
    },
    send: async (operations) => {
      const body = JSON.stringify({ operations });
      const headers = {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(body)),
      };
      const { response, body: reply } = await ask("/reponse/saisies", { method: "POST", body, headers });
      return { status: response.status, reply: response.status === 200 ? JSON.parse(reply) : null };
    },
    cookie: () => cookie,
  };
}
