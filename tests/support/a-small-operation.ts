/** A questionnaire small enough to count by hand, and random operations on it. */
import type { Finding } from "#app/domain/findings/finding.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import { collectiveActionTemplateSchema } from "#app/domain/plan/collective-action-catalogue.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { SynthesisContext } from "#app/domain/synthesis/aggregate-firms.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import {
  aChoice,
  aMultipleChoice,
  aQuestionnaire,
  aRecommendation,
  aTag,
  aTheme,
} from "#tests/support/a-questionnaire.ts";
import {
  AS_OF,
  declares,
  proves,
  randomNumbers,
  shows,
  someFacts,
  someMilestones,
  somePlan,
  someScores,
} from "#tests/support/a-synthesis.ts";

const OBSTACLES = ["prix", "temps", "bras", "outil", "place"];

/** Two themes; three obstacles of the market, two technical ones, an opportunity; two recommendations. */
function smallQuestionnaire(): Questionnaire {
  const choices = OBSTACLES.map((tag) => aChoice(`choix-${tag}`, undefined, { tags: [tag] }));
  return aQuestionnaire({
    themes: [
      aTheme({
        id: "marche",
        label: "Marché",
        questions: [
          aMultipleChoice({ id: "freins-ressentis", declares: true, choices }),
          aMultipleChoice({ id: "autre-question", choices }),
        ],
      }),
      aTheme({ id: "equipe", label: "Équipe" }),
    ],
    tags: [
      ...OBSTACLES.map((id) => aTag({ id, label: id, family: id < "pl" ? "technical" : "market-access" })),
      aTag({ id: "elan", kind: "opportunity", label: "élan" }),
    ],
    recommendations: [
      aRecommendation({ id: "chiffrer", title: "Chiffrer", collectiveActions: ["cercle"] }),
      aRecommendation({ id: "embaucher", title: "Embaucher" }),
    ],
  });
}

/** A collective action called by three obstacles. */
export function anAction(overrides: Partial<CollectiveActionTemplate> = {}): CollectiveActionTemplate {
  return collectiveActionTemplateSchema.parse({
    id: "cercle",
    title: "Cercle de gestion",
    audience: ["renovation"],
    tags: ["prix", "temps", "bras"],
    minimumFirms: 5,
    idealSize: "6 à 10",
    partners: ["CMA", "banque"],
    budget: "2 000 à 6 000 €",
    pilot: "Quatre séances",
    pivot: "Un appui individuel",
    scaleUp: "Un tableau de bord commun",
    legalForm: "Convention",
    indicator: "Marge suivie",
    risks: "Échange de prix",
    ...overrides,
  });
}

export function smallContext(overrides: Partial<SynthesisContext> = {}): SynthesisContext {
  return {
    questionnaire: smallQuestionnaire(),
    families: [
      { id: "market-access", label: "Accès au marché" },
      { id: "technical", label: "Technique" },
    ],
    collectiveActions: [
      anAction(),
      anAction({ id: "achats", title: "Achats groupés", tags: ["outil"], minimumFirms: 3 }),
    ],
    schemes: [
      { id: "fafcea", name: "FAFCEA" },
      { id: "pret", name: "Prêt" },
    ],
    rounds: null,
    asOf: AS_OF,
    ...overrides,
  };
}

/** Firms whose obstacles, scores and plans are drawn at random; some operations are nearly unanimous. */
export function randomFirms(count: number, seed: number): readonly FirmFacts[] {
  const random = randomNumbers(seed);
  const often = random();
  const chance = OBSTACLES.map(() => [random() * often, random() * often] as const);
  const center = random() * 100;
  const spread = random() * 100;
  const score = () =>
    random() < 0.08 ? null : Math.min(100, Math.max(0, Math.round(center + (random() - 0.5) * spread)));
  return Array.from({ length: count }, (_, index) => {
    const findings = OBSTACLES.flatMap((tag, place): readonly Finding[] => [
      ...(random() < (chance[place]?.[0] ?? 0) ? [declares(tag)] : []),
      ...(random() < (chance[place]?.[1] ?? 0) ? [random() < 0.3 ? proves(tag) : shows(tag)] : []),
    ]);
    return someFacts({
      enrollmentId: `f${String(index).padStart(3, "0")}`,
      milestones: someMilestones(random() < 0.1 ? { withdrawnAt: "2026-11-01T09:00:00.000Z" } : {}),
      trade: `Métier ${Math.floor(random() ** 2 * 6)}`,
      headcount: random() < 0.1 ? null : Math.floor(random() * 25),
      city: `Commune ${Math.floor(random() ** 2 * 8)}`,
      scores: someScores({ marche: score(), equipe: score() }, score()),
      findings: [
        ...findings,
        ...(random() < often ? [{ kind: "opportunity", tag: "elan", questions: [] } as const] : []),
      ],
      plan: somePlan(
        Array.from({ length: Math.floor(random() * 4) }, () => ({
          recommendation: random() < 0.5 ? "chiffrer" : "embaucher",
          decision: pick(["accepted", "changed", "rejected", "added"] as const, random),
          reason: random() < 0.5 ? "Plus tard" : null,
          status: pick(["planned", "started", "done", "dropped"] as const, random),
          cost: random() < 0.4 ? Math.round(random() ** 6 * 90_000) : null,
          fundingSchemes: random() < 0.4 ? ["fafcea"] : [],
          collectiveActions: random() < 0.3 ? ["cercle"] : [],
        })),
      ),
      eligibleSchemes: random() < often ? ["pret"] : [],
    });
  });
}

function pick<T>(values: readonly [T, ...T[]], random: () => number): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}
