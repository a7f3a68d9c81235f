/** What a publication may print next to the earlier ones. */
import { describe, expect, test } from "vitest";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import { leavesDoubt } from "#app/domain/synthesis/disclosure/differences.ts";
import { ABSENT, COUNTED, classify, NOT_COUNTED } from "#app/domain/synthesis/disclosure/firm-classes.ts";
import { unitLabel } from "#app/domain/synthesis/disclosure/held-words.ts";
import {
  type EarlierPublication,
  forgetFirm,
  ledgerSchema,
  withAmounts,
} from "#app/domain/synthesis/disclosure/ledger.ts";
import { settleAmounts } from "#app/domain/synthesis/disclosure/settle-amounts.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import { smallContext } from "#tests/support/a-small-operation.ts";
import { declares, someFacts, somePlan, someScores } from "#tests/support/a-synthesis.ts";

const K = 5;
const protect = (firms: readonly FirmFacts[], asOf: string, earlier: readonly EarlierPublication[] = []) =>
  protectSynthesis(aggregateFirms(firms, smallContext({ asOf })), K, earlier);

/** So many firms with the obstacle « prix », so many without; ids begin with `name`. */
function someFirms(name: string, withPrice: number, without: number): readonly FirmFacts[] {
  return Array.from({ length: withPrice + without }, (_, index) =>
    someFacts({
      enrollmentId: `${name}-${index}`,
      scores: someScores({ marche: 40 + ((index * 7) % 50), equipe: 50 }, 40 + ((index * 11) % 50)),
      findings: index < withPrice ? [declares("prix")] : [],
      plan: somePlan([{ status: "started", cost: 1_000 + index }]),
    }),
  );
}

const price = ({ published }: ReturnType<typeof protect>) =>
  published.obstacles.flatMap(({ obstacles }) => obstacles).find(({ tag }) => tag === "prix")?.firms;

describe("next to the publication before", () => {
  const before = someFirms("firm", 8, 8);
  const first = protect(before, "2027-01-15");

  test("the same firms give the same figures, and nothing is old", () => {
    const second = protect(before, "2027-04-15", [first.record]);
    expect(second.published).toEqual({
      ...first.published,
      asOf: "2027-04-15",
      progress: second.published.progress,
    });
    expect(second.held).toEqual([]);
  });

  test("under k firms more, every figure drawn from answers stays as it was, and says since when", () => {
    const second = protect([...before, ...someFirms("new", 1, 1)], "2027-04-15", [first.record]);
    expect(second.published.progress).toMatchObject({ enrolled: 18, assessed: 18 });
    expect(price(second)).toEqual(price(first));
    expect(second.published.heldSince["obstacle:prix"]).toBe("2027-01-15");
    expect([...(second.held[0]?.changed ?? [])].toSorted()).toEqual(["new-0", "new-1"]);
  });

  test("of a figure held twice, the date is still that of its facts", () => {
    const second = protect([...before, ...someFirms("new", 1, 1)], "2027-04-15", [first.record]);
    const third = protect([...before, ...someFirms("new", 1, 2)], "2027-07-15", [
      first.record,
      second.record,
    ]);
    expect(third.published.heldSince["obstacle:prix"]).toBe("2027-01-15");
  });

  test("firms that came by ones and twos count together once they are k", () => {
    const second = protect([...before, ...someFirms("new", 1, 1)], "2027-04-15", [first.record]);
    const third = protect([...before, ...someFirms("new", 3, 3)], "2027-07-15", [
      first.record,
      second.record,
    ]);
    expect(price(third)).toMatchObject({ kind: "exact", n: 11, N: 22 });
    expect(third.published.heldSince["obstacle:prix"]).toBeUndefined();
  });

  test("k firms more that all have it leave that figure as it was, and renew others", () => {
    const second = protect([...before, ...someFirms("new", 6, 0)], "2027-04-15", [first.record]);
    expect(price(second)).toMatchObject({ n: 8, N: 16 });
    expect(second.published.heldSince).toMatchObject({ "obstacle:prix": "2027-01-15" });
    expect(second.published.heldSince["obstacle:temps"]).toBeUndefined();
  });

  test("a hidden line that couldn't be renewed looks like any other", () => {
    const second = protect([...before, ...someFirms("new", 1, 1)], "2027-04-15", [first.record]);
    const hidden = second.published.obstacles
      .flatMap(({ obstacles }) => obstacles)
      .filter(({ firms }) => firms.kind === "hidden");
    expect(hidden.length).toBeGreaterThan(0);
    for (const { tag, firms } of hidden) {
      expect(firms.N).toBe(18);
      expect(second.published.heldSince[`obstacle:${tag}`]).toBeUndefined();
    }
  });

  test("a publication of fewer than k firms, which printed nothing, holds nothing back", () => {
    const tiny = protect(someFirms("firm", 2, 2), "2026-12-01");
    const next = protect(before, "2027-01-15", [tiny.record]);
    expect(next.held).toEqual([]);
  });

  test("a held figure has a name for the consultants", () => {
    expect(unitLabel(first.record.synthesis, "obstacle:prix")).toBe("Frein : prix");
    expect(unitLabel(first.record.synthesis, "score:marche")).toBe("Score : Marché");
    expect(unitLabel(first.record.synthesis, "obstacle:inconnu")).toBeNull();
  });
});

