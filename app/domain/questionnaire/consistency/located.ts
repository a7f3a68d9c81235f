/** Questions and what they cite, each with its place in the file. */

import type { Question, Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import type { ContentPath } from "#app/domain/questionnaire/inconsistency.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";

/** A question, its theme, its place in the file and its rank (from 0) in the whole questionnaire. */
export type LocatedQuestion = {
  readonly question: Question;
  readonly theme: Theme;
  readonly path: ContentPath;
  readonly rank: number;
};

/** The id of a recommendation or of a tag, at the place where a question cites it. */
export type Citation = {
  readonly of: "recommendation" | "tag";
  readonly id: string;
  readonly path: ContentPath;
};

/** Every question in the order of the file. */
export function locatedQuestions(questionnaire: Questionnaire): readonly LocatedQuestion[] {
  return questionnaire.themes
    .flatMap((theme, themeIndex) =>
      theme.questions.map((question, index) => ({
        question,
        theme,
        path: ["themes", themeIndex, "questions", index],
      })),
    )
    .map((located, rank) => ({ ...located, rank }));
}

/** What a question cites: by its choices or bands, by « ne sait pas », when weak and when strong. */
export function citationsOf({ question, path }: LocatedQuestion): readonly Citation[] {
  return [
    ...(hasChoices(question) ? citedByEach(question.choices, [...path, "choices"]) : []),
    ...(isNumeric(question) ? citedByEach(question.bands, [...path, "bands"]) : []),
    ...(question.unknown ? cited(question.unknown, [...path, "unknown"]) : []),
    ...(question.whenWeak ? cited(question.whenWeak, [...path, "whenWeak"]) : []),
    ...(question.whenStrong ? cited(question.whenStrong, [...path, "whenStrong"]) : []),
  ];
}

type Citing = { readonly recommends?: readonly string[]; readonly tags: readonly string[] };

function citedByEach(citing: readonly Citing[], path: ContentPath): readonly Citation[] {
  return citing.flatMap((one, index) => cited(one, [...path, index]));
}

function cited(citing: Citing, path: ContentPath): readonly Citation[] {
  const recommendations = (citing.recommends ?? []).map((id, index) => ({
    of: "recommendation" as const,
    id,
    path: [...path, "recommends", index],
  }));
  const tags = citing.tags.map((id, index) => ({ of: "tag" as const, id, path: [...path, "tags", index] }));
  return [...recommendations, ...tags];
}
