/** Keys that say something of a question must be able to hold: other words, declared tags, ranks, indicators. */

import { audienceSchema } from "#app/domain/funding/funding-scheme.ts";
import { type LocatedQuestion, locatedQuestions } from "#app/domain/questionnaire/consistency/located.ts";
import { perspectiveSchema, type Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { contradiction, flaw, type Inconsistency, warning } from "#app/domain/questionnaire/inconsistency.ts";
import { hasChoices, isNumeric, questionsOf } from "#app/domain/questionnaire/question.ts";

/** Keys of a question that its kind or its perspectives leave without effect, and indicators without numbers. */
export function idleKeys(questionnaire: Questionnaire): readonly Inconsistency[] {
  return [
    ...locatedQuestions(questionnaire).flatMap((located) => [
      ...unheardWords(located),
      ...nothingDeclared(located),
      ...tooManyRanks(located),
    ]),
    ...indicatorFaults(questionnaire),
    ...unknownAudience(questionnaire),
  ];
}

function unheardWords({ question, path }: LocatedQuestion): readonly Inconsistency[] {
  const wordings = [
    { words: question.labels, at: [...path, "labels"], whose: `la question « ${question.id} »` },
    { words: question.helps, at: [...path, "helps"], whose: `la question « ${question.id} »` },
    ...(hasChoices(question) ? question.choices : []).map(({ id, labels }, index) => ({
      words: labels,
      at: [...path, "choices", index, "labels"],
      whose: `la modalité « ${id} » de la question « ${question.id} »`,
    })),
  ];
  return perspectiveSchema.options
    .filter((perspective) => !question.perspectives.includes(perspective))
    .flatMap((perspective) =>
      wordings
        .filter(({ words }) => perspective in words)
        .map(({ at, whose }) =>
          flaw([...at, perspective], `${whose} a des mots pour « ${perspective} », qui n’y répond pas`),
        ),
    );
}

function nothingDeclared({ question, path }: LocatedQuestion): readonly Inconsistency[] {
  const isIdle =
    question.declares && !(hasChoices(question) && question.choices.some(({ tags }) => tags.length > 0));
  return isIdle
    ? [
        flaw(
          [...path, "declares"],
          `la question « ${question.id} » déclare des étiquettes, mais ses modalités n’en ont pas`,
        ),
      ]
    : [];
}

function tooManyRanks({ question, path }: LocatedQuestion): readonly Inconsistency[] {
  return question.kind === "ranking" && (question.maxRanked ?? 1) > question.choices.length
    ? [
        flaw(
          [...path, "maxRanked"],
          `la question « ${question.id} » fait classer ${question.maxRanked} modalités et n’en a que ${question.choices.length}`,
        ),
      ]
    : [];
}

function unknownAudience({ audience }: Questionnaire): readonly Inconsistency[] {
  const known: readonly string[] = audienceSchema.options;
  return audience === undefined || known.includes(audience)
    ? []
    : [warning(["audience"], `le public « ${audience} » n’est celui d’aucun dispositif`)];
}

function indicatorFaults(questionnaire: Questionnaire): readonly Inconsistency[] {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]));
  return questionnaire.indicators.flatMap((indicator, index) =>
    (["of", "by"] as const).flatMap((part) => {
      const id = indicator.ratio[part];
      const path = ["indicators", index, "ratio", part];
      const question = questions.get(id);
      if (question === undefined) {
        return [
          contradiction(path, `l’indicateur « ${indicator.id} » cite la question inconnue « ${id} »`, id),
        ];
      }
      return isNumeric(question)
        ? []
        : [
            contradiction(
              path,
              `l’indicateur « ${indicator.id} » demande un nombre : la question « ${id} » n’en donne pas (${question.kind})`,
            ),
          ];
    }),
  );
}
