/** What a chart is drawn for. Both are drawn one for one: on a phone a page's width would leave letters too small to read. */

/** `page`: as wide as what a page prints. `phone`: narrow, words and numbers above what they name instead of beside it. */
export type ChartSize = "page" | "phone";

/** Points: the width of a printed page's content, and of a card on a phone, where a point is more than a pixel. */
export const CHART_WIDTH: Readonly<Record<ChartSize, number>> = { page: 499, phone: 240 };
