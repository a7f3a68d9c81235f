/**
 * The 24 firms of « Rénover + à Fréjus ». What the collective report is built to show:
 *
 * 1. Good hands, no figures. The means of production and the team are the best themes; the finances and cooperation are the
 *    weakest. Two directors in three don't know their hourly cost, and those are the ones whose cash is short.
 * 2. They name the complexity of aids, all of them. What the answers show first is the coordination between trades, with the
 *    isolation behind it, then the margin and the cash: hardly anybody names them.
 * 3. RGE splits the group in two: a dozen have it or are getting it, and know their aids; the others have stopped or never
 *    began, say « la paperasse », and turn down whole-house renovations.
 * 4. They work side by side and not together: two in three share a site only when they are made to, or never, yet more than
 *    half would join a group.
 * 5. Levels of all four kinds, and one exemplary firm only: a median of about 50, never a podium.
 * 6. Trades of one to three firms (ventilation, façades, masonry, roofing, electricity) may not be told apart, and one need
 *    misses its minimum by one firm.
 */
import { HEATING_PORTRAITS } from "#db/demo/artisans/heating.ts";
import { INSULATION_PORTRAITS } from "#db/demo/artisans/insulation.ts";
import { JOINERY_PORTRAITS } from "#db/demo/artisans/joinery.ts";
import { OTHER_TRADES_PORTRAITS } from "#db/demo/artisans/other-trades.ts";
import type { Portrait } from "#db/demo/portrait.ts";

export const ARTISAN_PORTRAITS: readonly Portrait[] = [
  ...INSULATION_PORTRAITS,
  ...JOINERY_PORTRAITS,
  ...HEATING_PORTRAITS,
  ...OTHER_TRADES_PORTRAITS,
];
