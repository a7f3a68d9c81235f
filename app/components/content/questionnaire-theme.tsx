import { unitOf } from "#app/domain/answers/describe-answer.ts";
import { formatCount, formatNumber, typographic } from "#app/domain/format.ts";
import type { Question, Theme } from "#app/domain/questionnaire/definition.ts";
import { describeBands } from "#app/domain/questionnaire/describe-band.ts";
import { hasChoices, isNumeric, isScorable } from "#app/domain/questionnaire/question.ts";
import {
  COMBINE_LABELS,
  EVIDENCE_LABELS,
  PERSPECTIVE_LABELS,
  QUESTION_KIND_LABELS,
} from "#app/text/questionnaires.ts";

export type ReadingContext = {
  /** When each question is asked, by its id; those that always are have none. */
  readonly conditions: Readonly<Record<string, string>>;
  /** Titles of the recommendations and labels of the tags, by id. */
  readonly titles: Readonly<Record<string, string>>;
};

type QuestionnaireThemeProps = ReadingContext & { readonly theme: Theme; readonly rank: number };

/** A theme as a consultant reads it over: every question, what its answers are worth and lead to. */
export function QuestionnaireTheme({ theme, rank, ...context }: QuestionnaireThemeProps) {
  return (
    <section className="card questionnaire-theme" id={`theme-${theme.id}`}>
      <h2>
        {rank}. {typographic(theme.label)}
      </h2>
      <p className="soft small">{themeWords(theme)}</p>
      <ol>
        {theme.questions.map((question) => (
          <li key={question.id}>
            <QuestionText question={question} {...context} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function themeWords({ questions, scored, weight, stake }: Theme): string {
  return [
    formatCount(questions.length, "question", "questions"),
    scored ? `poids ${formatNumber(weight)}` : "contexte, hors du score",
    ...(stake ? ["le dirigeant en dit l’enjeu"] : []),
  ].join(" · ");
}

function QuestionText({ question, conditions, titles }: ReadingContext & { readonly question: Question }) {
  const condition = conditions[question.id];
  const effects = questionEffects(question, titles);
  return (
    <>
      <p className="question-label">{typographic(question.label)}</p>
      {question.help === undefined ? null : <p className="soft">{typographic(question.help)}</p>}
      <p className="soft small">{questionWords(question)}</p>
      {condition === undefined ? null : <p className="question-condition small">Demandée si {condition}.</p>}
      <AnswerList question={question} titles={titles} />
      {effects.map((words) => (
        <p key={words} className="small">
          {words}
        </p>
      ))}
    </>
  );
}

function questionWords(question: Question): string {
  const unit = unitOf(question);
  const evidence = EVIDENCE_LABELS[question.evidence];
  return [
    QUESTION_KIND_LABELS[question.kind],
    ...(unit === null ? [] : [`en ${unit}`]),
    ...(isScorable(question) ? scoringWords(question) : ["non notée"]),
    `pour ${question.perspectives.map((perspective) => PERSPECTIVE_LABELS[perspective]).join(", ")}`,
    ...(evidence === null ? [] : [evidence]),
    ...(question.declares ? ["freins déclarés"] : []),
  ].join(" · ");
}

function scoringWords(question: Question): readonly string[] {
  const weight = `poids ${formatNumber(question.weight)}`;
  return question.kind === "multiple-choice" ? [COMBINE_LABELS[question.combine], weight] : [weight];
}

type Option = {
  readonly words: string;
  readonly points: number | undefined;
  readonly recommends: readonly string[];
  readonly tags: readonly string[];
};

/** The choices or the bands, each with its points and what it leads to. */
function AnswerList({ question, titles }: { readonly question: Question } & Pick<ReadingContext, "titles">) {
  const options = optionsOf(question);
  if (options.length === 0) return null;
  return (
    <ul className="answer-list">
      {options.map(({ words, points, recommends, tags }) => (
        <li key={words}>
          <span>{words}</span>
          {isScorable(question) ? (
            <span className="num soft small">
              {points === undefined ? "non notée" : formatCount(points, "point", "points")}
            </span>
          ) : null}
          <Consequences recommends={recommends} tags={tags} titles={titles} />
        </li>
      ))}
    </ul>
  );
}

function Consequences({
  recommends,
  tags,
  titles,
}: Pick<Option, "recommends" | "tags"> & Pick<ReadingContext, "titles">) {
  if (recommends.length + tags.length === 0) return null;
  return (
    <span className="consequences small soft">
      {recommends.map((id) => (
        <span key={id}>
          → <a href={`#preconisation-${id}`}>{titles[id] ?? id}</a>
        </span>
      ))}
      {tags.length === 0 ? null : <span>Étiquettes : {tags.map((id) => titles[id] ?? id).join(", ")}</span>}
    </span>
  );
}

function optionsOf(question: Question): readonly Option[] {
  if (hasChoices(question)) {
    return question.choices.map(({ label, points, recommends, tags }) => ({
      words: typographic(label),
      points,
      recommends,
      tags,
    }));
  }
  if (!isNumeric(question)) return [];
  const words = describeBands(question.bands, unitOf(question));
  return question.bands.map(({ points, recommends, tags }, index) => ({
    words: words[index] ?? "",
    points,
    recommends,
    tags,
  }));
}

/** What weak, strong and unknown answers lead to, in words. */
function questionEffects(
  { whenWeak, whenStrong, unknown }: Question,
  titles: ReadingContext["titles"],
): readonly string[] {
  const named = (ids: readonly string[]) => ids.map((id) => titles[id] ?? id).join(", ");
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [
      `${formatCount(whenWeak?.atMost ?? 0, "point", "points")} au plus`,
      [...(whenWeak?.recommends ?? []), ...(whenWeak?.tags ?? [])],
    ],
    [`${formatCount(whenStrong?.atLeast ?? 0, "point", "points")} au moins`, whenStrong?.tags ?? []],
    ["« Ne sait pas »", [...(unknown?.recommends ?? []), ...(unknown?.tags ?? [])]],
  ];
  return lines.flatMap(([when, ids]) => (ids.length === 0 ? [] : [`${when} → ${named(ids)}`]));
}
