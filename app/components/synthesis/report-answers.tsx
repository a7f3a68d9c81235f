import { screenPalette } from "#app/charts/palette.ts";
import { rankedBars } from "#app/charts/ranked-bars.ts";
import { barOf, heatmapCharts, heatmapTitle, maturityCharts } from "#app/charts/synthesis-charts.ts";
import { HeadedTable } from "#app/components/synthesis/headed-table.tsx";
import { FoldedSheet, Part, type PartProps, WideChart } from "#app/components/synthesis/report-part.tsx";
import { formatNumber, typographic } from "#app/domain/format.ts";
import { countWords, firmsWords, NOT_PUBLISHED, percentWords } from "#app/domain/report/collective/words.ts";
import type { NeedSheet } from "#app/domain/report/collective-report.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";

export function Maturity({ report, words, figures, isEmpty }: PartProps & { readonly isEmpty: boolean }) {
  const { synthesis, sentences } = report;
  if (isEmpty)
    return <Part id="maturite" title="La maturité collective" sentences={sentences.maturity} words={words} />;
  return (
    <Part
      id="maturite"
      title="La maturité collective"
      sentences={sentences.maturity}
      words={words}
      figures={figures}
    >
      <ChartParts
        label="Répartition par niveau"
        page={maturityCharts(synthesis, screenPalette)}
        phone={maturityCharts(synthesis, screenPalette, "phone")}
      />
      {synthesis.heatmaps.map((map) => (
        <div key={map.by}>
          <h3>{heatmapTitle(map)}</h3>
          <ChartParts
            label={heatmapTitle(map)}
            page={heatmapCharts(map, synthesis, screenPalette)}
            phone={heatmapCharts(map, synthesis, screenPalette, "phone")}
          />
        </div>
      ))}
      <p className="soft small">
        {NOT_PUBLISHED} : non publié, parce que trop peu d’entreprises sont derrière, ou presque toutes au
        même endroit. Un écart entre groupes ne dit pas sa cause.
      </p>
    </Part>
  );
}

/** A chart in as many parts as its width needs: a phone has more of them than a page. */
function ChartParts({
  label,
  page,
  phone,
}: {
  readonly label: string;
  readonly page: readonly string[];
  readonly phone: readonly string[];
}) {
  return (
    <>
      {page.map((svg, index) => (
        <WideChart
          key={svg}
          svg={svg}
          // All of a phone's parts stand in the place of the first one.
          phone={index === 0 ? phone.join("") : ""}
          label={page.length === 1 ? label : `${label}, partie ${index + 1}`}
        />
      ))}
    </>
  );
}

export function Obstacles({ report, words, figures }: PartProps) {
  const { synthesis, sentences } = report;
  return (
    <Part
      id="freins"
      title="Les freins"
      sentences={[...new Set([...sentences.obstacles, ...sentences.gaps])]}
      words={words}
      figures={figures}
    >
      {synthesis.obstacles.map((family) => {
        const bars = family.obstacles.flatMap(({ label, firms }) => barOf(label, firms));
        return (
          <div key={family.id}>
            <h3>{typographic(family.label)}</h3>
            {bars.length === 0 ? (
              <p className="soft small">Aucun frein de cette famille ne peut être publié.</p>
            ) : (
              <WideChart
                svg={rankedBars(`Freins : ${family.label}`, bars, screenPalette)}
                phone={rankedBars(`Freins : ${family.label}`, bars, screenPalette, "phone")}
                label={`Freins : ${family.label}`}
              />
            )}
          </div>
        );
      })}
    </Part>
  );
}

export function Opportunities({ report, words, figures }: PartProps) {
  const bars = report.synthesis.opportunities.flatMap(({ label, firms }) => barOf(label, firms));
  return (
    <Part
      id="opportunites"
      title="Les opportunités"
      sentences={report.sentences.opportunities}
      words={words}
      figures={figures}
    >
      {bars.length === 0 ? null : (
        <WideChart
          svg={rankedBars("Opportunités", bars, screenPalette)}
          phone={rankedBars("Opportunités", bars, screenPalette, "phone")}
          label="Opportunités"
        />
      )}
    </Part>
  );
}

export function Needs({ report, words, figures }: PartProps) {
  const { needs, otherNeeds, sentences } = report;
  return (
    <Part
      id="besoins"
      title="Des besoins partagés aux actions collectives"
      sentences={sentences.needs}
      words={words}
      figures={figures}
    >
      <ul className="ruled">
        {needs.map((sheet) => (
          <li key={sheet.need.action}>
            <Sheet sheet={sheet} />
          </li>
        ))}
      </ul>
      {otherNeeds.length === 0 ? null : (
        <HeadedTable
          title="Les autres besoins partagés"
          columns={["Action collective possible", "Entreprises évaluées", "Il en faut au moins"]}
          rows={otherNeeds.map((need) => [
            need.title,
            countWords(need.firms),
            formatNumber(need.minimumFirms),
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
    <FoldedSheet
      title={need.title}
      below={firmsWords(need.firms) ?? NOT_PUBLISHED}
      rows={rows.flatMap(([label, words]) => (words === null ? [] : [[label, words] as const]))}
    />
  );
}

export function Schemes({ report, words, figures }: PartProps) {
  if (report.schemes.length === 0 && words === undefined) return null;
  return (
    <Part
      id="aides"
      title="Les dispositifs d’aide"
      sentences={report.sentences.schemes}
      words={words}
      figures={figures}
    >
      {report.schemes.length === 0 ? null : (
        <HeadedTable
          title="Nombres d’entreprises évaluées"
          columns={["Dispositif", "Critères connus remplis", "Inscrit dans le plan"]}
          rows={report.schemes.map((scheme) => [
            scheme.name,
            matched(scheme.matched),
            countWords(scheme.planned),
          ])}
        />
      )}
    </Part>
  );
}

function matched(count: PublishedCount): string {
  return count.kind === "exact" ? `${countWords(count)} (${percentWords(count)})` : countWords(count);
}

export function Plans({ report, words, figures }: PartProps) {
  return (
    <Part
      id="plans"
      title="Les plans individuels en chiffres"
      sentences={report.sentences.plans}
      words={words}
      figures={figures}
      inSight
    />
  );
}
