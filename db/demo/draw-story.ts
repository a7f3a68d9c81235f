/** Everything that happens in an operation of the demo, in the order in which it happened. */
import type { AnswerSheet } from "#app/domain/answers/answer.ts";
import { compareIds } from "#app/domain/compare.ts";
import { suggestActions } from "#app/domain/plan/suggest-actions.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import { chanceBetween } from "#db/demo/chance.ts";
import { type ChosenRemarks, chooseRemarks } from "#db/demo/choose-remarks.ts";
import { instantOn } from "#db/demo/days.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import { drawInterview, drawSelfAssessment } from "#db/demo/draw-answers.ts";
import {
  type Interview,
  interviewSteps,
  selfAssessedDay,
  stakesOf,
  themesReached,
} from "#db/demo/draw-interview.ts";
import { type DrawnPlan, drawPlan, type Used } from "#db/demo/draw-plan.ts";
import { beginnerSteps, debriefSteps, voiceSteps } from "#db/demo/draw-voices.ts";
import type { Portrait } from "#db/demo/portrait.ts";
import { metAgain } from "#db/demo/second-visit.ts";
import type { Step } from "#db/demo/step.ts";
import type { DrawnAgreement } from "#db/demo/voices.ts";

/** The steps of every firm, the earliest first. `today` is the ISO date that nothing may reach. */
export function drawStory(
  operation: DemoOperation,
  questionnaire: Questionnaire,
  today: string,
): readonly Step[] {
  const { secondCampaignOn } = operation;
  const first = drawCampaign(operation, questionnaire, firstCampaign(operation, questionnaire, today));
  const again =
    secondCampaignOn === undefined
      ? []
      : drawCampaign(operation, questionnaire, {
          ...secondCampaign(operation, questionnaire, today),
          used: first.used,
        }).firms;
  const steps = [
    ...first.firms.flatMap(({ portrait, own, others }) => [...courseSteps(portrait, own), ...own, ...others]),
    ...again.flatMap(({ portrait, own, others }) => [
      meetAgain(portrait, [...own, ...others]),
      ...own,
      ...others,
    ]),
    ...beginnerSteps(operation, questionnaire, today),
  ];
  const late = steps.find(({ at }) => at >= today);
  if (late !== undefined)
    throw new Error(`${late.firm}: ${late.deed.kind} on ${late.at} is not before ${today}`);
  return steps.toSorted((a, b) => compareIds(a.at, b.at));
}

/** The firms that are met in one round, with what is noted of them. Nothing of it reaches the day `until`. */
type Campaign = {
  readonly interviews: readonly Interview[];
  readonly remarks: ReadonlyMap<string, ChosenRemarks>;
  readonly until: string;
  /** What earlier campaigns have used up. */
  readonly used: Used;
};

/** It ends on the day when the second one is opened, if there is one. */
function firstCampaign(operation: DemoOperation, questionnaire: Questionnaire, today: string): Campaign {
  const { portraits, secondCampaignOn } = operation;
  const interviews = portraits.map((portrait) => interviewOf(operation, questionnaire, portrait));
  const asked = interviews.filter(({ answers }) => Object.keys(answers).length > 0);
  return {
    interviews,
    remarks: chooseRemarks(questionnaire, operation.remarks, asked),
    until: secondCampaignOn ?? today,
    used: new Set(),
  };
}

function secondCampaign(
  operation: DemoOperation,
  questionnaire: Questionnaire,
  today: string,
): Omit<Campaign, "used"> {
  return {
    interviews: operation.portraits.flatMap((portrait) => {
      const again = metAgain(portrait);
      return again === null ? [] : [interviewOf(operation, questionnaire, again)];
    }),
    remarks: new Map(operation.portraits.map(({ key, again }) => [key, again?.remarks ?? {}])),
    until: today,
  };
}

/** What happens to one firm in one round: what is asked and decided there, and what others say of it. */
type FirmSteps = {
  readonly portrait: Portrait;
  readonly own: readonly Step[];
  readonly others: readonly Step[];
};

function drawCampaign(
  operation: DemoOperation,
  questionnaire: Questionnaire,
  { interviews, remarks, until, used }: Campaign,
): { readonly firms: readonly FirmSteps[]; readonly used: Used } {
  const drawn = drawPlans(operation, questionnaire, interviews, until, used);
  const firms = interviews.map((interview) => {
    const { portrait } = interview;
    return {
      portrait,
      own: [
        ...interviewSteps(questionnaire, interview, remarks.get(portrait.key) ?? {}, until),
        ...planSteps(portrait, drawn.plans.get(portrait.key) ?? null),
      ],
      others: [
        ...voiceSteps(operation, questionnaire, portrait, until),
        ...debriefSteps(operation, portrait),
      ],
    };
  });
  return { firms, used: drawn.used };
}

