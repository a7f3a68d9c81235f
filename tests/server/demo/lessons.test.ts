/** What a reader must be able to learn from the collective reports of the demo: db/demo/<operation>/portraits.ts says it in words. */
import { beforeAll, describe, expect, test } from "vitest";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import type { CollectiveSynthesis } from "#app/domain/synthesis/collective-synthesis.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import { content } from "#app/server/content/load-content.ts";
import { factsOf, gatherOperation } from "#app/server/reports/gather-operation.ts";
import { DEMO_TODAY } from "#db/demo/operations.ts";
import { type ALoadedDemo, aLoadedDemo } from "#tests/server/demo/a-loaded-demo.ts";

const ONE_LOAD_MS = 180_000;

let syntheses: ReadonlyMap<string, CollectiveSynthesis>;

beforeAll(async () => {
  const demo = await aLoadedDemo();
  syntheses = new Map(demo.operations.map(({ key, id }) => [key, synthesisOf(demo, id)]));
}, ONE_LOAD_MS);

function synthesisOf({ db }: ALoadedDemo, operationId: string): CollectiveSynthesis {
  const gathered = gatherOperation(db, content(), operationId);
  if (gathered === null) throw new Error("no such operation");
  const { questionnaire, audience } = gathered;
  const { tags, collectiveActions, fundingSchemes } = content();
  return aggregateFirms(factsOf(gathered, fundingSchemes, DEMO_TODAY), {
    questionnaire,
    families: tags.families,
    collectiveActions: collectiveActions.collectiveActions.filter(
      (action) => audience === null || action.audience.includes(audience),
    ),
    schemes: fundingSchemes.schemes,
    rounds: null,
    asOf: DEMO_TODAY,
  });
}

function synthesis(key: string): CollectiveSynthesis {
  const found = syntheses.get(key);
  if (found === undefined) throw new Error(`no synthesis of ${key}`);
  return found;
}

/** Ids of the themes, from the best median to the worst. */
function ranking(key: string): readonly string[] {
  return synthesis(key)
    .maturity.themes.toSorted((a, b) => (b.median.value ?? 0) - (a.median.value ?? 0))
    .map(({ id }) => id);
}

function obstacle(key: string, tag: string): { readonly declared: number; readonly seen: number } {
  const found = synthesis(key)
    .obstacles.flatMap((family) => family.obstacles)
    .find((one) => one.tag === tag);
  if (found === undefined) throw new Error(`no obstacle ${tag}`);
  return { declared: found.declaredOnly + found.both, seen: found.seenOnly + found.both };
}

describe.each(["renover-plus", "epv-paca"])("%s", (key) => {
  test("has firms on all four levels, and one exemplary firm", () => {
    const counts = synthesis(key).maturity.overall.levels.map(({ firms }) => firms.n);
    expect(
      counts.every((count) => count > 0),
      counts.join("/"),
    ).toBe(true);
    expect(counts.at(-1)).toBe(1);
  });

  test("has themes that differ clearly", () => {
    const medians = synthesis(key).maturity.themes.map(({ median }) => median.value ?? 0);
    expect(Math.max(...medians) - Math.min(...medians)).toBeGreaterThan(15);
  });

  test("has at least five shared needs with enough firms, and one that misses a single firm", () => {
    const { needs } = synthesis(key);
    expect(needs.filter(({ firms, missing }) => firms.n >= 5 && missing === 0).length).toBeGreaterThanOrEqual(
      5,
    );
    expect(needs.filter(({ firms, missing }) => firms.n >= 5 && missing === 1).length).toBeGreaterThanOrEqual(
      1,
    );
  });

  test("has trades too small to be published", () => {
    const exact = synthesis(key).participants.trades;
    const small = exact.filter(({ firms }) => firms.length < 5).map(({ label }) => label);
    const { published } = protectSynthesis(synthesis(key), 5);
    expect(small.length).toBeGreaterThanOrEqual(5);
    const labels = published.participants.trades.map((group) => group.label);
    expect(labels.filter((label) => small.includes(label))).toEqual([]);
  });
});

describe("Rénover + à Fréjus", () => {
  test("has good hands and no figures", () => {
    expect(ranking("renover-plus").slice(0, 2).toSorted()).toEqual(["equipe", "moyens"]);
    expect(ranking("renover-plus").slice(-2).toSorted()).toEqual(["cooperation", "finances"]);
  });

  test("says the complexity of aids, and shows coordination and margin", () => {
    expect(obstacle("renover-plus", "finance.aides").declared).toBeGreaterThanOrEqual(16);
    expect(obstacle("renover-plus", "finance.aides").seen).toBeLessThanOrEqual(8);
    for (const tag of ["technique.coordination", "finance.marge"]) {
      expect(obstacle("renover-plus", tag).declared, tag).toBeLessThanOrEqual(3);
      expect(obstacle("renover-plus", tag).seen, tag).toBeGreaterThanOrEqual(12);
    }
  });
});

describe("EPV Provence-Alpes-Côte d’Azur", () => {
  test("exports little, and hardly calls it an obstacle", () => {
    expect(ranking("epv-paca").at(-1)).toBe("export");
    expect(obstacle("epv-paca", "marche.export").declared).toBeLessThanOrEqual(2);
    expect(obstacle("epv-paca", "marche.export").seen).toBeGreaterThanOrEqual(8);
  });

  test("says « se faire connaître », and shows gestures that nobody is learning and a tax credit left aside", () => {
    const known = obstacle("epv-paca", "marche.notoriete");
    expect(known.declared).toBeGreaterThan(known.seen);
    expect(obstacle("epv-paca", "competences.transmission").seen).toBeGreaterThanOrEqual(10);
    expect(obstacle("epv-paca", "finance.fiscalite").seen).toBeGreaterThanOrEqual(7);
  });
});
