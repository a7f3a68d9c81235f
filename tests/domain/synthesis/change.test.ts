/** What changed between two rounds, counted and then protected. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import { unitLabel } from "#app/domain/synthesis/disclosure/held-words.ts";
import type { EarlierPublication } from "#app/domain/synthesis/disclosure/ledger.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { FirmChange, FirmFacts, ScorePair } from "#app/domain/synthesis/firm-facts.ts";
import { directionOf } from "#app/domain/synthesis/measure-change.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";
import { smallContext } from "#tests/support/a-small-operation.ts";
import { declares, someFacts, someMilestones, someScores } from "#tests/support/a-synthesis.ts";
import { protectionWithout } from "#tests/support/without-rule.ts";

const K = 5;
const T1 = { from: "T0", to: "T1" } as const;

/** A firm met twice: the same scores on the whole and on the theme « marche », whose score of the day is the second. */
function metTwice(name: string, pair: ScorePair, overrides: Partial<FirmFacts> = {}): FirmFacts {
  const { after } = pair;
  return someFacts({
    enrollmentId: name,
    scores: someScores({ marche: after, equipe: null }, after),
    change: { overall: pair, themes: new Map([["marche", pair]]) },
    ...overrides,
  });
}

/** A firm met in one round only. */
function metOnce(name: string, score: number): FirmFacts {
  return someFacts({ enrollmentId: name, scores: someScores({ marche: score, equipe: null }, score) });
}

/** So many firms that progressed, stayed, receded; their scores spread over the scale. */
function group(rose: number, stayed: number, fell: number, name = "firm"): readonly FirmFacts[] {
  const moves = [...Array(rose).fill(12), ...Array(stayed).fill(1), ...Array(fell).fill(-9)];
  return moves.map((move, index) => {
    const before = 20 + ((index * 13) % 60);
    return metTwice(`${name}-${index}`, { before, after: before + move });
  });
}

const exact = (firms: readonly FirmFacts[], asOf = "2027-01-15") =>
  aggregateFirms(firms, smallContext({ rounds: T1, asOf }));
const protect = (
  firms: readonly FirmFacts[],
  asOf = "2027-01-15",
  earlier: readonly EarlierPublication[] = [],
) => protectSynthesis(exact(firms, asOf), K, earlier);
const firstRound = (firms: readonly FirmFacts[], earlier: readonly EarlierPublication[] = []) =>
  protectSynthesis(aggregateFirms(firms, smallContext({ rounds: null, asOf: "2026-01-15" })), K, earlier);

function lineOf({ change }: Pick<PublishedSynthesis, "change">, id: string) {
  const line = change?.lines.find((each) => each.id === id);
  if (line === undefined) throw new Error(`no line ${id}`);
  return line;
}

describe("which way a firm went", () => {
  test.each([
    ["five points more is progress", { before: 40, after: 45 }, "rose"],
    ["a hair under five is none, as it prints", { before: 40, after: 44.94 }, "stayed"],
    ["what prints as five is five", { before: 40.1, after: 45.09999 }, "rose"],
    ["the same score stays", { before: 62, after: 62 }, "stayed"],
    ["five points less is a step back", { before: 45, after: 40 }, "fell"],
    ["four points less is none", { before: 45, after: 41 }, "stayed"],
  ] as const)("%s", (_, pair, way) => {
    expect(directionOf(pair)).toBe(way);
  });
});

