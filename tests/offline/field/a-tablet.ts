/** A tablet of a test: the real code on a real IndexedDB in memory, that can be closed and opened again, and its way to a server. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { v7 } from "uuid";
import { parseSyncRequest } from "#app/forms/sync-form.ts";
import type { FieldOwner } from "#app/offline/field/open-field.ts";
import { type OpenedStore, openStore } from "#app/offline/field/open-store.ts";
import type { VisitContent, VisitPack } from "#app/offline/field/protocol.ts";
import type { DataKey } from "#app/offline/field/sealing.ts";
import { type SyncOutcome, syncOnce } from "#app/offline/field/sync-once.ts";
import type { Fetch } from "#app/offline/field/transport.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { fieldReply } from "#app/server/field/field-replies.ts";
import { visitPack } from "#app/server/field/pack.ts";
import { keepPhoto } from "#app/server/field/photos.ts";
import { syncField } from "#app/server/field/sync.ts";
import type { Db } from "#db/client.server.ts";
import { FIELD_QUESTIONNAIRE, questionnaireOf, RETURN } from "#tests/support/a-field-visit.ts";

export const A_CONTENT: VisitContent = {
  diapason: "contenu",
  questionnaire: FIELD_QUESTIONNAIRE,
  fundingSchemes: [],
  schemesCheckedOn: null,
  collectiveActions: [],
};

/** Any instant, as a number. */
export const AT = Date.parse(RETURN);

export async function aDataKey(): Promise<DataKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export function aBrowser() {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

export type Tablet = {
  readonly opened: () => OpenedStore;
  /** As if the tab had been killed: what was committed is there again. */
  readonly restart: () => Promise<void>;
  readonly exchange: (send: Fetch, clock?: number) => Promise<SyncOutcome>;
  readonly close: () => void;
};

export async function aTablet(
  given: Partial<FieldOwner> & { readonly source?: ReturnType<typeof aBrowser> } = {},
): Promise<Tablet> {
  const { source = aBrowser() } = given;
  const owner: FieldOwner = {
    userId: given.userId ?? v7(),
    deviceId: given.deviceId ?? v7(),
    dataKey: given.dataKey ?? (await aDataKey()),
  };
  const openIt = async () => {
    const opening = await openStore(owner, source);
    if (!opening.ok) throw new Error(`The tablet doesn't open: ${opening.why}`);
    return opening.value;
  };
  let opened = await openIt();
  return {
    opened: () => opened,
    restart: async () => {
      opened.field.close();
      opened = await openIt();
    },
    exchange: (send, clock = AT) =>
      syncOnce({
        field: opened.field,
        appVersion: "1",
        fetch: send,
        clock: () => clock,
        signal: new AbortController().signal,
        onProgress: () => {},
      }),
    close: () => opened.field.close(),
  };
}

/** Speaks with the real use cases, as the resource routes do. */
export function serverOf(db: () => Db, actor: () => ActingUser): Fetch {
  return async (url, init) => {
    if (url === "/resources/sync") {
      const read = parseSyncRequest(JSON.parse(String(init.body)));
      if (!read.ok) return Response.json({ message: read.problem.message }, { status: 422 });
      return fieldReply(syncField({ db: db(), questionnaireOf }, read.value, actor(), RETURN));
    }
    const [, enrollmentId = "", sha256 = ""] = /photos\/([^/]+)\/([^/]+)$/.exec(url) ?? [];
    const bytes = init.body instanceof Uint8Array ? init.body : new Uint8Array();
    const kept = await keepPhoto(db(), { enrollmentId, sha256 }, bytes, actor(), RETURN);
    return kept.ok
      ? Response.json({ diapason: "photo", sha256 })
      : Response.json({ message: kept.problem.message }, { status: 422 });
  };
}

export function packOf(db: Db, enrollmentId: string, actor: ActingUser): VisitPack {
  return mustSucceed(visitPack({ db, questionnaireOf }, enrollmentId, actor, RETURN));
}
