import { describe, expect, test } from "vitest";
import type { FeedbackSheet } from "#app/domain/collective/collective-action.ts";
import { type CollectiveMove, lastPilot, leftToFund, takeStep } from "#app/domain/collective/take-step.ts";
import { aCollectiveAction, aDescription, aPilot, aStep } from "#tests/support/a-collective-action.ts";

const CALENDAR = { startsOn: "2027-01-01", endsOn: "2027-12-31", today: "2027-05-10" };
const EMPTY_SHEET: FeedbackSheet = { realCost: null, worked: "", failed: "", advice: "", documents: [] };
const anApproval = (given: Partial<Extract<CollectiveMove, { verb: "approve" }>["approval"]> = {}) => ({
  decision: "approved" as const,
  decidedOn: "2027-05-09",
  ...given,
});

describe("is refused", () => {
  const rows: readonly {
    readonly what: string;
    readonly given: Parameters<typeof aCollectiveAction>[0];
    readonly move: CollectiveMove;
    readonly why: { readonly code: string; readonly field?: string };
  }[] = [
    {
      what: "starting a pilot that isn't written",
      given: { stage: "gathering" },
      move: { verb: "start-pilot", words: null },
      why: { code: "no-pilot" },
    },
    {
      what: "starting before anybody is invited",
      given: { stage: "proposed", pilot: aPilot() },
      move: { verb: "start-pilot", words: null },
      why: { code: "not-at-this-stage" },
    },
    {
      what: "raising the cap of a pilot that goes on",
      given: { stage: "pilot", pilot: aPilot() },
      move: { verb: "plan-pilot", pilot: aPilot({ budgetCap: 3_001 }) },
      why: { code: "pilot-began", field: "budgetCap" },
    },
    {
      what: "moving the stop criterion of a pilot that goes on",
      given: { stage: "pilot", pilot: aPilot() },
      move: { verb: "plan-pilot", pilot: aPilot({ stopCriterion: "On verra" }) },
      why: { code: "pilot-began", field: "stopCriterion" },
    },
    {
      what: "a stop criterion of spaces",
      given: {},
      move: { verb: "plan-pilot", pilot: aPilot({ stopCriterion: "  " }) },
      why: { code: "no-words", field: "stopCriterion" },
    },
    {
      what: "a review before the trial",
      given: {},
      move: { verb: "plan-pilot", pilot: aPilot({ reviewOn: "2027-03-31" }) },
      why: { code: "review-first", field: "reviewOn" },
    },
    {
      what: "a trial in the year 1",
      given: {},
      move: { verb: "plan-pilot", pilot: aPilot({ heldOn: "0001-01-01" }) },
      why: { code: "far-date", field: "heldOn" },
    },
    {
      what: "a review in the year 9999",
      given: {},
      move: { verb: "plan-pilot", pilot: aPilot({ reviewOn: "9999-12-31" }) },
      why: { code: "far-date", field: "reviewOn" },
    },
    ...(["pivot", "scale", "stop"] as const).map((verb) => ({
      what: `« ${verb} » without a reason`,
      given: { stage: "review" as const },
      move: { verb, words: " \n" },
      why: { code: "no-words", field: "words" },
    })),
    {
      what: "a feedback sheet that says nothing",
      given: { stage: "stopped" },
      move: { verb: "feedback", feedback: EMPTY_SHEET },
      why: { code: "no-words", field: "worked" },
    },
    {
      what: "the word of a committee to come",
      given: {},
      move: { verb: "approve", approval: anApproval({ decidedOn: "2027-05-11" }), words: null },
      why: { code: "not-yet", field: "decidedOn" },
    },
    {
      what: "a committee of long ago",
      given: {},
      move: { verb: "approve", approval: anApproval({ decidedOn: "2025-12-31" }), words: null },
      why: { code: "far-date", field: "decidedOn" },
    },
    {
      what: "reservations that are not said",
      given: {},
      move: { verb: "approve", approval: anApproval({ decision: "with-reservations" }), words: null },
      why: { code: "no-words", field: "words" },
    },
  ];
  test.each(rows)("$what", ({ given, move, why }) => {
    expect(takeStep(aCollectiveAction(given), move, CALENDAR)).toMatchObject({ ok: false, problem: why });
  });
});

describe("is taken", () => {
  test("a new place and a new review day of a pilot that goes on, its cap and its criterion being the same", () => {
    const pilot = aPilot({ place: "Saumur", reviewOn: "2027-07-31" });
    const action = aCollectiveAction({ stage: "pilot", pilot: aPilot() });
    expect(takeStep(action, { verb: "plan-pilot", pilot }, CALENDAR)).toMatchObject({
      value: { stage: "pilot", pilot },
    });
  });

  test("a start, with the pilot as it begins", () => {
    const pilot = aPilot();
    const action = aCollectiveAction({ stage: "gathering", pilot });
    expect(takeStep(action, { verb: "start-pilot", words: "On y va" }, CALENDAR)).toMatchObject({
      value: { stage: "pilot", step: { verb: "start-pilot", words: "On y va", written: pilot } },
    });
  });

  test("a pivot, which leaves the next pilot to write", () => {
    const action = aCollectiveAction({ stage: "review", pilot: aPilot() });
    const taken = takeStep(action, { verb: "pivot", words: "Trop loin" }, CALENDAR);
    expect(taken).toMatchObject({ value: { stage: "pivoted", pilot: null, step: { words: "Trop loin" } } });
  });

  test.each(["scale", "stop"] as const)("« %s » keeps the pilot that was tried", (verb) => {
    const action = aCollectiveAction({ stage: "review", pilot: aPilot() });
    expect(takeStep(action, { verb, words: "Parce que" }, CALENDAR)).toMatchObject({
      value: { pilot: aPilot() },
    });
  });

  test("words on the description, the committee and the feedback, each in its place", () => {
    const action = aCollectiveAction({ stage: "review" });
    const description = aDescription({ title: "Autre" });
    const feedback = { ...EMPTY_SHEET, failed: "Trop cher" };
    const approval = anApproval({ decision: "refused" });
    expect(takeStep(action, { verb: "describe", description }, CALENDAR)).toMatchObject({
      value: { description },
    });
    expect(takeStep(action, { verb: "feedback", feedback }, CALENDAR)).toMatchObject({ value: { feedback } });
    expect(takeStep(action, { verb: "approve", approval, words: "Non" }, CALENDAR)).toMatchObject({
      value: { stage: "review", step: { written: approval, words: "Non" } },
    });
  });
});

test("the last pilot is the one that stands, else the last one that began", () => {
  const first = aPilot({ place: "un" });
  const second = aPilot({ place: "deux" });
  const steps = [aStep({ verb: "start-pilot", pilot: first }), aStep({ verb: "start-pilot", pilot: second })];
  expect(lastPilot({ pilot: null, steps })).toBe(second);
  expect(lastPilot({ pilot: first, steps })).toBe(first);
  expect(lastPilot({ pilot: null, steps: [] })).toBeNull();
});

test.each([
  { what: "the cost is not known", totalCost: null, left: null },
  { what: "some is to be found", totalCost: 10_000, left: 4_000 },
  { what: "more is promised than it costs", totalCost: 5_000, left: -1_000 },
])("what is left to fund when $what", ({ totalCost, left }) => {
  const shares = [
    { payer: "Région", euros: 4_000 },
    { payer: "CMA", euros: 2_000 },
  ];
  expect(leftToFund(aDescription({ totalCost, shares }))).toBe(left);
});
