/** Everything that happens in an operation of the demo, in the order in which it happened. */
import type { AnswerSheet } from "#app/domain/answers/answer.ts";
import { compareIds } from "#app/domain/compare.ts";
import { suggestActions } from "#app/domain/plan/suggest-actions.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import { chanceBetween } from "#db/demo/chance.ts";
import { chooseRemarks } from "#db/demo/choose-remarks.ts";
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
import type { Step } from "#db/demo/step.ts";
import type { DrawnAgreement } from "#db/demo/voices.ts";

/** The steps of every firm, the earliest first. `today` is the ISO date that nothing may reach. */
export function drawStory(
  operation: DemoOperation,
  questionnaire: Questionnaire,
  today: string,
): readonly Step[] {
  const interviews = operation.portraits.map((portrait) => interviewOf(operation, questionnaire, portrait));
  const asked = interviews.filter(({ answers }) => Object.keys(answers).length > 0);
  const remarks = chooseRemarks(questionnaire, operation.remarks, asked);
  const plans = drawPlans(operation, questionnaire, interviews, today);
  const steps = interviews.flatMap((interview) => {
    const { key } = interview.portrait;
    const own = [
      ...interviewSteps(questionnaire, interview, remarks.get(key) ?? {}, today),
      ...planSteps(interview.portrait, plans.get(key) ?? null),
    ];
    const others = [
      ...voiceSteps(operation, questionnaire, interview.portrait, today),
      ...debriefSteps(operation, interview.portrait),
    ];
    return [...courseSteps(interview.portrait, own), ...own, ...others];
  });
  steps.push(...beginnerSteps(operation, questionnaire, today));
  const late = steps.find(({ at }) => at >= today);
  if (late !== undefined)
    throw new Error(`${late.firm}: ${late.deed.kind} on ${late.at} is not before ${today}`);
  return steps.toSorted((a, b) => compareIds(a.at, b.at));
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
  today: string,
): ReadonlyMap<string, DrawnPlan> {
  const recommendations = new Map(questionnaire.recommendations.map((each) => [each.id, each]));
  const plans = new Map<string, DrawnPlan>();
  let used: Used = new Set();
  for (const { portrait, answers, selfAssessed, stakes } of interviews) {
    if (portrait.course.planOn === undefined) continue;
    const respondents: readonly AnswerSheet[] = [
      { perspective: "director", answers: selfAssessed.answers },
      { perspective: "consultant", answers, agreed: agreedIn(voices.debriefs[portrait.key] ?? []) },
    ];
    const scores = scoreAssessment(questionnaire, { respondents, stakes });
    const suggestions = suggestActions(questionnaire, scores, stakes);
    const drawn = drawPlan(portrait, suggestions, recommendations, planWords, used, today);
    plans.set(portrait.key, drawn.plan);
    used = drawn.used;
  }
  return plans;
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
