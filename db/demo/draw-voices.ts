/** What employees and customers answer about a firm, and the days on which they do. */
import { type Answers, answerState } from "#app/domain/answers/answer.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { chanceBetween } from "#db/demo/chance.ts";
import { addDays, earlierDay, instantOn } from "#db/demo/days.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import { drawGroupSheet, drawSelfAssessment } from "#db/demo/draw-answers.ts";
import type { Portrait } from "#db/demo/portrait.ts";
import type { GroupVoice, Step } from "#db/demo/step.ts";

/** Days after the visit when the links are handed over, and how long most people take. */
const FIRST_DAY = 2;
const LONGEST = 12;

/** Minutes after midnight UTC. */
const MORNING = 7 * 60;
const EVENING = 18.4 * 60;

/** The steps of a firm's groups: the invitation, then each sheet on its day. */
export function voiceSteps(
  { characters, voices }: DemoOperation,
  questionnaire: Questionnaire,
  portrait: Portrait,
  today: string,
): readonly Step[] {
  const { key, course } = portrait;
  const turnout = voices.turnouts[key];
  if (turnout === undefined || course.interviewedOn === undefined) return [];
  const from = addDays(course.interviewedOn, FIRST_DAY);
  const last = addDays(course.planOn ?? today, -1);
  const sheets = (perspective: GroupVoice, count: number, unfinished: number): readonly Step[] => {
    if (count + unfinished === 0) return [];
    const people = Array.from({ length: count + unfinished }, (_, person): Step => {
      const drawnOn = addDays(from, chanceBetween(0, LONGEST, key, perspective, person, "day"));
      const answers = drawGroupSheet(questionnaire, { characters, voices }, portrait, perspective, person);
      const isHandedIn = person < count;
      return {
        at: instantOn(earlierDay(drawnOn, last), 0),
        firm: key,
        deed: {
          kind: "voice",
          perspective,
          person,
          isHandedIn,
          answers: isHandedIn ? answers : begun(answers, 5),
        },
      };
    });
    return [{ at: instantOn(from, 0), firm: key, deed: { kind: "invite", perspective } }, ...people];
  };
  return [
    ...sheets("employee", turnout.employees ?? 0, turnout.unfinished ?? 0),
    ...sheets("customer", turnout.customers ?? 0, 0),
  ];
}

/** The director who has begun to answer alone, two days before today, if there is one. */
export function beginnerSteps(
  { characters, voices, portraits }: DemoOperation,
  questionnaire: Questionnaire,
  today: string,
): readonly Step[] {
  if (voices.beginner === undefined) return [];
  const portrait = portraits.find(({ key }) => key === voices.beginner);
  if (portrait === undefined) throw new Error(`The demo has no firm ${voices.beginner}`);
  const firm = portrait.key;
  const day = addDays(today, -2);
  const answers = begun(drawSelfAssessment(questionnaire, { characters, voices }, portrait), 14);
  return [
    {
      at: instantOn(addDays(day, -1), MORNING),
      firm,
      deed: { kind: "invite", perspective: "director" },
    },
    {
      at: instantOn(day, EVENING),
      firm,
      deed: {
        kind: "answer-alone",
        entries: Object.entries(answers).map(([key, value], index) => ({
          ...({ subject: "answer", key, value } as const),
          at: instantOn(day, EVENING - 6 + index * 0.25),
        })),
      },
    },
  ];
}

/** The debrief of a firm, on the morning when its plan is decided. */
export function debriefSteps({ voices }: DemoOperation, { key, course }: Portrait): readonly Step[] {
  const { planOn } = course;
  if (planOn === undefined) return [];
  return (voices.debriefs[key] ?? []).map((agreement, index) => ({
    at: instantOn(planOn, MORNING + 6 * index),
    firm: key,
    deed: { kind: "settle", agreement },
  }));
}

/** The first answers of a sheet. */
function begun(answers: Answers, count: number): Answers {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([, answer]) => answerState(answer) !== "unanswered")
      .slice(0, count),
  );
}
