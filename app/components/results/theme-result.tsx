import { screenPalette } from "#app/charts/palette.ts";
import { themeBar } from "#app/charts/theme-bar.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { LevelTag } from "#app/components/level-tag.tsx";
import { formatCount, formatNumber, formatPercent, formatScore, typographic } from "#app/domain/format.ts";
import type { ReportedTheme } from "#app/domain/report/firm-report.ts";
import type { LeftOut, ProofLine, ThemeProof } from "#app/domain/report/score-proof.ts";

type ThemeResultProps = {
  readonly theme: ReportedTheme;
  readonly proof: ThemeProof;
  readonly levelCount: number;
  /** The share of weighted questions under which a theme is not evaluated, 0–1. */
  readonly minimumCoverage: number;
};

/** One theme: its bar, its figures, and the proof behind them, folded until somebody asks. */
export function ThemeResult({ theme, proof, levelCount, minimumCoverage }: ThemeResultProps) {
  const { level } = theme;
  return (
    <article className="theme-result" id={`theme-${theme.id}`}>
      <header>
        <h3>{typographic(theme.label)}</h3>
        {theme.scored ? (
          <LevelTag label={level?.label ?? null} rank={level?.rank ?? 0} count={levelCount} />
        ) : (
          <span className="tag soft">Contexte, non noté</span>
        )}
      </header>
      {theme.scored ? (
        <ChartFigure
          svg={themeBar(
            {
              label: theme.label,
              score: theme.score,
              levelRank: level?.rank ?? null,
              levelCount,
              group: theme.group,
            },
            screenPalette,
          )}
          caption={<Figures theme={theme} />}
        />
      ) : null}
      <details className="disclosure">
        <summary>{theme.scored ? "Comment ce score est calculé" : "Les réponses"}</summary>
        <Proof theme={theme} proof={proof} minimumCoverage={minimumCoverage} />
      </details>
    </article>
  );
}

function Figures({ theme }: { readonly theme: ReportedTheme }) {
  const { score, coverage, stake, group } = theme;
  return (
    <>
      <b>{score === null ? "Non évalué" : `${formatScore(score)} sur 100`}</b>
      {coverage === null ? "" : ` · ${formatPercent(coverage)} des questions notées ont une réponse`}
      {stake === null ? "" : ` · enjeu ${stake} sur 3`}
      {group === null
        ? ""
        : ` · groupe : médiane ${formatScore(group.median)}, ${formatCount(group.firms, "autre entreprise", "autres entreprises")}`}
    </>
  );
}

function Proof({ theme, proof, minimumCoverage }: Omit<ThemeResultProps, "levelCount">) {
  return (
    <>
      {theme.scored ? <p className="small">{formula(theme, proof, minimumCoverage)}</p> : null}
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th>Question</th>
              <th>Réponse</th>
              <th className="num">Points</th>
              <th className="num">Poids</th>
              <th className="num">Apporte</th>
            </tr>
          </thead>
          <tbody>
            {proof.lines.map((line) => (
              <ProofRow key={line.questionId} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function ProofRow({ line }: { readonly line: ProofLine }) {
  return (
    <tr className={line.leftOut === null ? undefined : "left-out"}>
      <th scope="row">{typographic(line.question)}</th>
      <td data-label="Réponse">
        {typographic(line.answer)}
        {line.agreedBecause === null ? null : (
          <span className="agreed-because soft small">
            Valeur convenue en restitution{"\u00A0"}: {typographic(line.agreedBecause)}
          </span>
        )}
      </td>
      <td className="num" data-label="Points">
        {line.points === null ? "—" : formatNumber(line.points)}
      </td>
      <td className="num" data-label="Poids">
        {formatNumber(line.weight)}
      </td>
      <td className="num" data-label="Apporte">
        {line.brings === null ? (
          <span className="soft small">{leftOutWords[line.leftOut ?? "not-scored"]}</span>
        ) : (
          formatNumber(line.brings)
        )}
      </td>
    </tr>
  );
}

const leftOutWords: Record<LeftOut, string> = {
  unknown: "ne sait pas : ne compte pas",
  notApplicable: "sans objet : ne compte pas",
  unanswered: "sans réponse",
  hidden: "non posée",
  "not-scored": "non notée",
};

function formula(theme: ReportedTheme, proof: ThemeProof, minimumCoverage: number): string {
  if (proof.weights === 0)
    return "Aucune question notée de ce thème n’a de réponse : il est « Non évalué », ce qui n’est pas zéro.";
  const sum = `${formatNumber(proof.brought)} apportés ÷ ${formatNumber(proof.weights)} de poids × 100`;
  if (theme.score === null)
    return `Trop peu de réponses pour conclure : ${formatPercent(theme.coverage ?? 0)} des questions notées, il en faut ${formatPercent(minimumCoverage)}. Le calcul serait ${sum}.`;
  const exact = formatNumber(theme.score, 1);
  const rounded = formatScore(theme.score);
  return `${sum} = ${exact}${exact === rounded ? "" : `, arrondi à ${rounded}`}. Chaque question apporte son poids × sa part de l’échelle.`;
}
