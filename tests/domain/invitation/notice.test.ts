/** What somebody reads before the first question. */
import { describe, expect, test } from "vitest";
import {
  composeNotice,
  LEGAL_BASES,
  type NoticeFacts,
  noticeVersion,
} from "#app/domain/invitation/notice.ts";

const settings = {
  version: 2,
  controller: "La chambre de métiers du Var",
  contact: "donnees@cma.example",
  legalBasis: "public-interest",
  retentionMonths: 24,
} as const;
const facts: NoticeFacts = {
  operation: "Rénover +",
  funders: ["la DREETS", "la Région"],
  firm: "Isol’Estérel",
  perspective: "director",
  groupThreshold: 4,
};

function textFor(given: Partial<NoticeFacts>): string {
  return composeNotice(settings, { ...facts, ...given })
    .map(({ title, text }) => `${title}\n${text}`)
    .join("\n");
}

describe("the notice", () => {
  test.each(["director", "employee", "customer"] as const)(
    "tells a %s all that the law asks for",
    (perspective) => {
      const text = textFor({ perspective });
      for (const part of [
        "La chambre de métiers du Var",
        "donnees@cma.example",
        "24 mois",
        "CNIL",
        "intérêt public",
      ]) {
        expect(text).toContain(part);
      }
      expect(text).toContain("la DREETS et la Région");
    },
  );

  test("promises a director that the funder never sees their answers", () => {
    expect(textFor({})).toContain("Le financeur ne voit jamais vos réponses");
  });

  test("tells a group how many people a figure is made of, and that a sheet can't be found again", () => {
    const text = textFor({ perspective: "employee" });
    expect(text).toContain("4 personnes au moins");
    expect(text).toContain("ne peut plus être retrouvée");
  });

  test.each(LEGAL_BASES)("names the ground « %s » in a sentence of its own", (legalBasis) => {
    const [own, ...others] = [legalBasis, ...LEGAL_BASES.filter((each) => each !== legalBasis)].map((each) =>
      JSON.stringify(composeNotice({ ...settings, legalBasis: each }, facts)),
    );
    expect(others).not.toContain(own);
  });

  test("is known by the version of the operation's words and by that of ours", () => {
    expect(noticeVersion(settings)).toBe("2.1");
  });
});
