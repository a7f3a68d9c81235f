import { writeFileSync } from "node:fs";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { firmReportDocument } from "#templates/firm-report.ts";
import { aReport, houseQuestionnaire, fullAssessment, unknownAssessment, withWords, decisionsOn, longText } from "#tests/support/a-report.ts";
import { aQuestionnaire, aTheme, aQuestion } from "#tests/support/a-questionnaire.ts";
import { pdfProblems, typographyProblems, readPdf, pageText } from "#tests/support/pdf-quality.ts";
const A = houseQuestionnaire("artisans-renovation"), E = houseQuestionnaire("epv");
const fa = fullAssessment(A), fe = fullAssessment(E);
const NAME = "Société coopérative des menuisiers-ébénistes et agenceurs du Forez, d’Ambert à Saint-Étienne : Élégance & Œuvres réunies";
const many = (n: number) => aQuestionnaire({ themes: Array.from({ length: n }, (_, i) => aTheme({ id: `t${i}`, label: `Thème numéro ${i + 1} avec un nom un peu long` })) });
const cases: Record<string, () => ReturnType<typeof aReport>> = {
  artisans: () => aReport({}),
  epv: () => aReport({ questionnaire: E }),
  decided5: () => aReport({ decisions: decisionsOn(A, fa, { accepted: 5, rejected: 2 }), planAgreedOn: "2026-11-20" }),
  decided15: () => aReport({ decisions: decisionsOn(A, fa, { accepted: 15, rejected: 4 }) }),
  decided1: () => aReport({ questionnaire: E, assessment: fe, decisions: decisionsOn(E, fe, { accepted: 1, rejected: 1 }) }),
  none: () => aReport({ assessment: { respondents: [], stakes: {} }, group: new Map() }),
  unknown: () => aReport({ assessment: unknownAssessment(A) }),
  unknownE: () => aReport({ questionnaire: E, assessment: unknownAssessment(E) }),
  longname: () => aReport({ firm: { name: NAME, siret: null, trade: NAME, city: "Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson", headcount: null, labels: ["EPV","RGE","Qualibat"], director: NAME } }),
  words: () => aReport({ questionnaire: E, assessment: withWords(fe, E, longText(4000), [E.themes[1]!.questions[0]!.id, E.themes[2]!.questions[1]!.id]) }),
  sixteen: () => aReport({ questionnaire: many(16) }),
  one: () => aReport({ questionnaire: many(1) }),
};
const only = process.argv[2];
for (const [name, make] of Object.entries(cases)) {
  if (only && name !== only) continue;
  const t = performance.now();
  const pdf = await drawPdf(firmReportDocument(make()));
  const ms = performance.now() - t;
  writeFileSync(`/tmp/pdf/b/${name}.pdf`, pdf);
  const doc = await readPdf(pdf);
  console.log(name, pdf.length, Math.round(ms) + "ms", doc.pages.length + "p", doc.pages.slice(1,4).map(p => pageText(p).slice(60, 130)).join(" | "));
  for (const p of await pdfProblems(pdf)) console.log("   ", p);
  for (const p of typographyProblems(firmReportDocument(make()))) console.log("   T", p);
}
