import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { FirmReport, ReportedAnswer, ReportedTag } from "#app/domain/report/firm-report.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { actionPlan } from "#templates/firm/plan.ts";
import { whereYouStand } from "#templates/firm/themes.ts";
import { firmReportDocument } from "#templates/firm-report.ts";
import { said } from "#templates/nodes/text.ts";
import { PAGE } from "#templates/theme.ts";
import { aNumber, aQuestionnaire, aTheme } from "#tests/support/a-questionnaire.ts";
import {
  aReport,
  decisionsOn,
  fullAssessment,
  houseQuestionnaire,
  longText,
  unknownAssessment,
  withWords,
} from "#tests/support/a-report.ts";
import {
  type PrintedDocument,
  type PrintedPage,
  pageText,
  pdfProblems,
  readPdf,
  splittableTables,
  textOf,
  typographyProblems,
} from "#tests/support/pdf-quality.ts";

const ARTISANS = houseQuestionnaire("artisans-renovation");
const EPV = houseQuestionnaire("epv");
const ANSWERS = fullAssessment(ARTISANS);
const EPV_ANSWERS = fullAssessment(EPV);
const NOTHING = { respondents: [], stakes: {} };
const LONG_NAME =
  "Société coopérative des menuisiers-ébénistes et agenceurs du Forez, d’Ambert à Saint-Étienne : Élégance & Œuvres réunies";
const AGREED_ON = "2026-11-20";

type Case = { readonly what: string; readonly report: FirmReport };

const USUAL: readonly Case[] = [
  { what: "an artisan's full answers, nothing decided yet", report: aReport() },
  { what: "a heritage firm's full answers, nothing decided yet", report: aReport({ questionnaire: EPV }) },
  {
    what: "a plan of five actions, agreed, with two rejected",
    report: aReport({
      decisions: decisionsOn(ARTISANS, ANSWERS, { accepted: 5, rejected: 2 }),
      planAgreedOn: AGREED_ON,
    }),
  },
  {
    what: "a heritage firm with a plan of five actions",
    report: aReport({
      questionnaire: EPV,
      decisions: decisionsOn(EPV, EPV_ANSWERS, { accepted: 5, rejected: 1 }),
      planAgreedOn: AGREED_ON,
    }),
  },
];

const UNUSUAL: readonly Case[] = [
  { what: "no answer at all", report: aReport({ assessment: NOTHING, group: new Map() }) },
  { what: "« ne sait pas » to everything", report: aReport({ assessment: unknownAssessment(ARTISANS) }) },
  {
    what: "« ne sait pas » to everything, in a heritage firm",
    report: aReport({ questionnaire: EPV, assessment: unknownAssessment(EPV) }),
  },
  { what: "names of 120 characters with accents", report: aReport({ firm: aFirmCalled(LONG_NAME) }) },
  {
    what: "answers and remarks of 4,000 characters",
    report: aReport({
      questionnaire: EPV,
      assessment: withWords(EPV_ANSWERS, EPV, longText(4000), firstQuestionsOf(EPV.themes)),
    }),
  },
  { what: "a plan of one action and one rejected", report: aReport({ decisions: planOf(1, 1) }) },
  { what: "a plan of fifteen actions and four rejected", report: aReport({ decisions: planOf(15, 4) }) },
  { what: "everything set aside, with reasons of 600 characters", report: everythingSetAside() },
  { what: "sixteen themes", report: aReport({ questionnaire: ofThemes(16) }) },
  { what: "one theme", report: aReport({ questionnaire: ofThemes(1) }) },
  {
    what: "a theme of context alone",
    report: aReport({ questionnaire: aQuestionnaire({ themes: [context()] }) }),
  },
  {
    what: "no operation, as from files",
    report: aReport({ operation: null, group: new Map(), collectiveActions: [] }),
  },
  { what: "every word of the essentials as long as it may be", report: crowdedEssentials() },
];

describe.each([...USUAL, ...UNUSUAL])("the firm report with $what", ({ report }) => {
  it("is a clean document, in French print, whose essentials hold on page 2", async () => {
    const bytes = await drawPdf(firmReportDocument(report));
    expect(await pdfProblems(bytes)).toEqual([]);
    expect(typographyProblems(firmReportDocument(report))).toEqual([]);
    const printed = await readPdf(bytes);
    expect(chapterOf(printed, 2)).toBe("L’essentiel");
    expect(chapterOf(printed, 3)).toBe("Où vous en êtes");
    expect(printed.title).toBe(`Rapport de diagnostic : ${report.firm.name}`);
  });

  it("never splits a row", () => {
    expect(splittableTables(firmReportDocument(report))).toEqual([]);
  });
});

