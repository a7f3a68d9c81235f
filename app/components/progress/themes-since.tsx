import { Link } from "react-router";
import { screenPalette } from "#app/charts/palette.ts";
import { NARROW_ARROWS, roundArrows } from "#app/charts/round-arrows.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { formatCount, formatNumber, formatSigned } from "#app/domain/format.ts";
import type { ChangedAnswer, ProgressSince } from "#app/domain/report/progress-since.ts";

type ThemesSinceProps = {
  readonly progress: ProgressSince;
  /** Where the interview of the present round is. */
  readonly interview: string;
};

/** What moved between two rounds: the whole, each theme, and the answers behind it. */
export function ThemesSince({ progress, interview }: ThemesSinceProps) {
  const { from, to, themes, overall } = progress;
  if (themes.length === 0) {
    return (
      <EmptyState
        title={`Rien à comparer encore entre ${from} et ${to}`}
        action={
          <Link className="button" to={interview}>
            {`Mener l’entretien ${to}`}
          </Link>
        }
      >
        <p>L’évolution ne compte que les questions qui ont une réponse notée dans les deux campagnes.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <section className="card stack">
        <h2>
          De {from} à {to}
        </h2>
        <Whole overall={overall} from={from} to={to} />
        <ChartFigure className="gap-chart wide" svg={roundArrows(themes, { from, to }, screenPalette)} />
        <ChartFigure
          className="gap-chart narrow"
          svg={roundArrows(themes, { from, to }, screenPalette, NARROW_ARROWS)}
        />
        <p className="soft small">
          Score de chaque thème sur 100, sur les seules questions notées les deux fois : ce n’est donc pas le
          score du thème dans l’une ou l’autre campagne.
        </p>
        <details className="disclosure">
          <summary>Les chiffres</summary>
          <ThemeTable progress={progress} />
        </details>
      </section>
      <div className="columns even">
        <Answers title="Ce qui a progressé" answers={progress.improved} empty="Aucune réponse mieux notée." />
        <Answers
          title="Ce qui a reculé"
          answers={progress.declined}
          empty="Aucune réponse moins bien notée."
        />
      </div>
    </>
  );
}

function Whole({ overall, from, to }: Pick<ProgressSince, "overall" | "from" | "to">) {
  if (overall === null) {
    return (
      <p className="soft">
        Moins de la moitié des thèmes ont une question notée les deux fois : l’ensemble ne se compare pas
        encore.
      </p>
    );
  }
  return (
    <p>
      <b>{formatSigned(overall.change)}</b> sur l’ensemble : {formatNumber(overall.before, 0)} en {from},{" "}
      {formatNumber(overall.after, 0)} en {to} sur 100, sur{" "}
      {formatCount(overall.questions, "question notée", "questions notées")} les deux fois.
    </p>
  );
}

function ThemeTable({ progress: { from, to, themes } }: Pick<ThemesSinceProps, "progress">) {
  return (
    <div className="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Thème</th>
            <th scope="col" className="num">
              {from}
            </th>
            <th scope="col" className="num">
              {to}
            </th>
            <th scope="col" className="num">
              Écart
            </th>
            <th scope="col" className="num">
              Questions
            </th>
          </tr>
        </thead>
        <tbody>
          {themes.map((theme) => (
            <tr key={theme.id}>
              <th scope="row">{theme.label}</th>
              <td className="num" data-label={from}>
                {formatNumber(theme.before, 0)}
              </td>
              <td className="num" data-label={to}>
                {formatNumber(theme.after, 0)}
              </td>
              <td className="num" data-label="Écart">
                <b>{formatSigned(theme.change)}</b>
              </td>
              <td className="num" data-label="Questions">
                {theme.questions}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Answers({
  title,
  answers,
  empty,
}: {
  readonly title: string;
  readonly answers: readonly ChangedAnswer[];
  readonly empty: string;
}) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {answers.length === 0 ? <p className="soft">{empty}</p> : null}
      <ul className="ruled">
        {answers.map((answer) => (
          <li key={answer.questionId}>
            <p className="soft small">{answer.question}</p>
            <p>
              {answer.before} <span aria-hidden="true">→</span>
              <span className="visually-hidden"> puis </span> <b>{answer.after}</b>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
