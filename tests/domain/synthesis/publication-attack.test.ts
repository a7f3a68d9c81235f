/**
 * A reader who holds every publication of an operation is played to the end: whatever came, left, was erased or was corrected
 * between two of them, at least three answers stay possible for every firm, each time that it was there.
 */
import { describe, expect, test, vi } from "vitest";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import { forgetFirm } from "#app/domain/synthesis/disclosure/ledger.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { PublishedSynthesis, PublishedTag } from "#app/domain/synthesis/published-synthesis.ts";
import type { OneAnswer } from "#tests/support/one-question.ts";
import {
  doubtsLeft,
  type Forget,
  type Life,
  leastDoubt,
  type Publish,
  pagesOf,
} from "#tests/support/possible-worlds.ts";
import { toldLives } from "#tests/support/told-lives.ts";
import { protectionWithout, type RuleOff } from "#tests/support/without-rule.ts";

const COUNTS = "disclosure/counts.ts";
const DESK = "disclosure/settle-desk.ts";
const HEATMAPS = "disclosure/settle-heatmaps.ts";
const JUDGE = "disclosure/judge.ts";
const PASTS = "disclosure/group-pasts.ts";

/** The longest search takes 7 s on a quiet machine; both cores are at work when the whole suite runs. */
vi.setConfig({ testTimeout: 90_000 });

/** Three: the lowest that an operation may have, where a firm is the easiest to find. */
const K = 3;
const FEWEST_POSSIBLE = 3;
const publish: Publish = (exact, earlier) => protectSynthesis(exact, K, earlier);
const forget: Forget = (record, firm) => ({ ...record, ledger: forgetFirm(record.ledger, firm) });

/** A reader tries tens of thousands of worlds: an operation is played once, however many tests need its end. */
const played = new Map<string, number>();
function doubtWithRules(lives: readonly Life[]): number {
  const key = JSON.stringify(lives);
  const doubt = played.get(key) ?? leastDoubt(doubtsLeft(lives, publish, forget));
  played.set(key, doubt);
  return doubt;
}

const EIGHT: readonly OneAnswer[] = [
  "jamais",
  "rarement",
  "rarement",
  "parfois",
  "parfois",
  "souvent",
  "souvent",
  "toujours",
];

function firm(id: string, answers: Life["answers"], more: Partial<Life> = {}): Life {
  return { id, trade: "Maçonnerie", headcount: 2, answers, ...more };
}

/** Eight firms of all kinds, there from the first publication to the second. */
const STAYING = EIGHT.map((answer, index) => firm(`s${index}`, [answer, answer]));

/** Firms by the answers that they gave in the first publication and in the second: « jamais > toujours », « - > rarement ». */
function told(...ways: readonly string[]): readonly Life[] {
  return ways.map((way, index) => {
    const [answers = "", ...marks] = way.split(" | ");
    const life = firm(
      `firm-${index}`,
      answers.split(" > ").map((word) => (word === "-" ? null : toAnswer(word))),
    );
    const isOther = marks.includes("menuiserie");
    return {
      ...life,
      trade: isOther ? "Menuiserie" : life.trade,
      ...(marks.includes("effacée") ? { erasedBefore: 1 } : {}),
    };
  });
}

const STAYS = (word: string) => `${word} > ${word}`;

const TWO_TRADES = told(
  "jamais",
  "jamais",
  "jamais",
  "toujours",
  "toujours | menuiserie",
  "toujours | menuiserie",
  "toujours | menuiserie",
);
const NEITHER_WEAK_NOR_STRONG = told(
  ...["rarement", "rarement", "rarement", "toujours", "toujours", "souvent"].map(STAYS),
  "- > souvent",
  "- > rarement",
  "parfois > - | effacée",
);
const MIDDLE_MOVES = told(
  ...["souvent", "jamais", "toujours", "toujours", "toujours"].map(STAYS),
  "- > toujours",
  "rarement > -",
  "jamais > -",
  "souvent > - | effacée",
);
const FEW_OR_NEARLY_ALL = told(
  ...["toujours", "jamais", "toujours", "rarement", "jamais", "parfois"].map(STAYS),
  "- > souvent",
  "- > toujours",
  "- > souvent",
  "jamais > -",
  "parfois > toujours",
);
const THREE_WEAK_CAME = told(
  ...["jamais", "rarement", "rarement", "parfois", "parfois", "souvent", "souvent", "toujours"].map(STAYS),
  "- > jamais",
  "- > jamais",
  "- > rarement",
);
const ONLY_TWO = told("toujours", "toujours");

