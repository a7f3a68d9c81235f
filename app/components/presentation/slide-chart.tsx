import type { ChartSize } from "#app/charts/chart-size.ts";
import { communeMap } from "#app/charts/commune-map.ts";
import { conventionBars } from "#app/charts/convention-bars.ts";
import { enrolmentFunnel } from "#app/charts/enrolment-funnel.ts";
import { screenPalette } from "#app/charts/palette.ts";
import { rankedBars } from "#app/charts/ranked-bars.ts";
import {
  barOf,
  changeChart,
  conventionBarsOf,
  funnelSteps,
  maturityCharts,
} from "#app/charts/synthesis-charts.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { changedMedians } from "#app/domain/report/collective/change-words.ts";
import { leadingObstacles, themesFromLowest } from "#app/domain/report/collective/reading.ts";
import {
  SLIDE_LINES,
  SLIDE_TARGETS,
  type SlideChart as Which,
} from "#app/domain/report/collective/slides.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

/**
 * A chart of the report with as many lines as can be read from the back of a room. Two drawings of the same values: the
 * stylesheet shows the one that the screen has room for.
 */
export function SlideChart({ report, which }: { readonly report: CollectiveReport; readonly which: Which }) {
  return (
    <>
      <ChartFigure svg={drawn(report, which, "page")} className="slide-chart wide" />
      <ChartFigure svg={drawn(report, which, "phone")} className="slide-chart narrow" />
    </>
  );
}

function drawn({ synthesis, map, convention }: CollectiveReport, which: Which, size: ChartSize): string {
  switch (which) {
    case "funnel":
      return enrolmentFunnel(funnelSteps(synthesis.progress), screenPalette, size);
    case "map":
      return communeMap(map.placed, screenPalette, size);
    case "convention":
      return conventionBars(
        conventionBarsOf(convention?.lines ?? []).slice(0, SLIDE_TARGETS),
        screenPalette,
        size,
      );
    case "obstacles":
      return rankedBars(
        "Freins les plus partagés",
        leadingObstacles(synthesis)
          .slice(0, SLIDE_LINES)
          .flatMap(({ label, firms }) => barOf(label, firms)),
        screenPalette,
        size,
      );
    case "opportunities":
      return rankedBars(
        "Opportunités les plus partagées",
        synthesis.opportunities.flatMap(({ label, firms }) => barOf(label, firms)).slice(0, SLIDE_LINES),
        screenPalette,
        size,
      );
    case "change":
      return drawnChange(synthesis, size);
    case "maturity":
      return (
        maturityCharts({ ...synthesis, maturity: tellingThemes(synthesis) }, screenPalette, size)[0] ?? ""
      );
  }
}

/** The whole, then the themes that moved most, in the order of the questionnaire. */
function drawnChange({ change }: CollectiveReport["synthesis"], size: ChartSize): string {
  if (change === null) return "";
  const widest = changedMedians(change)
    .filter(({ id }) => id !== "overall")
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, SLIDE_LINES - 1)
    .map(({ id }) => id);
  const shown = new Set(["overall", ...widest]);
  return (
    changeChart({ ...change, lines: change.lines.filter(({ id }) => shown.has(id)) }, screenPalette, size) ??
    ""
  );
}

/** The three least and the two most advanced themes, in the order of the questionnaire, under the whole. */
function tellingThemes(synthesis: CollectiveReport["synthesis"]): CollectiveReport["synthesis"]["maturity"] {
  const { maturity } = synthesis;
  const ordered = themesFromLowest(synthesis).map(({ id }) => id);
  const shown = new Set([...ordered.slice(0, 3), ...ordered.slice(-2)]);
  return { ...maturity, themes: maturity.themes.filter(({ id }) => shown.has(id)) };
}
