import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnswerSheet } from "#app/domain/answers/answer.ts";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import { crossPerspectives } from "#app/domain/report/perspectives/cross-perspectives.ts";
import { hasCommonGround } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { voiceInWords } from "#app/domain/report/perspectives/perspective-words.ts";
import { aChoice, aQuestion, aQuestionnaire, aSheet, aTheme } from "#tests/support/a-questionnaire.ts";

const EVERYBODY: Perspective[] = ["director", "consultant", "employee", "customer"];
const questionnaire = aQuestionnaire({
  perceptionGap: { from: 0.5 },
  themes: [
    aTheme({
      id: "chantier",
      label: "Chantiers",
      questions: [
        aQuestion({
          id: "delais",
          label: "Vos délais sont-ils tenus ?",
          labels: { employee: "Les délais sont-ils tenus ?" },
          perspectives: EVERYBODY,
          choices: [
            aChoice("non", 0, { labels: { employee: "Jamais, vu du chantier" } }),
            aChoice("parfois", 2),
            aChoice("toujours", 4),
          ],
        }),
        aQuestion({ id: "proprete", label: "Est-ce propre ?", perspectives: EVERYBODY }),
      ],
    }),
    aTheme({
      id: "equipe",
      label: "Équipe",
      questions: [aQuestion({ id: "climat", perspectives: EVERYBODY })],
    }),
  ],
});

function said(perspective: Perspective, answers: Readonly<Record<string, string>>): AnswerSheet {
  const given = Object.entries(answers).map(([id, choice]) => [id, { choice }]);
  return aSheet(Object.fromEntries(given), perspective);
}

function employees(count: number, answers: Readonly<Record<string, string>>): readonly AnswerSheet[] {
  return Array.from({ length: count }, () => said("employee", answers));
}

function crossed(respondents: readonly AnswerSheet[], groupThreshold = 3) {
  return crossPerspectives(questionnaire, { respondents, groupThreshold }, []);
}

const DIRECTOR = said("director", { delais: "toujours", proprete: "non", climat: "toujours" });

describe("the themes", () => {
  test("stand with the widest gap first, and what each figure is made of", () => {
    const { themes } = crossed([
      DIRECTOR,
      said("consultant", { climat: "parfois", delais: "toujours" }),
      ...employees(3, { delais: "non", climat: "non" }),
    ]);
    expect(themes.map(({ id }) => id)).toEqual(["chantier", "equipe"]);
    expect(themes[0]?.comparisons).toEqual([
      {
        ...{ perspective: "consultant", directorScore: 100, otherScore: 100, gap: 0, questions: 1 },
        ...{ respondents: { fewest: 1, most: 1 }, typical: null },
      },
      {
        ...{ perspective: "employee", directorScore: 100, otherScore: 0, gap: 100, questions: 1 },
        ...{ respondents: { fewest: 3, most: 3 }, typical: null },
      },
    ]);
  });

  test("carry the usual gap of the others, of the same theme and perspective", () => {
    const typical = [{ themeId: "equipe", perspective: "consultant", gap: 8, firms: 6 }] as const;
    const respondents = [DIRECTOR, said("consultant", { climat: "non", delais: "non" })];
    const { themes } = crossPerspectives(questionnaire, { respondents }, typical);
    const found = Object.fromEntries(themes.map(({ id, comparisons }) => [id, comparisons[0]?.typical]));
    expect(found).toEqual({ equipe: { gap: 8, firms: 6 }, chantier: null });
  });

  test("are none while nobody shares a question with the director", () => {
    expect(hasCommonGround(crossed([DIRECTOR]))).toBe(false);
    expect(hasCommonGround(crossed([said("consultant", { climat: "non" })]))).toBe(false);
    expect(hasCommonGround(crossed([DIRECTOR, ...employees(2, { climat: "non" })]))).toBe(false);
    expect(hasCommonGround(crossed([DIRECTOR, ...employees(3, { climat: "non" })]))).toBe(true);
  });
});

