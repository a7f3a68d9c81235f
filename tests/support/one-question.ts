/**
 * An operation whose questionnaire is one question, small enough for every possible answer of every firm to be tried: whoever
 * holds all that was published of it can be played to the end.
 */
import { diagnose } from "#app/domain/diagnosis.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { SynthesisContext } from "#app/domain/synthesis/aggregate-firms.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import { aChoice, aQuestionnaire, aSingleChoice, aTag, aTheme } from "#tests/support/a-questionnaire.ts";
import { AS_OF, someFacts } from "#tests/support/a-synthesis.ts";

/** What a firm may answer, from the weakest to the strongest. */
export const ANSWERS = ["jamais", "rarement", "parfois", "souvent", "toujours"] as const;
export type OneAnswer = (typeof ANSWERS)[number];

const QUESTIONNAIRE: Questionnaire = aQuestionnaire({
  tags: [
    aTag({ id: "frein", label: "frein", family: "technical" }),
    aTag({ id: "hesitation", label: "hésitation", family: "technical" }),
    aTag({ id: "elan", kind: "opportunity", label: "élan" }),
  ],
  themes: [
    aTheme({
      id: "theme",
      label: "Thème",
      questions: [
        aSingleChoice({
          id: "question",
          whenWeak: { atMost: 1, tags: ["frein"], recommends: [] },
          whenStrong: { atLeast: 3, tags: ["elan"] },
          choices: [
            aChoice("jamais", 0),
            aChoice("rarement", 1),
            aChoice("parfois", 2, { tags: ["hesitation"] }),
            aChoice("souvent", 3),
            aChoice("toujours", 4),
          ],
        }),
      ],
    }),
  ],
});

export const ONE_QUESTION_CONTEXT: SynthesisContext = {
  questionnaire: QUESTIONNAIRE,
  families: [{ id: "technical", label: "Technique" }],
  collectiveActions: [],
  schemes: [],
  rounds: null,
  asOf: AS_OF,
};

const READINGS = new Map(
  ANSWERS.map((answer) => {
    const { scores, findings } = diagnose(
      QUESTIONNAIRE,
      {
        respondents: [
          { perspective: "consultant", answers: { question: { choice: answer } }, evidenced: [] },
        ],
        stakes: {},
      },
      [],
    );
    return [answer, { scores, findings }] as const;
  }),
);

/** What everybody may know of a firm. */
export type KnownFirm = { readonly id: string; readonly trade: string; readonly headcount: number };

/** A firm that gave this answer: the real engine read it. */
export function factsOf({ id, trade, headcount }: KnownFirm, answer: OneAnswer): FirmFacts {
  const reading = READINGS.get(answer);
  if (reading === undefined) throw new Error(`no reading of ${answer}`);
  return someFacts({ enrollmentId: id, trade, headcount, plan: null, ...reading });
}
