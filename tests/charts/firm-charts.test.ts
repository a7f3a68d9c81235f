import { describe, expect, it } from "vitest";
import { impactEffortMatrix, type MatrixAction } from "#app/charts/impact-effort.ts";
import { levelColor, printPalette, screenPalette } from "#app/charts/palette.ts";
import { FEWEST_AXES, type RadarAxis, radarChart } from "#app/charts/radar.ts";
import { element, escapeXml, fitted, short, text, textWidth, wrapped } from "#app/charts/svg.ts";
import { type ThemeBar, themeBar } from "#app/charts/theme-bar.ts";
import { collisions, drawnTexts, sizeOf, xmlProblem } from "#tests/support/drawn-svg.ts";

const LONG = "Organisation des chantiers, qualité perçue & réserves levées <avant> la réception";
/** How high capitals rise over their baseline, in ems. */
const CAPITALS = 0.73;
/** On paper the radar is 252 points wide for 376 units, the matrix 350 for 424. */
const SMALLEST_PRINT = 6.9;

const anAxis = (given: Partial<RadarAxis> = {}): RadarAxis => ({
  label: "Pilotage",
  score: 50,
  coverage: 1,
  groupMedian: null,
  ...given,
});
const axes = (count: number): readonly RadarAxis[] =>
  Array.from({ length: count }, (_, index) =>
    anAxis({
      label: index % 2 === 0 ? LONG : `Thème ${index}`,
      score: index % 5 === 4 ? null : (index * 37) % 101,
      coverage: index % 3 === 0 ? 0.7 : 1,
      groupMedian: index % 4 === 3 ? null : 52.4,
    }),
  );
const actions = (count: number): readonly MatrixAction[] =>
  Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    title: LONG,
    impact: (index % 3) + 1,
    effort: (Math.floor(index / 3) % 3) + 1,
  }));
const aBar = (given: Partial<ThemeBar> = {}): ThemeBar => ({
  label: LONG,
  score: 62.4,
  levelRank: 2,
  levelCount: 4,
  group: { q1: 35, median: 48, q3: 66 },
  ...given,
});
const GROUP_OF_NOBODY: Partial<ThemeBar> = { score: null, levelRank: null, group: null };

const DRAWINGS: readonly (readonly [
  name: string,
  draw: (palette: typeof printPalette) => string,
  scale: number,
])[] = [
  ...[3, 5, 8, 11, 12, 13, 16, 20].map(
    (count) =>
      [
        `radar of ${count} themes`,
        (palette: typeof printPalette) => radarChart(axes(count), palette),
        252 / 376,
      ] as const,
  ),
  ...[0, 1, 15, 90].map(
    (count) =>
      [
        `matrix of ${count} actions`,
        (palette: typeof printPalette) => impactEffortMatrix(actions(count), palette),
        350 / 424,
      ] as const,
  ),
  ["bar of a theme", (palette) => themeBar(aBar(), palette, 152), 1],
  [
    "bar of a theme that isn't evaluated",
    (palette) => themeBar(aBar({ score: null, levelRank: null }), palette, 152),
    1,
  ],
  ["bar without a group", (palette) => themeBar(aBar(GROUP_OF_NOBODY), palette, 152), 1],
];

