/**
 * The 18 houses of « EPV Provence-Alpes-Côte d’Azur ». What the collective report is built to show:
 *
 * 1. The gesture is the treasure and the risk: in most houses one or two people hold it, almost nothing is written or
 *    filmed, and the theme « savoir-faire » is far under what the workshops look like.
 * 2. Beautiful things, well made, delivered on time; nobody's job is to sell them. The team and the image are the best
 *    themes, commerce and finances lag: prices are set by habit and the time spent on a piece is unknown.
 * 3. The tax credit for art crafts (CIMA) is left on the table: two houses in three have never asked for it, a few weeks
 *    before its end.
 * 4. Export is the weakest theme, and hardly anybody calls it an obstacle: half have never looked into it.
 * 5. They say « se faire connaître » and « trouver du temps »; the answers show unprotected creations, prices without a cost
 *    behind them, and gestures that nobody is learning.
 * 6. Eighteen houses, as many crafts: nothing may be shown by craft, and hardly by department.
 */
import { CITY_PORTRAITS } from "#db/demo/epv/cities.ts";
import { CLAY_AND_GLASS_PORTRAITS } from "#db/demo/epv/clay-and-glass.ts";
import { INLAND_PORTRAITS } from "#db/demo/epv/inland.ts";
import type { Portrait } from "#db/demo/portrait.ts";

export const EPV_PORTRAITS: readonly Portrait[] = [
  ...CLAY_AND_GLASS_PORTRAITS,
  ...CITY_PORTRAITS,
  ...INLAND_PORTRAITS,
];