describe("a question", () => {
  test("says each answer in the words of whoever was asked, and every choice of a group with its people", () => {
    const sheets = [...employees(2, { delais: "non" }), ...employees(1, { delais: "toujours" })];
    const [question] = crossed([DIRECTOR, ...sheets]).themes[0]?.questions ?? [];
    expect(question?.question).toBe("Vos délais sont-ils tenus ?");
    expect(question?.readings[0]).toMatchObject({
      asked: null,
      answer: "Modalité toujours",
      distribution: null,
    });
    expect(question?.readings[1]).toMatchObject({
      asked: "Les délais sont-ils tenus ?",
      answer: null,
      respondents: 3,
      distribution: [
        { label: "Jamais, vu du chantier", score: 0, people: 2 },
        { label: "Modalité parfois", score: 50, people: 0 },
        { label: "Modalité toujours", score: 100, people: 1 },
      ],
    });
  });

  test("keeps both answers beside the value that was agreed on", () => {
    const consultant = {
      ...said("consultant", { delais: "non" }),
      agreed: { delais: { answer: { choice: "parfois" }, reason: "Un chantier sur deux." } },
    };
    const { agreements } = crossed([DIRECTOR, consultant]);
    expect(agreements).toHaveLength(1);
    expect(agreements[0]?.agreed).toEqual({ answer: "Modalité parfois", reason: "Un chantier sur deux." });
    expect(agreements[0]?.readings.map(({ answer }) => answer)).toEqual([
      "Modalité toujours",
      "Modalité non",
    ]);
  });

  test("that nobody has a score for any more still shows what was agreed on", () => {
    const consultant = {
      ...said("consultant", {}),
      agreed: { climat: { answer: { choice: "parfois" }, reason: "Dit ensemble." } },
    };
    const [agreement] = crossed([consultant]).agreements;
    expect(agreement).toMatchObject({ id: "climat", readings: [], agreed: { answer: "Modalité parfois" } });
  });
});

describe("the findings", () => {
  test("hold a question once, with all who see it so, the widest gap first", () => {
    const { blindSpots, hiddenStrengths } = crossed([
      DIRECTOR,
      said("consultant", { delais: "parfois", proprete: "toujours" }),
      ...employees(3, { delais: "non" }),
    ]);
    expect(blindSpots.map(({ question, others }) => [question.id, others.map(({ gap }) => gap)])).toEqual([
      ["delais", [100, 50]],
    ]);
    expect(hiddenStrengths.map(({ question }) => question.id)).toEqual(["proprete"]);
  });

  test("are none where the questionnaire names no threshold", () => {
    const { perceptionGap: _none, ...without } = questionnaire;
    const respondents = [DIRECTOR, said("consultant", { delais: "non" })];
    const { blindSpots, findingsFrom } = crossPerspectives(without, { respondents }, []);
    expect([blindSpots, findingsFrom]).toEqual([[], null]);
  });
});

describe("who answered", () => {
  const WORDS: readonly (readonly [number, number, RegExp])[] = [
    [0, 3, /^Aucune réponse reçue\s: il en faut 3$/],
    [1, 3, /^1 réponse reçue\s: rien n’est montré avant 3$/],
    [2, 3, /^2 réponses reçues\s: rien n’est montré avant 3$/],
    [3, 3, /^3 réponses reçues, toutes comptées$/],
    [5, 3, /^5 reçues, 3 comptées\s; les suivantes compteront à partir de 6$/],
    [7, 5, /^7 reçues, 5 comptées\s; les suivantes compteront à partir de 10$/],
  ];
  test.each(WORDS)("%i employees under a threshold of %i", (count, threshold, words) => {
    const { voices } = crossed([DIRECTOR, ...employees(count, { delais: "non" })], threshold);
    const employee = voices.find(({ perspective }) => perspective === "employee");
    if (employee === undefined) throw new Error("no voice");
    expect(voiceInWords(employee)).toMatch(words);
  });

  test("a threshold under three is three", () => {
    expect(hasCommonGround(crossed([DIRECTOR, ...employees(2, { delais: "non" })], 1))).toBe(false);
  });
});

describe("somebody beyond the last whole group", () => {
  const choice = fc.constantFrom("non", "parfois", "toujours");
  test("changes nothing that is shown but how many came, whatever they answer", () => {
    fc.assert(
      fc.property(fc.array(choice, { minLength: 3, maxLength: 3 }), choice, (first, late) => {
        const sheets = first.map((delais) => said("employee", { delais }));
        const before = crossed([DIRECTOR, ...sheets]);
        const after = crossed([DIRECTOR, ...sheets, said("employee", { delais: late })]);
        expect({ ...after, voices: [] }).toEqual({ ...before, voices: [] });
      }),
    );
  });
});
