import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountFor, type ConventionFacts, fallsShort } from "#app/domain/convention/account-for.ts";
import {
  COUNTED_UNITS,
  EVENT_KINDS,
  INDICATORS,
  type Indicator,
  type OperationEvent,
} from "#app/domain/convention/convention.ts";
import { sumHours } from "#app/domain/convention/spent-hours.ts";
import {
  anAccountedFirm,
  anAidRequest,
  anAttendance,
  anEvent,
  aTarget,
  conventionFacts,
} from "#tests/support/a-convention.ts";

function achievedOf(indicator: Indicator, facts: Partial<ConventionFacts>): number | null | undefined {
  return accountFor(conventionFacts({ ...facts, targets: [aTarget(indicator)] })).lines[0]?.achieved;
}

const FIRMS = [
  anAccountedFirm("a", {
    isInterviewed: true,
    isPlanAgreed: true,
    isReportReleased: true,
    actionsBegun: 3,
    actionsDone: 1,
  }),
  anAccountedFirm("b", { isInterviewed: true, isPlanAgreed: true, actionsBegun: 2, actionsDone: 2 }),
  anAccountedFirm("c", { isInterviewed: true }),
  anAccountedFirm("d"),
];
const TIME = [
  anEvent({ kind: "visit", hours: 3.5, advisers: 2, enrollmentId: "a" }),
  anEvent({ kind: "debrief", hours: 1.75, enrollmentId: "a" }),
  anEvent({ kind: "workshop", hours: 4, advisers: 3 }),
  anEvent({ kind: "workshop", hours: 2 }),
  anEvent({ kind: "preparation", hours: 6 }),
  anEvent({ kind: "steering", hours: 2, advisers: 2 }),
  anEvent({ kind: "workshop", hours: 50, heldOn: "2027-07-01" }),
  anEvent({ kind: "visit", hours: 50, heldOn: "2027-07-01", enrollmentId: "a" }),
];
const ACTIONS = [
  { hasBegun: true, agreeing: ["a", "b", "gone"] },
  { hasBegun: true, agreeing: ["b"] },
  { hasBegun: false, agreeing: ["c", "d"] },
];
const AID = [
  anAidRequest({ enrollmentId: "a", grantedAmount: 5_000, askedAmount: 8_000 }),
  anAidRequest({ enrollmentId: "a", grantedAmount: 1_000, askedAmount: null }),
  anAidRequest({ enrollmentId: "b", outcome: "asked", grantedAmount: null, askedAmount: 4_000 }),
  anAidRequest({ enrollmentId: "c", outcome: "refused", grantedAmount: null, askedAmount: 3_000 }),
  anAidRequest({ enrollmentId: "d", grantedAmount: null, askedAmount: null }),
  anAidRequest({ enrollmentId: "gone", grantedAmount: 90_000, askedAmount: 90_000 }),
];
const FACTS = { firms: FIRMS, events: TIME, collectiveActions: ACTIONS, aidRequests: AID };

describe("what was done is counted, never typed", () => {
  test.each<[Indicator, number, string]>([
    ["enrolled", 4, "every firm that is still there"],
    ["interviewed", 3, "those whose interview is over"],
    ["plans-agreed", 2, "those whose plan is agreed"],
    ["reports-released", 1, "those that hold a report"],
    ["actions-begun", 5, "started and done actions of all plans"],
    ["actions-done", 3, "done ones alone"],
    ["individual-hours", 8.75, "visits and debriefs, times the advisers, held by that day"],
    ["advice-days", 1.25, "the same in days of seven hours"],
    ["collective-hours", 14, "workshops, times the advisers, without the committees"],
    ["preparation-hours", 6, "preparation alone"],
    ["workshops", 2, "workshops held by that day"],
    ["collective-pilots", 2, "collective actions of which a pilot began"],
    ["collective-firms", 2, "firms that said yes to one of them, each once, and only those still there"],
    ["aid-granted", 6_000, "what was granted to firms still there, where the amount is known"],
  ])("%s: %d, %s", (indicator, achieved) => {
    expect(achievedOf(indicator, FACTS)).toBe(achieved);
  });

  test("typing a figure over a computed one changes nothing", () => {
    const targets = [aTarget("enrolled", { achieved: 999, label: "Autre chose", unit: "choux" })];
    const [line] = accountFor(conventionFacts({ ...FACTS, targets })).lines;
    expect(line).toMatchObject({ achieved: 4, gap: -6, label: "Entreprises inscrites", unit: "entreprises" });
  });

  test("committees are in none of the three categories, and are said apart", () => {
    expect(accountFor(conventionFacts(FACTS)).hours).toEqual({
      individual: 8.75,
      collective: 14,
      preparation: 6,
    });
    expect(sumHours(TIME, "2027-06-30").steering).toBe(4);
  });
});

