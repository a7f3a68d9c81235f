import { writeFileSync } from "node:fs";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import { composeCollectiveReport } from "#app/domain/report/collective-report.ts";
import { collectiveReportDocument } from "#templates/collective-report.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { content } from "#app/server/content/load-content.ts";
import { pdfProblems, typographyProblems } from "#tests/support/pdf-quality.ts";
import { artisansContext, lifelikeFirms } from "#tests/support/a-synthesis.ts";
const n = Number(process.argv[2] ?? 24);
const ctx = artisansContext();
const firms = lifelikeFirms(n);
let t = performance.now();
const s = aggregateFirms(firms, ctx);
console.log("agg", performance.now() - t);
const p = protectSynthesis(s, Number(process.argv[3] ?? 5));
const report = composeCollectiveReport({
  operation: { name: "Rénover + à Fréjus", territory: "Estérel Côte d'Azur", funders: ["CMA du Var", "DREETS Provence-Alpes-Côte d'Azur"], convention: "Convention 2026-83-014", startsOn: "2026-03-01", endsOn: "2027-06-30", targetFirms: 30, consultants: ["Claire Vidal", "Karim Benali"] },
  questionnaire: ctx.questionnaire, synthesis: p.published, collectiveActions: ctx.collectiveActions, schemes: content().fundingSchemes.schemes, issuedOn: "2026-11-24",
});
console.log(JSON.stringify(report.summary, null, 1), JSON.stringify(report.sentences, null, 1), JSON.stringify(report.partners, null, 1));
t = performance.now();
const doc = collectiveReportDocument(report);
console.log(typographyProblems(doc));
const pdf = await drawPdf(doc);
console.log("draw", performance.now() - t, pdf.length);
writeFileSync(`/tmp/f2-${n}.pdf`, pdf);
console.log((await pdfProblems(pdf)).slice(0, 30));
