import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { diagnose } from "#app/domain/diagnosis.ts";
import { collectiveActionCatalogueSchema } from "#app/domain/plan/collective-action-catalogue.ts";
import { questionnaireSchema } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric, questionsOf } from "#app/domain/questionnaire/question.ts";
import { composeFirmReport } from "#app/domain/report/compose-firm-report.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { firmReportDocument } from "#templates/firm-report.ts";

const read = (f: string) => parse(readFileSync(`questionnaires/${f}`, "utf8"));
const tags = read("tags.yaml");
const q = questionnaireSchema.parse({
  ...read("artisans-renovation/v1.yaml"),
  tags: tags.tags,
  recommendations: read("artisans-renovation/recommendations.v1.yaml").recommendations,
});
let seed = 7;
const rnd = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const answers: Record<string, never> = {};
for (const x of questionsOf(q)) {
  const r = rnd();
  if (r < 0.05) continue;
  const a =
    r < 0.1 && x.allowUnknown
      ? { state: "unknown" }
      : hasChoices(x)
        ? x.kind === "single-choice"
          ? { choice: x.choices[Math.min(x.choices.length - 1, Math.floor(rnd() * x.choices.length))]?.id }
          : { choices: x.choices.slice(1, 4).map((c) => c.id) }
        : isNumeric(x)
          ? { value: 12 }
          : { value: "Des rénovations complètes, faute de bras et de partenaires." };
  answers[x.id] = a as never;
}
const assessment = {
  respondents: [
    {
      perspective: "consultant" as const,
      answers,
      comments: {
        [questionsOf(q)[5]!.id]: "Il m'a montré son cahier : tout est noté à la main, chantier par chantier.",
      },
    },
  ],
  stakes: { finances: 3 as const },
};
const report = composeFirmReport({
  questionnaire: q,
  assessment,
  diagnosis: diagnose(q, assessment, []),
  firm: {
    name: "Menuiserie Éco-Bois",
    siret: null,
    trade: "Menuiseries",
    city: "Fréjus",
    headcount: 6,
    labels: ["RGE"],
    director: "Marc Ferrand",
  },
  operation: {
    name: "Rénover + à Fréjus",
    territory: "Estérel",
    funders: ["CMA du Var", "DREETS Provence-Alpes-Côte d'Azur"],
    consultant: { name: "Claire Vidal", email: "c.vidal@cabinet.example" },
    nextAppointment: { at: "2027-02-18T08:30", place: "à l'atelier" },
  },
  minimumGroupSize: 5,
  round: "T0",
  assessedOn: "2026-11-18",
  issuedOn: "2026-11-21",
  planAgreedOn: null,
  group: new Map(q.themes.map((t, i) => [t.id, { q1: 35, median: 48 + i, q3: 66, firms: 17 }])),
  schemes: new Map(),
  families: tags.families,
  collectiveActions: collectiveActionCatalogueSchema.parse(read("collective-actions.yaml")).collectiveActions,
});
const t = performance.now();
const pdf = await drawPdf(firmReportDocument(report));
console.log(pdf.length, performance.now() - t, report.together.length);
writeFileSync("/tmp/pdf/r.pdf", pdf);
const { pdfProblems, typographyProblems } = await import("#tests/support/pdf-quality.ts");
console.log(await pdfProblems(pdf));

console.log(typographyProblems(firmReportDocument(report)));
