/** How a group spreads over the maturity levels, theme by theme: one strip each, with numbers of firms written in it. */
import { CHART_WIDTH, type ChartSize } from "#app/charts/chart-size.ts";
import { levelGlyph } from "#app/charts/level-glyph.ts";
import { levelColor, type Palette } from "#app/charts/palette.ts";
import { chart, element, fitted, text, textWidth, wrapped } from "#app/charts/svg.ts";

/** One level, or neighbouring levels counted together: ranks from `first` (0 is the lowest) to `last`, both included. */
export type StripClass = {
  readonly first: number;
  readonly last: number;
  readonly n: number;
  /** « Fragile », « Solide ou mieux ». */
  readonly label: string;
};

export type Strip = {
  readonly label: string;
  /** Firms evaluated; null when not published. */
  readonly firms: number | null;
  /** What is written at the right, line by line: « médiane 51,4 », « 19 sur 19 ». Two lines at most. */
  readonly notes: readonly string[];
  /** All the classes; or the only level of nearly everybody; or null when nothing is published. */
  readonly spread: readonly StripClass[] | { readonly rank: number; readonly label: string } | null;
};

type Layout = {
  readonly labelWidth: number;
  readonly barX: number;
  readonly barWidth: number;
  readonly row: number;
  readonly legendHeight: number;
  /** Names of levels in a line of the legend; null: all of them. */
  readonly legendColumns: number | null;
};

const LAYOUTS: Readonly<Record<ChartSize, Layout>> = {
  page: { labelWidth: 142, barX: 152, barWidth: 259, row: 31, legendHeight: 24, legendColumns: null },
  phone: { labelWidth: 150, barX: 0, barWidth: 240, row: 53, legendHeight: 18, legendColumns: 2 },
};
const NOTE_WIDTH = 78;
const BAR_HEIGHT = 19;
const FONT_SIZE = 8.5;
const LINE = FONT_SIZE * 1.2;
const LEGEND_LINE = 14;

/**
 * Draws the strips under a legend. A single level is filled; joined levels are outlined and tinted, with the discs of both
 * ends. What is not published is a dashed outline, empty or not.
 */
export function distributionStrips(
  strips: readonly Strip[],
  levels: readonly string[],
  palette: Palette,
  size: ChartSize = "page",
): string {
  const { row: rowHeight, legendHeight, legendColumns } = LAYOUTS[size];
  const legendLines = Math.ceil(levels.length / (legendColumns ?? Math.max(1, levels.length)));
  const top = legendHeight + Math.max(0, legendLines - 1) * LEGEND_LINE;
  return chart(
    { width: CHART_WIDTH[size], height: top + Math.max(1, strips.length) * rowHeight },
    { title: "Répartition des entreprises par niveau", description: strips.map(described).join(" ; ") },
    ...legend(levels, palette, size),
    ...strips.flatMap((strip, index) => row(strip, top + index * rowHeight, levels.length, palette, size)),
  );
}

function legend(levels: readonly string[], palette: Palette, size: ChartSize): readonly string[] {
  const { barX, legendColumns } = LAYOUTS[size];
  const columns = legendColumns ?? Math.max(1, levels.length);
  const slot = (CHART_WIDTH[size] - barX) / columns;
  return levels.flatMap((level, rank) => {
    const x = barX + (rank % columns) * slot;
    const y = Math.floor(rank / columns) * LEGEND_LINE;
    return [
      levelGlyph(rank, levels.length, { x: x + 5, y: y + 8, r: 4 }, levelColor(palette, rank, levels.length)),
      text(
        fitted(level, slot - 14, 7.8),
        { x: x + 12, y: y + 11 },
        { "font-size": 7.8, fill: palette.inkSoft },
      ),
    ];
  });
}

function row(
  strip: Strip,
  top: number,
  levelCount: number,
  palette: Palette,
  size: ChartSize,
): readonly string[] {
  const { labelWidth, barX, barWidth, row: height } = LAYOUTS[size];
  const isAbove = size === "phone";
  // On a phone the words and the notes stand above the bar, their last lines level.
  const middle = isAbove ? top + height - 6 - BAR_HEIGHT / 2 : top + height / 2;
  const words = wrapped(strip.label, labelWidth, FONT_SIZE, 2);
  const first = isAbove
    ? middle - BAR_HEIGHT / 2 - 5 - (words.length - 1) * LINE
    : middle - ((words.length - 1) * LINE) / 2 + 3;
  const notes = strip.notes.slice(0, 2);
  const noteY = (index: number) =>
    isAbove
      ? middle - BAR_HEIGHT / 2 - 5 - (notes.length - 1 - index) * LINE
      : middle + 3 + (index - (notes.length - 1) / 2) * 9.6;
  const noteX = isAbove ? CHART_WIDTH[size] : CHART_WIDTH[size] - NOTE_WIDTH;
  return [
    ...words.map((line, index) =>
      text(line, { x: 0, y: first + index * LINE }, { "font-size": FONT_SIZE, fill: palette.ink }),
    ),
    ...bar(strip, { x: barX, y: middle - BAR_HEIGHT / 2, width: barWidth }, levelCount, palette),
    ...notes.map((line, index) =>
      text(
        fitted(line, NOTE_WIDTH, 7.8),
        { x: noteX, y: noteY(index) },
        { "font-size": 7.8, fill: palette.inkSoft, "text-anchor": isAbove ? "end" : undefined },
      ),
    ),
  ];
}

