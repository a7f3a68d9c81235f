import {
  type DumbbellSize,
  type DumbbellTheme,
  dumbbellChart,
  NARROW_DUMBBELLS,
} from "#app/charts/dumbbell.ts";
import { screenPalette } from "#app/charts/palette.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import type { CrossedTheme } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { dumbbellsOf } from "#app/domain/report/perspectives/dumbbells.ts";

/** Drawn for a screen at a desk: a little wider than paper, so that its letters are as tall as those around it. */
const WIDE: DumbbellSize = { width: 560, labels: "beside", row: 21, air: 9 };

/** The gaps theme by theme. Two drawings of the same values: the stylesheet shows the one that the screen has room for. */
export function GapChart({ themes }: { readonly themes: readonly CrossedTheme[] }) {
  const drawn: readonly DumbbellTheme[] = dumbbellsOf(themes, "consultant");
  return (
    <>
      <ChartFigure className="gap-chart wide" svg={dumbbellChart(drawn, "Dirigeant", screenPalette, WIDE)} />
      <ChartFigure
        className="gap-chart narrow"
        svg={dumbbellChart(drawn, "Dirigeant", screenPalette, NARROW_DUMBBELLS)}
      />
    </>
  );
}
