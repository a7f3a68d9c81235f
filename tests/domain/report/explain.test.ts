import { describe, expect, test } from "vitest";
import { explain } from "#app/domain/report/collective/explain.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { groupedOrigins } from "#app/domain/report/collective/origins.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";
import { SOME_WORK, someConvention, somePublishedAction } from "#tests/support/some-collective-work.ts";

const report = aCollectiveReport(lifelikeFirms(40), SOME_WORK);
const figures = explain(report);
const byId = new Map(figures.map((figure) => [figure.id, figure]));
const figure = (id: string): ExplainedFigure => {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
};

describe("every figure", () => {
  test("says what it means, what is counted, out of what and of which day", () => {
    expect(figures.length).toBeGreaterThan(200);
    for (const each of figures) {
      expect(each.definition, each.id).toMatch(/\.$/);
      expect(each.numerator, each.id).not.toBe("");
      expect(each.denominator, each.id).not.toBe("");
      expect(each.asOf, each.id).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(each.label, each.id).not.toBe("");
    }
  });

  test("has an id of its own", () => expect(byId.size).toBe(figures.length));

  test("has no number where none is printed, and one where one is", () => {
    for (const { printed, value, id } of figures)
      expect(value === null, id).toBe(/^n\. p\.|^80 % et plus/.test(printed));
  });

  test("counts n among N", () => {
    for (const { n, N, id } of figures) if (n !== null && N !== null) expect(n, id).toBeLessThanOrEqual(N);
  });

  test("holds no firm", () => expect(JSON.stringify(figures)).not.toMatch(/firm-\d{5}/));
});