describe("at least three answers stay possible for every firm", () => {
  test.each<readonly [string, readonly Life[]]>([
    ["one firm came", [...STAYING, firm("new", [null, "toujours"])]],
    [
      "three came, and all do it always",
      [...STAYING, ...["a", "b", "c"].map((id) => firm(id, [null, "toujours"]))],
    ],
    ["one left", [...STAYING, firm("gone", ["jamais", null])]],
    ["one was erased", [...STAYING, firm("gone", ["toujours", null], { erasedBefore: 1 })]],
    ["one corrected an answer", [...STAYING, firm("turned", ["jamais", "toujours"])]],
    [
      "one came as another left: as many as before",
      [...STAYING, firm("new", [null, "jamais"]), firm("gone", ["toujours", null])],
    ],
    [
      "one left, one was erased, one corrected an answer, one came",
      [
        ...STAYING.slice(0, 6),
        firm("gone", ["toujours", null]),
        firm("erased", ["jamais", null], { erasedBefore: 1 }),
        firm("turned", ["parfois", "toujours"]),
        firm("new", [null, "jamais"]),
      ],
    ],
    [
      "all do it always, and one came",
      Array.from({ length: 8 }, (_, index) =>
        firm(`${index}`, [index === 0 ? null : "toujours", "toujours"]),
      ),
    ],
    ["two trades have their medians side by side", TWO_TRADES],
    ["the only firm that is neither weak nor strong was erased", NEITHER_WEAK_NOR_STRONG],
    ["the middle of the group moved up", MIDDLE_MOVES],
    ["a hidden number can only be small", FEW_OR_NEARLY_ALL],
    ["three came, and all are weak", THREE_WEAK_CAME],
    ["there are only two firms", ONLY_TWO],
  ])("when %s", (_, lives) => {
    expect(doubtWithRules(lives)).toBeGreaterThanOrEqual(FEWEST_POSSIBLE);
  });

  /** The first ones, and those that once gave somebody away. */
  const TOLD = [
    ...Array.from({ length: 12 }, (_, seed) => seed),
    76,
    254,
    287,
    340,
    356,
    368,
    370,
    372,
    404,
    497,
    539,
    546,
    572,
    598,
    734,
  ];
  test.each(TOLD)("in the operation told by chance %i", (seed) => {
    expect(doubtWithRules(toldLives(seed))).toBeGreaterThanOrEqual(FEWEST_POSSIBLE);
  });
});

describe("each rule is needed: without it", () => {
  test.each<readonly [string, RuleOff, readonly Life[]]>([
    [
      "fewer than k would be counted",
      { file: COUNTS, line: "if (n >= k && N - n >= k)", becomes: "if (N - n >= k)" },
      toldLives(25),
    ],
    [
      "fewer than k would be left out",
      { file: COUNTS, line: "if (n >= k && N - n >= k)", becomes: "if (n >= k)" },
      toldLives(25),
    ],
    [
      "« 80 % et plus » would be a number",
      {
        file: COUNTS,
        line: 'return isNearlyAll(n, N, k) ? { kind: "most", N } : { kind: "hidden", N };',
        becomes:
          'return isNearlyAll(n, N, k) ? { kind: "exact", n, N, percent: 100 } : { kind: "hidden", N };',
      },
      toldLives(3),
    ],
    [
      "« 80 % et plus » would mean all",
      { file: COUNTS, line: " && N - 1 >= Math.max(k, NEARLY_ALL * N)", becomes: "" },
      toldLives(25),
    ],
    [
      "a median would rest on fewer than k",
      {
        file: "disclosure/protect-scores.ts",
        line: 'return n < k ? "too-few" : null;',
        becomes: "return null;",
      },
      ONLY_TWO,
    ],
    [
      "levels would not be joined",
      {
        file: "disclosure/classes.ts",
        line: "if (open.n < k) continue;",
        becomes: "if (open.n < 1) continue;",
      },
      NEITHER_WEAK_NOR_STRONG,
    ],
    [
      "medians of groups would stand beside the whole",
      { file: HEATMAPS, line: "if (!isOpen) return row.map(() => null);", becomes: "" },
      TWO_TRADES,
    ],
    [
      "two publications would be compared count by count",
      {
        file: JUDGE,
        line: "return waysToTell(all).every((told) => leavesDoubt(classes, told, judgement.k));",
        becomes: "return true;",
      },
      THREE_WEAK_CAME,
    ],
    [
      "a difference would tell what all that changed answered",
      {
        file: "disclosure/differences.ts",
        line: "if (changed.size > 0 && tellsTheChanged(changed, rangesOf(told, sizes, [before, last]), k)) return false;",
        becomes: "",
      },
      NEITHER_WEAK_NOR_STRONG,
    ],
    [
      "two medians would be compared",
      { file: JUDGE, line: 'claimed.kind !== "median" ||', becomes: "true ||" },
      toldLives(340),
    ],
    [
      "counts that exclude each other would be added up",
      {
        file: DESK,
        line: "if (!told.every((other) => unionLeavesDoubt(other, counts, judgement.k))) return false;",
        becomes: "",
      },
      NEITHER_WEAK_NOR_STRONG,
    ],
    [
      "counts that exclude each other would add up to all of today's",
      { file: "disclosure/exclusive.ts", line: "if (tellsOfAll(both.at(-1), k)) return false;", becomes: "" },
      toldLives(370),
    ],
    [
      "a hidden number would be taken as not known",
      { file: "disclosure/claims.ts", line: "isKnown: true", becomes: "isKnown: false" },
      toldLives(340),
    ],
    [
      "what an erased firm may have had would be taken as not known",
      {
        file: JUDGE,
        line: "return [...new Set(ends)].map((known) => (n) => n === known);",
        becomes: "return [(n) => between.includes(n)];",
      },
      toldLives(497),
    ],
    [
      "one or two firms of a group would have a past for themselves",
      {
        file: PASTS,
        line: "return [...pasts.values()].every((firms) => firms >= LOWEST_MINIMUM_GROUP_SIZE);",
        becomes: "return true;",
      },
      toldLives(356),
    ],
    [
      "a group in which nothing changed would say what it didn't say then",
      {
        file: PASTS,
        line: 'if (pasts.get("stayed") === group.length) return wasPrinted(publication);',
        becomes: "",
      },
      toldLives(539),
    ],
    [
      "the scores in the middle of a group would be taken as not known",
      {
        file: "disclosure/under-median.ts",
        line: "if (score >= low) return [half, half];",
        becomes: "if (score >= low) return [0, n];",
      },
      toldLives(572),
    ],
    [
      "so few firms would be grouped in several ways",
      {
        file: "disclosure/protect-scores.ts",
        line: "if (assessed >= OVERLAPPING_FROM * k) return all;",
        becomes: "return all;",
      },
      toldLives(598),
    ],
  ])("%s, and somebody is found", async (_, rule, lives) => {
    const without = await protectionWithout(rule);
    const doubts = doubtsLeft(
      lives,
      (exact, earlier) => without.protectSynthesis(exact, K, earlier),
      (record, id) => ({ ...record, ledger: without.forgetFirm(record.ledger, id) }),
    );
    expect(leastDoubt(doubts)).toBeLessThan(FEWEST_POSSIBLE);
    expect(doubtWithRules(lives)).toBeGreaterThanOrEqual(FEWEST_POSSIBLE);
  });
});

