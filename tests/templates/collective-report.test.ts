import { describe, expect, test } from "vitest";
import type { WrittenText } from "#app/domain/publication/written-text.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { collectiveReportDocument } from "#templates/collective-report.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";
import {
  pageText,
  pdfProblems,
  readPdf,
  splittableTables,
  textOf,
  typographyProblems,
} from "#tests/support/pdf-quality.ts";
import { SOME_WORK, someConvention, somePublishedAction } from "#tests/support/some-collective-work.ts";

const LONG =
  "Communauté d'agglomération de l'Estérel et des Œuvres réunies « Çà & là » : rénover, isoler, chauffer, ventiler, former !";
const twin = lifelikeFirms(1, 11)[0];
const same = Array.from({ length: 12 }, (_, index) => {
  if (twin === undefined) throw new Error("no firm to copy");
  return {
    ...twin,
    enrollmentId: `firm-${index}`,
    milestones: { ...twin.milestones, interviewedAt: "2026-10-12T09:00:00.000Z", withdrawnAt: null },
  };
});
const longNames = lifelikeFirms(40).map((firm) => ({
  ...firm,
  trade: firm.trade === null ? null : `${firm.trade} ${LONG}`.slice(0, 120),
  city: firm.city === null ? null : `${firm.city} ${LONG}`.slice(0, 120),
}));

/** Words and sheets as long as they may be. */
function longWork() {
  const words = `${LONG} `.repeat(16).slice(0, 1_990);
  const long = somePublishedAction({
    description: {
      title: LONG.slice(0, 120),
      aim: words,
      format: words,
      risks: words,
      legalForm: words,
      indicator: words,
    },
    outcome: { verb: "stop", why: words, takenOn: "2026-11-01" },
    feedback: { realCost: 12, worked: words, failed: words, advice: words, documents: [] },
  });
  const text: WrittenText = [
    { kind: "title", runs: [{ text: LONG }] },
    ...Array.from({ length: 18 }, () => ({ kind: "paragraph" as const, runs: [{ text: words }] })),
  ];
  const [line] = someConvention().lines;
  return {
    ...SOME_WORK,
    actions: [long, long],
    texts: { foreword: text, maturity: text },
    quotes: [{ words: words.slice(0, 600), attribution: LONG.slice(0, 120) }],
    convention: someConvention({
      lines:
        line === undefined
          ? []
          : Array.from({ length: 16 }, () => ({ ...line, label: LONG, justification: words.slice(0, 900) })),
    }),
  };
}

/** Documents drawn once, judged by every test. */
const DOCUMENTS: readonly (readonly [
  name: string,
  report: CollectiveReport,
  pages: readonly [number, number],
])[] = [
  ["an operation of no firm", aCollectiveReport([]), [5, 7]],
  ["of one firm", aCollectiveReport(lifelikeFirms(1)), [5, 7]],
  ["of four firms", aCollectiveReport(lifelikeFirms(4)), [5, 7]],
  ["of five firms", aCollectiveReport(lifelikeFirms(5)), [5, 25]],
  ["of 24 firms", aCollectiveReport(lifelikeFirms(24)), [12, 25]],
  ["of 24 firms with k = 3", aCollectiveReport(lifelikeFirms(24), { minimumGroupSize: 3 }), [12, 25]],
  ["of 300 firms", aCollectiveReport(lifelikeFirms(300)), [12, 27]],
  ["of twelve firms that are all the same", aCollectiveReport(same), [10, 25]],
  [
    "with names of 120 characters and accents",
    aCollectiveReport(longNames, {
      operation: { name: LONG.slice(0, 120), territory: LONG, funders: [LONG, LONG], consultants: [LONG] },
    }),
    [12, 27],
  ],
  ["of 24 firms with all that was done together", aCollectiveReport(lifelikeFirms(24), SOME_WORK), [18, 25]],
  ["of three firms with all that was done together", aCollectiveReport(lifelikeFirms(3), SOME_WORK), [8, 13]],
  [
    "of three chapters",
    aCollectiveReport(lifelikeFirms(24), { composition: { chapters: ["maturity", "plans"] } }),
    [6, 12],
  ],
  [
    "with long words of the consultants and long sheets",
    aCollectiveReport(lifelikeFirms(24), longWork()),
    [30, 70],
  ],
];

