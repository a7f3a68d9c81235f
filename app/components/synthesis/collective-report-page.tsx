import type { ReactNode } from "react";
import { screenPalette } from "#app/charts/palette.ts";
import { rankedBars } from "#app/charts/ranked-bars.ts";
import { barOf, heatmapCharts, heatmapTitle, maturityCharts } from "#app/charts/synthesis-charts.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { FigureTable } from "#app/components/synthesis/figure-table.tsx";
import { formatEuro, formatNumber, formatOutOf, typographic } from "#app/domain/format.ts";
import {
  amountWords,
  countWords,
  firmsWords,
  NOT_PUBLISHED,
  percentWords,
} from "#app/domain/report/collective/words.ts";
import type { CollectiveReport, NeedSheet } from "#app/domain/report/collective-report.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import type { PublishedGroup } from "#app/domain/synthesis/published-synthesis.ts";

/** The collective report on the screen: the very values of its PDF, the protection included. */
export function CollectiveReportPage({ report }: { readonly report: CollectiveReport }) {
  return (
    <article className="report collective">
      <Essentials report={report} />
      <Participants report={report} />
      <Maturity report={report} />
      <Obstacles report={report} />
      <Opportunities report={report} />
      <Needs report={report} />
      <Plans report={report} />
      <Schemes report={report} />
      <Method report={report} />
    </article>
  );
}

type PartProps = { readonly report: CollectiveReport };

function Part({
  id,
  title,
  sentences,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly children?: ReactNode;
}) {
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{typographic(sentence)}</p>
      ))}
      {children}
    </section>
  );
}

/** Charts are drawn at the width of a printed page: on a phone they scroll sideways in their own frame. */
function WideChart({ svg, label }: { readonly svg: string; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by the keyboard
    <section className="chart-frame" aria-label={label} tabIndex={0}>
      <ChartFigure svg={svg} className="wide" />
    </section>
  );
}

function Essentials({ report }: PartProps) {
  const { summary } = report;
  return (
    <Part id="essentiel" title="L’essentiel" sentences={[]}>
      <dl className="figures">
        {summary.keyFigures.map((figure) => (
          <div key={figure.label}>
            <dd>
              <b>{typographic(figure.value)}</b>
            </dd>
            <dt>{typographic(figure.label)}</dt>
            <dd className="soft small">{typographic(figure.outOf)}</dd>
          </div>
        ))}
      </dl>
      <div className="prose">
        {summary.sentences.map((sentence) => (
          <p key={sentence}>{typographic(sentence)}</p>
        ))}
      </div>
      {summary.decisions.length === 0 ? null : (
        <>
          <h3>À décider</h3>
          <ol>
            {summary.decisions.map((decision) => (
              <li key={decision}>{typographic(decision)}</li>
            ))}
          </ol>
        </>
      )}
    </Part>
  );
}

function Participants({ report }: PartProps) {
  const { participants } = report.synthesis;
  return (
    <Part id="participants" title="Les entreprises participantes" sentences={report.sentences.participants}>
      <div className="columns even">
        <Groups title="Par métier" groups={participants.trades} total={participants.total} />
        <Groups title="Par taille" groups={participants.sizes} total={participants.total} />
        <Groups title="Par département" groups={participants.departments} total={participants.total} />
        <Groups title="Par commune" groups={participants.communes} total={participants.total} />
      </div>
    </Part>
  );
}

function Groups({
  title,
  groups,
  total,
}: {
  readonly title: string;
  readonly groups: readonly PublishedGroup[];
  readonly total: number;
}) {
  if (groups.length === 0) return null;
  return (
    <FigureTable title={title} rows={groups.map((group) => [group.label, formatOutOf(group.firms, total)])} />
  );
}

function Maturity({ report }: PartProps) {
  const { synthesis, sentences } = report;
  return (
    <Part id="maturite" title="La maturité collective" sentences={sentences.maturity}>
      {maturityCharts(synthesis, screenPalette).map((svg, index) => (
        <WideChart key={svg} svg={svg} label={`Répartition par niveau, partie ${index + 1}`} />
      ))}
      {synthesis.heatmaps.map((map) => (
        <div key={map.by}>
          <h3>{heatmapTitle(map)}</h3>
          {heatmapCharts(map, synthesis, screenPalette).map((svg, index) => (
            <WideChart key={svg} svg={svg} label={`${heatmapTitle(map)}, partie ${index + 1}`} />
          ))}
        </div>
      ))}
      <p className="soft small">
        {NOT_PUBLISHED} : non publié, parce que trop peu d’entreprises sont derrière, ou presque toutes au
        même endroit. Un écart entre groupes ne dit pas sa cause.
      </p>
    </Part>
  );
}

function Obstacles({ report }: PartProps) {
  const { synthesis, sentences } = report;
  return (
    <Part id="freins" title="Les freins" sentences={[...sentences.obstacles, ...sentences.gaps]}>
      {synthesis.obstacles.map((family) => {
        const bars = family.obstacles.flatMap(({ label, firms }) => barOf(label, firms));
        return (
          <div key={family.id}>
            <h3>{typographic(family.label)}</h3>
            {bars.length === 0 ? null : (
              <WideChart
                svg={rankedBars(`Freins : ${family.label}`, bars, screenPalette)}
                label={`Freins : ${family.label}`}
              />
            )}
          </div>
        );
      })}
    </Part>
  );
}