describe("the firm report", () => {
  it.each(USUAL)("has 8 to 14 pages with $what", async ({ report }) => {
    const { pages } = await readPdf(await drawPdf(firmReportDocument(report)));
    expect(pages.length).toBeGreaterThanOrEqual(8);
    expect(pages.length).toBeLessThanOrEqual(14);
  });

  it("is the same to the byte when it is drawn again", async () => {
    const draw = async () => sha256(await drawPdf(firmReportDocument(aReport())));
    const first = await draw();
    expect(await draw()).toBe(first);
    const other = aReport({ issuedOn: "2026-11-22" });
    expect(sha256(await drawPdf(firmReportDocument(other)))).not.toBe(first);
  });

  it("has every chapter in its outline", async () => {
    const printed = await readPdf(await drawPdf(firmReportDocument(aReport())));
    expect(printed.outline).toEqual([
      "L’essentiel",
      "Où vous en êtes",
      "Freins et opportunités",
      "Plan d’actions",
      "Dispositifs d’aide",
      "À plusieurs",
      "Méthode et droits",
    ]);
  });

  it("prints every word of a remark of 4,000 characters", async () => {
    const words = longText(4000);
    const [sheet] = ANSWERS.respondents;
    const comments = Object.fromEntries(
      firstQuestionsOf(ARTISANS.themes)
        .slice(0, 1)
        .map((id) => [id, words]),
    );
    const respondents = [{ perspective: "consultant" as const, answers: sheet?.answers ?? {}, comments }];
    const report = aReport({ assessment: { ...ANSWERS, respondents } });
    const printed = withoutSpaces(textOf(await readPdf(await drawPdf(firmReportDocument(report)))));
    // Words in guillemets inside of ours take marks of the second rank.
    const nested = words.replaceAll("« ", "“").replaceAll(" »", "”");
    expect(printed).toContain(withoutSpaces(nested).slice(-120));
  });

  it("tells the next appointment on two lines, each with its capital", async () => {
    const [, essentials] = (
      await readPdf(await drawPdf(firmReportDocument(withAppointmentAt("En visioconférence"))))
    ).pages;
    expect(lineWith("décembre", essentials)).toBe("Le4décembre2026à9h");
    expect(lineWith("visioconférence", essentials)).toBe("Envisioconférence");
  });

  it("says of an interview under way that it is, and dates no diagnosis", async () => {
    const report = aReport({ assessedOn: null });
    const printed = textOf(await readPdf(await drawPdf(firmReportDocument(report))));
    expect(printed).toMatch(/Entretien\s+en cours/);
    expect(printed).toContain("entretien en cours, au 21 novembre 2026");
    expect(printed).not.toMatch(/diagnostic du|Entretien du/i);
  });

  it("never cuts the verdict of an aid, nor a word of its name", async () => {
    const report = aReport({ decisions: planOf(5, 0) });
    const [action] = report.essentials.actions;
    const scheme = report.schemes[0];
    if (action === undefined || scheme === undefined) throw new Error("a report without aid");
    const schemes = [
      { ...scheme, name: "Programme des anticonstitutionnellement longs", verdict: "to-confirm" as const },
    ];
    const essentials = { ...report.essentials, actions: [{ ...action, schemes }] };
    const printed = await readPdf(await drawPdf(firmReportDocument({ ...report, essentials })));
    const essentialsPage = printed.pages[1] ?? { width: 0, height: 0, texts: [] };
    expect(withoutSpaces(pageText(essentialsPage))).toContain("Programmedes…àconfirmer");
  });

  it("says which of the firm's actions a collective one joins", async () => {
    const report = aReport({ decisions: planOf(5, 0) });
    const printed = withoutSpaces(textOf(await readPdf(await drawPdf(firmReportDocument(report)))));
    expect(report.together.length).toBeGreaterThan(0);
    for (const { actions, reasons } of report.together) {
      const whose = actions.length > 1 ? "Rejointvosactions" : "Rejointvotreaction";
      expect(printed).toContain(
        withoutSpaces(said(`${whose}${actions.join(", ")} : ${reasons.join(" ; ")}.`)),
      );
    }
  });

  it("never leaves a theme's last answer alone at the head of a page", () => {
    expect(whereYouStand(aReport()).at(-1)).toMatchObject({ unbreakable: true, stack: [{}, {}] });
  });

  it.each([
    { what: "seven actions on one page", owner: "Marc Ferrand", count: 7, kept: true },
    { what: "fifteen of long-named owners over two", owner: longText(160), count: 15, kept: false },
  ])("sets the table of $what", ({ owner, count, kept }) => {
    const decisions = planOf(count, 0).map((action) => ({ ...action, owner }));
    const [, summary] = actionPlan(aReport({ decisions }));
    expect(JSON.stringify(summary)).toContain("Échéance");
    expect(typeof summary === "object" && "unbreakable" in summary).toBe(kept);
  });

  it("gives the reason of everything that was set aside", async () => {
    const report = aReport({ decisions: planOf(2, 3) });
    const printed = textOf(await readPdf(await drawPdf(firmReportDocument(report))));
    expect(report.plan.rejected).toHaveLength(3);
    expect(printed.match(/l’atelier déménage d’abord/g)).toHaveLength(3);
  });

  it("says nothing of funders, of a group or of an interview when it comes from files", async () => {
    const report = aReport({ operation: null, assessedOn: null, group: new Map(), collectiveActions: [] });
    const printed = textOf(await readPdf(await drawPdf(firmReportDocument(report))));
    for (const word of ["financeur", "groupe d’entreprises", "médiane", "Entretien du", "À plusieurs"]) {
      expect(printed.toLowerCase()).not.toContain(word.toLowerCase());
    }
  });

  it("prints « Non évalué » and no figure where nothing was answered", async () => {
    const report = aReport({ assessment: NOTHING, group: new Map() });
    const { pages } = await readPdf(await drawPdf(firmReportDocument(report)));
    const essentials = pageText(pages[1] ?? { width: 0, height: 0, texts: [] });
    expect(essentials).toContain("Non évalué");
    expect(essentials).not.toMatch(/\d+ sur 100/);
  });
});

