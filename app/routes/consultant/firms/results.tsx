import { data, Link } from "react-router";
import { screenPalette } from "#app/charts/palette.ts";
import { FEWEST_AXES, radarChart } from "#app/charts/radar.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { LevelTag } from "#app/components/level-tag.tsx";
import { Obstacles, Opportunities, Standings } from "#app/components/results/findings.tsx";
import { ThemeResult } from "#app/components/results/theme-result.tsx";
import { formatCount, formatPercent, formatScore } from "#app/domain/format.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import { listRounds } from "#db/operations.ts";
import type { Route } from "./+types/results";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Résultats · ${loaderData?.results.report.firm.name ?? ""} · Diapason` },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, readings } = services();
  const operation = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  const asked = { operationId: operation.id, enrollmentId: params.enrollmentId, today };
  const results = await readings.read("results", asked);
  if (results === null) throw data(null, { status: 404 });
  return {
    operation: { id: operation.id, name: operation.name },
    enrollmentId: params.enrollmentId,
    hasEarlierRound: listRounds(db, operation.id).length > 1,
    results,
  };
}

export default function Results({ loaderData }: Route.ComponentProps) {
  const { operation, enrollmentId, results, hasEarlierRound } = loaderData;
  const { report, proofs } = results;
  const home = `/operations/${operation.id}/entreprises/${enrollmentId}`;
  const head = <FirmHead operation={operation} enrollmentId={enrollmentId} name={report.firm.name} />;
  if (report.method.answered === 0)
    return (
      <>
        {head}
        <EmptyState
          title="Pas encore de résultats"
          action={
            <Link className="button" to={`${home}/entretien`}>
              Commencer l’entretien
            </Link>
          }
        >
          <p>Les scores, les constats et les suggestions apparaissent dès les premières réponses.</p>
        </EmptyState>
      </>
    );
  return (
    <>
      {head}
      {hasEarlierRound ? (
        <p>
          <Link to={`${home}/evolution`}>Ce qui a changé depuis la campagne précédente</Link>
        </p>
      ) : null}
      <Overview report={report} />
      <div className="columns even">
        <Standings
          title="Points forts"
          answers={report.essentials.strengths}
          empty="Aucune réponse notée au plus haut."
        />
        <Standings
          title="Points faibles"
          answers={report.essentials.weaknesses}
          empty="Aucune réponse notée au plus bas."
        />
      </div>
      <section className="card">
        <h2>Thème par thème</h2>
        {report.themes.map((theme) => {
          const proof = proofs.find((each) => each.id === theme.id);
          if (proof === undefined) return null;
          return (
            <ThemeResult
              key={theme.id}
              theme={theme}
              proof={proof}
              levelCount={report.levels.length}
              minimumCoverage={report.method.minimumCoverage}
            />
          );
        })}
      </section>
      <div className="columns even">
        <Obstacles families={report.obstacles} />
        <Opportunities tags={report.opportunities} />
      </div>
    </>
  );
}

function Overview({ report }: { readonly report: FirmReport }) {
  const { score, coverage, level } = report.essentials;
  const scored = report.themes.filter((theme) => theme.scored);
  const evaluated = scored.filter((theme) => theme.score !== null).length;
  return (
    <section className="card results-overview">
      {scored.length < FEWEST_AXES ? null : (
        <ChartFigure
          className="radar"
          svg={radarChart(
            scored.map((theme) => ({
              label: theme.shortLabel,
              score: theme.score,
              coverage: theme.coverage,
              groupMedian: theme.group?.median ?? null,
            })),
            screenPalette,
          )}
        />
      )}
      <div className="stack">
        <LevelTag label={level?.label ?? null} rank={level?.rank ?? 0} count={report.levels.length} />
        <p className="big-figure">
          <b>{score === null ? "—" : formatScore(score)}</b>{" "}
          <span className="soft">{score === null ? "non évalué" : "sur 100"}</span>
        </p>
        <p className="soft">
          {coverage === null
            ? "Aucune question notée n’a de réponse."
            : `${formatPercent(coverage)} des questions notées ont une réponse.`}{" "}
          {evaluated} thèmes évalués sur {scored.length}.
        </p>
        <p className="soft small">{radarWords(report)}</p>
        <details className="disclosure">
          <summary>Comment le score d’ensemble est calculé</summary>
          <p className="small">
            C’est la moyenne des scores des thèmes évalués, chacun selon son poids. Il faut qu’au moins la
            moitié des thèmes notés soient évalués. Un thème est évalué quand au moins{" "}
            {formatPercent(report.method.minimumCoverage)} de ses questions notées ont une réponse.
          </p>
        </details>
      </div>
    </section>
  );
}

function radarWords(report: FirmReport): string {
  const firms = report.themes.flatMap((theme) => (theme.group === null ? [] : [theme.group.firms]));
  if (firms.length === 0)
    return "Le groupe est encore trop petit pour montrer sa médiane. Point creux : thème couvert en partie.";
  return `Trait plein : l’entreprise ; pointillé : médiane d’au moins ${formatCount(Math.min(...firms), "autre entreprise", "autres entreprises")}. Point creux : thème couvert en partie.`;
}