describe("a participation counts the firm or the person, never both", () => {
  const attendances = [
    anAttendance({ enrollmentId: "a", person: "Jean Lefèvre" }),
    anAttendance({ enrollmentId: "a", person: "  jean  LEFEVRE " }),
    anAttendance({ enrollmentId: "a", person: "Ana Lefèvre", halfDay: "afternoon" }),
    anAttendance({ enrollmentId: "b", person: "Jean Lefèvre" }),
    anAttendance({ enrollmentId: "c", person: "Luc Petit", signedAt: null }),
    anAttendance({ enrollmentId: null, person: "Une élue" }),
  ];
  const events = [
    anEvent({ attendances }),
    anEvent({ heldOn: "2027-04-02", attendances: [anAttendance({ enrollmentId: "a" })] }),
    anEvent({ kind: "steering", attendances: [anAttendance({ enrollmentId: "d", person: "Au comité" })] }),
    anEvent({ heldOn: "2027-09-01", attendances: [anAttendance({ enrollmentId: "d", person: "Trop tôt" })] }),
  ];
  test.each([
    ["firm", 2, "Entreprises participantes"],
    ["person", 4, "Personnes participantes"],
  ] as const)("%s: %d", (countedUnit, achieved, label) => {
    const targets = [aTarget("participations")];
    expect(accountFor(conventionFacts({ countedUnit, targets, events })).lines[0]).toMatchObject({
      achieved,
      label,
    });
  });

  test("an unsigned sheet counts for nobody", () => {
    const unsigned = events.map((event) => ({
      ...event,
      attendances: event.attendances.map((line) => ({ ...line, signedAt: null })),
    }));
    for (const countedUnit of COUNTED_UNITS)
      expect(achievedOf("participations", { countedUnit, events: unsigned })).toBe(0);
  });
});

describe("a line asks for a justification", () => {
  const firms = FIRMS;
  test.each([
    ["when less was done than promised", { planned: 5 }, true],
    ["not when it was said why", { planned: 5, justification: "Deux dépôts de bilan." }, false],
    ["even when only spaces were typed", { planned: 5, justification: " \n " }, true],
    ["not when all was done", { planned: 4 }, false],
    ["not when more was done", { planned: 3 }, false],
  ])("%s", (_what, given, asks) => {
    const table = accountFor(conventionFacts({ firms, targets: [aTarget("enrolled", given)] }));
    expect(table.unjustified).toHaveLength(asks ? 1 : 0);
  });

  test.each([
    ["nobody wrote what was done", null, true],
    ["less was written", 9.5, true],
    ["all was written", 10, false],
  ])("for an indicator of one’s own, when %s", (_what, achieved, asks) => {
    const table = accountFor(conventionFacts({ targets: [aTarget("own", { achieved })] }));
    expect(table.unjustified).toHaveLength(asks ? 1 : 0);
    expect(table.lines[0]).toMatchObject({ label: "Contrats d’apprentissage", unit: "contrats" });
  });

  test("not for the noise of fractions: 0.7 + 0.1 hours are 0.8, whatever a machine makes of it", () => {
    const events = [0.7, 0.1].map((hours) => anEvent({ kind: "preparation", hours }));
    const targets = [aTarget("preparation-hours", { planned: 0.8 })];
    expect(accountFor(conventionFacts({ events, targets })).unjustified).toEqual([]);
  });
});

