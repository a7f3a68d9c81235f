/** The demo's story in chapters: what is written at once, what is drawn while the story goes on, and what waits for it. */
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import type { TogetherStep } from "#db/demo/draw-together.ts";
import type { Step } from "#db/demo/step.ts";

/** Something that happens at an instant (ISO) in an operation: it is created (null), then a step of it. */
export type Told<S = Step | TogetherStep | null> = {
  readonly operation: DemoOperation;
  readonly at: string;
  readonly step: S;
};

type Drawn = Told<Step | TogetherStep>;

/** Steps that are written in one transaction, and the one that is drawn after them, if one is: a report or a publication. */
export type Chapter = {
  /** Whether what is being drawn must be handed over first. */
  readonly waits: boolean;
  readonly played: readonly Told[];
  readonly drawn: Drawn | null;
};

/** The story, in chapters: what is drawn is drawn by another thread, which no transaction may wait for. */
export function chaptersOf(story: readonly Told[]): readonly Chapter[] {
  const chapters: Chapter[] = [];
  let waits = false;
  let played: Told[] = [];
  let underWay: Drawn[] = [];
  const close = (drawn: Drawn | null): void => {
    chapters.push({ waits, played, drawn });
    waits = false;
    played = [];
  };
  for (const told of story) {
    if (underWay.some((drawn) => mustFollow(told, drawn))) {
      close(null);
      waits = true;
      underWay = [];
    } else if (played.length >= LONGEST_CHAPTER) close(null);
    const { step } = told;
    if (step === null || !isDrawn(step)) {
      played.push(told);
      continue;
    }
    const drawn = { ...told, step };
    close(drawn);
    underWay.push(drawn);
  }
  close(null);
  return chapters;
}

/** Steps in a row that keep the threads from being given their next document. */
const LONGEST_CHAPTER = 100;

function isDrawn({ deed }: Step | TogetherStep): boolean {
  return deed.kind === "release" || deed.kind === "publish";
}

/**
 * Whether this can only happen once that document is handed over: it reads it or what comes with it, or it is told in the audit
 * log after it.
 */
function mustFollow({ operation, step }: Told, drawn: Drawn): boolean {
  if (step === null) return !("firm" in drawn.step);
  if ("firm" in drawn.step) {
    const isSameFirm = "firm" in step && step.firm === drawn.step.firm;
    return operation.key === drawn.operation.key && (isSameFirm || step.deed.kind === "publish");
  }
  if (AUDITED.has(step.deed.kind)) return true;
  return operation.key === drawn.operation.key && !("firm" in step);
}

const AUDITED: ReadonlySet<string> = new Set(["enroll", "withdraw", "open-round"]);
