/**
 * Publications as they are read: by funders, by firms where they were meant for them, and by the consultants. What is read here
 * was frozen: nothing of it is computed, and no table of answers, plans or firms is looked at.
 */
import { createHash } from "node:crypto";
import {
  type ComparedFigure,
  comparePublications,
  type FigureAcross,
  figuresAcross,
} from "#app/domain/publication/compare-publications.ts";
import type { PublicationSnapshot } from "#app/domain/publication/publication-snapshot.ts";
import { readSnapshot } from "#app/server/publications/snapshot.ts";
import type { Db } from "#db/client.server.ts";
import { listOperationPlatesOf, type OperationPlate } from "#db/operation-members.ts";
import {
  findPublication,
  latestPublication,
  listPublications,
  type Publication,
  readSnapshotText,
} from "#db/publications.ts";

/** A publication with what it says. */
export type ReadPublication = { readonly publication: Publication; readonly snapshot: PublicationSnapshot };

/** The publication of this number, as an address says it, or the last one for `null`; null when there is none. */
export function readPublication(db: Db, operationId: string, number: string | null): ReadPublication | null {
  const publication =
    number === null ? latestPublication(db, operationId) : findPublication(db, operationId, asNumber(number));
  return publication === null ? null : { publication, snapshot: snapshotOf(db, publication) };
}

/** The publications of an operation without their contents, the latest first. */
export function publicationsOf(db: Db, operationId: string): readonly Publication[] {
  return listPublications(db, operationId);
}

/** An operation that a funder pays for, and what was last published of it. */
export type FundedOperation = OperationPlate & { readonly latest: Publication | null };

/** The operations of a funder, by name. */
export function fundedOperations(db: Db, funderId: string): readonly FundedOperation[] {
  return listOperationPlatesOf(db, funderId).map((operation) => ({
    ...operation,
    latest: latestPublication(db, operation.id),
  }));
}

export type Comparison = {
  readonly before: Publication;
  readonly after: Publication;
  readonly figures: readonly ComparedFigure[];
};

/** The last publication against the one before it; null while there are fewer than two. */
export function compareWithPrevious(db: Db, operationId: string): Comparison | null {
  const [after, before] = listPublications(db, operationId);
  if (after === undefined || before === undefined) return null;
  const figures = comparePublications(snapshotOf(db, before).figures, snapshotOf(db, after).figures);
  return { before, after, figures };
}

export type AcrossOperations = {
  readonly questionnaire: { readonly id: string; readonly version: number; readonly title: string };
  readonly operations: readonly {
    readonly id: string;
    readonly name: string;
    readonly number: number;
    readonly asOf: string;
    readonly assessed: number;
  }[];
  readonly figures: readonly FigureAcross[];
};

/** A funder's operations of one questionnaire side by side, by what was last published of each; questionnaires of one operation are left out. */
export function compareOperations(db: Db, funderId: string): readonly AcrossOperations[] {
  const groups = new Map<string, (ReadPublication & { readonly name: string })[]>();
  for (const { name, latest } of fundedOperations(db, funderId)) {
    if (latest === null) continue;
    const key = `${latest.questionnaireId}/${latest.questionnaireVersion}`;
    const read = { name, publication: latest, snapshot: snapshotOf(db, latest) };
    groups.set(key, [...(groups.get(key) ?? []), read]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const { questionnaireId: id, questionnaireVersion: version } = first.publication;
    return [
      {
        questionnaire: { id, version, title: first.snapshot.report.questionnaire.title },
        operations: group.map(({ name, publication, snapshot }) => ({
          ...{ id: publication.operationId, name, number: publication.number },
          asOf: snapshot.report.synthesis.asOf,
          assessed: snapshot.report.synthesis.progress.assessed,
        })),
        figures: figuresAcross(group.map(({ snapshot }) => snapshot.figures)),
      },
    ];
  });
}

/** @throws when the file was changed by other means than the application. */
function snapshotOf(db: Db, { id, sha256 }: Publication): PublicationSnapshot {
  const text = readSnapshotText(db, id) ?? "";
  if (createHash("sha256").update(text).digest("hex") !== sha256.json) {
    throw new Error("Corrupt cell in publications.snapshot: not the text that was published");
  }
  return readSnapshot(text);
}

/** 0, which no publication has, for what is no number. */
function asNumber(text: string): number {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
}