/** The firm gets the sheets of its new round as the first thing happens there. */
function meetAgain({ key }: Portrait, steps: readonly Step[]): Step {
  const [at = ""] = steps.map((step) => step.at).toSorted(compareIds);
  return { at, firm: key, deed: { kind: "meet-again" } };
}

function interviewOf(
  { characters, voices }: DemoOperation,
  questionnaire: Questionnaire,
  portrait: Portrait,
): Interview {
  const { course } = portrait;
  const on = selfAssessedDay(portrait, voices);
  const reached = new Set(
    themesReached(questionnaire, portrait).flatMap((theme) => theme.questions.map(({ id }) => id)),
  );
  const complete =
    course.interviewedOn === undefined ? {} : drawInterview(questionnaire, characters, portrait);
  return {
    portrait,
    answers: Object.fromEntries(Object.entries(complete).filter(([id]) => reached.has(id))),
    selfAssessed: {
      on,
      answers: on === undefined ? {} : drawSelfAssessment(questionnaire, { characters, voices }, portrait),
    },
    stakes: course.interviewedOn === undefined ? {} : stakesOf(questionnaire, portrait),
  };
}

function drawPlans(
  { planWords, voices }: DemoOperation,
  questionnaire: Questionnaire,
  interviews: readonly Interview[],
  until: string,
  usedBefore: Used,
): { readonly plans: ReadonlyMap<string, DrawnPlan>; readonly used: Used } {
  const recommendations = new Map(questionnaire.recommendations.map((each) => [each.id, each]));
  const plans = new Map<string, DrawnPlan>();
  let used = usedBefore;
  for (const { portrait, answers, selfAssessed, stakes } of interviews) {
    if (portrait.course.planOn === undefined) continue;
    const respondents: readonly AnswerSheet[] = [
      { perspective: "director", answers: selfAssessed.answers },
      { perspective: "consultant", answers, agreed: agreedIn(voices.debriefs[portrait.key] ?? []) },
    ];
    const scores = scoreAssessment(questionnaire, { respondents, stakes });
    const suggestions = suggestActions(questionnaire, scores, stakes);
    const drawn = drawPlan(portrait, suggestions, recommendations, planWords, used, until);
    plans.set(portrait.key, drawn.plan);
    used = drawn.used;
  }
  return { plans, used };
}

function agreedIn(agreements: readonly DrawnAgreement[]): NonNullable<AnswerSheet["agreed"]> {
  return Object.fromEntries(
    agreements.map(({ question, choice, reason }) => [question, { answer: { choice }, reason }]),
  );
}

/** Minutes after midnight UTC. */
const MORNING = 8 * 60;
const AFTERNOON = 14 * 60;

function planSteps({ key, course }: Portrait, plan: DrawnPlan | null): readonly Step[] {
  if (plan === null || course.planOn === undefined) return [];
  const day = course.planOn;
  const start = MORNING + chanceBetween(0, 60, key, "plan");
  const decided = plan.decisions.map(
    (decision, index): Step => ({
      at: instantOn(day, start + 5 * index),
      firm: key,
      deed: { kind: "decide", decision },
    }),
  );
  if (course.step === "drafting") return decided;
  const agreedAt = instantOn(day, start + 5 * plan.decisions.length + 8);
  return [
    ...decided,
    { at: agreedAt, firm: key, deed: { kind: "agree" } },
    ...plan.followUps.map(
      (followUp, index): Step => ({
        at: instantOn(followUp.on, AFTERNOON + index),
        firm: key,
        deed: { kind: "follow-up", followUp },
      }),
    ),
  ];
}

/** What happens to the firm's place in the operation; the next appointment is made at the end of the last meeting. */
function courseSteps({ key, course }: Portrait, others: readonly Step[]): readonly Step[] {
  const { enrolledOn, reportOn, withdrawnOn, withdrawalReason, appointment } = course;
  const enrolledAt = instantOn(enrolledOn, MORNING + chanceBetween(0, 120, key, "enrolled"));
  const steps: Step[] = [{ at: enrolledAt, firm: key, deed: { kind: "enroll" } }];
  if (reportOn !== undefined) {
    steps.push({ at: instantOn(reportOn, AFTERNOON + 45), firm: key, deed: { kind: "release" } });
  }
  if (withdrawnOn !== undefined && withdrawalReason !== undefined) {
    const deed = { kind: "withdraw", reason: withdrawalReason } as const;
    steps.push({ at: instantOn(withdrawnOn, MORNING + 75), firm: key, deed });
  }
  if (appointment !== undefined) {
    const [at, place] = appointment;
    // The report that is handed over says when the next meeting is.
    const made =
      reportOn === undefined
        ? ([...steps, ...others]
            .map((step) => step.at)
            .toSorted(compareIds)
            .at(-1) ?? enrolledAt)
        : instantOn(reportOn, AFTERNOON + 30);
    steps.push({ at: made, firm: key, deed: { kind: "appoint", at, place } });
  }
  return steps;
}
