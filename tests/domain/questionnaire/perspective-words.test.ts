/** What each perspective reads. */
import { describe, expect, test } from "vitest";
import { inWordsOf, questionnaireInWordsOf } from "#app/domain/questionnaire/perspective-words.ts";
import { aChoice, aQuestion, aQuestionnaireOf, aScale } from "#tests/support/a-questionnaire.ts";

const question = aQuestion({
  label: "Sous quel délai remettez-vous un devis ?",
  labels: { customer: "Quand avez-vous reçu votre devis ?", employee: "Quand les devis partent-ils ?" },
  help: "En moyenne, sur trois mois.",
  helps: { customer: "Après la visite." },
  choices: [
    aChoice("mois", 0, { label: "Plus d'un mois" }),
    aChoice("vite", 4, { label: "Dans les trois jours", labels: { customer: "Presque tout de suite" } }),
  ],
});

describe("a question", () => {
  test.each([
    {
      whose: "director",
      label: "Sous quel délai remettez-vous un devis ?",
      help: "En moyenne, sur trois mois.",
      choices: ["Plus d'un mois", "Dans les trois jours"],
    },
    {
      whose: "customer",
      label: "Quand avez-vous reçu votre devis ?",
      help: "Après la visite.",
      choices: ["Plus d'un mois", "Presque tout de suite"],
    },
    {
      whose: "employee",
      label: "Quand les devis partent-ils ?",
      help: undefined,
      choices: ["Plus d'un mois", "Dans les trois jours"],
    },
  ] as const)("reads to the $whose in their words", ({ whose, label, help, choices }) => {
    const read = inWordsOf(question, whose);
    expect(read).toMatchObject({ id: question.id, label });
    expect(read.help).toBe(help);
    expect("choices" in read && read.choices.map((choice) => choice.label)).toEqual(choices);
    expect("choices" in read && read.choices.map((choice) => choice.points)).toEqual([0, 4]);
  });

  test("without other words keeps the director's, and their help", () => {
    const plain = aScale({ label: "Le chantier est-il tenu ?", help: "Ces trois derniers mois." });
    expect(inWordsOf(plain, "customer")).toEqual(plain);
  });

  test("reads so in its questionnaire", () => {
    const [theme] = questionnaireInWordsOf(aQuestionnaireOf([question]), "customer").themes;
    expect(theme?.questions[0]?.label).toBe("Quand avez-vous reçu votre devis ?");
  });
});