test("what is drawn from firms says what each brings, and the rest doesn’t", () => {
  const targets = INDICATORS.map((indicator) => aTarget(indicator));
  const { lines, aid } = accountFor(conventionFacts({ ...FACTS, targets }));
  const drawn = Object.fromEntries(
    lines.flatMap(({ target, contributions }) =>
      contributions === null ? [] : [[target.indicator, Object.fromEntries(contributions)]],
    ),
  );
  expect(drawn).toEqual({
    "actions-begun": { a: 3, b: 2 },
    "actions-done": { a: 1, b: 2 },
    "collective-firms": { a: 1, b: 1 },
    "aid-granted": { a: 6_000 },
  });
  expect(Object.fromEntries(aid.asked)).toEqual({ a: 8_000, b: 4_000, c: 3_000 });
  expect(Object.fromEntries(aid.granted)).toEqual({ a: 6_000 });
});

const arbitraryEvent: fc.Arbitrary<OperationEvent> = fc
  .record({
    kind: fc.constantFrom(...EVENT_KINDS),
    heldOn: fc.constantFrom("2027-01-05", "2027-06-30", "2027-07-01"),
    quarters: fc.integer({ min: 1, max: 80 }),
    advisers: fc.integer({ min: 1, max: 4 }),
    present: fc.array(
      fc.record({
        enrollmentId: fc.constantFrom(null, "a", "b", "c"),
        person: fc.constantFrom("Jean", "JEAN", "Zoé", "zoe"),
        signedAt: fc.constantFrom(null, "2027-01-05T10:00:00.000Z"),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ quarters, present, ...given }) =>
    anEvent({ ...given, hours: quarters / 4, attendances: present.map((line) => anAttendance(line)) }),
  );
const arbitraryFacts = fc.record({ events: fc.array(arbitraryEvent, { maxLength: 12 }) });

describe("whatever was held", () => {
  test("the categories and the committees make up all the time, and what is to come adds nothing", () => {
    fc.assert(
      fc.property(arbitraryFacts, ({ events }) => {
        const { individual, collective, preparation, steering } = sumHours(events, "2027-06-30");
        const held = events.filter((event) => event.heldOn <= "2027-06-30");
        const all = held.reduce((sum, event) => sum + event.hours * event.advisers, 0);
        expect(individual + collective + preparation + steering).toBe(all);
        expect(achievedOf("advice-days", { events })).toBe(individual / 7);
      }),
    );
  });

  test("signing never lowers a participation, and there are never more than signed half-days", () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.constantFrom(...COUNTED_UNITS), ({ events }, countedUnit) => {
        const before = achievedOf("participations", { events, countedUnit }) ?? 0;
        const signed = events.map((event) => ({
          ...event,
          attendances: event.attendances.map((line) => ({ ...line, signedAt: "2027-01-05T10:00:00.000Z" })),
        }));
        expect(achievedOf("participations", { events: signed, countedUnit })).toBeGreaterThanOrEqual(before);
        const lines = events
          .filter((event) => event.kind === "workshop")
          .flatMap((event) => event.attendances)
          .filter((line) => line.signedAt !== null);
        expect(before).toBeLessThanOrEqual(lines.length);
      }),
    );
  });

  test("a line without a justification falls short exactly when it is among the unjustified", () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.integer({ min: 0, max: 60 }), ({ events }, planned) => {
        const targets = INDICATORS.map((indicator) => aTarget(indicator, { planned }));
        const { lines, unjustified } = accountFor(conventionFacts({ ...FACTS, events, targets }));
        expect(unjustified).toEqual(lines.filter(fallsShort));
        for (const { achieved, gap } of lines)
          expect(gap).toBe(achieved === null ? null : achieved - planned);
      }),
    );
  });
});