function Opportunities({ report }: PartProps) {
  const bars = report.synthesis.opportunities.flatMap(({ label, firms }) => barOf(label, firms));
  return (
    <Part id="opportunites" title="Les opportunités" sentences={report.sentences.opportunities}>
      {bars.length === 0 ? null : (
        <WideChart svg={rankedBars("Opportunités", bars, screenPalette)} label="Opportunités" />
      )}
    </Part>
  );
}

function Needs({ report }: PartProps) {
  const { needs, otherNeeds, sentences } = report;
  return (
    <Part id="besoins" title="Des besoins partagés aux actions collectives" sentences={sentences.needs}>
      <ul className="ruled">
        {needs.map((sheet) => (
          <li key={sheet.need.action}>
            <Sheet sheet={sheet} />
          </li>
        ))}
      </ul>
      {otherNeeds.length === 0 ? null : (
        <FigureTable
          title="Les autres besoins partagés"
          rows={otherNeeds.map((need) => [
            need.title,
            `${countWords(need.firms)} ; il en faut ${formatNumber(need.minimumFirms)}`,
          ])}
        />
      )}
    </Part>
  );
}

function Sheet({ sheet: { need, tags, action } }: { readonly sheet: NeedSheet }) {
  const rows: readonly (readonly [string, string | null])[] = [
    ["Ce qui l’appelle", tags.join(", ")],
    ["Taille idéale", action.idealSize],
    ["Pilote", action.pilot],
    ["Critère d’arrêt", action.stopCriterion],
    ["Si l’essai ne prend pas", action.pivot],
    ["S’il prend", action.scaleUp],
    ["Budget", action.budget],
    ["Partenaires", action.partners.join(", ")],
    ["Forme juridique", action.legalForm],
    ["Indicateur", action.indicator],
    ["Risques", action.risks],
    ["Aides liées", action.schemes.length === 0 ? null : action.schemes.join(" ; ")],
  ];
  return (
    <details className="because">
      <summary>
        <b>{typographic(need.title)}</b>
        <span className="soft">{typographic(firmsWords(need.firms) ?? NOT_PUBLISHED)}</span>
      </summary>
      <dl className="sheet">
        {rows.map(([label, words]) =>
          words === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{typographic(words)}</dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}

function Plans({ report }: PartProps) {
  const { plans } = report.synthesis;
  return (
    <Part id="plans" title="Les plans individuels en chiffres" sentences={report.sentences.plans}>
      <FigureTable
        title="Entreprises évaluées"
        rows={[
          ["Au moins une action décidée", countWords(plans.firmsDeciding)],
          ["Au moins une action lancée ou faite", countWords(plans.firmsEngaged)],
          ["Au moins une action faite", countWords(plans.firmsDone)],
        ]}
      />
      <FigureTable
        title="Actions"
        rows={[
          ["Décidées", amountWords(plans.decided)],
          ["Écartées", amountWords(plans.rejected)],
          ["Lancées ou faites", amountWords(plans.engaged)],
          [
            `Coût chiffré, avant aides (entreprises : ${countWords(plans.costed)})`,
            plans.costs === null ? NOT_PUBLISHED : formatEuro(plans.costs),
          ],
        ]}
      />
    </Part>
  );
}

function Schemes({ report }: PartProps) {
  if (report.schemes.length === 0) return null;
  return (
    <Part id="aides" title="Les dispositifs d’aide" sentences={report.sentences.schemes}>
      <FigureTable
        title="Dispositif"
        rows={report.schemes.map((scheme) => [
          scheme.name,
          `${matched(scheme.matched)} ; dans le plan de ${countWords(scheme.planned)}`,
        ])}
      />
    </Part>
  );
}

function matched(count: PublishedCount): string {
  return count.kind === "exact" ? `${countWords(count)} (${percentWords(count)})` : countWords(count);
}

function Method({ report }: PartProps) {
  const { annex, sentences, partners } = report;
  return (
    <Part id="methode" title="Méthode et définitions" sentences={sentences.method}>
      {partners.length === 0 ? null : (
        <>
          <h3>Pistes pour les partenaires</h3>
          <ol>
            {partners.map((advice) => (
              <li key={advice}>{typographic(advice)}</li>
            ))}
          </ol>
        </>
      )}
      <h3>Ce que veut dire chaque chiffre</h3>
      <dl className="sheet">
        {annex.definitions.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{typographic(term)}</dt>
            <dd>{typographic(meaning)}</dd>
          </div>
        ))}
      </dl>
      <h3>Les règles de publication suivies</h3>
      <ul>
        {annex.rules.map((rule) => (
          <li key={rule}>{typographic(rule)}</li>
        ))}
      </ul>
    </Part>
  );
}
