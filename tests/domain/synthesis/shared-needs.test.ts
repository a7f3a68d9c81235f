import { describe, expect, test } from "vitest";
import type { Finding } from "#app/domain/findings/finding.ts";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import { aSuggestion } from "#tests/support/a-questionnaire.ts";
import { anAction, smallContext } from "#tests/support/a-small-operation.ts";
import { declares, proves, shows, someFacts, somePlan } from "#tests/support/a-synthesis.ts";

/** « cercle » is called by prix, temps and bras. */
function needsOf(...firms: readonly FirmFacts[]) {
  return aggregateFirms(firms, smallContext({ collectiveActions: [anAction()] })).needs;
}

const finding = (...findings: readonly Finding[]) => someFacts({ findings });
const undecided = (...ids: readonly string[]) =>
  somePlan(
    [],
    ids.map((recommendation) => aSuggestion({ recommendation })),
  );

describe("a firm calls for a collective action", () => {
  test.each([
    [
      "when two of its three obstacles show and it declares one",
      finding(declares("prix"), shows("temps")),
      "declared",
    ],
    [
      "when two of its three obstacles show and a document proves one",
      finding(proves("prix"), shows("temps")),
      "evidenced",
    ],
    [
      "when a decided action of its plan leads there",
      someFacts({ plan: somePlan([{ collectiveActions: ["cercle"] }]) }),
      "observed",
    ],
    [
      "when a suggestion among its priorities leads there",
      someFacts({ plan: undecided("chiffrer") }),
      "observed",
    ],
  ])("%s", (_, firm, source) => {
    expect(needsOf(firm)[0]?.who[0]?.source).toBe(source);
  });

  test.each([
    [
      "when obstacles only show, without a word of the director or a document",
      finding(shows("prix"), shows("temps"), shows("bras")),
    ],
    ["when it declares one obstacle of three and no other shows", finding(declares("prix"))],
    [
      "when the action that leads there was dropped",
      someFacts({ plan: somePlan([{ collectiveActions: ["cercle"], status: "dropped" }]) }),
    ],
    [
      "when the action that leads there was rejected",
      someFacts({ plan: somePlan([{ collectiveActions: ["cercle"], decision: "rejected" }]) }),
    ],
    [
      "when the suggestion that leads there is only in reserve",
      someFacts({ plan: undecided("a", "b", "c", "d", "e", "chiffrer") }),
    ],
    ["when nothing of it was found", finding()],
  ])("not %s", (_, firm) => {
    expect(needsOf(firm)).toEqual([]);
  });
});

test("a need counts the firms that call for it, and how it is known adds up to them", () => {
  const calling = finding(declares("prix"), shows("temps"));
  const [need] = needsOf(
    calling,
    { ...calling, enrollmentId: "b" },
    someFacts({ enrollmentId: "c", plan: somePlan([{ collectiveActions: ["cercle"] }]) }),
    finding(proves("bras"), shows("prix")),
    finding(),
  );
  expect(need?.firms).toMatchObject({ n: 4, N: 5, value: 0.8 });
  expect(need).toMatchObject({
    declared: 2,
    evidenced: 1,
    observed: 1,
    inPlan: 1,
    minimumFirms: 5,
    missing: 1,
  });
  expect(need?.tags).toEqual([
    { tag: "prix", firms: 3 },
    { tag: "temps", firms: 2 },
    { tag: "bras", firms: 1 },
  ]);
});

test("nobody is missing once there are enough", () => {
  const calling = finding(declares("prix"), shows("temps"));
  const [need] = needsOf(
    ...["a", "b", "c", "d", "e", "f"].map((enrollmentId) => ({ ...calling, enrollmentId })),
  );
  expect(need?.missing).toBe(0);
});

test("the action that most firms call for comes first", () => {
  const both = finding(declares("prix"), shows("temps"), declares("outil"));
  const one = finding(declares("outil"));
  const { needs } = aggregateFirms([both, one, finding(declares("outil"))], smallContext());
  expect(needs.map(({ action, firms }) => [action, firms.n])).toEqual([
    ["achats", 3],
    ["cercle", 1],
  ]);
});
