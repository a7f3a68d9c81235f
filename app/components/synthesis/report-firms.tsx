import { communeMap } from "#app/charts/commune-map.ts";
import { enrolmentFunnel } from "#app/charts/enrolment-funnel.ts";
import { screenPalette } from "#app/charts/palette.ts";
import { funnelSteps } from "#app/charts/synthesis-charts.ts";
import { FigureTable } from "#app/components/synthesis/figure-table.tsx";
import { Part, type PartProps, WideChart } from "#app/components/synthesis/report-part.tsx";
import { formatNumber, formatOutOf, typographic } from "#app/domain/format.ts";
import { listed } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedGroup } from "#app/domain/synthesis/published-synthesis.ts";

export function Participants({ report, words, figures }: PartProps) {
  const { synthesis, map } = report;
  const { participants, progress } = synthesis;
  return (
    <Part
      id="participants"
      title="Les entreprises participantes"
      sentences={report.sentences.participants}
      words={words}
      figures={figures}
    >
      <h3>De l’inscription au rapport</h3>
      <WideChart
        svg={enrolmentFunnel(funnelSteps(progress), screenPalette)}
        phone={enrolmentFunnel(funnelSteps(progress), screenPalette, "phone")}
        label="De l’inscription au rapport"
      />
      <div className="columns even">
        <Groups title="Par métier" groups={participants.trades} total={participants.total} />
        <Groups title="Par taille" groups={participants.sizes} total={participants.total} />
        <Groups title="Par département" groups={participants.departments} total={participants.total} />
        <Groups title="Par commune" groups={participants.communes} total={participants.total} />
      </div>
      <SchematicMap map={map} />
    </Part>
  );
}

function SchematicMap({ map: { placed, unplaced } }: { readonly map: CollectiveReport["map"] }) {
  if (placed.length === 0) return null;
  const elsewhere = unplaced.map(({ label, firms }) => `${label} (${formatNumber(firms)})`);
  return (
    <>
      <h3>Carte schématique des communes</h3>
      <WideChart
        svg={communeMap(placed, screenPalette)}
        phone={communeMap(placed, screenPalette, "phone")}
        label="Carte schématique des communes"
      />
      <p className="soft small">
        La surface d’un cercle suit le nombre d’entreprises. Positions : GeoNames, CC BY 4.0.
        {elsewhere.length === 0 ? "" : typographic(` Hors de la carte : ${listed(elsewhere)}.`)}
      </p>
    </>
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

export function Method({ report, words, figures }: PartProps) {
  return (
    <Part
      id="methode"
      title="Méthode et représentativité"
      sentences={report.sentences.method}
      words={words}
      figures={figures}
      inSight
    />
  );
}
