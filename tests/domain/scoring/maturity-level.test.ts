import { expect, test } from "vitest";
import { levelFor } from "#app/domain/scoring/maturity-level.ts";
import { aQuestionnaire } from "#tests/support/a-questionnaire.ts";

const { levels } = aQuestionnaire();

test.each([
  ["zero is in the first level", 0, "fragile"],
  ["just under 40 is still in the first", 39.999, "fragile"],
  ["40 begins the second", 40, "en-construction"],
  ["79.6 prints « 80 » and is not yet at 80", 79.6, "solide"],
  ["80 begins the last", 80, "exemplaire"],
  ["100 is in the last", 100, "exemplaire"],
  ["three times 0.6 out of three is 60, whatever its noise", ((0.6 + 0.6 + 0.6) / 3) * 100, "solide"],
  ["59.99999999999999 is 60 with the noise of a sum", 59.99999999999999, "solide"],
  ["no score has no level", null, undefined],
])("%s", (_, score, level) => expect(levelFor(score, levels)?.id).toBe(level));
