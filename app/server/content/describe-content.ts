/** What was read of a file, in words and figures: nothing was skipped, and here is how much there is. */
import { formatCount } from "#app/domain/format.ts";
import { hasChoices, questionsOf } from "#app/domain/questionnaire/question.ts";
import type {
  CatalogueFiles,
  ContentFile,
  QuestionnaireFiles,
  RecommendationsFile,
} from "#app/server/content/read-content.ts";

export type ReadFile = {
  readonly file: string;
  /** « 79 questions, 312 modalités »; empty when the file can't be read. */
  readonly contents: string;
};

/** A questionnaire and its file of recommendations. */
export function describeQuestionnaire({
  questionnaire,
  recommendations,
}: QuestionnaireFiles): readonly ReadFile[] {
  const value = questionnaire.content?.value;
  const questions = value ? questionsOf(value) : [];
  const choices = questions.flatMap((question) => (hasChoices(question) ? question.choices : []));
  const counts = value
    ? [
        formatCount(value.themes.length, "thème", "thèmes"),
        formatCount(questions.length, "question", "questions"),
        formatCount(choices.length, "modalité", "modalités"),
        ...(value.recommendations.length > 0 ? [countRecommendations(value.recommendations.length)] : []),
        ...(value.tags.length > 0 ? [countTags(value.tags.length)] : []),
      ]
    : [];
  return [
    { file: questionnaire.file, contents: counts.join(", ") },
    ...(recommendations ? [describeRecommendations(recommendations)] : []),
  ];
}

/** A file of recommendations. */
export function describeRecommendations({ file, content }: ContentFile<RecommendationsFile>): ReadFile {
  return { file, contents: content ? countRecommendations(content.value.recommendations.length) : "" };
}

/** The three catalogues of a folder. */
export function describeCatalogues({
  tags,
  fundingSchemes,
  collectiveActions,
}: CatalogueFiles): readonly ReadFile[] {
  const schemes = fundingSchemes.content?.value.schemes.length;
  const actions = collectiveActions.content?.value.collectiveActions.length;
  return [
    { file: tags.file, contents: tags.content ? countTags(tags.content.value.tags.length) : "" },
    {
      file: fundingSchemes.file,
      contents: schemes === undefined ? "" : formatCount(schemes, "dispositif", "dispositifs"),
    },
    {
      file: collectiveActions.file,
      contents: actions === undefined ? "" : formatCount(actions, "action collective", "actions collectives"),
    },
  ];
}

function countRecommendations(count: number): string {
  return formatCount(count, "préconisation", "préconisations");
}

function countTags(count: number): string {
  return formatCount(count, "étiquette", "étiquettes");
}
