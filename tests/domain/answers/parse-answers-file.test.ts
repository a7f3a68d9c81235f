import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAnswersFile } from "#app/domain/answers/parse-answers-file.ts";
import { aQuestion, aQuestionnaire, aScale, aTheme } from "#tests/support/a-questionnaire.ts";
import { arbitraryCase } from "#tests/support/arbitrary-assessment.ts";

const questionnaire = aQuestionnaire({
  themes: [
    aTheme({ id: "pilotage", stake: true, questions: [aQuestion({ id: "a" }), aScale({ id: "b" })] }),
    aTheme({ id: "contexte" }),
  ],
});

const plain = (text: string) => text.replaceAll("\u00A0", " ");

function problemsOf(json: unknown): readonly (readonly [path: string, message: string])[] {
  const parsing = parseAnswersFile(json, questionnaire);
  return parsing.ok ? [] : parsing.problems.map(({ path, message }) => [path, plain(message)]);
}

const director = (answers: unknown) => ({ respondents: [{ perspective: "director", answers }] });

describe("an answers file", () => {
  test("gives the assessment that it holds", () => {
    const json = {
      respondents: [
        { perspective: "director", answers: { a: { choice: "non" }, b: { value: 3 } } },
        { perspective: "consultant", answers: { a: { state: "unknown" } } },
      ],
      stakes: { pilotage: 3 },
    };
    expect(parseAnswersFile(json, questionnaire)).toEqual({ ok: true, assessment: json });
  });

  test("needs no stakes and no respondents", () => {
    expect(parseAnswersFile({ respondents: [] }, questionnaire)).toEqual({
      ok: true,
      assessment: { respondents: [], stakes: {} },
    });
  });

  const cases: readonly (readonly [string, unknown, readonly (readonly [string, string])[]])[] = [
    [
      "tells all errors at once, with their respondent",
      {
        respondents: [
          { perspective: "director", answers: { a: { choice: "jamais" }, b: { value: 9 } } },
          { perspective: "employee", answers: { a: { choice: "non" } } },
        ],
        stakes: { pilotage: 4 },
      },
      [
        [
          "respondents.0.answers.a",
          "Répondant 1 (dirigeant), question « a » : la modalité « jamais » n’existe pas.",
        ],
        [
          "respondents.0.answers.b",
          "Répondant 1 (dirigeant), question « b » : la valeur 9 n’est pas un degré entier de 0 à 4.",
        ],
        [
          "respondents.1.answers.a",
          "Répondant 2 (salarié), question « a » : cette question ne s’adresse pas au regard « salarié ».",
        ],
        ["stakes.pilotage", "Enjeu du thème « pilotage » : « 4 » n’est pas un enjeu de 1 à 3."],
      ],
    ],
    [
      "an unknown question",
      director({ z: { value: 1 } }),
      [
        [
          "respondents.0.answers.z",
          "Répondant 1 (dirigeant), question « z » : le questionnaire « essai » n’a pas cette question.",
        ],
      ],
    ],
    [
      "an unknown question with a treacherous name",
      JSON.parse('{"respondents":[{"perspective":"director","answers":{"__proto__":{"value":1}}}]}'),
      [
        [
          "respondents.0.answers.__proto__",
          "Répondant 1 (dirigeant), question « __proto__ » : le questionnaire « essai » n’a pas cette question.",
        ],
      ],
    ],
    [
      "a stake on an unknown theme",
      { respondents: [], stakes: { ailleurs: 2 } },
      [["stakes.ailleurs", "Enjeu du thème « ailleurs » : le questionnaire « essai » n’a pas ce thème."]],
    ],
    [
      "a stake on a theme that asks for none",
      { respondents: [], stakes: { contexte: 2 } },
      [["stakes.contexte", "Enjeu du thème « contexte » : l’enjeu de ce thème n’est pas demandé."]],
    ],
    [
      "a key that it does not know",
      { respondents: [], note: 1 },
      [["", 'Fichier de réponses : Clé non reconnue : "note"']],
    ],
    [
      "no respondents",
      {},
      [["respondents", "respondents : Entrée invalide : tableau attendu, indéfini reçu"]],
    ],
    [
      "answers that are no object",
      director([]),
      [
        [
          "respondents.0.answers",
          "respondents.0.answers : Un objet est attendu, avec un identifiant par clé",
        ],
      ],
    ],
    ["no object at all", null, [["", "Fichier de réponses : Entrée invalide : objet attendu, null reçu"]]],
  ];
  test.each(cases)("refuses: %s", (_, json, problems) => expect(problemsOf(json)).toEqual(problems));

  test("names the perspectives that exist", () => {
    const [problem] = problemsOf({ respondents: [{ perspective: "patron", answers: {} }] });
    expect(problem?.[1]).toContain('"director"|"consultant"|"employee"|"customer"');
  });

  test("whatever is valid comes back as it was", () => {
    fc.assert(
      fc.property(arbitraryCase(), ([random, { respondents, stakes }]) => {
        const json = {
          respondents: respondents.map(({ perspective, answers }) => ({ perspective, answers })),
          stakes,
        };
        expect(parseAnswersFile(json, random)).toEqual({ ok: true, assessment: json });
      }),
    );
  });
});
