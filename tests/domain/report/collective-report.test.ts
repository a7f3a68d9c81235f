import { describe, expect, test } from "vitest";
import type { Finding } from "#app/domain/findings/finding.ts";
import {
  methodSentences,
  opportunitySentence,
  participantSentences,
  schemeSentence,
} from "#app/domain/report/collective/chapters.ts";
import { advisePartners } from "#app/domain/report/collective/partners.ts";
import {
  gapSentence,
  needsSentence,
  obstaclesSentence,
  overallSentence,
  plansSentence,
  progressSentence,
  themesSentence,
  tooFewSentence,
} from "#app/domain/report/collective/summary.ts";
import {
  classWords,
  countWords,
  firmsWords,
  listed,
  percentWords,
} from "#app/domain/report/collective/words.ts";
import { MOST_SHEETS } from "#app/domain/report/collective-report.ts";
import { protectCount } from "#app/domain/synthesis/disclosure/counts.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import { aCollectiveReport, aSmallSynthesis } from "#tests/support/a-collective-report.ts";
import {
  declares,
  lifelikeFirms,
  shows,
  someFacts,
  someMilestones,
  somePlan,
  someScores,
} from "#tests/support/a-synthesis.ts";

const NOT_MET = { interviewedAt: null, planAgreedAt: null, reportReleasedAt: null, withdrawnAt: null };
const NO_PLAN = someMilestones({ planAgreedAt: null, reportReleasedAt: null });

/** That many firms with the same findings; their scores differ, so that nothing is unanimous by accident. */
const some = (count: number, findings: readonly Finding[] = [], overrides: Partial<FirmFacts> = {}) =>
  Array.from({ length: count }, (_, index) =>
    someFacts({
      findings,
      scores: someScores({ marche: 20 + index * 3, equipe: 25 + index * 3 }, 20 + index * 3),
      ...overrides,
    }),
  );

describe("figures in words, with k = 5", () => {
  test.each([
    [14, 19, "14 sur 19", "75 %", "14 entreprises évaluées sur 19 (75 %)"],
    [17, 19, "80 % et plus des 19", "80 % et plus", "80 % et plus des 19 entreprises évaluées"],
    [3, 19, "n. p.", "n. p.", null],
    [5, 300, "5 sur 300", "moins de 5 %", "5 entreprises évaluées sur 300 (moins de 5 %)"],
    [295, 300, "295 sur 300", "plus de 95 %", "295 entreprises évaluées sur 300 (plus de 95 %)"],
  ])("%i of %i", (n, N, cell, percent, sentence) => {
    const count = protectCount(n, N, 5);
    expect([countWords(count), percentWords(count), firmsWords(count)]).toEqual([cell, percent, sentence]);
  });

  const levels = ["Fragile", "En construction", "Solide", "Exemplaire"].map((label) => ({ label }));
  test.each([
    [0, 0, "Fragile"],
    [0, 1, "Fragile ou en construction"],
    [0, 2, "De fragile à solide"],
    [1, 3, "En construction ou mieux"],
    [0, 3, "Tous niveaux"],
  ])("levels %i to %i", (first, last, words) => {
    expect(classWords(levels, { first, last })).toBe(words);
  });

  test.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a et b"],
    [["a", "b", "c"], "a, b et c"],
  ])("a list of %j", (words, expected) => {
    expect(listed(words)).toBe(expected);
  });
});