describe.each(DOCUMENTS)("the synthesis %s", (_, report, [fewest, most]) => {
  const drawn = drawPdf(collectiveReportDocument(report));

  test("is a sound document", async () => {
    expect(await pdfProblems(await drawn)).toEqual([]);
  }, 60_000);

  test("is as long as it should be", async () => {
    const { pages } = await readPdf(await drawn);
    expect(pages.length).toBeGreaterThanOrEqual(fewest);
    expect(pages.length).toBeLessThanOrEqual(most);
  }, 60_000);

  test("is set as French print wants it", () => {
    expect(typographyProblems(collectiveReportDocument(report))).toEqual([]);
  });

  test("never splits a row", () => {
    expect(splittableTables(collectiveReportDocument(report))).toEqual([]);
  });

  test("holds no firm, and nothing that a machine left behind", async () => {
    expect(textOf(await readPdf(await drawn))).not.toMatch(/firm-\d|undefined|NaN|null|\[object/);
  }, 60_000);
});

describe("the synthesis of 24 firms", () => {
  const report = aCollectiveReport(lifelikeFirms(24));

  test("has every chapter in its outline", async () => {
    const { outline, title, language } = await readPdf(await drawPdf(collectiveReportDocument(report)));
    expect(title).toBe("Synthèse collective : Rénover + à Fréjus");
    expect(language).toBe("fr-FR");
    expect(outline).toEqual([
      "L’essentiel",
      "Les entreprises participantes",
      "Méthode et représentativité",
      "La maturité collective",
      "Les freins",
      "Les opportunités",
      "Des besoins partagés aux actions collectives",
      "Les dispositifs d’aide",
      "Les plans individuels en chiffres",
      "Pistes pour les partenaires",
      "Annexe\u00a0: définitions et règles",
      "Annexe\u00a0: tableaux",
    ]);
  }, 60_000);

  test("has the chapters of what was done together in the order of reading", async () => {
    const whole = aCollectiveReport(lifelikeFirms(24), SOME_WORK);
    const { outline } = await readPdf(await drawPdf(collectiveReportDocument(whole)));
    expect(outline).toEqual([
      "Avant-propos",
      "L’essentiel",
      "L’opération et sa convention",
      "Les entreprises participantes",
      "Méthode et représentativité",
      "La maturité collective",
      "Les freins",
      "Les opportunités",
      "Des besoins partagés aux actions collectives",
      "Les actions collectives",
      "Les dispositifs d’aide",
      "Les plans individuels en chiffres",
      "Ce qui a changé",
      "Ce que les pilotes ont appris",
      "La vie du réseau",
      "Paroles d’entreprises",
      "Pistes pour les partenaires",
      "Conclusion",
      "Annexe\u00a0: définitions et règles",
      "Annexe\u00a0: tableaux",
    ]);
  }, 60_000);

  test("has its chapters and their pages beside the foreword", async () => {
    const whole = aCollectiveReport(lifelikeFirms(24), SOME_WORK);
    const { pages, outline } = await readPdf(await drawPdf(collectiveReportDocument(whole)));
    const plain = (page: (typeof pages)[number]) =>
      page.texts
        .map(({ text }) => text)
        .join("")
        .replace(/\s/g, "");
    const opening = pages.map((page) =>
      page.texts
        .filter(({ size }) => size > 20)
        .map(({ text }) => text)
        .join("")
        .replace(/\s/g, ""),
    );
    const contents = pages.find((page) => plain(page).includes("Avant-propos"));
    if (contents === undefined) throw new Error("no foreword");
    const listed = plain(contents).split("Sommaire")[1] ?? "";
    for (const title of outline.slice(1)) {
      const words = title.replace(/\s/g, "");
      const page = opening.findIndex((titles) => titles.includes(words)) + 1;
      expect(page, title).toBeGreaterThan(0);
      expect(listed).toContain(`${words}${page}`);
    }
    expect(listed).not.toContain("Avant-propos");
  }, 60_000);

  test("the page for who decides is one page", async () => {
    const { pages } = await readPdf(await drawPdf(collectiveReportDocument(report)));
    const titles = pages.map((page) => page.texts.filter(({ size }) => size > 20).map(({ text }) => text));
    expect(titles[1]?.join(" ")).toContain("L’essentiel");
    expect(titles[2]?.join(" ")).toContain("Les entreprises participantes");
  }, 60_000);

  test("names at its foot a territory that is also a funder once", async () => {
    const named = aCollectiveReport(lifelikeFirms(1), {
      operation: { territory: "Région Sud", funders: ["Région Sud", "DREETS"] },
    });
    const { pages } = await readPdf(await drawPdf(collectiveReportDocument(named)));
    const foot = pages[1]?.texts.filter(({ top }) => top > 790).map(({ text }) => text) ?? [];
    expect(foot.join("").replace(/\s/g, "")).toBe(`RégionSud·DREETS2/${pages.length}`);
  }, 60_000);

  test("says of which publication its older figures are, and out of how many firms", async () => {
    const before = aCollectiveReport(lifelikeFirms(12));
    const later = aCollectiveReport(lifelikeFirms(24), {
      heldSince: { plans: "2026-07-10", "score:overall": "2026-07-10" },
    });
    const { plans, maturity } = before.synthesis;
    const synthesis = { ...later.synthesis, plans, maturity };
    const drawn = await readPdf(await drawPdf(collectiveReportDocument({ ...later, synthesis })));
    const then = plans.firmsDeciding.N;
    expect(then).toBeLessThan(synthesis.progress.assessed);
    const plain = (words: string) => words.replace(/\s+/g, "");
    const essentials = drawn.pages.find((page) => plain(pageText(page)).includes("L’essentiel"));
    expect(plain(essentials === undefined ? "" : pageText(essentials))).toContain(
      plain(`publication du 10 juillet 2026 : ${then} entreprises étaient alors évaluées`),
    );
    const text = plain(textOf(drawn));
    expect(text).toContain(plain(`Parmi les entreprises évaluées au 10 juillet 2026`));
    expect(text).toContain(plain(`Nombre d’actions des ${then} entreprises évaluées au 10 juillet 2026`));
  }, 60_000);

  test("explains a large figure that isn’t published", async () => {
    const { summary } = report;
    const keyFigures = summary.keyFigures.map((figure) => ({ ...figure, value: "n. p." }));
    const words = async (told: typeof summary) =>
      textOf(await readPdf(await drawPdf(collectiveReportDocument({ ...report, summary: told })))).replace(
        /\s+/g,
        "",
      );
    expect(await words({ ...summary, keyFigures })).toContain("n.p.:nonpublié.");
    expect(await words({ ...summary, keyFigures: [] })).not.toContain("n.p.:nonpublié.");
  }, 60_000);

  test("prints n and N of every published obstacle", async () => {
    const text = textOf(await readPdf(await drawPdf(collectiveReportDocument(report))));
    const exact = report.synthesis.obstacles
      .flatMap((family) => family.obstacles)
      .flatMap(({ firms }) => (firms.kind === "exact" ? [`${firms.n} sur ${firms.N}`] : []));
    expect(exact.length).toBeGreaterThan(0);
    for (const figure of exact) expect(text).toContain(figure);
  }, 60_000);

  test("gives the same bytes twice", async () => {
    const one = await drawPdf(collectiveReportDocument(report));
    const other = await drawPdf(collectiveReportDocument(report));
    expect(one.equals(other)).toBe(true);
  }, 60_000);
});
