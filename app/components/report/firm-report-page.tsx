import { impactEffortMatrix } from "#app/charts/impact-effort.ts";
import { screenPalette } from "#app/charts/palette.ts";
import { FEWEST_AXES, radarChart } from "#app/charts/radar.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { LevelTag } from "#app/components/level-tag.tsx";
import {
  formatAppointment,
  formatDate,
  formatPercent,
  formatScore,
  formatShortDate,
  typographic,
} from "#app/domain/format.ts";
import type { FirmReport, ReportedAction } from "#app/domain/report/firm-report.ts";
import { schemeStatusLabels, statusLabels } from "#app/text/plan.ts";

/** The firm report on the screen: the same values as its PDF, for reading and for those whom a PDF does not reach. */
export function FirmReportPage({ report }: { readonly report: FirmReport }) {
  return (
    <article className="report">
      <Essentials report={report} />
      <PlanPart report={report} />
      <Schemes report={report} />
      <Together report={report} />
      <Method report={report} />
    </article>
  );
}

function Essentials({ report }: { readonly report: FirmReport }) {
  const { essentials, operation } = report;
  const axes = report.themes.filter((theme) => theme.scored);
  return (
    <section className="card" aria-labelledby="essentiel">
      <h2 id="essentiel">L’essentiel</h2>
      <div className="results-overview">
        {axes.length < FEWEST_AXES ? null : (
          <ChartFigure
            className="radar"
            svg={radarChart(
              axes.map((theme) => ({
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
          <LevelTag
            label={essentials.level?.label ?? null}
            rank={essentials.level?.rank ?? 0}
            count={report.levels.length}
          />
          <p className="big-figure">
            <b>{essentials.score === null ? "—" : formatScore(essentials.score)}</b>{" "}
            <span className="soft">{essentials.score === null ? "non évalué" : "sur 100"}</span>
          </p>
          {essentials.coverage === null ? null : (
            <p className="soft">{formatPercent(essentials.coverage)} des questions notées ont une réponse.</p>
          )}
          {operation?.nextAppointment == null ? null : (
            <p>
              Prochain rendez-vous : {formatAppointment(operation.nextAppointment.at)}
              {operation.nextAppointment.place === null ? "" : `, ${operation.nextAppointment.place}`}.
            </p>
          )}
        </div>
      </div>
      <div className="columns even">
        <Lines
          title="Points forts"
          lines={essentials.strengths.map((each) => [each.answer, each.question])}
        />
        <Lines
          title="Points faibles"
          lines={essentials.weaknesses.map((each) => [each.answer, each.question])}
        />
        <Lines title="Freins" lines={essentials.obstacles.map((each) => [each.label, ""])} />
        <Lines title="Opportunités" lines={essentials.opportunities.map((each) => [each.label, ""])} />
      </div>
      <ActionTable
        title={essentials.decided ? "Les premières actions" : "Actions proposées, à décider ensemble"}
        actions={essentials.actions}
      />
    </section>
  );
}

function Lines({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly (readonly [string, string])[];
}) {
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className="soft">Rien à signaler.</p>
      ) : (
        <ul className="ruled">
          {lines.map(([main, detail]) => (
            <li key={`${main}${detail}`}>
              <b>{typographic(main)}</b>
              {detail === "" ? null : <span className="soft small">{typographic(detail)}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ActionTable({
  title,
  actions,
}: {
  readonly title: string;
  readonly actions: readonly ReportedAction[];
}) {
  if (actions.length === 0) return null;
  return (
    <div className="table-wrap">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th>Action</th>
            <th>Porteur</th>
            <th>Échéance</th>
            <th>État</th>
            <th>Aide possible</th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => (
            <tr key={action.number}>
              <th scope="row">
                {action.number}. {typographic(action.title)}
              </th>
              <td data-label="Porteur">{action.owner ?? "à nommer"}</td>
              <td data-label="Échéance">
                {action.dueOn === null ? "à fixer" : formatShortDate(action.dueOn)}
              </td>
              <td data-label="État">{statusLabels[action.status]}</td>
              <td data-label="Aide possible">{aidOf(action)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function aidOf(action: ReportedAction): string {
  const best = action.schemes[0];
  if (best !== undefined)
    return `${typographic(best.name)} (${schemeStatusLabels[best.verdict].toLowerCase()})`;
  return action.collectiveActions.length > 0 ? "Action collective" : "—";
}

function PlanPart({ report }: { readonly report: FirmReport }) {
  const { plan } = report;
  if (plan.actions.length === 0) return null;
  return (
    <section className="card" aria-labelledby="plan">
      <h2 id="plan">Plan d’actions</h2>
      {plan.agreedOn === null ? (
        <p className="soft">Le plan n’est pas encore arrêté.</p>
      ) : (
        <p className="soft">Arrêté ensemble le {formatDate(plan.agreedOn)}.</p>
      )}
      <ChartFigure className="matrix" svg={impactEffortMatrix(plan.actions, screenPalette)} />
      <ActionTable title="Toutes les actions" actions={plan.actions} />
      {plan.rejected.length === 0 ? null : (
        <Lines title="Écarté ensemble" lines={plan.rejected.map((each) => [each.title, each.reason])} />
      )}
    </section>
  );
}

function Schemes({ report }: { readonly report: FirmReport }) {
  if (report.schemes.length === 0) return null;
  return (
    <section className="card" aria-labelledby="aides">
      <h2 id="aides">Dispositifs d’aide</h2>
      <ul className="ruled">
        {report.schemes.map((scheme) => (
          <li key={scheme.name}>
            <b>{typographic(scheme.name)}</b>
            <span className="soft small">
              {typographic(scheme.operator)} · {schemeStatusLabels[scheme.verdict].toLowerCase()} ·{" "}
              {typographic(scheme.amount)}
              {scheme.informedOn === null ? "" : ` · information du ${formatDate(scheme.informedOn)}`}
              {scheme.closesOn === null ? "" : ` · jusqu’au ${formatDate(scheme.closesOn)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Together({ report }: { readonly report: FirmReport }) {
  if (report.together.length === 0) return null;
  return (
    <section className="card" aria-labelledby="plusieurs">
      <h2 id="plusieurs">À plusieurs</h2>
      <Lines
        title="Actions collectives que vos réponses appellent"
        lines={report.together.map((each) => [each.title, `Essai : ${each.pilot}`])}
      />
    </section>
  );
}

function Method({ report }: { readonly report: FirmReport }) {
  const { method } = report;
  return (
    <section className="card" aria-labelledby="methode">
      <h2 id="methode">Méthode</h2>
      <p>
        {method.visible} questions posées : {method.answered} réponses, {method.unknown} « ne sait pas »,{" "}
        {method.notApplicable} « sans objet », {method.unanswered} sans réponse. « Ne sait pas », « sans objet
         » et une absence de réponse ne valent jamais zéro. Sous {formatPercent(method.minimumCoverage)} de
        réponses, un thème est « Non évalué ».
      </p>
      <p className="soft">Les financeurs ne voient jamais ce rapport ni les réponses.</p>
    </section>
  );
}
