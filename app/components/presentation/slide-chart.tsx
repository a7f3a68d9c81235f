import { communeMap } from "#app/charts/commune-map.ts";
import { conventionBars } from "#app/charts/convention-bars.ts";
import { enrolmentFunnel } from "#app/charts/enrolment-funnel.ts";
import { screenPalette } from "#app/charts/palette.ts";
import { rankedBars } from "#app/charts/ranked-bars.ts";
import { barOf, conventionBarsOf, funnelSteps, maturityCharts } from "#app/charts/synthesis-charts.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { leadingObstacles, themesFromLowest } from "#app/domain/report/collective/reading.ts";
import { SLIDE_LINES, type SlideChart as Which } from "#app/domain/report/collective/slides.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

/** A chart of the report with as many lines as can be read from the back of a room. */
export function SlideChart({ report, which }: { readonly report: CollectiveReport; readonly which: Which }) {
  return <ChartFigure svg={drawn(report, which)} className="slide-chart" />;
}

function drawn({ synthesis, map, convention }: CollectiveReport, which: Which): string {
  switch (which) {
    case "funnel":
      return enrolmentFunnel(funnelSteps(synthesis.progress), screenPalette);
    case "map":
      return communeMap(map.placed, screenPalette);
    case "convention":
      return conventionBars(conventionBarsOf(convention?.lines ?? []).slice(0, SLIDE_LINES), screenPalette);
    case "obstacles":
      return rankedBars(
        "Freins les plus partagés",
        leadingObstacles(synthesis)
          .slice(0, SLIDE_LINES)
          .flatMap(({ label, firms }) => barOf(label, firms)),
        screenPalette,
      );
    case "opportunities":
      return rankedBars(
        "Opportunités les plus partagées",
        synthesis.opportunities.flatMap(({ label, firms }) => barOf(label, firms)).slice(0, SLIDE_LINES),
        screenPalette,
      );
    case "maturity":
      return maturityCharts({ ...synthesis, maturity: tellingThemes(synthesis) }, screenPalette)[0] ?? "";
  }
}

/** The three least and the two most advanced themes, in the order of the questionnaire, under the whole. */
function tellingThemes(synthesis: CollectiveReport["synthesis"]): CollectiveReport["synthesis"]["maturity"] {
  const { maturity } = synthesis;
  const ordered = themesFromLowest(synthesis).map(({ id }) => id);
  const shown = new Set([...ordered.slice(0, 3), ...ordered.slice(-2)]);
  return { ...maturity, themes: maturity.themes.filter(({ id }) => shown.has(id)) };
}
