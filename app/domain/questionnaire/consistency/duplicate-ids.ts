/** An id names one thing. */

import { locatedQuestions } from "#app/domain/questionnaire/consistency/located.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  type ContentPath,
  contradiction,
  type Inconsistency,
} from "#app/domain/questionnaire/inconsistency.ts";
import { hasChoices } from "#app/domain/questionnaire/question.ts";

/** Ids used twice: questions in the whole file, choices in their question, and every list of the questionnaire. */
export function duplicateIds(questionnaire: Questionnaire): readonly Inconsistency[] {
  const questions = locatedQuestions(questionnaire);
  return [
    ...duplicatesIn(questionnaire.levels, ["levels"], "le niveau"),
    ...duplicatesIn(questionnaire.themes, ["themes"], "le thème"),
    ...duplicates(
      questions.map(({ question, path }) => ({ id: question.id, path: [...path, "id"] })),
      "la question",
    ),
    ...questions.flatMap(({ question, path }) =>
      hasChoices(question)
        ? duplicatesIn(
            question.choices,
            [...path, "choices"],
            `dans la question « ${question.id} », la modalité`,
          )
        : [],
    ),
    ...duplicatesIn(questionnaire.indicators, ["indicators"], "l’indicateur"),
    ...duplicatesIn(questionnaire.tags, ["tags"], "l’étiquette"),
    ...duplicatesIn(questionnaire.recommendations, ["recommendations"], "la préconisation"),
  ];
}

/** Ids used twice in one list of a file. */
export function duplicatesIn(
  list: readonly { readonly id: string }[],
  path: ContentPath,
  what: string,
): readonly Inconsistency[] {
  return duplicates(
    list.map(({ id }, index) => ({ id, path: [...path, index, "id"] })),
    what,
  );
}

/** Ids of one list that another file already gives to something else. */
export function alreadyTaken(
  list: readonly { readonly id: string }[],
  taken: readonly { readonly id: string }[],
  path: ContentPath,
  what: string,
): readonly Inconsistency[] {
  const ids = new Set(taken.map(({ id }) => id));
  return list.flatMap(({ id }, index) =>
    ids.has(id)
      ? [
          contradiction(
            [...path, index, "id"],
            `${what} « ${id} » reprend un identifiant déjà donné dans un autre fichier`,
          ),
        ]
      : [],
  );
}

function duplicates(
  named: readonly { readonly id: string; readonly path: ContentPath }[],
  what: string,
): readonly Inconsistency[] {
  const seen = new Set<string>();
  return named.flatMap(({ id, path }) => {
    if (seen.has(id))
      return [contradiction(path, `${what} « ${id} » reprend un identifiant déjà donné plus haut`)];
    seen.add(id);
    return [];
  });
}
