/** Everything of the next publication but its files: what the preview shows and what publishing freezes are made here, once. */
import { createHash } from "node:crypto";
import { publishAction } from "#app/domain/collective/publish-action.ts";
import { isWritten, printedAmounts, publishConvention } from "#app/domain/convention/publish-convention.ts";
import { LOWEST_MINIMUM_GROUP_SIZE } from "#app/domain/operation/operation.ts";
import type { ChosenQuote, Composition } from "#app/domain/publication/composition.ts";
import { type PublicationSnapshot, SNAPSHOT_FORMAT } from "#app/domain/publication/publication-snapshot.ts";
import { tellsWho } from "#app/domain/publication/quote-check.ts";
import { explain } from "#app/domain/report/collective/explain.ts";
import { type EarlierPublication, withAmounts } from "#app/domain/synthesis/disclosure/ledger.ts";
import type { HiddenCell } from "#app/domain/synthesis/disclosure/notes.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { conventionTableOf } from "#app/server/convention/gather-convention.ts";
import { type HeldLine, heldLines } from "#app/server/publications/held-figures.ts";
import { readText } from "#app/server/publications/read-text.ts";
import { readSnapshot, writeSnapshot } from "#app/server/publications/snapshot.ts";
import { synthesisOf } from "#app/server/reports/collective-report.ts";
import type { Db } from "#db/client.server.ts";
import { listCollectiveActions } from "#db/collective-actions.ts";
import { getOperation } from "#db/operations.ts";
import { earlierPublications } from "#db/publication-ledgers.ts";
import { latestPublication } from "#db/publications.ts";
import { quotedEnrollments } from "#db/quotes.ts";

/** What keeps a publication from being published, in the order in which it is said. */
export type Obstruction =
  | { readonly kind: "nobody-assessed" }
  /** Lines of the convention whose gap has no justification. */
  | { readonly kind: "unjustified"; readonly lines: readonly string[] }
  | { readonly kind: "quote"; readonly id: string; readonly words: string; readonly why: string };

export type PreparedPublication = {
  readonly snapshot: PublicationSnapshot;
  /** The snapshot as it will be kept. */
  readonly text: string;
  /** Of the snapshot: what was previewed is what is published, or publishing is refused. */
  readonly fingerprint: string;
  readonly questionnaire: { readonly id: string; readonly version: number };
  /** For the consultants of the operation only. */
  readonly hidden: readonly HiddenCell[];
  readonly minimumGroupSize: number;
  readonly obstructions: readonly Obstruction[];
  /** Figures that stay as they were last published, and the firms that changed since. */
  readonly held: readonly HeldLine[];
  /** Which firms each figure rests on: kept beside the publication and shown to nobody. */
  readonly record: EarlierPublication;
};

export type PreparingTools = { readonly db: Db; readonly content: Content };

/** Null when the operation doesn't exist. `today` is an ISO date: the date of every figure. */
export function preparePublication(
  { db, content }: PreparingTools,
  operationId: string,
  composition: Composition,
  today: string,
): PreparedPublication | null {
  const operation = getOperation(db, operationId);
  if (operation === null) return null;
  const k = Math.max(LOWEST_MINIMUM_GROUP_SIZE, operation.minimumGroupSize);
  const earlier = earlierPublications(db, operationId);
  const account = conventionTableOf(db, operationId, today);
  const convention = composition.chapters.includes("convention") && isWritten(account) ? account : null;
  const refusals = refusedQuotes(db, operationId, composition.quotes);
  const refused = new Set(refusals.map(({ id }) => id));
  const schemeNames = new Map(content.fundingSchemes.schemes.map(({ id, name }) => [id, name]));
  // The protected figures, and the record of the firms that they rest on, come from here and from nowhere else.
  const synthesis = synthesisOf(db, content, operationId, today, {
    composition,
    texts: textsOf(composition),
    convention: convention === null ? null : publishConvention(convention, k, earlier),
    actions: listCollectiveActions(db, operationId).map((action) => publishAction(action, schemeNames)),
    quotes: composition.quotes
      .filter(({ id }) => !refused.has(id))
      .map(({ words, attribution }) => ({ words, attribution })),
  });
  if (synthesis === null) return null;
  const { report, gathered, protectedSynthesis } = synthesis;
  const number = (latestPublication(db, operationId)?.number ?? 0) + 1;
  const text = writeSnapshot({ format: SNAPSHOT_FORMAT, number, report, figures: explain(report) });
  const unjustified = account.unjustified.map(({ label }) => label);
  const amounts = convention === null ? new Map() : printedAmounts(convention, k, earlier);
  return {
    // Read back: every output is made from what is kept, and from nothing that isn't.
    snapshot: readSnapshot(text),
    text,
    fingerprint: createHash("sha256").update(text).digest("hex"),
    questionnaire: { id: gathered.questionnaire.id, version: gathered.questionnaire.version },
    hidden: protectedSynthesis.hidden,
    minimumGroupSize: report.synthesis.minimumGroupSize,
    obstructions: [
      ...(report.synthesis.progress.assessed === 0 ? [{ kind: "nobody-assessed" } as const] : []),
      ...(unjustified.length === 0 ? [] : [{ kind: "unjustified", lines: unjustified } as const]),
      ...refusals.map((refusal) => ({ kind: "quote", ...refusal }) as const),
    ],
    held: heldLines(
      protectedSynthesis.held,
      protectedSynthesis.published,
      new Map(gathered.firms.map(({ enrollment }) => [enrollment.id, enrollment.name])),
    ),
    record: { ...protectedSynthesis.record, ledger: withAmounts(protectedSynthesis.record.ledger, amounts) },
  };
}

/** Quotes that may not be published now, each with the reason: the agreement is asked for again each time. */
export function refusedQuotes(
  db: Db,
  operationId: string,
  quotes: readonly ChosenQuote[],
): readonly { readonly id: string; readonly words: string; readonly why: string }[] {
  const firms = quotedEnrollments(
    db,
    operationId,
    quotes.map(({ enrollmentId }) => enrollmentId),
  );
  return quotes.flatMap(({ id, enrollmentId, words, attribution }) => {
    const firm = firms.get(enrollmentId);
    const why =
      firm === undefined
        ? GONE
        : firm.consents
          ? tellsWho(`${words}\n${attribution}`, firm)
          : WITHDRAWN_CONSENT;
    return why === null ? [] : [{ id, words, why }];
  });
}

const GONE = "L’entreprise n’est plus dans l’opération\u00A0: retirez la citation.";
const WITHDRAWN_CONSENT =
  "L’entreprise n’accepte pas, ou n’accepte plus, d’être citée\u00A0: retirez la citation.";

function textsOf({ texts }: Composition) {
  return Object.fromEntries(
    Object.entries(texts).map(([place, markdown]) => [place, readText(markdown ?? "")] as const),
  );
}