describe("in the next round", () => {
  const first = protect(someFirms("firm", 8, 8), "2027-01-15");
  /** The same firms a year later, two of them gone and one more: half of them solved it, all have other scores. */
  const again = [...someFirms("firm", 4, 10), ...someFirms("new", 1, 0)];
  const rounds = { from: "T0", to: "T1" };
  const inSecond = (asOf: string, firms: readonly FirmFacts[], earlier: readonly EarlierPublication[]) =>
    protectSynthesis(aggregateFirms(firms, smallContext({ asOf, rounds })), K, earlier);

  test("figures are of other answers: they are printed anew, however few firms came or left", () => {
    const second = inSecond("2028-01-15", again, [first.record]);
    expect(second.published.progress.assessed).toBe(15);
    expect(second.held.map(({ unit }) => unit).filter((unit) => !unit.startsWith("matched:"))).toEqual([]);
    expect(second.published.maturity.overall.N).toBe(15);
    expect(protect(again, "2028-01-15", [first.record]).held).not.toEqual([]);
  });

  test("and from then on they wait for enough firms, as in the first", () => {
    const second = inSecond("2028-01-15", again, [first.record]);
    const third = inSecond(
      "2028-04-15",
      [...again, ...someFirms("late", 1, 0)],
      [first.record, second.record],
    );
    expect(third.published.heldSince["score:overall"]).toBe("2028-01-15");
  });
});

describe("what is kept of a publication", () => {
  const { record } = protect(someFirms("firm", 8, 8), "2027-01-15");

  test("survives being written and read", () => {
    expect(ledgerSchema.parse(JSON.parse(JSON.stringify(record.ledger)))).toEqual(record.ledger);
  });

  test("forgets a firm that is erased: its id stays, and no cell holds it", () => {
    const kept = forgetFirm(
      withAmounts(record.ledger, new Map([["aid:granted", new Map([["firm-3", 12_345]])]])),
      "firm-3",
    );
    const place = kept.firms.indexOf("firm-3");
    expect(kept.erased).toEqual([place]);
    expect(Object.values(kept.cells).filter((cell) => cell.in.includes(place))).toEqual([]);
    expect(JSON.stringify(kept)).not.toContain("12345");
    expect(Object.values(record.ledger.cells).some((cell) => cell.in.includes(place))).toBe(true);
    for (const { in: firms, values } of Object.values(kept.cells)) {
      if (values !== undefined) expect(values).toHaveLength(firms.length);
    }
  });

  test("of a firm that it doesn't know, nothing is forgotten", () => {
    expect(forgetFirm(record.ledger, "another")).toEqual(record.ledger);
  });
});

test("three publications of three groups, two by two, tell one of them though no two do", () => {
  const group = (size: number, counted: number): readonly number[] =>
    Array.from({ length: size }, (_, index) => (index < counted ? COUNTED : NOT_COUNTED));
  const [x, y, z] = [group(5, 4), group(5, 2), group(5, 2)];
  const absent = group(5, 0).map(() => ABSENT);
  const tell = (...printings: readonly (readonly (readonly number[])[])[]) => {
    const standings = printings.map((firms) => Uint8Array.from(firms.flat()));
    const told = standings.map((standing) => {
      const counted = standing.filter((is) => is === COUNTED).length;
      return (n: number) => n === counted;
    });
    return leavesDoubt(classify(standings), told, 3);
  };
  const [xy, yz, xz] = [
    [x, y, absent],
    [absent, y, z],
    [x, absent, z],
  ];
  expect(tell(xy, yz)).toBe(true);
  expect(tell(xy, xz)).toBe(true);
  expect(tell(yz, xz)).toBe(true);
  expect(tell(xy, yz, xz)).toBe(false);
});

describe("an amount outside the synthesis", () => {
  const amount = (...parts: readonly number[]) =>
    new Map(parts.map((part, index) => [`firm-${index}`, part]));
  const kept = (parts: ReadonlyMap<string, number>, asOf = "2027-01-15"): EarlierPublication => {
    const { record } = protect(someFirms("firm", 8, 8), asOf);
    return { ...record, ledger: withAmounts(record.ledger, new Map([["aid:granted", parts]])) };
  };
  const five = amount(1_000, 2_000, 1_500, 1_800, 2_200);

  test.each<readonly [string, ReadonlyMap<string, number>, readonly EarlierPublication[], object]>([
    ["of k firms is printed", five, [], { value: 8_500, since: null }],
    ["of fewer is not", amount(1_000, 2_000, 1_500, 1_800), [], { value: null, since: null }],
    ["that one firm makes up is not", amount(100, 100, 100, 100, 9_000), [], { value: null, since: null }],
    ["that didn't change is printed again", five, [kept(five)], { value: 8_500, since: null }],
    [
      "that one more firm changed stays as it was",
      amount(1_000, 2_000, 1_500, 1_800, 2_200, 12_000),
      [kept(five)],
      { value: 8_500, since: "2027-01-15" },
    ],
    [
      "that k more firms changed is new",
      amount(1_000, 2_000, 1_500, 1_800, 2_200, 1, 2, 3, 4, 5),
      [kept(five)],
      { value: 8_515, since: null },
    ],
    [
      "that k more firms changed, one of them for nearly all of it, stays as it was",
      amount(1_000, 2_000, 1_500, 1_800, 2_200, 1, 2, 3, 4, 5_000),
      [kept(five)],
      { value: 8_500, since: "2027-01-15" },
    ],
  ])("%s", (_, now, earlier, expected) => {
    expect(settleAmounts(new Map([["aid:granted", now]]), earlier, K).get("aid:granted")).toEqual(expected);
  });

  test("whose firm was erased since is told no more, until enough have changed", () => {
    const before = kept(five);
    const erased = { ...before, ledger: forgetFirm(before.ledger, "firm-0") };
    const without = new Map([...five].slice(1));
    expect(settleAmounts(new Map([["aid:granted", without]]), [erased], K).get("aid:granted")).toEqual({
      value: null,
      since: null,
    });
  });
});
