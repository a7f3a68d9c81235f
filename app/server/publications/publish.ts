/** Publishing: what was previewed is frozen, with every file that is made from it, their fingerprints and who did it. */
import { createHash } from "node:crypto";
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import { formatList, quote } from "#app/domain/format.ts";
import { may } from "#app/domain/operation/permissions.ts";
import type { Composition } from "#app/domain/publication/composition.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { forbidden } from "#app/server/acting-user.ts";
import { dayInFrance, newId } from "#app/server/clock.ts";
import type { Inviter } from "#app/server/invitations/invitation-scope.ts";
import type { Logger } from "#app/server/log.ts";
import type { PdfPool } from "#app/server/pdf/pool.ts";
import { figuresCsv } from "#app/server/publications/figures-csv.ts";
import { figuresXlsx } from "#app/server/publications/figures-xlsx.ts";
import {
  type Obstruction,
  type PreparedPublication,
  type PreparingTools,
  preparePublication,
  refusedQuotes,
} from "#app/server/publications/prepare-publication.ts";
import { currentDraft } from "#app/server/publications/save-draft.ts";
import type { Readings } from "#app/server/readings/readings.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { listErasures } from "#db/erasures.ts";
import { getOperation } from "#db/operations.ts";
import { insertLedger } from "#db/publication-ledgers.ts";
import { insertPublication, latestPublication, type Publication } from "#db/publications.ts";

export type PublishingTools = PreparingTools & {
  /** Without it the figures are read on this thread. */
  readonly readings?: Readings;
  readonly pdf: PdfPool;
  readonly log: Logger;
};

/** What the person saw in the preview. `revision` is the draft's, 0 when nobody wrote one. */
export type Previewed = { readonly revision: number; readonly fingerprint: string };

/**
 * Publishes the draft. Problems: `not-found`, `forbidden`; `changed` when the draft or a figure changed since the preview;
 * `nobody-assessed`, `unjustified`, `quote`; `drawing-failed`; `already-published` when somebody published meanwhile. Nothing
 * is kept then.
 */
export async function publish(
  tools: PublishingTools,
  publisher: Inviter,
  operationId: string,
  previewed: Previewed,
  now: string,
): Promise<Result<{ readonly number: number }>> {
  const { db } = tools;
  const { actor } = publisher;
  const isKnown = may(actor, "know", { resource: "operation", operationId });
  if (!isKnown || getOperation(db, operationId) === null) return failure(NO_SUCH_OPERATION);
  if (!may(actor, "publish", { resource: "synthesis", operationId })) return forbidden();
  const before = await readyToPublish(tools, operationId, previewed, now);
  if (!before.ok) return before;
  const files = await drawFiles(tools, before.value);
  if (files === null) return failure(DRAWING_FAILED);
  return inTransaction(db, () => {
    const meanwhile = changeSince(db, operationId, before.value);
    if (meanwhile !== null) return failure(meanwhile);
    keep(db, before.value, { operationId, files, publisher, now });
    return success({ number: before.value.snapshot.number });
  });
}

/** What is published, and what it stands on: looked at again when it is kept, because drawing takes seconds. */
type Ready = PreparedPublication & {
  readonly composition: Composition;
  readonly revision: number;
  readonly erasedFirms: number;
};

/** A consent, a firm or the draft may have gone while the files were made, or somebody else may have published. */
function changeSince(db: Db, operationId: string, ready: Ready): Problem | null {
  const latest = latestPublication(db, operationId);
  if (latest !== null && latest.number >= ready.snapshot.number) return alreadyPublished(latest);
  const [refusal] = refusedQuotes(db, operationId, ready.composition.quotes);
  if (refusal !== undefined) return problemOf({ kind: "quote", ...refusal });
  const isSame =
    currentDraft(db, operationId).revision === ready.revision &&
    countErasedFirms(db, operationId) === ready.erasedFirms;
  return isSame ? null : CHANGED;
}

function countErasedFirms(db: Db, operationId: string): number {
  return listErasures(db).filter((tombstone) => tombstone.operationId === operationId).length;
}

type Files = { readonly pdf: Buffer; readonly xlsx: Buffer; readonly csv: Buffer };

