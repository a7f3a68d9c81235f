/** Two perspectives on one theme as a dumbbell: the director at one end, somebody else at the other; the bar is the gap. */
import { scaleLinear } from "d3-scale";
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, fitted, text, textWidth, wrapped } from "#app/charts/svg.ts";

/** Who stands at the other end; each has a shape of its own, so that grey tells them apart. */
export type DumbbellShape = "consultant" | "employee" | "customer";

export type Dumbbell = {
  readonly shape: DumbbellShape;
  /** « Salariés ». */
  readonly name: string;
  /** 0–100. */
  readonly director: number;
  readonly other: number;
  /** Where the others of the operation usually put the other end for this director, 0–100; null when it is not known. */
  readonly usual: number | null;
  /** At the right, line by line: « +18 », « 4 questions ». Two lines at most. */
  readonly notes: readonly string[];
};

export type DumbbellTheme = { readonly label: string; readonly dumbbells: readonly Dumbbell[] };

export type DumbbellSize = {
  readonly width: number;
  /** The theme's name at the left of its rows, or over them where the page is narrow. */
  readonly labels: "beside" | "above";
  /** Heights of a row and of the air under a theme. */
  readonly row: number;
  readonly air: number;
};

/** Drawn one for one at this width, in points: the width of a printed page's content. */
export const PAGE_DUMBBELLS: DumbbellSize = { width: 499, labels: "beside", row: 15.5, air: 6 };
/** For a phone. */
export const NARROW_DUMBBELLS: DumbbellSize = { width: 262, labels: "above", row: 21, air: 9 };

const LEGEND = 40;
/** The line of a theme's name over its rows. */
const OVER = 16;
const FONT = 8.5;
const SMALL = 7.8;
const LABEL_WIDTH = 112;
const NAME_WIDTH = 54;
const NOTE_WIDTH = { beside: 124, above: 30 } as const;

/** Draws the themes in the order given, under a legend and an axis from 0 to 100. */
export function dumbbellChart(
  themes: readonly DumbbellTheme[],
  directorName: string,
  palette: Palette,
  size: DumbbellSize = PAGE_DUMBBELLS,
): string {
  const place = placeOf(size);
  let top = LEGEND;
  const drawn = themes.map((theme) => {
    const own = themeRows(theme, top, place, palette, size);
    top += heightOf(theme, size);
    return own;
  });
  return chart(
    { width: size.width, height: top },
    { title: "Écarts entre les regards, thème par thème", description: themes.map(described).join(" ; ") },
    ...legend(themes, directorName, palette, size),
    ...axis(top - size.air, place, palette),
    ...drawn.flat(),
  );
}

/** How tall a chart of these themes is, in its own units. */
export function dumbbellHeight(themes: readonly DumbbellTheme[], size: DumbbellSize): number {
  return themes.reduce((height, theme) => height + heightOf(theme, size), LEGEND);
}

type Place = { readonly x: (score: number) => number; readonly nameX: number; readonly noteX: number };

function placeOf({ width, labels }: DumbbellSize): Place {
  const nameX = labels === "beside" ? LABEL_WIDTH + 8 : 0;
  const noteX = width - NOTE_WIDTH[labels];
  const scale = scaleLinear()
    .domain([0, 100])
    .range([nameX + NAME_WIDTH + 6, noteX - 12]);
  return { x: (score) => scale(score), nameX, noteX };
}

function heightOf(theme: DumbbellTheme, { labels, row: height, air }: DumbbellSize): number {
  const over = labels === "above" ? OVER : 0;
  const lines = labels === "beside" ? wrapped(theme.label, LABEL_WIDTH, FONT, 2).length : 1;
  return over + Math.max(theme.dumbbells.length * height, lines * FONT * 1.25 + 6) + air;
}

function legend(
  themes: readonly DumbbellTheme[],
  directorName: string,
  palette: Palette,
  { width }: DumbbellSize,
): readonly string[] {
  const names = new Map(
    themes.flatMap(({ dumbbells }) => dumbbells.map(({ shape, name }) => [shape, name] as const)),
  );
  const shapes = SHAPES.flatMap((shape) => {
    const name = names.get(shape);
    return name === undefined ? [] : [{ name, mark: (x: number, y: number) => end(shape, x, y, palette) }];
  });
  const isUsual = themes.some(({ dumbbells }) => dumbbells.some(({ usual }) => usual !== null));
  const entries = [
    { name: directorName, mark: (x: number, y: number) => director(x, y, palette) },
    ...shapes,
    ...(isUsual
      ? [{ name: "écart habituel", mark: (x: number, y: number) => usualMark(x, y, palette) }]
      : []),
  ];
  let x = 5;
  let y = 8;
  return entries.flatMap(({ name, mark }) => {
    const taken = 10 + textWidth(name, SMALL) + 14;
    if (x > 5 && x + taken > width) {
      x = 5;
      y += 12;
    }
    const written = [
      mark(x, y),
      text(name, { x: x + 9, y: y + 3 }, { "font-size": SMALL, fill: palette.inkSoft }),
    ];
    x += taken;
    return written;
  });
}

