import { describe, expect, test } from "vitest";
import { COLLECTIVE_STAGES, COLLECTIVE_VERBS } from "#app/domain/collective/collective-action.ts";
import { outcomesAt, ownAnswersAt, stageAfter, takesAnswers } from "#app/domain/collective/transitions.ts";

/** Every verb at every stage, in the order of COLLECTIVE_STAGES; « · » can't be done there. */
const EXPECTED: Readonly<Record<(typeof COLLECTIVE_VERBS)[number], string>> = {
  //             proposed  gathering pilot    review  pivoted   scaled stopped
  create: "      ·         ·         ·        ·       ·         ·      ·",
  describe: "    proposed  gathering pilot    review  pivoted   ·      ·",
  gather: "      gathering gathering ·        ·       pivoted   ·      ·",
  "plan-pilot": "proposed  gathering pilot    ·       pivoted   ·      ·",
  "start-pilot": "·        pilot     ·        ·       pilot     ·      ·",
  review: "      ·         ·         review   ·       ·         ·      ·",
  pivot: "       ·         ·         ·        pivoted ·         ·      ·",
  scale: "       ·         ·         ·        scaled  ·         ·      ·",
  stop: "        stopped   stopped   stopped  stopped stopped   ·      ·",
  approve: "     proposed  gathering pilot    review  pivoted   ·      ·",
  feedback: "    ·         ·         ·        review  pivoted   scaled stopped",
};

describe.each(COLLECTIVE_VERBS)("« %s »", (verb) => {
  const stages = EXPECTED[verb].trim().split(/\s+/);
  test.each(COLLECTIVE_STAGES.map((stage, index) => [stage, stages[index]] as const))(
    "from %s: %s",
    (stage, to) => {
      expect(stageAfter(stage, verb) ?? "·").toBe(to);
    },
  );
});

test("the outcomes offered are those of the table", () => {
  expect(COLLECTIVE_STAGES.map((stage) => outcomesAt(stage).join(" "))).toEqual([
    "stop",
    "stop",
    "stop",
    "pivot scale stop",
    "stop",
    "",
    "",
  ]);
});

test("a consultant notes answers while the group is open, a firm answers while it is gathered, and may leave a pilot", () => {
  expect(COLLECTIVE_STAGES.filter(takesAnswers)).toEqual(["gathering", "pilot", "pivoted"]);
  expect(COLLECTIVE_STAGES.map((stage) => ownAnswersAt(stage).join(" "))).toEqual([
    "",
    "yes perhaps no",
    "no",
    "",
    "",
    "",
    "",
  ]);
});