describe("how far the operation has come", () => {
  test.each([
    ["nobody", [], "Aucune entreprise ne participe encore à l’opération."],
    [
      "one firm, waiting",
      [someFacts({ milestones: NOT_MET, scores: null, plan: null })],
      "1 entreprise participe à l’opération : aucune n’a été évaluée, aucune n’a arrêté son plan d’actions et aucune n’a reçu son rapport.",
    ],
    [
      "three firms, two of them interviewed, one to the end",
      [someFacts(), someFacts({ milestones: NO_PLAN }), someFacts({ milestones: NOT_MET, scores: null })],
      "3 entreprises participent à l’opération : 2 ont été évaluées, 1 a arrêté son plan d’actions et 1 a reçu son rapport.",
    ],
  ])("%s", (_, firms, sentence) => {
    expect(progressSentence(aSmallSynthesis(firms))).toBe(sentence);
  });

  test.each([
    ["no firm", 0, "Aucune entreprise n’est encore évaluée : les réponses ne disent rien pour l’instant."],
    [
      "one firm",
      1,
      "Avec 1 entreprise évaluée, moins que le seuil de 5, aucun chiffre tiré des réponses n’est publié : il pourrait faire reconnaître quelqu’un.",
    ],
    [
      "four firms",
      4,
      "Avec 4 entreprises évaluées, moins que le seuil de 5, aucun chiffre tiré des réponses n’est publié : il pourrait faire reconnaître quelqu’un.",
    ],
  ])("too few for figures: %s", (_, count, sentence) => {
    expect(tooFewSentence(aSmallSynthesis(some(count)))).toBe(sentence);
  });

  test.each([
    [
      "as promised",
      2,
      [
        "2 entreprises sont inscrites, aucune ne s’est retirée.",
        "La convention prévoit 2 entreprises : le nombre est atteint.",
      ],
    ],
    [
      "too few",
      3,
      [
        "2 entreprises sont inscrites, aucune ne s’est retirée.",
        "La convention prévoit 3 entreprises : il en manque 1.",
      ],
    ],
    [
      "more than promised",
      1,
      [
        "2 entreprises sont inscrites, aucune ne s’est retirée.",
        "La convention prévoit 1 entreprise : il y en a 1 de plus.",
      ],
    ],
  ])("against the convention: %s", (_, target, sentences) => {
    expect(participantSentences(aSmallSynthesis(some(2)), target)).toEqual(sentences);
  });

  test("who left, and the largest trade", () => {
    const firms = [
      ...some(6, [], { trade: "Menuiseries" }),
      ...some(5, [], { trade: "Isolation" }),
      someFacts({ milestones: someMilestones({ withdrawnAt: "2026-11-01T08:00:00.000Z" }) }),
    ];
    expect(participantSentences(aSmallSynthesis(firms), 12)).toEqual([
      "12 entreprises sont inscrites, 1 s’est retirée.",
      "La convention prévoit 12 entreprises : le nombre est atteint.",
      "Le métier le plus représenté est «\u00a0Menuiseries\u00a0» (6 entreprises sur 11).",
    ]);
  });

  test("who the figures are about, and who is missing", () => {
    const firms = [...some(7), someFacts({ milestones: NOT_MET }), someFacts({ scores: null })];
    expect(methodSentences(aSmallSynthesis(firms)).slice(0, 2)).toEqual([
      "Les chiffres tirés des réponses portent sur 7 entreprises évaluées, sur 9 inscrites.",
      "N’y sont pas : 1 entreprise dont l’entretien n’est pas terminé et 1 entreprise sans réponse.",
    ]);
  });
});

