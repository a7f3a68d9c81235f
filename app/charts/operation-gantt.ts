/**
 * The calendar of an operation's collective actions: one line each, a bar from the day of the trial to that of its review.
 * Read without colour: what is planned is hollow and dashed, what goes on is full, what is over is hatched.
 */
import { scaleLinear } from "d3-scale";
import { CHART_WIDTH } from "#app/charts/chart-size.ts";
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, fitted, text, wrapped } from "#app/charts/svg.ts";
import type {
  PilotState,
  Timeline,
  TimelineBar,
  TimelineMark,
  TimelineRow,
} from "#app/domain/collective/timeline.ts";
import { formatDate, typographic } from "#app/domain/format.ts";

export type GanttSize = {
  /** Drawn one for one at this width, in points. */
  readonly width: number;
  /** Room for the action's title at the left of its line; 0 puts it above. */
  readonly labelWidth: number;
};

export const PAGE_GANTT: GanttSize = { width: 640, labelWidth: 190 };
/** For a phone. */
export const NARROW_GANTT: GanttSize = { width: CHART_WIDTH.phone, labelWidth: 0 };

const HEAD = 46;
const ROW = 26;
const NAME_ABOVE = 13;
const BAR = 10;
const FONT = 8.5;
const SMALL = 7.4;
/** A bar of one day is still seen. */
const THINNEST = 4;
const DAY_MS = 86_400_000;
/** Months between two lines of the grid, from the finest: the first that leaves each its room is taken. */
const STEPS = [1, 2, 3, 6, 12, 24] as const;
const MONTH_WIDTH = 30;

/** Draws the timeline. Everything is also in its description; days outside of the operation widen the calendar. */
export function operationGantt(timeline: Timeline, palette: Palette, size: GanttSize = PAGE_GANTT): string {
  const days = [
    ...[timeline.startsOn, timeline.endsOn, timeline.today],
    ...timeline.rows.flatMap(({ bars, marks }) => [
      ...bars.flatMap(({ from, to }) => [from, to]),
      ...marks.map(({ on }) => on),
    ]),
  ].map(dayNumber);
  const scale = scaleLinear()
    .domain([Math.min(...days), Math.max(...days) + 1])
    .range([size.labelWidth + 8, size.width - 8]);
  const x = (day: string) => scale(dayNumber(day));
  const rowHeight = size.labelWidth === 0 ? ROW + NAME_ABOVE : ROW;
  const height = HEAD + (timeline.rows.length + 1) * rowHeight + 6;
  const place = { x, palette, size, height };
  const whole = HEAD + rowHeight - ROW / 2;
  return chart(
    { width: size.width, height },
    { title: "Le calendrier des actions collectives", description: described(timeline) },
    hatching(palette, size),
    ...legend(place),
    ...grid(scale.domain(), place),
    ...name("L’opération", whole, place),
    operationLine(timeline, whole, place),
    ...timeline.rows.flatMap((row, index) => drawnRow(row, HEAD + (index + 2) * rowHeight - ROW / 2, place)),
    ...todayLine(timeline.today, place),
  );
}

type Place = {
  readonly x: (day: string) => number;
  readonly palette: Palette;
  readonly size: GanttSize;
  readonly height: number;
};

/** The two drawings of a page need one each: a hidden drawing lends its pattern to nobody. */
function hatchId({ width }: GanttSize): string {
  return `gantt-over-${width}`;
}

/** Fine oblique lines: what is over. */
function hatching(palette: Palette, size: GanttSize): string {
  return element(
    "defs",
    {},
    element(
      "pattern",
      {
        id: hatchId(size),
        width: 4,
        height: 4,
        patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45)",
      },
      element("rect", { width: 4, height: 4, fill: palette.surface }),
      element("line", { x1: 0, x2: 0, y1: 0, y2: 4, stroke: palette.inkSoft, "stroke-width": 2 }),
    ),
  );
}

const LEGEND: readonly {
  readonly words: string;
  readonly wide: number;
  readonly narrow: number;
  readonly line: number;
}[] = [
  { words: "pilote prévu", wide: 0, narrow: 0, line: 0 },
  { words: "en cours", wide: 82, narrow: 82, line: 0 },
  { words: "terminé", wide: 146, narrow: 146, line: 0 },
  { words: "avis du comité", wide: 206, narrow: 0, line: 1 },
  { words: "décision", wide: 288, narrow: 82, line: 1 },
];

function legend(place: Place): readonly string[] {
  const { palette, size } = place;
  const isNarrow = size.labelWidth === 0;
  return LEGEND.flatMap(({ words, wide, narrow, line }, index) => {
    const left = isNarrow ? narrow : wide;
    const y = isNarrow ? 6 + line * 12 : 6;
    const state = (["planned", "under-way", "over"] as const)[index];
    const sign =
      state === undefined
        ? markAt(index === 3 ? "approval" : "outcome", left + 8, y, palette)
        : rectangle({ left, y, width: 16, height: 8 }, state, place);
    return [sign, text(words, { x: left + 21, y: y + 2.6 }, { "font-size": SMALL, fill: palette.inkSoft })];
  });
}

