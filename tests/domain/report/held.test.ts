/** Figures that stay those of an earlier publication, said at the head of their chapter. */
import { describe, expect, test } from "vitest";
import { heldSentences } from "#app/domain/report/collective/held.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";

const { synthesis } = aCollectiveReport(lifelikeFirms(18));
const DAY = "2026-07-10";
const obstacles = synthesis.obstacles.flatMap((family) => family.obstacles);
const units = (count: number) =>
  Object.fromEntries(obstacles.slice(0, count).map(({ tag }) => [`obstacle:${tag}`, DAY]));
const told = (heldSince: Readonly<Record<string, string>>, ...kinds: readonly string[]) =>
  heldSentences({ ...synthesis, heldSince }, kinds);
const label = obstacles[0]?.label ?? "";

describe("what is said of figures that were not made anew", () => {
  test("nothing where none of the chapter is", () => expect(told(units(2), "score")).toEqual([]));

  test.each([
    [
      "one by its name",
      units(1),
      `Le chiffre «\u00a0Frein : ${label}\u00a0» reste celui de la publication du 10 juillet 2026 : refait, il dirait `,
    ],
    [
      "many by their number",
      units(5),
      "5 chiffres de ce chapitre restent ceux de la publication du 10 juillet 2026 : refaits, ils diraient ",
    ],
  ])("%s", (_, heldSince, beginning) => {
    expect(told(heldSince, "obstacle")).toEqual([
      `${beginning}ce qu’ont répondu les entreprises arrivées, parties ou réinterrogées depuis.`,
    ]);
  });

  test("the plans, held as one, as the figures that they are", () => {
    expect(told({ plans: DAY }, "plans").join()).toMatch(
      /^Les chiffres de ce chapitre restent ceux de la publication/,
    );
  });

  test("guillemets inside guillemets are those of a quotation in another", () => {
    const [scheme] = synthesis.schemes;
    if (scheme === undefined) throw new Error("no scheme");
    const schemes = [{ ...scheme, id: "one", name: "En ligne « engager »" }];
    const [sentence] = heldSentences({ ...synthesis, schemes, heldSince: { "matched:one": DAY } }, [
      "matched",
    ]);
    expect(sentence).toContain("«\u00a0Aide ouverte : En ligne “engager”\u00a0»");
  });

  test("one sentence for each day", () => {
    const [first, second] = Object.keys(units(2));
    expect(told({ [`${first}`]: DAY, [`${second}`]: "2026-01-15" }, "obstacle")).toHaveLength(2);
  });
});