async function readyToPublish(
  tools: PublishingTools,
  operationId: string,
  previewed: Previewed,
  now: string,
): Promise<Result<Ready>> {
  const { db, readings } = tools;
  const { composition, revision } = currentDraft(db, operationId);
  const erasedFirms = countErasedFirms(db, operationId);
  const today = dayInFrance(now);
  const prepared =
    readings === undefined
      ? preparePublication(tools, operationId, composition, today)
      : await readings.read("publication", { operationId, today, composition });
  if (prepared === null) return failure(NO_SUCH_OPERATION);
  const [obstruction] = prepared.obstructions;
  if (obstruction !== undefined) return failure(problemOf(obstruction));
  if (revision === previewed.revision && prepared.fingerprint === previewed.fingerprint) {
    return success({ ...prepared, composition, revision, erasedFirms });
  }
  const latest = latestPublication(db, operationId);
  const isJustPublished = latest !== null && latest.publishedAt >= aMomentBefore(now);
  return failure(isJustPublished ? alreadyPublished(latest) : CHANGED);
}

/** Long enough for two people who press the button one after the other. */
const A_MOMENT_MS = 10 * 60 * 1000;

function aMomentBefore(now: string): string {
  return new Date(Date.parse(now) - A_MOMENT_MS).toISOString();
}

/** Null when a drawing failed; the log then says why. */
async function drawFiles(
  { pdf, log }: PublishingTools,
  { snapshot }: PreparedPublication,
): Promise<Files | null> {
  try {
    const drawn = await pdf.draw({ kind: "collective-report", report: snapshot.report });
    return {
      pdf: Buffer.from(drawn),
      xlsx: Buffer.from(await figuresXlsx(snapshot)),
      csv: Buffer.from(figuresCsv(snapshot)),
    };
  } catch (error) {
    log.error({ error }, "a collective report could not be drawn");
    return null;
  }
}

type Keeping = {
  readonly operationId: string;
  readonly files: Files;
  readonly publisher: Inviter;
  readonly now: string;
};

function keep(db: Db, prepared: Ready, { operationId, files, publisher, now }: Keeping): void {
  const id = newId();
  const { text, fingerprint, snapshot, composition, questionnaire, record } = prepared;
  insertPublication(db, {
    ...{ id, operationId, isForFirms: composition.isForFirms },
    number: snapshot.number,
    publishedAt: now,
    publishedBy: publisher.actor.id,
    questionnaireId: questionnaire.id,
    questionnaireVersion: questionnaire.version,
    snapshot: text,
    snapshotSha256: fingerprint,
    pdfSha256: sha256(files.pdf),
    xlsxSha256: sha256(files.xlsx),
    csvSha256: sha256(files.csv),
    ...files,
  });
  insertLedger(db, id, record);
  recordDeed(
    db,
    {
      ...publisher,
      action: "synthesis.publish",
      objectKind: "publication",
      objectId: id,
      operationId,
      outcome: "done",
    },
    now,
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function problemOf(obstruction: Obstruction): Problem {
  switch (obstruction.kind) {
    case "nobody-assessed":
      return {
        code: obstruction.kind,
        message: "Aucune entreprise n’est encore évaluée\u00A0: il n’y a rien à publier.",
      };
    case "unjustified":
      return {
        code: obstruction.kind,
        message: `Justifiez d’abord l’écart à la convention\u00A0: ${formatList(obstruction.lines.map(quote))}.`,
      };
    case "quote":
      return { code: obstruction.kind, message: `${quote(obstruction.words)}\u00A0: ${obstruction.why}` };
  }
}

const NO_SUCH_OPERATION = {
  code: "not-found",
  message: "Cette opération n’existe pas, ou n’est pas une des vôtres.",
};
const CHANGED = {
  code: "changed",
  message:
    "Les textes ou les chiffres ont changé depuis cet aperçu. Relisez celui-ci, puis publiez\u00A0: rien n’est encore paru.",
};
const DRAWING_FAILED = {
  code: "drawing-failed",
  message:
    "La synthèse n’a pas pu être mise en page, et rien n’est paru. Réessayez dans un instant\u00A0; si cela recommence, prévenez votre administrateur.",
};

function alreadyPublished({ number, publishedByName: name }: Publication): Problem {
  return {
    code: "already-published",
    message: `La publication n°\u00A0${number} vient de paraître${name === null ? "" : `, par ${name}`}. Relisez l’aperçu avant d’en publier une autre.`,
  };
}