describe("the firms that change a figure between two publications", () => {
  const CARRIERS: Readonly<Record<string, readonly OneAnswer[]>> = {
    "obstacle:frein": ["jamais", "rarement"],
    "obstacle:hesitation": ["parfois"],
    "opportunity:elan": ["souvent", "toujours"],
  };
  /** Pairs of numbers of the same figure that fewer than k firms make differ. */
  const fewBetween = (lives: readonly Life[], protect: typeof protectSynthesis): readonly string[] => {
    const [first, second] = pagesOf(lives, (exact, earlier) => protect(exact, K, earlier), forget);
    if (first === undefined || second === undefined) throw new Error("two publications are needed");
    return Object.entries(CARRIERS).flatMap(([unit, carriers]) => {
      if (second.heldSince[unit] !== undefined) return [];
      const isNumber = (page: PublishedSynthesis) => countOf(page, unit)?.kind === "exact";
      const changed = lives.filter(({ answers: [before = null, after = null] }) => {
        if (before === null || after === null) return before !== after;
        return carriers.includes(before) !== carriers.includes(after);
      });
      return isNumber(first) && isNumber(second) && changed.length > 0 && changed.length < K ? [unit] : [];
    });
  };
  const TWO_CAME = told(
    ...["jamais", "rarement", "rarement", "parfois", "souvent", "souvent", "toujours"].map(STAYS),
    "- > jamais",
    "- > toujours",
  );

  test("are k at least, or none", () => {
    for (const lives of [TWO_CAME, THREE_WEAK_CAME, MIDDLE_MOVES, ...[0, 1, 2, 3].map(toldLives)]) {
      expect(fewBetween(lives, protectSynthesis)).toEqual([]);
    }
  });

  test("would be fewer without the rule", async () => {
    const { protectSynthesis: without } = await protectionWithout({
      file: "disclosure/differences.ts",
      line: "return changed.size === 0 || changed.size >= k;",
      becomes: "return true;",
    });
    expect(fewBetween(TWO_CAME, without)).not.toEqual([]);
  });
});

function countOf(page: PublishedSynthesis, unit: string): PublishedCount | undefined {
  const [kind, tag] = unit.split(":");
  const lines: readonly PublishedTag[] =
    kind === "obstacle" ? page.obstacles.flatMap(({ obstacles }) => obstacles) : page.opportunities;
  return lines.find((line) => line.tag === tag)?.firms;
}

function toAnswer(word: string): OneAnswer {
  const found = EIGHT.find((answer) => answer === word);
  if (found === undefined) throw new Error(word);
  return found;
}
