/**
 * The figures of an operation, counted a second time: rows in plain SQL, the YAML as it is written, and the words of
 * questionnaires/README.md. It shares nothing with the program, so that the two agree only when both are right.
 */

import type { Db } from "#db/client.server.ts";
import { readRows } from "#tests/support/recount/read-rows.ts";
import { type CountedFirm, countFirm, sum } from "#tests/support/recount/recount-firm.ts";
import { readContent, type WrittenContent } from "#tests/support/recount/written-content.ts";

export type Recount = {
  readonly content: WrittenContent;
  /** Enrolled, those who left included. */
  readonly firms: readonly CountedFirm[];
  /** Still there, interview over, something answered. */
  readonly assessed: readonly CountedFirm[];
  /** By the names that the spreadsheets give to figures. */
  readonly figures: ReadonlyMap<string, number>;
};

export function recount(sqlite: Db["$client"], operationId: string): Recount {
  const { questionnaireId, version, firms: rows } = readRows(sqlite, operationId);
  const content = readContent(questionnaireId, version);
  const firms = rows.map((row) => countFirm(row, content));
  const staying = firms.filter(({ withdrawn }) => !withdrawn);
  const interviewed = staying.filter((firm) => firm.interviewed);
  const assessed = interviewed.filter(({ answered }) => answered > 0);
  const figures = new Map<string, number>([
    ["progress:enrolled", firms.length],
    ["progress:withdrawn", firms.length - staying.length],
    ["progress:participating", staying.length],
    ["progress:not-started", staying.filter((firm) => !firm.interviewed && firm.answered === 0).length],
    ["progress:interviewing", staying.filter((firm) => !firm.interviewed && firm.answered > 0).length],
    ["progress:interviewed", interviewed.length],
    ["progress:assessed", assessed.length],
    ["progress:planned", interviewed.filter(({ planned }) => planned).length],
    ["progress:reported", interviewed.filter(({ reported }) => reported).length],
    ["progress:coverage", 100 * middle(assessed.flatMap(({ coverage }) => coverage ?? []))],
    ...maturity(assessed, content),
    ...tags(assessed, content),
    ...needs(assessed, content),
    ...advice(assessed, content),
    ...plans(assessed),
  ]);
  for (const [summary, figure] of SUMMARY) figures.set(summary, figures.get(figure) ?? Number.NaN);
  return { content, firms, assessed, figures };
}

type Figures = readonly (readonly [string, number])[];

/** The figures of the first page, said again further on. */
const SUMMARY = [
  ["summary:assessed", "progress:assessed"],
  ["summary:overall", "overall:median"],
  ["summary:planned", "progress:planned"],
  ["summary:engaged", "plans:engaged"],
] as const;

function maturity(firms: readonly CountedFirm[], { themes, levels }: WrittenContent): Figures {
  const spread = (id: string, scores: readonly number[]): Figures => [
    [`${id}:evaluated`, scores.length],
    [`${id}:median`, middle(scores)],
    [`${id}:q1`, quarter(scores, 1)],
    [`${id}:q3`, quarter(scores, 3)],
    // Neighbouring levels may be counted together: every run of them is.
    ...levels.flatMap((low, from) =>
      levels.slice(from).map((high, more): readonly [string, number] => {
        const end = levels[from + more + 1]?.from ?? 101;
        const inside = scores.filter((score) => score >= low.from - HAIR && score < end - HAIR).length;
        return [`${id}:level:${more === 0 ? low.id : `${low.id}-${high.id}`}`, inside];
      }),
    ),
  ];
  return [
    ...spread(
      "overall",
      firms.flatMap(({ overall }) => overall ?? []),
    ),
    ...themes.flatMap(({ id }) =>
      spread(
        `theme:${id}`,
        firms.flatMap((firm) => firm.themes.get(id) ?? []),
      ),
    ),
  ];
}

function tags(firms: readonly CountedFirm[], content: WrittenContent): Figures {
  const count = (keep: (firm: CountedFirm) => boolean) => firms.filter(keep).length;
  return content.tags.flatMap(({ id, kind }): Figures => {
    const all = count(({ declared, seen }) => declared.has(id) || seen.has(id));
    if (kind === "opportunity") return [[`opportunity:${id}`, all]];
    return [
      [`obstacle:${id}`, all],
      [`obstacle:${id}:declared-only`, count(({ declared, seen }) => declared.has(id) && !seen.has(id))],
      [`obstacle:${id}:both`, count(({ declared, seen }) => declared.has(id) && seen.has(id))],
      [`obstacle:${id}:seen-only`, count(({ declared, seen }) => !declared.has(id) && seen.has(id))],
      // No document is kept in the tables yet: nothing is proved.
      [`obstacle:${id}:evidenced`, 0],
    ];
  });
}

const HEAD_OF_PLAN = 5;