function axis(bottom: number, { x }: Place, palette: Palette): readonly string[] {
  return [0, 50, 100].flatMap((score) => [
    text(
      String(score),
      { x: x(score), y: LEGEND - 9 },
      { "font-size": 7.2, "text-anchor": "middle", fill: palette.inkSoft },
    ),
    element("line", {
      ...{ x1: x(score), x2: x(score), y1: LEGEND - 5, y2: bottom },
      ...{ stroke: palette.line, "stroke-width": 0.8 },
    }),
  ]);
}

function themeRows(
  theme: DumbbellTheme,
  top: number,
  place: Place,
  palette: Palette,
  { width, labels, row: height }: DumbbellSize,
): readonly string[] {
  const first = labels === "above" ? top + OVER : top;
  const begin = labels === "above" ? OVER - 3 : height / 2 + 3;
  const bold = { "font-size": FONT, "font-weight": 600, fill: palette.ink };
  const lines =
    labels === "above" ? [fitted(theme.label, width, FONT)] : wrapped(theme.label, LABEL_WIDTH, FONT, 2);
  return [
    ...lines.map((line, index) => text(line, { x: 0, y: top + begin + index * FONT * 1.25 }, bold)),
    ...theme.dumbbells.flatMap((each, index) =>
      row(each, first + (index + 0.5) * height, place, palette, labels),
    ),
  ];
}

function row(
  each: Dumbbell,
  y: number,
  { x, nameX, noteX }: Place,
  palette: Palette,
  labels: DumbbellSize["labels"],
): readonly string[] {
  const [main = "", detail = ""] = each.notes;
  const soft = { "font-size": SMALL, fill: palette.inkSoft };
  return [
    text(fitted(each.name, NAME_WIDTH, SMALL), { x: nameX, y: y + 3 }, soft),
    element("line", {
      ...{ x1: x(0), x2: x(100), y1: y, y2: y },
      ...{ stroke: palette.line, "stroke-width": 1 },
    }),
    element("line", {
      ...{ x1: x(each.director), x2: x(each.other), y1: y, y2: y },
      ...{ stroke: palette.inkSoft, "stroke-width": 3, "stroke-opacity": 0.5 },
    }),
    each.usual === null ? "" : usualMark(x(Math.min(100, Math.max(0, each.usual))), y, palette),
    end(each.shape, x(each.other), y, palette),
    director(x(each.director), y, palette),
    text(main, { x: noteX, y: y + 3 }, { "font-size": FONT, "font-weight": 600, fill: palette.ink }),
    detail === "" || labels === "above"
      ? ""
      : text(fitted(detail, NOTE_WIDTH.beside - 26, SMALL), { x: noteX + 26, y: y + 3 }, soft),
  ];
}

const SHAPES = ["consultant", "employee", "customer"] as const;

function director(x: number, y: number, palette: Palette): string {
  return element("circle", {
    cx: x,
    cy: y,
    r: 4.6,
    fill: palette.accent,
    stroke: palette.surface,
    "stroke-width": 1,
  });
}

/** A diamond, a square, a triangle: hollow, so that the director's disc stays the one that is full. */
function end(shape: DumbbellShape, x: number, y: number, palette: Palette): string {
  const points = {
    consultant: [
      [0, -5],
      [5, 0],
      [0, 5],
      [-5, 0],
    ],
    employee: [
      [-4, -4],
      [4, -4],
      [4, 4],
      [-4, 4],
    ],
    customer: [
      [0, -5],
      [5, 4],
      [-5, 4],
    ],
  }[shape];
  const d = points.map(
    ([dx = 0, dy = 0], index) => `${index === 0 ? "M" : "L"}${round(x + dx)} ${round(y + dy)}`,
  );
  return element("path", {
    d: `${d.join(" ")} Z`,
    fill: palette.surface,
    stroke: palette.signal,
    "stroke-width": 1.6,
    "stroke-linejoin": "round",
  });
}

function usualMark(x: number, y: number, palette: Palette): string {
  return element("line", {
    ...{ x1: x, x2: x, y1: y - 6.5, y2: y + 6.5 },
    ...{ stroke: palette.ink, "stroke-width": 1.1, "stroke-dasharray": "2 1.6" },
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function described({ label, dumbbells }: DumbbellTheme): string {
  const each = dumbbells.map(
    ({ name, director: own, other }) =>
      `dirigeant ${Math.round(own)}, ${name.toLowerCase()} ${Math.round(other)} sur 100`,
  );
  return `${label} : ${each.join(" ; ")}`;
}