describe.each(DRAWINGS)("the %s", (_, draw, scale) => {
  const markup = draw(printPalette);
  // A value in its own weight belongs to its line.
  const texts = drawnTexts(markup.replace(/<tspan[^>]*>([^<]*)<\/tspan>/g, "$1"));

  it("is well-formed, says what it is, and holds no NaN", () => {
    expect(xmlProblem(markup)).toBeNull();
    expect(markup).toMatch(/<title>[^<]+<\/title><desc>[^<]*<\/desc>/);
    expect(markup).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("keeps its words inside, apart, and large enough on paper", () => {
    const { width, height } = sizeOf(markup);
    const strays = texts.filter(
      ({ left, right, y, size }) =>
        left < -0.5 || right > width + 0.5 || y - size * CAPITALS < 0 || y > height,
    );
    expect(strays).toEqual([]);
    expect(collisions(texts)).toEqual([]);
    for (const { size } of texts) expect(size * scale).toBeGreaterThanOrEqual(SMALLEST_PRINT);
  });

  it("is drawn the same twice, in the colours of its palette", () => {
    expect(draw(printPalette)).toBe(markup);
    expect(draw(screenPalette)).not.toMatch(/#[0-9a-f]{6}/i);
  });
});

describe("the radar", () => {
  const drawn = (scores: readonly (number | null)[]) =>
    radarChart(
      scores.map((score) => anAxis({ score })),
      printPalette,
    );
  const outlines = (markup: string) => ({
    closed: (markup.match(/<polygon[^>]*fill-opacity/g) ?? []).length,
    open: (markup.match(/<polyline/g) ?? []).length,
    dots: (markup.match(/<circle/g) ?? []).length,
  });

  it.each([
    {
      what: "every theme has a score",
      scores: [10, 20, 30, 40, 50],
      outline: { closed: 1, open: 0, dots: 5 },
    },
    {
      what: "one theme has none: the line opens there",
      scores: [10, null, 30, 40, 50],
      outline: { closed: 0, open: 1, dots: 4 },
    },
    {
      what: "two themes apart have none: two lines",
      scores: [10, 20, null, 40, 50, null],
      outline: { closed: 0, open: 2, dots: 4 },
    },
    {
      what: "one theme alone has one: a dot, no line",
      scores: [null, 20, null, null],
      outline: { closed: 0, open: 0, dots: 1 },
    },
    { what: "no theme has one", scores: [null, null, null], outline: { closed: 0, open: 0, dots: 0 } },
    {
      what: "a score is zero: it is drawn, at the centre",
      scores: [0, 20, 30],
      outline: { closed: 1, open: 0, dots: 3 },
    },
  ])("when $what", ({ scores, outline }) => {
    expect(outlines(drawn(scores))).toEqual(outline);
  });

  it("joins over the top neighbours that both have a score", () => {
    const [line = ""] = drawn([10, null, 30, 40]).match(/<polyline points="[^"]*"/) ?? [];
    expect(line.split(" ").length - 1).toBe(3);
  });

  it("hollows the dot of a theme that is covered in part", () => {
    const markup = radarChart(
      [anAxis(), anAxis({ coverage: 0.7 }), anAxis({ coverage: null })],
      printPalette,
    );
    const fills = [...markup.matchAll(/<circle[^>]*? fill="([^"]*)"/g)].map((match) => match[1]);
    expect(fills).toEqual([printPalette.accent, printPalette.surface, printPalette.surface]);
  });

  it("dots the group's median only where it may be shown", () => {
    const withGroup = [anAxis({ groupMedian: 40 }), anAxis({ groupMedian: 50 }), anAxis({ groupMedian: 60 })];
    expect(radarChart(withGroup, printPalette)).toContain("stroke-dasharray");
    expect(drawn([10, 20, 30])).not.toContain("stroke-dasharray");
  });

  it("says every value to those who listen", () => {
    const markup = radarChart(
      [anAxis({ groupMedian: 40 }), anAxis({ label: "Marché", score: null }), anAxis()],
      printPalette,
    );
    expect(markup).toContain(
      "<desc>Pilotage : 50 sur 100, médiane du groupe 40 ; Marché : non évalué ; Pilotage : 50 sur 100</desc>",
    );
  });

  it("needs three themes", () => {
    expect(FEWEST_AXES).toBe(3);
  });
});

describe("the impact × effort matrix", () => {
  it("puts what does most for least at the top left, tinted", () => {
    const at = (impact: number, effort: number) => {
      const markup = impactEffortMatrix([{ number: 1, title: "Une action", impact, effort }], printPalette);
      const [, x, y] = /<circle cx="([\d.]+)" cy="([\d.]+)"/.exec(markup) ?? [];
      return { x: Number(x), y: Number(y) };
    };
    expect(at(3, 1).x).toBeLessThan(at(3, 3).x);
    expect(at(3, 1).y).toBeLessThan(at(1, 1).y);
    const tinted = impactEffortMatrix([], printPalette).match(
      new RegExp(`fill="${printPalette.accentSoft}"`, "g"),
    );
    expect(tinted).toHaveLength(1);
  });

  it("numbers every action while they fit, then says how many more there are", () => {
    const same = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        title: "Une action",
        impact: 3,
        effort: 1,
      }));
    const labels = (count: number) =>
      drawnTexts(impactEffortMatrix(same(count), printPalette))
        .map(({ words }) => words)
        .filter((words) => /^[+\d]/.test(words));
    expect(labels(8)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
    expect(labels(12)).toEqual(["1", "2", "3", "4", "5", "6", "7", "+5"]);
  });

  it("says where each action stands", () => {
    const markup = impactEffortMatrix([{ number: 4, title: "Chiffrer", impact: 3, effort: 2 }], printPalette);
    expect(markup).toContain("<desc>4. Chiffrer : effet fort, effort moyen</desc>");
  });
});

describe("the bar of a theme", () => {
  const widths = (bar: ThemeBar) =>
    [...themeBar(bar, printPalette, 102).matchAll(/ width="([\d.]+)"/g)].map((match) => Number(match[1]));

  it("is as long as its score", () => {
    const alone = (score: number) => widths(aBar({ score, group: null })).at(-1);
    expect(alone(100)).toBe(100);
    expect(alone(40)).toBe(40);
    expect(alone(0)).toBe(2);
  });

  it("writes « Non évalué » away from the group's median, and draws no bar", () => {
    const place = (median: number) => {
      const markup = themeBar(
        aBar({ score: null, levelRank: null, group: { q1: median, median, q3: median } }),
        printPalette,
        152,
      );
      return drawnTexts(markup)[0];
    };
    expect(place(20)).toMatchObject({ words: "Non évalué", right: 144 });
    expect(place(80)).toMatchObject({ words: "Non évalué", left: 8 });
    expect(themeBar(aBar(GROUP_OF_NOBODY), printPalette)).not.toContain(`fill="${printPalette.accent}"`);
  });

  it("says its figures to those who listen", () => {
    expect(themeBar(aBar(), printPalette)).toContain(
      "62 sur 100. Groupe : médiane 48, la moitié des entreprises entre 35 et 66",
    );
  });
});

describe("writing SVG", () => {
  it.each([
    { given: `L’eau & le feu <b> "x"`, written: "L’eau &amp; le feu &lt;b&gt; &quot;x&quot;" },
    { given: "a\u0000b\u0007c", written: "abc" },
    { given: "a\tb\nc", written: "a\tb\nc" },
  ])("escapes $given", ({ given, written }) => {
    expect(escapeXml(given)).toBe(written);
  });

  it("leaves out attributes that are undefined and rounds numbers", () => {
    expect(element("rect", { x: 1.005_4, y: undefined, id: "a&b" })).toBe('<rect x="1.01" id="a&amp;b"/>');
    expect(text("a<b", { x: 0, y: -0.001 })).toBe('<text x="0" y="0">a&lt;b</text>');
    expect([short(2), short(2.126), short(-0.001)]).toEqual(["2", "2.13", "0"]);
  });

  it("cuts and wraps words to a width", () => {
    const words = "Organisation de chantier et qualité des réserves";
    expect(fitted("Court", 200, 10)).toBe("Court");
    expect(fitted("Qui porte la qualification", 110, 10)).toBe("Qui porte la…");
    expect(textWidth(fitted(words, 90, 10), 10)).toBeLessThanOrEqual(90);
    const lines = wrapped(words, 90, 10, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(90);
    expect(wrapped("Un mot", 200, 10, 2)).toEqual(["Un mot"]);
  });
});

describe("the colour of a level", () => {
  it.each([
    { rank: 0, count: 4, color: printPalette.levels[0] },
    { rank: 3, count: 4, color: printPalette.levels[3] },
    { rank: 1, count: 3, color: printPalette.levels[2] },
    { rank: 5, count: 6, color: printPalette.levels[3] },
    { rank: 0, count: 1, color: printPalette.levels[3] },
    { rank: null, count: 4, color: printPalette.inkSoft },
  ])("of rank $rank among $count", ({ rank, count, color }) => {
    expect(levelColor(printPalette, rank, count)).toBe(color);
  });
});
