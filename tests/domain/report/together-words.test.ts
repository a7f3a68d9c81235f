import { describe, expect, test } from "vitest";
import {
  achievedWords,
  actionRows,
  actionsSentence,
  conventionSentences,
  feedbackRows,
  gapWords,
  joiningWords,
  networkSentences,
} from "#app/domain/report/collective/together-words.ts";
import {
  someConvention,
  somePublishedAction,
  someSettledAction,
} from "#tests/support/some-collective-work.ts";

const line = (overrides: object) => ({
  label: "Ateliers",
  unit: "ateliers",
  planned: 6,
  achieved: 4,
  gap: -2,
  since: null,
  justification: null,
  ...overrides,
});
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("a line of the convention", () => {
  test.each([
    [{}, "4 sur 6 ateliers", "−2"],
    [{ achieved: 7.25, gap: 1.25 }, "7,25 sur 6 ateliers", "+1,25"],
    [{ achieved: 6, gap: 0 }, "6 sur 6 ateliers", "0"],
    [{ unit: "€", planned: 12_000, achieved: 9_500, gap: -2_500 }, "9 500 € sur 12 000 €", "−2 500 €"],
    [{ achieved: null, gap: null }, "n. p., prévu : 6 ateliers", "n. p."],
  ])("%j", (overrides, done, gap) => {
    expect(plain(achievedWords(line(overrides)))).toBe(done);
    expect(plain(gapWords(line(overrides)))).toBe(gap);
  });
});

describe("the account in sentences", () => {
  test("kept promises are counted among those that are measured", () => {
    expect(conventionSentences(someConvention())[0]).toBe(
      "2 objectifs sur 4 sont atteints ou dépassés ; chaque écart est justifié.",
    );
  });

  test("a gap without its justification is not called justified", () => {
    expect(conventionSentences(someConvention({ lines: [line({})] }))[0]).toBe(
      "0 objectif sur 1 est atteint ou dépassé.",
    );
  });

  test("nothing measured, no hour and no aid say so in one sentence", () => {
    const empty = someConvention({
      lines: [],
      hours: { individual: 0, collective: 0, preparation: 0 },
      aid: { asked: null, askedSince: null, granted: null, grantedSince: null, perPublicEuro: null },
    });
    expect(conventionSentences(empty)).toEqual(["Aucun objectif de la convention n’est encore mesuré."]);
  });
});

describe("actions", () => {
  test.each([
    [[], "Aucune action collective n’est encore commencée."],
    [[somePublishedAction({ stage: "proposed" })], "1 action collective est écrite."],
    [
      [somePublishedAction(), someSettledAction()],
      "2 actions collectives sont écrites : 1 a son pilote en cours et 1 a été décidée après son pilote.",
    ],
  ])("counted", (actions, sentence) => expect(actionsSentence(actions)).toBe(sentence));

  test("what is not written is left out of the sheet", () => {
    const rows = actionRows(
      somePublishedAction({ pilot: null, schemes: [], description: { aim: " ", partners: [], shares: [] } }),
    ).map(([label]) => label);
    for (const label of ["But", "Partenaires", "Qui paie", "Aides liées", "Pilote", "Décision"])
      expect(rows).not.toContain(label);
    expect(rows).toContain("Taille");
  });

  test("the decision says why, and the committee what it thought", () => {
    const rows = new Map(actionRows(someSettledAction()));
    expect(rows.get("Décision")).toMatch(/^Étendre, le 12 octobre 2026 : Sept entreprises/);
    expect(rows.get("Comité de pilotage")).toBe(
      "Action approuvée avec des réserves le 20 octobre 2026 : Revoir le calendrier.",
    );
  });

  test.each([
    [{ invited: 0, joined: 0, hesitating: 0 }, "Aucune entreprise n’est encore invitée"],
    [{ invited: 1, joined: 1, hesitating: 0 }, "1 entreprise participe sur 1 invitée"],
    [{ invited: 14, joined: 8, hesitating: 1 }, "8 entreprises participent sur 14 invitées, 1 hésite"],
  ])("who joins: %j", (counts, words) => expect(joiningWords(counts)).toBe(words));

  test("firms of several actions are not added up", () => {
    const two = { title: "Achats", invited: 9, joined: 4, hesitating: 2 };
    expect(networkSentences([two, two])[0]).toContain("ont dit oui 8 fois");
    expect(networkSentences([])).toHaveLength(1);
  });

  test("a feedback of nothing has no line", () => {
    expect(feedbackRows({ realCost: null, worked: "", failed: " ", advice: "", documents: [] })).toEqual([]);
  });
});