type Box = { readonly x: number; readonly y: number; readonly width: number };

function bar(strip: Strip, box: Box, levelCount: number, palette: Palette): readonly string[] {
  const { spread } = strip;
  if (spread === null) return unpublished("non publié", box, palette.inkSoft, palette);
  if ("rank" in spread) {
    const color = levelColor(palette, spread.rank, levelCount);
    return [
      ...unpublished("", box, color, palette),
      levelGlyph(spread.rank, levelCount, { x: box.x + 12, y: box.y + BAR_HEIGHT / 2, r: 4 }, color),
      text(
        fitted(`80\u202f% et plus\u00a0: ${spread.label}`, box.width - 30, 8),
        { x: box.x + 20, y: box.y + BAR_HEIGHT / 2 + 3 },
        { "font-size": 8, fill: palette.ink },
      ),
    ];
  }
  const whole = spread.reduce((total, each) => total + each.n, 0);
  let before = 0;
  return spread.map((each) => {
    const x = box.x + (before / whole) * box.width;
    before += each.n;
    return segment(each, { ...box, x, width: (each.n / whole) * box.width }, levelCount, palette);
  });
}

function segment(each: StripClass, box: Box, levelCount: number, palette: Palette): string {
  const alone = each.first === each.last;
  const color = levelColor(palette, each.first, levelCount);
  const written = alone && isDark(each.first, levelCount) ? palette.surface : palette.ink;
  const width = Math.max(0.5, box.width - 2);
  return element(
    "g",
    {},
    element("rect", {
      x: box.x + 1,
      y: box.y,
      width,
      height: BAR_HEIGHT,
      rx: 2,
      fill: color,
      "fill-opacity": alone ? 1 : 0.16,
      stroke: color,
      "stroke-width": 0.8,
    }),
    ...inside(each, box, width, written, levelCount),
  );
}

/** The discs and the number where there is room, else the number, else nothing: the table beside the chart has it. */
function inside(
  each: StripClass,
  box: { readonly x: number; readonly y: number },
  width: number,
  color: string,
  levelCount: number,
): readonly string[] {
  const number = `${each.n}`;
  const middle = box.y + BAR_HEIGHT / 2;
  const discs = each.first === each.last ? [each.first] : [each.first, each.last];
  const discsWidth = discs.length === 1 ? 12 : 26;
  const withDiscs = discsWidth + textWidth(number, FONT_SIZE) + 8 <= width;
  if (!withDiscs && textWidth(number, FONT_SIZE) + 4 > width) return [];
  const start = box.x + 6;
  const bold = { "font-size": FONT_SIZE, "font-weight": 600, fill: color };
  if (!withDiscs)
    return [text(number, { x: box.x + 1 + width / 2, y: middle + 3 }, { ...bold, "text-anchor": "middle" })];
  return [
    ...discs.map((rank, index) =>
      levelGlyph(rank, levelCount, { x: start + 4 + index * 14, y: middle, r: 3.6 }, color),
    ),
    ...(discs.length === 2
      ? [
          text(
            "–",
            { x: start + 11, y: middle + 3 },
            { "font-size": 8, "text-anchor": "middle", fill: color },
          ),
        ]
      : []),
    text(number, { x: start + discsWidth, y: middle + 3 }, bold),
  ];
}

/** The second level is amber: white is not read on it. */
function isDark(rank: number, levelCount: number): boolean {
  return levelCount <= 1 || Math.round((rank / (levelCount - 1)) * 3) !== 1;
}

function unpublished(words: string, box: Box, color: string, palette: Palette): readonly string[] {
  return [
    element("rect", {
      x: box.x + 1,
      y: box.y,
      width: box.width - 2,
      height: BAR_HEIGHT,
      rx: 2,
      fill: "none",
      stroke: color,
      "stroke-width": 0.8,
      "stroke-dasharray": "3 3",
    }),
    words === ""
      ? ""
      : text(
          words,
          { x: box.x + box.width / 2, y: box.y + BAR_HEIGHT / 2 + 3 },
          { "font-size": 8, "text-anchor": "middle", fill: palette.inkSoft },
        ),
  ];
}

function described({ label, spread, firms }: Strip): string {
  if (spread === null) return `${label} : non publié`;
  if ("rank" in spread) return `${label} : 80 % et plus au niveau ${spread.label}`;
  return `${label}, ${firms ?? 0} entreprises : ${spread.map((each) => `${each.label} ${each.n}`).join(", ")}`;
}