/** A line at the beginning of a month, of a quarter, of a year: as close as there is room for its name. */
function grid(domain: readonly number[], { x, palette, height, size }: Place): readonly string[] {
  const [first = 0, last = 0] = domain;
  const months = monthsBetween(first, last);
  const room = size.width - size.labelWidth - 16;
  const step = STEPS.find((each) => (months.length / each) * MONTH_WIDTH <= room) ?? 24;
  return months
    .filter(({ month }) => month % Math.min(step, 12) === 0)
    .filter(({ year }) => step < 24 || year % 2 === 0)
    .flatMap(({ year, month, day }) => {
      const left = x(day);
      const words = month === 0 || step >= 12 ? String(year) : (MONTHS[month] ?? "");
      return [
        element("line", {
          ...{ x1: left, x2: left, y1: HEAD - 8, y2: height },
          stroke: palette.line,
          "stroke-width": month === 0 ? 1.4 : 0.8,
        }),
        ...(left + MONTH_WIDTH > size.width
          ? []
          : [
              text(
                words,
                { x: left + 2, y: HEAD - 11 },
                { "font-size": SMALL, fill: palette.inkSoft, "font-weight": month === 0 ? 600 : undefined },
              ),
            ]),
      ];
    });
}

const MONTHS = [
  "janv.",
  "févr.",
  "mars",
  "avr.",
  "mai",
  "juin",
  "juil.",
  "août",
  "sept.",
  "oct.",
  "nov.",
  "déc.",
];

function operationLine({ startsOn, endsOn }: Timeline, y: number, { x, palette }: Place): string {
  const [from, to] = [x(startsOn), x(endsOn)];
  const end = (at: number) =>
    element("line", { x1: at, x2: at, y1: y - 5, y2: y + 5, stroke: palette.ink, "stroke-width": 1.6 });
  return (
    element("line", { x1: from, x2: to, y1: y, y2: y, stroke: palette.ink, "stroke-width": 1.6 }) +
    end(from) +
    end(to)
  );
}

function drawnRow({ title, bars, marks }: TimelineRow, y: number, place: Place): readonly string[] {
  return [
    ...name(typographic(title), y, place),
    ...bars.map((bar) => drawnBar(bar, y, place)),
    ...marks.map(({ kind, on }) => markAt(kind, place.x(on), y, place.palette)),
  ];
}

function name(words: string, y: number, { palette, size }: Place): readonly string[] {
  const isAbove = size.labelWidth === 0;
  const lines = isAbove ? [fitted(words, size.width, FONT)] : wrapped(words, size.labelWidth, FONT, 2);
  const first = isAbove ? y - NAME_ABOVE : y + 3 - ((lines.length - 1) * FONT * 1.15) / 2;
  return lines.map((line, index) =>
    text(line, { x: 0, y: first + index * FONT * 1.15 }, { "font-size": FONT, fill: palette.ink }),
  );
}

function drawnBar({ state, from, to }: TimelineBar, y: number, place: Place): string {
  const left = place.x(from);
  const width = Math.max(THINNEST, place.x(to) - left);
  return rectangle({ left, y, width, height: BAR }, state, place);
}

function rectangle(
  { left, y, width, height }: Readonly<Record<"left" | "y" | "width" | "height", number>>,
  state: PilotState,
  { palette, size }: Place,
): string {
  const looks = {
    planned: { fill: palette.surface, stroke: palette.accent, "stroke-dasharray": "3 2" },
    "under-way": { fill: palette.accent, stroke: palette.accent },
    over: { fill: `url(#${hatchId(size)})`, stroke: palette.inkSoft },
  };
  return element("rect", {
    ...{ x: left, y: y - height / 2, width, height, rx: 2, "stroke-width": 1.2 },
    ...looks[state],
  });
}

/** A disc for the committee, a lozenge for the decision. */
function markAt(kind: TimelineMark["kind"], x: number, y: number, palette: Palette): string {
  const look = { fill: palette.surface, stroke: palette.ink, "stroke-width": 1.4 };
  if (kind === "approval") return element("circle", { cx: x, cy: y, r: 3.4, ...look });
  return element("path", {
    d: `M${round(x)} ${round(y - 4.8)}l4.8 4.8l-4.8 4.8l-4.8 -4.8z`,
    ...look,
    fill: palette.ink,
  });
}

function todayLine(today: string, { x, palette, height, size }: Place): readonly string[] {
  const left = x(today);
  const words = "aujourd’hui";
  const isRight = left + 44 > size.width;
  return [
    element("line", {
      ...{ x1: left, x2: left, y1: HEAD - 6, y2: height },
      ...{ stroke: palette.signal, "stroke-width": 1.2, "stroke-dasharray": "2 2" },
    }),
    text(
      words,
      { x: isRight ? left - 2 : left + 2, y: HEAD - 1 },
      { "font-size": SMALL, fill: palette.signal, "text-anchor": isRight ? "end" : undefined },
    ),
  ];
}

function described({ startsOn, endsOn, rows }: Timeline): string {
  const operation = `L’opération va du ${formatDate(startsOn)} au ${formatDate(endsOn)}`;
  const lines = rows.map(({ title, bars, marks }) => {
    const said = [
      ...bars.map(
        ({ state, from, to }) =>
          `pilote ${STATE_WORDS[state]}, essai le ${formatDate(from)}, bilan le ${formatDate(to)}`,
      ),
      ...marks.map(({ kind, on }) => `${MARK_WORDS[kind]} le ${formatDate(on)}`),
    ];
    return `${title} : ${said.join(", ")}`;
  });
  return [operation, ...lines].join(" ; ");
}

const STATE_WORDS: Record<PilotState, string> = {
  planned: "prévu",
  "under-way": "en cours",
  over: "terminé",
};
const MARK_WORDS: Record<TimelineMark["kind"], string> = { approval: "avis du comité", outcome: "décision" };

/** Days since 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

function monthsBetween(
  first: number,
  last: number,
): readonly { readonly year: number; readonly month: number; readonly day: string }[] {
  const start = new Date(first * DAY_MS);
  const count = Math.ceil((last - first) / 28) + 1;
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1));
    return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.toISOString().slice(0, 10) };
  }).filter(({ day }) => dayNumber(day) >= first && dayNumber(day) < last);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
