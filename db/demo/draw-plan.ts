/** From what the engine suggests to a firm to what its director and its consultant decided. */
import type { Suggestion } from "#app/domain/plan/action-plan.ts";
import type { Recommendation } from "#app/domain/questionnaire/definition.ts";
import { chance, chanceBetween } from "#db/demo/chance.ts";
import { addDays } from "#db/demo/days.ts";
import type { PlanWords, Rewording } from "#db/demo/plan-words.ts";
import type { AddedAction, Portrait } from "#db/demo/portrait.ts";

/** Who carries an action, and what it costs. */
export type Carrying = { readonly owner: string; readonly cost: number | null };

/** A decision of a plan, in the order in which they were taken. */
export type DrawnDecision =
  | { readonly verb: "accept"; readonly recommendation: string; readonly carrying: Carrying }
  | {
      readonly verb: "change";
      readonly recommendation: string;
      readonly rewording: Rewording;
      readonly carrying: Carrying;
    }
  | { readonly verb: "reject"; readonly recommendation: string; readonly reason: string }
  | { readonly verb: "add"; readonly action: AddedAction; readonly carrying: Carrying };

/** How an action went on: `title` names it in the plan. */
export type DrawnFollowUp = {
  readonly on: string;
  readonly title: string;
  readonly status: "started" | "done" | "dropped";
};

export type DrawnPlan = {
  readonly decisions: readonly DrawnDecision[];
  readonly followUps: readonly DrawnFollowUp[];
};

/** Reasons and rewordings that earlier firms have used up. */
export type Used = ReadonlySet<string>;

/** A director who is advised fewer things than this sets none aside. */
const FEWEST_TO_REFUSE = 6;

/** The plan of one firm, with what it used up. */
export function drawPlan(
  portrait: Portrait,
  suggestions: readonly Suggestion[],
  recommendations: ReadonlyMap<string, Recommendation>,
  words: PlanWords,
  used: Used,
  today: string,
): { readonly plan: DrawnPlan; readonly used: Used } {
  const isDraft = portrait.course.step === "drafting";
  const wanted = isDraft
    ? chanceBetween(2, 3, portrait.key, "kept")
    : chanceBetween(4, 6, portrait.key, "kept");
  const spent = new Set(used);
  const decisions: DrawnDecision[] = [];
  const mayRefuse = suggestions.length >= FEWEST_TO_REFUSE;
  const count = (verb: DrawnDecision["verb"]) => decisions.filter((one) => one.verb === verb).length;
  for (const { recommendation } of suggestions) {
    if (count("accept") + count("change") >= wanted) break;
    const carrying = carryingOf(portrait, recommendation, words);
    const reason = unused(words.refusals[recommendation], spent, (text) => text);
    const rewording = unused(words.rewordings[recommendation], spent, ({ title }) => title);
    const mood = chance(portrait.key, recommendation, "mood");
    if (mayRefuse && reason !== null && count("reject") < (isDraft ? 1 : 2) && mood < 0.4) {
      spent.add(reason);
      decisions.push({ verb: "reject", recommendation, reason });
    } else if (rewording !== null && count("change") < 1 && mood > 0.45) {
      spent.add(rewording.title);
      decisions.push({ verb: "change", recommendation, rewording, carrying });
    } else {
      decisions.push({ verb: "accept", recommendation, carrying });
    }
  }
  const added = isDraft ? [] : (portrait.added ?? []);
  for (const action of added) {
    const owner = ownerOf(portrait, action.title);
    decisions.push({ verb: "add", action, carrying: { owner, cost: action.cost ?? null } });
  }
  const titles = decisions.flatMap((decision) => titleOf(decision, recommendations));
  return { plan: { decisions, followUps: followUpsOf(portrait, titles, today) }, used: spent };
}

function unused<T>(list: readonly T[] | undefined, used: Used, nameOf: (item: T) => string): T | null {
  return list?.find((item) => !used.has(nameOf(item))) ?? null;
}

function carryingOf(portrait: Portrait, recommendation: string, words: PlanWords): Carrying {
  const costs = words.costs[recommendation];
  const cost = costs === undefined ? null : portrait.headcount <= 5 ? costs[0] : costs[1];
  return { owner: ownerOf(portrait, recommendation), cost };
}

/** More often than not the director; what others can carry is left to them. */
function ownerOf({ key, director, people = [] }: Portrait, what: string): string {
  const isDirector = people.length === 0 || chance(key, what, "owner") < 0.55;
  return isDirector
    ? director.name
    : (people[chanceBetween(0, people.length - 1, key, what)] ?? director.name);
}

function titleOf(
  decision: DrawnDecision,
  recommendations: ReadonlyMap<string, Recommendation>,
): readonly string[] {
  if (decision.verb === "reject") return [];
  if (decision.verb === "add") return [decision.action.title];
  if (decision.verb === "change") return [decision.rewording.title];
  const title = recommendations.get(decision.recommendation)?.title;
  return title === undefined ? [] : [title];
}

/** Days between the plan and the first news of it, and between one and the next. */
const FIRST_NEWS = 18;
const NEWS_EVERY = 24;

/** The longer ago the plan, the more of it has begun, and then is done. A few actions are dropped on the way. */
function followUpsOf(
  { key, course }: Portrait,
  titles: readonly string[],
  today: string,
): readonly DrawnFollowUp[] {
  if (course.planOn === undefined || course.step === "drafting") return [];
  const planOn = course.planOn;
  return titles.flatMap((title): readonly DrawnFollowUp[] => {
    const readiness = chance(key, title, "readiness");
    const startedOn = addDays(planOn, FIRST_NEWS + Math.floor(readiness * 4 * NEWS_EVERY));
    const doneOn = addDays(startedOn, NEWS_EVERY + Math.floor(chance(key, title, "pace") * 8 * NEWS_EVERY));
    if (startedOn >= today || readiness > 0.62) return [];
    const isDropped = chance(key, title, "luck") < 0.08;
    const started = { on: startedOn, title, status: isDropped ? "dropped" : "started" } as const;
    return isDropped || doneOn >= today ? [started] : [started, { on: doneOn, title, status: "done" }];
  });
}