describe("counted exactly", () => {
  test("a first round has no change, whatever its firms hold", () => {
    expect(aggregateFirms(group(3, 3, 3), smallContext({ rounds: null })).change).toBeNull();
  });

  test("each firm is compared with itself, and both medians are of the same firms", () => {
    const { change } = exact([
      metTwice("a", { before: 30, after: 50 }),
      metTwice("b", { before: 40, after: 40 }),
      metTwice("c", { before: 60, after: 52 }),
      metOnce("d", 99),
    ]);
    expect(change?.compared).toMatchObject({ n: 3, N: 4 });
    const whole = change?.lines[0];
    expect(whole).toMatchObject({
      id: "overall",
      before: { value: 40, n: 3 },
      after: { value: 50, n: 3 },
      rose: { n: 1, N: 3 },
      stayed: { n: 1 },
      fell: { n: 1 },
    });
    expect(whole?.before.excluded).toEqual([{ reason: "not-compared", count: 1 }]);
  });

  test("a theme is compared in the firms that have both its scores", () => {
    const only: FirmChange = { overall: null, themes: new Map([["equipe", { before: 10, after: 20 }]]) };
    const { change } = exact([someFacts({ change: only }), metTwice("a", { before: 30, after: 50 })]);
    const themes = new Map(change?.lines.map((line) => [line.id, line.after.n]));
    expect([...themes]).toEqual([
      ["overall", 1],
      ["marche", 1],
      ["equipe", 1],
    ]);
  });

  test("firms that left, or were not met again, are not compared", () => {
    const { change } = exact([
      metTwice(
        "left",
        { before: 1, after: 2 },
        { milestones: someMilestones({ withdrawnAt: "2027-01-01" }) },
      ),
      metTwice(
        "waiting",
        { before: 1, after: 2 },
        {
          milestones: someMilestones({ interviewedAt: null, planAgreedAt: null, reportReleasedAt: null }),
        },
      ),
      metTwice("a", { before: 30, after: 50 }),
    ]);
    expect(change?.who).toEqual(["a"]);
  });
});

describe("published by itself", () => {
  test("medians, and how many went which way, with the firms that they are of", () => {
    const { published } = protect(group(7, 6, 5));
    expect(published.change).toMatchObject({ rounds: T1, compared: 18, N: 18 });
    expect(lineOf(published, "overall")).toMatchObject({ firms: 18, rose: 7, stayed: 6, fell: 5 });
    const { before, after } = lineOf(published, "overall");
    expect([before, after]).toEqual([47, 51]);
  });

  test("fewer than k firms met twice: nothing, and a note for the consultants", () => {
    const { published, hidden } = protect([
      ...group(2, 1, 1),
      ...Array.from({ length: 9 }, (_, i) => metOnce(`x${i}`, 40 + i)),
    ]);
    expect(published.change).toMatchObject({ compared: null });
    expect(
      published.change?.lines.every(
        ({ firms, before, rose }) => firms === null && before === null && rose === null,
      ),
    ).toBe(true);
    expect(hidden.filter(({ table }) => table === "Ce qui a changé")).toMatchObject([
      { reason: "too-few", value: 4 },
    ]);
  });

  test("a way that fewer than k firms went hides another, and the one that is left is safe", () => {
    const { rose, stayed, fell } = lineOf(protect(group(9, 7, 2)).published, "overall");
    expect({ rose, stayed, fell }).toEqual({ rose: 9, stayed: null, fell: null });
  });

  test("nearly all going the same way hides the row, and the medians stay", () => {
    const { rose, stayed, fell, before } = lineOf(protect(group(16, 2, 0)).published, "overall");
    expect({ rose, stayed, fell }).toEqual({ rose: null, stayed: null, fell: null });
    expect(before).not.toBeNull();
  });

  test("a theme that nobody can be compared on says nothing, of nobody", () => {
    expect(lineOf(protect(group(7, 6, 5)).published, "equipe")).toMatchObject({ firms: null, after: null });
  });
});