describe("what the figures say", () => {
  test("the whole: median and largest class", () => {
    // 20, 23 … 53: the median is between 35 and 38; seven firms under 40, five from 40 on.
    expect(overallSentence(aSmallSynthesis(some(12)))).toBe(
      "Le score global médian est de 36,5 sur 100 (12 entreprises) ; 7 entreprises sur 12 sont au niveau «\u00a0Fragile\u00a0».",
    );
  });

  test("nothing of the whole when it isn't published", () => {
    expect(overallSentence(aSmallSynthesis(some(4)))).toBeNull();
  });

  test.each([
    [30, "Les thèmes se tiennent : leurs médianes vont de 36,5 à 41,5 sur 100."],
    [
      60,
      "Le thème le plus avancé est «\u00a0Équipe\u00a0» (médiane de 71,5 sur 100), le moins avancé «\u00a0Marché\u00a0» (36,5).",
    ],
  ])("themes, the second beginning at %i", (from, sentence) => {
    const firms = some(12).map((firm, index) => ({
      ...firm,
      scores: someScores({ marche: 20 + index * 3, equipe: from - 5 + index * 3 }),
    }));
    expect(themesSentence(aSmallSynthesis(firms))).toBe(sentence);
  });

  test("themes of the same median are told together", () => {
    const firms = some(12).map((firm, index) => ({
      ...firm,
      scores: someScores({ marche: 20 + index * 3, equipe: 20 + index * 3 }),
    }));
    const tied = aSmallSynthesis(firms);
    const [market, team] = tied.maturity.themes;
    if (market === undefined || team === undefined) throw new Error("the questionnaire has changed");
    const themes = [market, team, { ...team, id: "offre", label: "Offre", median: 70 }];
    const synthesis = { ...tied, maturity: { ...tied.maturity, themes } };
    expect(themesSentence(tied)).toBe("Les thèmes se tiennent : leurs médianes vont de 36,5 à 36,5 sur 100.");
    expect(themesSentence(synthesis)).toBe(
      "Le thème le plus avancé est «\u00a0Offre\u00a0» (médiane de 70 sur 100), les moins avancés «\u00a0Équipe\u00a0» et «\u00a0Marché\u00a0» (36,5).",
    );
    const highest = [
      { ...market, median: 20 },
      { ...team, median: 60 },
      { ...team, id: "offre", label: "Offre", median: 60 },
    ];
    expect(themesSentence({ ...tied, maturity: { ...tied.maturity, themes: highest } })).toBe(
      "Les thèmes les plus avancés sont «\u00a0Équipe\u00a0» et «\u00a0Offre\u00a0» (médiane de 60 sur 100), le moins avancé «\u00a0Marché\u00a0» (20).",
    );
  });

  test.each([
    [
      "one that nearly all share",
      [...some(18, [shows("prix")]), ...some(1)],
      "Un frein se retrouve chez 80 % et plus des 19 entreprises évaluées : «\u00a0prix\u00a0».",
    ],
    [
      "several that nearly all share",
      [...some(18, [shows("prix"), shows("temps")]), ...some(1)],
      "Des freins se retrouvent chacun chez 80 % et plus des 19 entreprises évaluées : «\u00a0prix\u00a0» et «\u00a0temps\u00a0».",
    ],
    [
      "one that some share",
      [...some(8, [shows("prix")]), ...some(11)],
      "Le frein le plus partagé est «\u00a0prix\u00a0» (8 sur 19).",
    ],
    [
      "two that some share",
      [...some(8, [shows("prix")]), ...some(6, [shows("temps")]), ...some(5)],
      "Les freins les plus partagés sont «\u00a0prix\u00a0» (8 sur 19) et «\u00a0temps\u00a0» (6 sur 19).",
    ],
    ["one that too few share", [...some(4, [shows("prix")]), ...some(15)], null],
  ])("obstacles: %s", (_, firms, sentence) => {
    expect(obstaclesSentence(aSmallSynthesis(firms))).toBe(sentence);
  });

  test.each([
    [
      "shown and not said",
      [...some(7, [shows("prix")]), ...some(5, [declares("prix")]), ...some(9)],
      "Le frein «\u00a0prix\u00a0» passe en partie inaperçu : chez 7 entreprises, les réponses le montrent sans que le dirigeant le cite.",
    ],
    [
      "said and not shown",
      [...some(5, [shows("prix")]), ...some(7, [declares("prix")]), ...some(9)],
      "Le frein «\u00a0prix\u00a0» est surtout ressenti : 7 entreprises le citent sans que leurs autres réponses le montrent.",
    ],
    [
      "neither more than the other",
      [...some(6, [shows("prix")]), ...some(6, [declares("prix")]), ...some(9)],
      null,
    ],
  ])("gaps: %s", (_, firms, sentence) => {
    expect(gapSentence(aSmallSynthesis(firms))).toBe(sentence);
  });

  test.each([
    [4, "Aucun besoin partagé ne réunit encore assez d’entreprises pour lancer une action collective."],
    [6, "Un besoin partagé réunit assez d’entreprises pour lancer une action collective."],
  ])("needs called by %i firms", (count, sentence) => {
    const calling = [declares("prix"), shows("temps")];
    expect(needsSentence(aSmallSynthesis([...some(count, calling), ...some(9)]))).toBe(sentence);
  });

  test("plans, and how many of their actions are under way", () => {
    const plan = somePlan([{ status: "started" }, { status: "planned" }]);
    expect(plansSentence(aSmallSynthesis(some(6, [], { plan })))).toBe(
      "Les plans d’actions individuels comptent 12 actions décidées, dont 6 sont lancées ou faites.",
    );
    expect(plansSentence(aSmallSynthesis(some(4, [], { plan })))).toBeNull();
  });

  test("opportunities and schemes that too few firms share are not told", () => {
    const synthesis = aSmallSynthesis(some(9));
    expect(opportunitySentence(synthesis)).toBe(
      "Aucune opportunité n’est partagée par assez d’entreprises pour être publiée.",
    );
    expect(schemeSentence(synthesis)).toBe(
      "Aucun dispositif d’aide ne concerne assez d’entreprises pour être publié.",
    );
  });

  test("one scheme is told in the singular", () => {
    const synthesis = aSmallSynthesis([...some(6, [], { eligibleSchemes: ["pret"] }), ...some(9)]);
    expect(schemeSentence(synthesis)).toMatch(
      /^0 dispositif est inscrit dans les plans d’assez d’entreprises pour être publié ; 1 paraît ouvert/,
    );
  });
});

