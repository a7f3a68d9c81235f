/** Loads the demo into an empty database, through the use cases of the application, in the order in which things happened. */
import { compareIds } from "#app/domain/compare.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { findQuestionnaire } from "#app/server/content/load-content.ts";
import { chaptersOf, type Told } from "#app/server/demo/chapters.ts";
import {
  actingAs,
  createDemoAccounts,
  type DemoAccount,
  joinDemoOperation,
} from "#app/server/demo/demo-accounts.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { playPublication } from "#app/server/demo/play-publication.ts";
import { playStep } from "#app/server/demo/play-step.ts";
import { playTogether } from "#app/server/demo/play-together.ts";
import type { OperationScene } from "#app/server/demo/scene.ts";
import { createOperation } from "#app/server/operations/create-operation.ts";
import { updateOperation } from "#app/server/operations/update-operation.ts";
import type { PdfPool } from "#app/server/pdf/pool.ts";
import type { ReleaseTools } from "#app/server/reports/release-report.ts";
import { releaseReport } from "#app/server/reports/release-report.ts";
import { inTransaction } from "#db/client.server.ts";
import { instantOn } from "#db/demo/days.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import { drawStory } from "#db/demo/draw-story.ts";
import { drawTogether, type TogetherStep } from "#db/demo/draw-together.ts";
import { createdOn, DEMO_BEGINS, DEMO_OPERATIONS, DEMO_TODAY } from "#db/demo/operations.ts";
import type { Step } from "#db/demo/step.ts";
import { writeNotice } from "#db/notices.ts";

export type LoadedDemo = {
  readonly accounts: readonly DemoAccount[];
  readonly operations: readonly { readonly key: string; readonly id: string; readonly name: string }[];
};

/** `tools.db` is migrated and empty. Takes some seconds, most of them for the reports and the syntheses that were handed over. */
export async function loadDemo(tools: ReleaseTools): Promise<LoadedDemo> {
  const accounts = await createDemoAccounts(tools.db, instantOn(DEMO_BEGINS, NINE));
  const scenes: Scenes = new Map();
  const story = DEMO_OPERATIONS.flatMap((operation) =>
    storyOf(operation, questionnaireOf(tools, operation)),
  ).toSorted((a, b) => compareIds(a.at, b.at));
  const underWay: Promise<void>[] = [];
  for (const { played, waits, drawn } of chaptersOf(story)) {
    if (waits) await Promise.all(underWay);
    inTransaction(tools.db, () => {
      for (const { operation, step, at } of played) {
        if (step === null) scenes.set(operation.key, openScene(tools, accounts, operation, at));
        else play(sceneOf(scenes, operation), step);
      }
    });
    if (drawn !== null) {
      const inTurn = { ...tools, pdf: handingOverAfter(underWay.at(-1), tools.pdf) };
      // Its figures are read now; the story goes on while the document is drawn.
      const handedOver = playDrawn(inTurn, sceneOf(scenes, drawn.operation), drawn.step);
      // A refusal is told when it is waited for.
      handedOver.catch(() => undefined);
      underWay.push(handedOver);
    }
    await aTurn();
  }
  await Promise.all(underWay);
  return {
    accounts,
    operations: DEMO_OPERATIONS.map((operation) => ({
      key: operation.key,
      id: sceneOf(scenes, operation).operationId,
      name: operation.name,
    })),
  };
}

/** Minutes after midnight UTC. */
const NINE = 9 * 60;

type Scenes = Map<string, OperationScene>;

function sceneOf(scenes: Scenes, { key }: DemoOperation): OperationScene {
  const scene = scenes.get(key);
  if (scene === undefined) throw new Error(`The operation ${key} is not created`);
  return scene;
}

function storyOf(operation: DemoOperation, questionnaire: Questionnaire): readonly Told[] {
  const steps = [...drawStory(operation, questionnaire, DEMO_TODAY), ...drawTogether(operation, DEMO_TODAY)];
  return [
    { operation, at: instantOn(createdOn(operation), NINE + 30), step: null },
    ...steps.map((step) => ({ operation, at: step.at, step })),
  ];
}

function questionnaireOf({ content }: ReleaseTools, { questionnaire }: DemoOperation): Questionnaire {
  const pinned = findQuestionnaire(content, questionnaire.id, questionnaire.version);
  if (pinned === null) throw new Error(`The questionnaire ${questionnaire.id} is not in the content folder`);
  return pinned.questionnaire;
}

/** The same pool, which hands a document over once this is done: what is kept is kept in the order of the story. */
function handingOverAfter(before: Promise<void> | undefined, pdf: PdfPool): PdfPool {
  return {
    ...pdf,
    draw: async (job, signal) => {
      const [drawn] = await Promise.all([pdf.draw(job, signal), before]);
      return drawn;
    },
  };
}

/** Lets the program do what came up meanwhile: a thread that is ready is given its document. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function play(scene: OperationScene, step: Step | TogetherStep): void {
  if ("firm" in step) playStep(scene, step);
  else playTogether(scene, step);
}

async function playDrawn(
  tools: ReleaseTools,
  scene: OperationScene,
  step: Step | TogetherStep,
): Promise<void> {
  if ("firm" in step) await release(tools, scene, step);
  else await playPublication(tools, scene, step);
}

function openScene(
  tools: ReleaseTools,
  accounts: readonly DemoAccount[],
  operation: DemoOperation,
  now: string,
): OperationScene {
  const { db, content } = tools;
  const source = (id: string, version: number): Questionnaire | null =>
    findQuestionnaire(content, id, version)?.questionnaire ?? null;
  const account = (key: DemoAccount["key"]) => {
    const found = accounts.find((one) => one.key === key);
    if (found === undefined) throw new Error(`The demo has no account ${key}`);
    return found;
  };
  const {
    questionnaire,
    name,
    territory,
    funders,
    convention,
    startsOn,
    endsOn,
    targetFirms,
    minimumGroupSize,
  } = operation;
  const description = { name, territory, funders: [...funders], convention, startsOn, endsOn };
  const promised = { targetFirms, minimumGroupSize };
  const admin = actingAs(db, account("admin"));
  const { id: operationId } = mustSucceed(
    createOperation(
      { db, questionnaireOf: source },
      { ...description, ...promised, questionnaire },
      admin,
      now,
    ),
  );
  joinDemoOperation(db, accounts, { key: operation.key, id: operationId }, now);
  mustSucceed(updateOperation(db, operationId, { ...description, ...promised, stage: "deployment" }, admin));
  writeNotice(
    db,
    operationId,
    { ...operation.notice, legalBasis: "public-interest", retentionMonths: 36 },
    now,
  );
  return {
    db,
    content,
    questionnaireOf: source,
    questionnaire: questionnaireOf(tools, operation),
    operation,
    operationId,
    consultants: { first: actingAs(db, account("first")), second: actingAs(db, account("second")) },
    places: new Map(),
    actions: new Map(),
  };
}

async function release(tools: ReleaseTools, scene: OperationScene, { firm, at }: Step): Promise<void> {
  const place = scene.places.get(firm);
  if (place === undefined) throw new Error(`${firm} is not enrolled`);
  mustSucceed(await releaseReport(tools, place.enrollmentId, place.consultant, at));
}