/** Whose plan leads there, or who has more than half of the action's tags, one of them said by the director. */
function needs(firms: readonly CountedFirm[], { collectiveActions, advice: known }: WrittenContent): Figures {
  const leading = new Map(known.map((each) => [each.id, each.collectiveActions]));
  return collectiveActions.flatMap((action): Figures => {
    const needing = firms.flatMap((firm) => {
      const carried = action.tags.filter((tag) => firm.declared.has(tag) || firm.seen.has(tag));
      const isDeclared = carried.some((tag) => firm.declared.has(tag));
      const inPlan = living(firm).some((each) => each.collectiveActions.includes(action.id));
      const isSuggested = suggestedFirst(firm).some((id) => leading.get(id)?.includes(action.id));
      const byTags = carried.length > action.tags.length / 2 && isDeclared;
      return inPlan || isSuggested || byTags ? [{ isDeclared, inPlan }] : [];
    });
    const declared = needing.filter(({ isDeclared }) => isDeclared).length;
    return [
      [`need:${action.id}`, needing.length],
      [`need:${action.id}:declared`, declared],
      [`need:${action.id}:evidenced`, 0],
      [`need:${action.id}:observed`, needing.length - declared],
      [`need:${action.id}:in-plan`, needing.filter(({ inPlan }) => inPlan).length],
    ];
  });
}

function advice(firms: readonly CountedFirm[], content: WrittenContent): Figures {
  return content.advice.flatMap(({ id }): Figures => {
    const kept = (actions: CountedFirm["actions"]) =>
      actions.some(({ recommendation, status }) => recommendation === id && status !== "dropped");
    const inPlan = firms.filter((firm) => kept(decided(firm)) || firm.undecided.includes(id));
    const first = inPlan.filter(
      (firm) => kept(decided(firm).slice(0, HEAD_OF_PLAN)) || suggestedFirst(firm).includes(id),
    );
    return [
      [`recommendation:${id}`, inPlan.length],
      [`recommendation:${id}:priority`, first.length],
    ];
  });
}

function plans(firms: readonly CountedFirm[]): Figures {
  const lines = firms.flatMap(decided);
  const rejected = firms.flatMap(({ actions }) => actions.filter(({ decision }) => decision === "rejected"));
  const status = (...wanted: readonly string[]) =>
    lines.filter((line) => wanted.includes(line.status)).length;
  const decision = (wanted: string) => lines.filter((line) => line.decision === wanted).length;
  const having = (keep: (action: CountedFirm["actions"][number]) => boolean) =>
    firms.filter((firm) => decided(firm).some(keep)).length;
  const undecided = sum(firms.map((firm) => firm.undecided.length));
  const schemes = new Set(firms.flatMap((firm) => living(firm).flatMap((action) => action.fundingSchemes)));
  const costly = firms.flatMap(living).flatMap(({ cost }) => cost ?? []);
  return [
    ["plans:firms-deciding", having(() => true)],
    ["plans:firms-engaged", having((action) => ["started", "done"].includes(action.status))],
    ["plans:firms-done", having((action) => action.status === "done")],
    ["plans:firms-costed", firms.filter((firm) => living(firm).some(({ cost }) => (cost ?? 0) > 0)).length],
    ["plans:lines", lines.length + rejected.length + undecided],
    ["plans:decided", lines.length],
    ["plans:accepted", decision("accepted")],
    ["plans:changed", decision("changed")],
    ["plans:added", decision("added")],
    ["plans:rejected", rejected.length],
    ["plans:rejectedWithReason", rejected.filter(({ reason }) => (reason ?? "").trim() !== "").length],
    ["plans:undecided", undecided],
    ["plans:engaged", status("started", "done")],
    ["plans:started", status("started")],
    ["plans:done", status("done")],
    ["plans:notEngaged", status("planned", "dropped")],
    ["plans:planned", status("planned")],
    ["plans:dropped", status("dropped")],
    ["plans:costs", sum(costly)],
    ...[...schemes].map((id): readonly [string, number] => [
      `scheme:${id}:planned`,
      firms.filter((firm) => living(firm).some((action) => action.fundingSchemes.includes(id))).length,
    ]),
  ];
}

function decided({ actions }: CountedFirm): CountedFirm["actions"] {
  return actions.filter(({ decision }) => decision !== "rejected");
}

function living(firm: CountedFirm): CountedFirm["actions"] {
  return decided(firm).filter(({ status }) => status !== "dropped");
}

/** The suggestions among the first lines of a plan: what was decided comes before them. */
function suggestedFirst(firm: CountedFirm): readonly string[] {
  return firm.undecided.slice(0, Math.max(0, HEAD_OF_PLAN - decided(firm).length));
}

const HAIR = 1e-9;

/** NaN of nothing. */
export function middle(values: readonly number[]): number {
  return cut(values, 2, 4);
}

function quarter(values: readonly number[], which: 1 | 3): number {
  return values.length < 5 ? Number.NaN : cut(values, which, 4);
}

/** Between two values where the rank falls between them, as the annex says. */
function cut(values: readonly number[], part: number, parts: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (sorted.length * part) / parts;
  const below = sorted[Math.ceil(rank) - 1] ?? Number.NaN;
  const above = sorted[Math.floor(rank)] ?? Number.NaN;
  return (below + above) / 2;
}
