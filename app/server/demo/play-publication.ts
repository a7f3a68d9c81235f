/** A synthesis of the demo is composed, previewed and published, as a consultant does it. */
import { typographic } from "#app/domain/format.ts";
import type { ChosenQuote, Composition } from "#app/domain/publication/composition.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { placeOf } from "#app/server/demo/places.ts";
import type { OperationScene } from "#app/server/demo/scene.ts";
import { preparePublication } from "#app/server/publications/prepare-publication.ts";
import { type PublishingTools, publish } from "#app/server/publications/publish.ts";
import { beginQuote, quoteCandidates } from "#app/server/publications/quotable.ts";
import { currentDraft, saveDraft } from "#app/server/publications/save-draft.ts";
import type { TogetherStep } from "#db/demo/draw-together.ts";
import type { DrawnPublication, DrawnQuote } from "#db/demo/together.ts";

/** Plays a publication. @throws when it is refused, or when the step is none. */
export async function playPublication(
  tools: PublishingTools,
  scene: OperationScene,
  { deed, at, by }: TogetherStep,
): Promise<void> {
  if (deed.kind !== "publish") throw new Error(`${deed.kind} is no publication`);
  const { db, operationId } = scene;
  const actor = scene.consultants[by];
  const composition = compositionOf(scene, deed.publication);
  const baseRevision = currentDraft(db, operationId).revision;
  const { revision } = mustSucceed(saveDraft(db, actor, operationId, { composition, baseRevision }, at));
  const preview = await preparePublication(tools, operationId, composition, dayInFrance(at));
  if (preview === null) throw new Error("The operation has nothing to preview");
  const publisher = { actor, address: "démonstration" };
  const previewed = { revision, fingerprint: preview.fingerprint };
  mustSucceed(await publish(tools, publisher, operationId, previewed, at));
}

function compositionOf(scene: OperationScene, publication: DrawnPublication): Composition {
  const { chapters, breakdowns, texts, quotes, isForFirms } = publication;
  return {
    ...{ chapters, breakdowns, isForFirms },
    texts: Object.fromEntries(
      Object.entries(texts).map(([place, text]) => [place, typographic(text ?? "")] as const),
    ),
    quotes: quotes.map((quote) => quoteOf(scene, quote)),
  };
}

/** Begun from what the firm really wrote, then put in words that don't say who they are. */
function quoteOf(scene: OperationScene, { firm, question, words, attribution }: DrawnQuote): ChosenQuote {
  const { db, operationId, questionnaire } = scene;
  const { enrollmentId } = placeOf(scene, firm);
  const label = questionnaire.themes
    .flatMap((theme) => theme.questions)
    .find(({ id }) => id === question)?.label;
  const candidate = quoteCandidates(db, operationId, questionnaire, { quotes: [] }).find(
    (each) => each.enrollmentId === enrollmentId && each.question === label,
  );
  if (candidate === undefined) throw new Error(`${firm} wrote nothing to quote on ${question}`);
  return {
    ...beginQuote(candidate),
    words: typographic(words),
    attribution: typographic(attribution),
  };
}