/** Each rule with a group that it hides something of, and the line without which it is printed. */
describe("all but a few firms", () => {
  const PROTECT = "disclosure/protect-change.ts";
  const few = (count: number) =>
    Array.from({ length: count }, (_, index) => metOnce(`once-${index}`, 35 + index * 9));

  test("figures of all the assessed firms but 1 to k − 1 are not printed", async () => {
    for (const left of [1, 4]) {
      const { published } = protect([...group(7, 6, 5), ...few(left)]);
      expect(published.change?.compared).toBeNull();
      expect(lineOf(published, "overall")).toMatchObject({ firms: null, before: null, rose: null });
    }
    for (const left of [0, 5])
      expect(protect([...group(7, 6, 5), ...few(left)]).published.change?.compared).toBe(18);
    const without = await protectionWithout({
      file: PROTECT,
      line: 'return left === 0 || left >= k ? null : "rest-too-few";',
      becomes: "return left < 0 ? null : null;",
    });
    const { published } = without.protectSynthesis(exact([...group(7, 6, 5), ...few(2)]), K);
    expect(published.change?.compared).toBe(18);
  });

  test("nor is a theme that all the evaluated firms but a few are compared on", async () => {
    // Two firms met twice have a score of « marche » now and had none before.
    const firms = group(8, 6, 6).map((firm, index) =>
      index < 2 && firm.change !== null ? { ...firm, change: { ...firm.change, themes: new Map() } } : firm,
    );
    const { published } = protect(firms);
    expect(lineOf(published, "overall").firms).toBe(20);
    expect(lineOf(published, "marche")).toMatchObject({ firms: null, before: null, rose: null });
    const without = await protectionWithout({
      file: PROTECT,
      line: 'return areEnough(isApart, k) ? null : "rest-too-few";',
      becomes: "return areEnough(isApart, k) ? null : null;",
    });
    expect(lineOf(without.protectSynthesis(exact(firms), K).published, "marche")).toMatchObject({
      firms: 18,
      rose: 6,
    });
  });

  test("the median « after » is not printed beside a score of the day that differs in a few firms", async () => {
    const firms = group(7, 6, 5).map((firm, index) =>
      index < 3 && firm.scores !== null
        ? { ...firm, scores: someScores({ marche: 90, equipe: null }, firm.scores.overall.score) }
        : firm,
    );
    const { published } = protect(firms);
    expect(lineOf(published, "marche")).toMatchObject({ before: null, after: null, rose: 7 });
    expect(lineOf(published, "overall").after).not.toBeNull();
    const without = await protectionWithout({
      file: PROTECT,
      line: "return isOpen ? printed : null;",
      becomes: "return isOpen || true ? printed : null;",
    });
    expect(lineOf(without.protectSynthesis(exact(firms), K).published, "marche").after).not.toBeNull();
  });
});

describe("next to the earlier publications", () => {
  const SETTLE = "disclosure/settle-change.ts";
  /** The same firms in the first round, with the scores that they had then. */
  const asTheyWere = (firms: readonly FirmFacts[]) =>
    firms.map((firm) => {
      const before = firm.change?.overall?.before ?? 50;
      return { ...firm, change: null, scores: someScores({ marche: before, equipe: null }, before) };
    });
  const firms = group(9, 7, 6);

  test("the medians « before » of the firms whose scores were published then are printed", () => {
    const first = firstRound(asTheyWere(firms));
    const second = protect(firms, "2027-01-15", [first.record]);
    expect(lineOf(second.published, "overall").before).toBe(first.published.maturity.overall.median);
  });

  test("but not where all the firms of then but a few are compared: nobody could tell them apart from these", async () => {
    const first = firstRound([...asTheyWere(firms), metOnce("gone-1", 12), metOnce("gone-2", 91)]);
    const second = protect(firms, "2027-01-15", [first.record]);
    expect(lineOf(second.published, "overall")).toMatchObject({
      before: null,
      after: null,
      rose: 9,
      firms: 22,
    });
    expect(lineOf(second.published, "marche").before).toBeNull();
    const without = await protectionWithout({
      file: SETTLE,
      line: "before === null || standTogether(",
      becomes: "before === null || true || standTogether(",
    });
    const { published } = without.protectSynthesis(exact(firms), K, [first.record]);
    expect(lineOf(published, "overall").before).not.toBeNull();
  });

  test("and a score is not printed anew next to what was said of nearly the same scores « after »", async () => {
    const first = protect(firms);
    const { synthesis, ledger } = first.record;
    const { maturity } = synthesis;
    // As when the score of the day had to go without its median: only « after » was said of it.
    const record: EarlierPublication = {
      ledger,
      synthesis: { ...synthesis, maturity: { ...maturity, overall: { ...maturity.overall, median: null } } },
    };
    // Two scores moved since, inside their levels; enough firms said something else for the publication to be made anew.
    const second = firms.map((firm, index) => ({
      ...firm,
      findings: index < 8 ? [declares("prix")] : [],
      scores: index < 2 ? someScores({ marche: 50, equipe: null }, [31, 44][index] ?? 0) : firm.scores,
    }));
    const { published } = protect(second, "2027-06-15", [record]);
    expect(published.maturity.overall.median).toBeNull();
    const without = await protectionWithout({
      file: SETTLE,
      line: "before === null || standTogether(",
      becomes: "before === null || true || standTogether(",
    });
    const loose = without.protectSynthesis(exact(second, "2027-06-15"), K, [record]);
    expect(loose.published.maturity.overall.median).not.toBeNull();
  });

  test("under k firms changed, every line stays as it was and says since when", () => {
    const first = protect(firms);
    const second = protect([...firms, ...group(1, 1, 0, "new")], "2027-06-15", [first.record]);
    expect(second.published.change).toEqual(first.published.change);
    expect(second.published.heldSince["change:overall"]).toBe("2027-01-15");
    expect(second.published.heldSince["change:equipe"]).toBeUndefined();
    expect(unitLabel(second.published, "change:marche")).toBe("Évolution : Marché");
  });

  test("enough firms changed, but not in this line: it is held alone", () => {
    const first = protect(firms);
    // Five firms answer another way what has no part in the score: the change of two of them is another too.
    const moved = firms.map((firm, index) =>
      index < 2 && firm.change !== null
        ? { ...firm, change: { ...firm.change, overall: { before: 30, after: 31 } } }
        : {
            ...firm,
            findings: index < 8 ? [declares("prix")] : [],
          },
    );
    const second = protect(moved, "2027-06-15", [first.record]);
    expect(second.published.heldSince["change:overall"]).toBe("2027-01-15");
    expect(lineOf(second.published, "overall")).toEqual(lineOf(first.published, "overall"));
    expect(second.held.find(({ unit }) => unit === "change:overall")?.changed).toEqual(
      new Set(["firm-0", "firm-1"]),
    );
  });

  test("what changed between two other rounds can’t stand in for it", () => {
    const first = protect(firms);
    const third = protectSynthesis(
      aggregateFirms([], smallContext({ rounds: { from: "T1", to: "T2" }, asOf: "2028-01-15" })),
      K,
      [first.record],
    );
    expect(third.published.change).toMatchObject({ rounds: { from: "T1", to: "T2" }, compared: null });
    expect(third.published.change?.lines.every((line) => line.firms === null)).toBe(true);
  });
});

