import { describe, expect, it } from "vitest";
import {
  changedSinceSigned,
  commitmentFrom,
  commitmentProblem,
  isTaken,
  type Proposal,
  proposalsOf,
} from "#app/domain/visit/commitments.ts";
import { type Commitment, commitmentSchema } from "#app/domain/visit/visit-fact.ts";
import { aPlannedAction, aQuestionnaire, aRecommendation } from "#tests/support/a-questionnaire.ts";

const TODAY = "2027-02-18";

const proposal: Proposal = {
  ...{ id: "r-devis", recommendation: "r-devis", title: "Chiffrer ses devis", why: "Pour ne plus perdre" },
  ...{ horizon: "1-month", owner: null, dueOn: null, isDecided: false },
};
const commitment: Commitment = {
  ...{ title: "Chiffrer ses devis", recommendation: "r-devis", owner: "Anne Roux", dueOn: "2027-03-18" },
};
const own = (title: string): Commitment => ({ ...commitment, title, recommendation: null });

describe("what the plan proposes to commit to", () => {
  it("is what was decided and isn't finished, then the suggestions", () => {
    const questionnaire = aQuestionnaire({
      recommendations: [
        aRecommendation({ id: "r-un", title: "Une" }),
        aRecommendation({ id: "r-deux", title: "Deux" }),
      ],
    });
    const plan = {
      actions: [
        aPlannedAction({ id: "a-1", title: "Décidée", status: "started" }),
        aPlannedAction({ id: "a-2", title: "Faite", status: "done" }),
        aPlannedAction({ id: "a-3", title: "Abandonnée", status: "dropped" }),
      ],
      rejected: [aPlannedAction({ id: "a-4", title: "Écartée", decision: "rejected" })],
      undecided: [
        { recommendation: "r-deux", priority: 2, because: [], absorbed: [] },
        { recommendation: "r-un", priority: 1, because: [], absorbed: [] },
      ],
    };
    expect(proposalsOf(plan, questionnaire).map(({ title, isDecided }) => [title, isDecided])).toEqual([
      ["Décidée", true],
      ["Deux", false],
      ["Une", false],
    ]);
  });
});

describe("a commitment taken from the plan", () => {
  it("is the director's, by the horizon of the advice, while nobody said otherwise", () => {
    expect(commitmentFrom(proposal, "Anne Roux", TODAY)).toEqual(commitment);
  });

  it.each([
    [
      "keeps the owner and the date that were decided",
      { owner: "Léo", dueOn: "2027-04-01" },
      "Léo",
      "2027-04-01",
    ],
    ["what is due today stays so", { dueOn: TODAY }, "Anne Roux", TODAY],
    ["what was due before is due again", { dueOn: "2027-01-01" }, "Anne Roux", "2027-03-18"],
    ["an owner of blanks is nobody", { owner: "  " }, "Anne Roux", "2027-03-18"],
  ])("%s", (_, decided, owner, dueOn) => {
    const taken = commitmentFrom({ ...proposal, ...decided }, "Anne Roux", TODAY);
    expect([taken.owner, taken.dueOn]).toEqual([owner, dueOn]);
  });

  it("is cut where its title is too long, and can be written", () => {
    const long = { ...proposal, title: "mot ".repeat(80), owner: "nom ".repeat(40) };
    const taken = commitmentFrom(long, "Anne Roux", TODAY);
    expect(commitmentSchema.safeParse(taken).success).toBe(true);
    expect(taken.title.endsWith("…")).toBe(true);
    expect(isTaken([taken], { ...long, recommendation: null })).toBe(true);
  });
});

describe("the commitments of a visit", () => {
  it.each([
    ["the same advice, in whatever words", [{ ...commitment, title: "Autrement dit" }], proposal, true],
    ["the same words, as their own", [own(" Chiffrer ses devis ")], proposal, true],
    [
      "other advice in other words",
      [commitment],
      { ...proposal, recommendation: "r-deux", title: "Deux" },
      false,
    ],
    ["two of their own in other words", [own("Une")], { ...proposal, recommendation: null }, false],
  ])("tell what has been taken up: %s", (_, commitments, line, isIn) => {
    expect(isTaken(commitments, line)).toBe(isIn);
  });

  it.each([
    ["a title", { title: " " }, "Dites en quelques mots ce qui sera fait."],
    ["a short one", { title: "x".repeat(201) }, "Un engagement tient en 200 caractères."],
    ["somebody", { owner: "" }, "Dites qui le fera."],
    ["a short name", { owner: "x".repeat(101) }, "Un nom tient en 100 caractères."],
    ["a date", { dueOn: "" }, "Dites pour quand."],
  ])("need %s", (_, wrong, words) => {
    expect(commitmentProblem({ ...commitment, ...wrong })).toBe(words);
    expect(commitmentSchema.safeParse({ ...commitment, ...wrong }).success).toBe(false);
  });

  it("need nothing else", () => {
    expect(commitmentProblem(commitment)).toBeNull();
  });
});

describe("a signature seals the words that were signed", () => {
  const signed = { commitments: [commitment] };
  it.each([
    ["the same words", [commitment], false],
    [
      "in whatever order their parts came",
      [{ dueOn: "2027-03-18", owner: "Anne Roux", recommendation: "r-devis", title: "Chiffrer ses devis" }],
      false,
    ],
    ["another date", [{ ...commitment, dueOn: "2027-03-19" }], true],
    ["one more", [commitment, own("Une")], true],
    ["none left", [], true],
  ])("%s", (_, commitments, isChanged) => {
    expect(changedSinceSigned(commitments, signed)).toBe(isChanged);
  });

  it("and nothing was changed where nothing was signed", () => {
    expect(changedSinceSigned([commitment], null)).toBe(false);
  });
});