describe("figures that a reader looks for", () => {
  const { synthesis } = report;

  test("the steps of the operation", () => {
    const { assessed, participating } = synthesis.progress;
    expect(figure("progress:assessed")).toMatchObject({ value: assessed, n: assessed, N: participating });
    expect(figure("summary:assessed").printed).toBe(`${assessed} sur ${participating} participantes`);
  });

  test("the median of a theme leaves out who lacks it", () => {
    const theme = synthesis.maturity.themes.find(({ evaluated, N }) => evaluated !== null && evaluated < N);
    if (theme === undefined) throw new Error("all firms have all themes");
    const { value, n, N, unit, exclusions } = figure(`theme:${theme.id}:median`);
    expect({ value, n, N, unit }).toEqual({
      value: theme.median,
      n: theme.evaluated,
      N: theme.N,
      unit: "sur 100",
    });
    expect(exclusions.at(-1)).toMatch(/sans ce score/);
  });

  test("what is assessed says who isn't", () => {
    const told = synthesis.progress.excluded.reduce((sum, { count }) => sum + count, 0);
    expect(told).toBeGreaterThan(0);
    expect(figure("plans:decided").exclusions).toHaveLength(synthesis.progress.excluded.length);
  });

  test("the levels of a theme share out its firms", () => {
    const levels = figures.filter(({ id }) => id.startsWith("overall:level:"));
    expect(levels.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(synthesis.maturity.overall.evaluated);
  });

  test("a heatmap's cell names its group", () => {
    const [map] = synthesis.heatmaps;
    const [group] = map?.groups ?? [];
    const [theme] = synthesis.maturity.themes;
    expect(figure(`theme:${theme?.id}:median:${map?.by}:${group?.label}`)).toMatchObject({
      table: `Médianes : ${group?.label}`,
      N: group?.firms,
    });
  });

  test("the convention: promised, done, gap", () => {
    expect(figure("convention:Jours de conseil:planned")).toMatchObject({ value: 90, unit: "jours" });
    expect(figure("convention:Jours de conseil:achieved")).toMatchObject({ value: 71.5, printed: "71,5" });
    expect(figure("convention:Jours de conseil:gap")).toMatchObject({ value: -18.5, n: null, N: null });
    expect(figure("convention:Aides obtenues:achieved")).toMatchObject({ value: null, printed: "n. p." });
    expect(figure("aid:per-public-euro").value).toBe(1.15);
  });

  test("the network: who was invited, who said yes", () => {
    expect(figure("network:Groupement de réponse aux marchés:joined")).toMatchObject({ n: 8, N: 14 });
    expect(figure("lesson:Achats groupés d’isolants:real-cost").value).toBe(1_640);
  });
});

test("two targets and two actions of one name have ids of their own", () => {
  const [line] = someConvention().lines;
  if (line === undefined) throw new Error("no line");
  const twins = explain(
    aCollectiveReport(lifelikeFirms(10), {
      convention: someConvention({ lines: [line, line] }),
      actions: [somePublishedAction(), somePublishedAction()],
    }),
  ).map(({ id }) => id);
  expect(new Set(twins).size).toBe(twins.length);
  expect(twins).toContain("convention:Entreprises inscrites:achieved#2");
});

describe("a figure that is held back keeps its day", () => {
  const DAY = "2026-09-30";
  const [theme] = report.synthesis.maturity.themes;
  const [map] = report.synthesis.heatmaps;
  const group = map?.groups[0]?.label ?? "";
  const [scheme] = report.synthesis.schemes;
  const [need] = report.synthesis.needs;
  test.each([
    ["coverage", "progress:coverage"],
    ["score:overall", "overall:median"],
    ["score:overall", "summary:overall"],
    [`score:${theme?.id}`, `theme:${theme?.id}:median`],
    [`score:${theme?.id}`, `theme:${theme?.id}:evaluated`],
    [`heatmap:${map?.by}:${group}:${theme?.id}`, `theme:${theme?.id}:median:${map?.by}:${group}`],
    [`need:${need?.action}`, `need:${need?.action}`],
    [`matched:${scheme?.id}`, `scheme:${scheme?.id}:matched`],
    [`planned:${scheme?.id}`, `scheme:${scheme?.id}:planned`],
    ["plans", "plans:decided"],
    ["plans", "summary:engaged"],
  ])("%s holds %s", (unit, id) => {
    const held = explain({ ...report, synthesis: { ...report.synthesis, heldSince: { [unit]: DAY } } });
    expect(held.find((each) => each.id === id)?.asOf).toBe(DAY);
    expect(figure(id).asOf).toBe(report.synthesis.asOf);
    expect(held.filter(({ asOf }) => asOf === DAY).length).toBeLessThan(25);
  });
});

test("with too few firms, what is drawn from answers has no figure", () => {
  const few = explain(aCollectiveReport(lifelikeFirms(3)));
  expect(new Set(few.map(({ chapter }) => chapter))).toEqual(new Set(["summary", "participants", "method"]));
});

test("an operation of nobody explains its zeros", () => {
  expect(explain(aCollectiveReport([])).find(({ id }) => id === "progress:enrolled")).toMatchObject({
    value: 0,
    printed: "0",
  });
});

describe("figures made alike are told once", () => {
  const origins = groupedOrigins(figures);

  test("far fewer entries than figures, and every figure in one", () => {
    expect(origins.length).toBeLessThan(90);
    const told = new Set(origins.map(({ figure: each }) => `${each.definition} ${each.numerator}`));
    expect(figures.filter(({ definition, numerator }) => !told.has(`${definition} ${numerator}`))).toEqual(
      [],
    );
  });

  test("named after what they have in common", () => {
    const titles = origins.map(({ title }) => title);
    expect(titles).toContain("Maturité : Médiane");
    expect(titles).toContain("Freins : déclaré seulement");
    expect(titles).toContain("Opportunités");
  });

  test("what only some of them leave out is not said of all", () => {
    const median = origins.find(({ title }) => title === "Maturité : Médiane");
    expect(median?.figure.exclusions.join()).not.toContain("sans ce score");
  });

  test("an older figure stands apart", () => {
    const [first, second] = figures.filter(({ id }) => id.startsWith("opportunity:"));
    if (first === undefined || second === undefined) throw new Error("no opportunities");
    expect(groupedOrigins([first, second])).toHaveLength(1);
    expect(groupedOrigins([first, { ...second, asOf: "2026-01-01" }])).toHaveLength(2);
  });
});