test("whatever the firms, no printed number is under k, nor all but fewer than k", () => {
  const firm = fc.record({
    before: fc.integer({ min: 0, max: 100 }),
    after: fc.integer({ min: 0, max: 100 }),
    met: fc.constantFrom("twice", "twice", "twice", "once", "theme"),
  });
  const operations = fc.oneof(
    fc.array(firm, { maxLength: 40 }),
    fc
      .array(firm, { minLength: 5, maxLength: 40 })
      .map((all) => all.map((one) => ({ ...one, met: "twice" }))),
  );
  let printed = 0;
  fc.assert(
    fc.property(operations, (drawn) => {
      const firms = drawn.map(({ before, after, met }, index) => {
        if (met === "once") return metOnce(`f${index}`, after);
        const whole = metTwice(`f${index}`, { before, after });
        return met === "twice" || whole.change === null
          ? whole
          : { ...whole, change: { ...whole.change, overall: null } };
      });
      const synthesis = exact(firms);
      const { published } = protectSynthesis(synthesis, K);
      const { compared, N, lines } = published.change ?? { compared: null, N: 0, lines: [] };
      expect(compared === null || (compared >= K && (N === compared || N - compared >= K))).toBe(true);
      for (const { id, firms: n, before, after, rose, stayed, fell } of lines) {
        const told = [rose, stayed, fell].flatMap((part) => part ?? []);
        expect(n === null ? told.length === 0 && before === null : n >= K).toBe(true);
        expect(before === null).toBe(after === null);
        for (const part of told) expect(part >= K && (n ?? 0) - part >= K).toBe(true);
        // One hidden part alone would be what is left of the whole, unless nobody is left.
        if (told.length === 2) expect(told.reduce((sum, part) => sum + part, 0)).toBe(n);
        const again = synthesis.change?.lines.find((line) => line.id === id);
        if (rose !== null) expect(rose).toBe(again?.rose.n);
        printed += told.length;
      }
    }),
    { seed: 11, numRuns: 300 },
  );
  expect(printed).toBeGreaterThan(50);
});