describe("the report on lifelike firms", () => {
  const report = aCollectiveReport(lifelikeFirms(40));

  test("says the essential in three sentences", () => {
    expect(report.summary.sentences).toHaveLength(3);
  });

  test("names three needs, and gives a sheet to those that may begin", () => {
    expect(report.summary.needs).toHaveLength(3);
    expect(report.needs.length).toBeGreaterThan(0);
    expect(report.needs.length).toBeLessThanOrEqual(MOST_SHEETS);
    expect(report.needs.every(({ need }) => need.enough === true)).toBe(true);
  });

  test("prints no need twice", () => {
    const ids = [
      ...report.needs.map(({ need }) => need.action),
      ...report.otherNeeds.map(({ action }) => action),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(report.synthesis.needs.length);
  });

  test("gives each sentence an end, and promises nothing", () => {
    const sentences = [
      ...report.summary.sentences,
      ...report.summary.decisions,
      ...Object.values(report.sentences).flat(),
      ...report.partners,
      ...report.annex.rules,
      ...report.annex.definitions.map(({ meaning }) => meaning),
    ];
    for (const sentence of sentences) {
      expect(sentence).toMatch(/[.]$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|garanti|prouve que|grâce à|\b[01] \p{L}+s\b/u);
    }
  });

  test("is a plain value, the same for the same firms, without a firm in it", () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(aCollectiveReport(lifelikeFirms(40))).toEqual(report);
    expect(JSON.stringify(report)).not.toMatch(/firm-\d{5}/);
  });
});

describe("the theme that partners could look into", () => {
  const { synthesis } = aCollectiveReport(lifelikeFirms(24));
  const [theme] = synthesis.maturity.themes;
  if (theme === undefined) throw new Error("no theme");
  const among = (...medians: readonly (readonly [label: string, median: number])[]) => {
    const themes = medians.map(([label, median], index) => ({
      ...theme,
      id: `theme-${index}`,
      label,
      median,
    }));
    const told = advisePartners({ ...synthesis, maturity: { ...synthesis.maturity, themes } }, []);
    return told.filter((each) => each.includes("moins avancé"));
  };

  test("is the lowest", () => {
    expect(among(["Équipe", 40], ["Marché", 45], ["Offre", 70])).toEqual([
      "Regarder si l’offre d’accompagnement du territoire répond au thème «\u00a0Équipe\u00a0», le moins avancé (médiane de 40 sur 100).",
    ]);
  });

  test("is each of the lowest where they are tied", () => {
    expect(among(["Équipe", 40], ["Marché", 40], ["Offre", 70])).toEqual([
      "Regarder si l’offre d’accompagnement du territoire répond aux thèmes «\u00a0Équipe\u00a0» et «\u00a0Marché\u00a0», les moins avancés (médiane de 40 sur 100).",
    ]);
  });

  test.each([["near each other", 49] as const, ["all the same", 40] as const])(
    "is none where they are %s",
    (_, highest) => expect(among(["Équipe", 40], ["Marché", 40], ["Offre", highest])).toEqual([]),
  );
});

test("with too few firms, each chapter drawn from answers says why it is empty", () => {
  const { sentences, synthesis, partners } = aCollectiveReport(lifelikeFirms(3));
  for (const chapter of [
    "maturity",
    "obstacles",
    "gaps",
    "opportunities",
    "needs",
    "schemes",
    "plans",
  ] as const)
    expect(sentences[chapter]).toEqual([tooFewSentence(synthesis)]);
  expect(partners).toEqual([
    "Trop peu d’entreprises sont évaluées pour proposer quoi que ce soit aux partenaires.",
  ]);
});

test("with too few firms, decisions are about going on", () => {
  const { summary } = aCollectiveReport(lifelikeFirms(3));
  expect(summary.needs).toEqual([]);
  expect(summary.decisions.join(" ")).toContain("5 entreprises");
});