/** The line that holds a word, in the right half of a page, without its spaces. */
function lineWith(word: string, page: PrintedPage | undefined): string {
  const texts = page?.texts.filter(({ x }) => x > PAGE.width / 2 - 50) ?? [];
  const top = texts.find(({ text }) => text.includes(word))?.top ?? 0;
  const line = texts.filter((each) => Math.abs(each.top - top) < 1).toSorted((a, b) => a.x - b.x);
  return withoutSpaces(line.map(({ text }) => text).join(""));
}

function withAppointmentAt(place: string): FirmReport {
  const report = aReport();
  if (report.operation === null) throw new Error("a report without an operation");
  const nextAppointment = { at: "2026-12-04T09:00", place };
  return { ...report, operation: { ...report.operation, nextAppointment } };
}

function planOf(accepted: number, rejected: number) {
  return decisionsOn(ARTISANS, ANSWERS, { accepted, rejected });
}

function everythingSetAside(): FirmReport {
  const decisions = planOf(0, 6).map((action) => ({
    ...action,
    title: longText(160),
    reason: longText(600),
  }));
  return aReport({ decisions });
}

function crowdedEssentials(): FirmReport {
  const words = longText(160);
  const decisions = planOf(5, 1).map((action) => ({ ...action, title: words, owner: words }));
  const report = aReport({
    decisions,
    operation: {
      name: words,
      territory: words,
      funders: [words, words],
      consultant: { name: words, email: `${"x".repeat(60)}@exemple.fr` },
      nextAppointment: { at: "2027-12-18T18:30", place: words },
    },
  });
  const answer: ReportedAnswer = {
    ...{ question: words, topic: words, answer: words, score: 1 },
    ...{ standing: "strength", comment: null },
  };
  const tag: ReportedTag = { label: words, sources: ["declared"], because: [] };
  const essentials = {
    ...report.essentials,
    strengths: [answer, answer, answer],
    weaknesses: [answer, answer, answer],
    obstacles: [tag, tag, tag],
    opportunities: [tag, tag],
  };
  return { ...report, essentials };
}

function aFirmCalled(name: string): FirmReport["firm"] {
  const city = "Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson";
  return { name, siret: null, trade: name, city, headcount: null, labels: ["EPV", "RGE"], director: name };
}

function ofThemes(count: number) {
  const themes = Array.from({ length: count }, (_, index) =>
    aTheme({ id: `theme-${index}`, label: `Thème numéro ${index + 1} au nom un peu long`, stake: true }),
  );
  return aQuestionnaire({ themes });
}

function context() {
  return aTheme({ scored: false, questions: [aNumber({ label: "Combien de personnes ?" })] });
}

function firstQuestionsOf(themes: typeof EPV.themes): readonly string[] {
  return themes.flatMap((theme) => theme.questions.slice(0, 1).map((question) => question.id));
}

/** The highest words of a page's body that are set as a chapter's title. */
function chapterOf(printed: PrintedDocument, page: number): string {
  const titles = printed.pages[page - 1]?.texts.filter((each) => each.size > 20 && each.top < 110) ?? [];
  return titles.map((each) => each.text.trim()).join(" ");
}

function withoutSpaces(text: string): string {
  return text.replace(/[\s-]/g, "");
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
