import { describe, expect, it } from "vitest";
import { bandSchema, type Condition } from "#app/domain/questionnaire/definition.ts";
import { describeBands } from "#app/domain/questionnaire/describe-band.ts";
import { describeCondition } from "#app/domain/questionnaire/describe-condition.ts";
import { aNumber, aQuestion, aQuestionnaireOf } from "#tests/support/a-questionnaire.ts";

const questionnaire = aQuestionnaireOf([
  aQuestion({ id: "devis", label: "Suivez-vous vos devis ?" }),
  aNumber({ id: "jours", label: "Délai moyen", unit: "jours" }),
]);
const plain = (text: string) => text.replaceAll("\u00A0", " ");

describe("when a question is asked, in words", () => {
  const rows: readonly (readonly [Condition, string])[] = [
    [
      { question: "devis", is: "toujours" },
      "à « Suivez-vous vos devis ? », la réponse est « Modalité toujours »",
    ],
    [
      { question: "devis", in: ["non", "parfois"] },
      "à « Suivez-vous vos devis ? », la réponse est « Modalité non » ou « Modalité parfois »",
    ],
    [{ question: "devis", answered: true }, "une réponse est donnée à « Suivez-vous vos devis ? »"],
    [{ question: "jours", atLeast: 30 }, "à « Délai moyen », la réponse est d’au moins 30"],
    [{ question: "devis", atMost: 2 }, "à « Suivez-vous vos devis ? », les points obtenus sont d’au plus 2"],
    [{ not: { question: "jours", answered: true } }, "sauf si une réponse est donnée à « Délai moyen »"],
    [{ all: [{ question: "jours", atMost: 3 }] }, "à « Délai moyen », la réponse est d’au plus 3"],
    [
      {
        any: [
          {
            all: [
              { question: "jours", atLeast: 1 },
              { question: "jours", atMost: 3 },
            ],
          },
          { question: "devis", answered: true },
        ],
      },
      "(à « Délai moyen », la réponse est d’au moins 1 et à « Délai moyen », la réponse est d’au plus 3) ou une réponse est donnée à « Suivez-vous vos devis ? »",
    ],
    [{ question: "disparue", is: "oui" }, "à « disparue », la réponse est « oui »"],
  ];
  it.each(rows)("%j", (condition, words) => {
    expect(plain(describeCondition(condition, questionnaire))).toBe(words);
  });
});

describe("the bands of a number, in words", () => {
  const bands = (...ends: readonly (number | undefined)[]) =>
    ends.map((below) => bandSchema.parse({ points: 0, ...(below === undefined ? {} : { below }) }));
  const rows = [
    ["nothing", bands(), null, []],
    ["one band without an end", bands(undefined), "€", ["toute valeur"]],
    [
      "three bands",
      bands(10, 30, undefined),
      "jours",
      ["moins de 10 jours", "de 10 à moins de 30 jours", "30 jours et plus"],
    ],
    ["without a unit", bands(1000, undefined), null, ["moins de 1 000", "1 000 et plus"]],
  ] as const;
  it.each(rows)("%s", (_what, given, unit, words) => {
    expect(describeBands(given, unit).map((each) => each.replace(/[\u00A0\u202F]/g, " "))).toEqual(words);
  });
});
