import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsInWords, readFrenchNumber, readTyped, typedFrom } from "#app/domain/answers/typed-answer.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import {
  aDate,
  aMultipleChoice,
  aNumber,
  anAmount,
  aPercentage,
  aRanking,
  aScale,
  aSingleChoice,
  aText,
} from "#tests/support/a-questionnaire.ts";

const SCALE = { min: 0, max: 4 };

describe("a number as the French write it", () => {
  test.each([
    ["1,5", null, 1.5],
    ["1.5", null, 1.5],
    ["12 000", null, 12_000],
    ["12\u202F000,50", "€", 12_000.5],
    ["12 000 €", "€", 12_000],
    ["40 %", "%", 40],
    ["3 mois", "mois", 3],
    ["-2", null, -2],
    ["−2", null, -2],
    [",5", null, 0.5],
    ["7,", null, 7],
    ["0", null, 0],
  ])("« %s » (%s) is %d", (text, unit, value) => expect(readFrenchNumber(text, unit)).toBe(value));

  test.each([
    ["12.000", "a point that may separate thousands"],
    ["douze", "a word"],
    ["1,5,2", "two decimals signs"],
    ["12 $", "another unit"],
    ["1e5", "an exponent"],
    ["-", "a sign alone"],
  ])("« %s » is none: %s", (text) => expect(readFrenchNumber(text, "€")).toBeNull());

  test("whatever we print, we read back", () => {
    const question = aNumber();
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
        const value = thousandths / 1000;
        const typed = typedFrom(question, { value });
        expect(readTyped(question, typed, SCALE)).toEqual({ ok: true, answer: { value } });
      }),
    );
  });
});

describe("what was typed becomes an answer", () => {
  test.each([
    ["a choice", aSingleChoice(), ["non"], { choice: "non" }],
    [
      "choices, in the order of the questionnaire",
      aMultipleChoice(),
      ["toujours", "non"],
      { choices: ["non", "toujours"] },
    ],
    ["a ranking, in its own order", aRanking(), ["aides", "prix"], { choices: ["aides", "prix"] }],
    ["a degree", aScale(), ["3"], { value: 3 }],
    ["an amount", anAmount(), ["12 000,5"], { value: 12_000.5 }],
    ["a day", aDate(), ["2027-02-15"], { value: "2027-02-15" }],
    ["a text", aText(), ["Deux apprentis"], { value: "Deux apprentis" }],
    ["nothing", aText(), ["  "], null],
    ["no choice", aMultipleChoice(), [], null],
  ])("%s", (_what, question, texts, answer) => {
    expect(readTyped(question, { texts, state: "" }, SCALE)).toEqual({ ok: true, answer });
    if (answer !== null) expect(typedFrom(question, answer).state).toBe("");
  });

  test("« Ne sait pas » stands alone", () => {
    expect(readTyped(aNumber(), { texts: [], state: "unknown" }, SCALE)).toEqual({
      ok: true,
      answer: { state: "unknown" },
    });
    expect(readTyped(aNumber(), { texts: ["3"], state: "unknown" }, SCALE)).toMatchObject({ ok: false });
  });

  test.each([
    ["a word for a number", aNumber(), ["douze"], /n’est pas un nombre/],
    ["a number out of its bounds", aPercentage(), ["120"], /dépasse le maximum de 100/],
    ["a choice of another question", aSingleChoice(), ["ailleurs"], /n’existe pas/],
    ["two choices where one is asked", aSingleChoice(), ["non", "toujours"], /Une seule/],
    ["a day that doesn’t exist", aDate(), ["2027-02-30"], /n’est pas une date/],
    ["a degree off the scale", aScale(), ["9"], /degré/],
    ["too many ranked", aRanking({ maxRanked: 1 }), ["prix", "temps"], /1 au plus/],
  ])("%s is refused with a sentence", (_what, question, texts, reason) => {
    const read = readTyped(question, { texts, state: "" }, SCALE);
    expect(read.ok ? "" : read.reason).toMatch(reason);
  });
});

test("an answer goes into its fields and comes back the same", () => {
  const rows = [
    [aSingleChoice(), { choice: "parfois" }],
    [aMultipleChoice(), { choices: ["non", "parfois"] }],
    [aRanking(), { choices: ["temps", "prix"] }],
    [aScale(), { value: 0 }],
    [aPercentage(), { value: 12.5 }],
    [aNumber(), { state: "notApplicable" }],
  ] as const;
  for (const [question, answer] of rows) {
    expect(hasChoices(question) || isNumeric(question) || question.kind === "scale").toBe(true);
    const stored = "choices" in answer ? { choices: [...answer.choices] } : answer;
    expect(readTyped(question, typedFrom(question, stored), SCALE)).toEqual({ ok: true, answer: stored });
  }
});

test("bounds are said with their unit", () => {
  expect(boundsInWords(asNumeric(aPercentage()))).toBe("de 0 à 100\u00A0%");
  expect(boundsInWords(asNumeric(aNumber({ unit: "mois", min: 0 })))).toBe("0\u00A0mois au moins");
  expect(boundsInWords(asNumeric(anAmount({ max: 10_000 })))).toBe("10\u202F000\u00A0€ au plus");
  expect(boundsInWords(asNumeric(aNumber()))).toBeNull();
});

function asNumeric(question: ReturnType<typeof aNumber>) {
  if (!isNumeric(question)) throw new Error("not numeric");
  return question;
}
