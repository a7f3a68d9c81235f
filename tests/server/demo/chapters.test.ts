import { expect, test } from "vitest";
import { chaptersOf, type Told } from "#app/server/demo/chapters.ts";
import { DEMO_OPERATIONS } from "#db/demo/operations.ts";

const [HERE, ELSEWHERE] = DEMO_OPERATIONS;
if (HERE === undefined || ELSEWHERE === undefined) throw new Error("the demo has two operations");
const AT = "2026-05-04T09:00:00.000Z";

const ofFirm = (firm: string, kind: "agree" | "complete" | "enroll" | "release", operation = HERE): Told => ({
  operation,
  at: AT,
  step: { at: AT, firm, deed: { kind } },
});
const open = (operation = HERE): Told => ({
  operation,
  at: AT,
  step: { at: AT, by: "first", deed: { kind: "open-round" } },
});
const consent = (operation = HERE): Told => ({
  operation,
  at: AT,
  step: { at: AT, by: "first", deed: { kind: "consent", firm: "a" } },
});
const [publication] = HERE.together.publications;
if (publication === undefined) throw new Error("the demo publishes");
const publish = (operation = HERE): Told => ({
  operation,
  at: AT,
  step: { at: AT, by: "first", deed: { kind: "publish", publication } },
});

test.each<readonly [what: string, told: Told, drawn: Told, waits: boolean]>([
  ["the same firm waits for its report", ofFirm("a", "agree"), ofFirm("a", "release"), true],
  ["another firm goes on", ofFirm("b", "agree"), ofFirm("a", "release"), false],
  [
    "a firm of the same name elsewhere goes on",
    ofFirm("a", "agree", ELSEWHERE),
    ofFirm("a", "release"),
    false,
  ],
  ["another report is drawn meanwhile", ofFirm("b", "release"), ofFirm("a", "release"), false],
  ["a synthesis waits for the reports that it counts", publish(), ofFirm("a", "release"), true],
  ["a synthesis of elsewhere doesn’t", publish(ELSEWHERE), ofFirm("a", "release"), false],
  ["what firms decide together goes on during a report", consent(), ofFirm("a", "release"), false],
  ["a consent waits for the synthesis that quotes", consent(), publish(), true],
  ["a consent elsewhere doesn’t", consent(ELSEWHERE), publish(), false],
  ["an answer goes on during a synthesis", ofFirm("a", "complete"), publish(), false],
  [
    "the audit log is written in order, by a firm that arrives",
    ofFirm("b", "enroll", ELSEWHERE),
    publish(),
    true,
  ],
  ["the audit log is written in order, by a round that opens", open(ELSEWHERE), publish(), true],
  [
    "the audit log is written in order, by an operation",
    { operation: ELSEWHERE, at: AT, step: null },
    publish(),
    true,
  ],
  ["two syntheses are drawn at once", publish(ELSEWHERE), publish(), false],
  ["two syntheses of one operation are not", publish(), publish(), true],
])("%s", (_what, told, drawn, waits) => {
  const chapters = chaptersOf([drawn, told]);
  expect(chapters[0]?.drawn).toMatchObject({ step: drawn.step });
  expect(chapters.some((chapter) => chapter.waits)).toBe(waits);
});

test("a story is told whole and in order, and never long without a turn for the threads", () => {
  const story = Array.from({ length: 450 }, (_, index) =>
    index % 250 === 240 ? ofFirm("a", "release") : ofFirm(`firm-${index % 7}`, "agree"),
  );
  const chapters = chaptersOf(story);
  const told = chapters.flatMap(({ played, drawn }) => [...played, ...(drawn === null ? [] : [drawn])]);
  expect(told.map(({ step }) => step)).toEqual(story.map(({ step }) => step));
  expect(Math.max(...chapters.map(({ played }) => played.length))).toBeLessThanOrEqual(100);
});
