/**
 * Firms for tests of the collective part: simple ones of which a test says everything that matters, and lifelike ones that
 * answered the real questionnaire of the artisans and went through the real engine.
 */
import type { Answer } from "#app/domain/answers/answer.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import type { Finding } from "#app/domain/findings/finding.ts";
import { matchSchemes } from "#app/domain/funding/match-schemes.ts";
import type { EnrollmentMilestones } from "#app/domain/operation/operation.ts";
import type { ActionPlan, PlannedAction, Suggestion } from "#app/domain/plan/action-plan.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import type { AssessmentScores } from "#app/domain/scoring/scorecard.ts";
import type { SynthesisContext } from "#app/domain/synthesis/aggregate-firms.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import { content, findQuestionnaire } from "#app/server/content/load-content.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";

export const AS_OF = "2026-11-21";

const REACHED: EnrollmentMilestones = {
  interviewedAt: "2026-10-12T09:00:00.000Z",
  planAgreedAt: "2026-10-26T09:00:00.000Z",
  reportReleasedAt: "2026-11-02T09:00:00.000Z",
  withdrawnAt: null,
};

/** What tests say of one theme: 0–100, or null for « Non évalué ». */
type GivenScores = Readonly<Record<string, number | null>>;

/** Scores of a firm that answered: the overall one, then the themes. Levels begin at 0, 40, 60 and 80. */
export function someScores(themes: GivenScores, overall: number | null = null): AssessmentScores {
  const score = (value: number | null) => ({
    score: value,
    coverage: value === null ? 0.3 : 1,
    level: value === null ? null : levelOf(value),
  });
  return {
    overall: score(overall),
    themes: Object.entries(themes).map(([id, value]) => ({
      id,
      ...score(value),
      scoredWeight: value === null ? 0 : 1,
      expectedWeight: 1,
    })),
    questions: [],
    perspectives: {},
    progress: { visible: 10, answered: 9, unknown: 1, notApplicable: 0, unanswered: 0 },
  };
}

function levelOf(score: number): string {
  if (score >= 80) return "exemplaire";
  if (score >= 60) return "solide";
  return score >= 40 ? "en-construction" : "fragile";
}

let made = 0;

/** A firm that was assessed, planned and reported, of which nothing stands out. */
export function someFacts(overrides: Partial<FirmFacts> = {}): FirmFacts {
  made += 1;
  return {
    enrollmentId: `firm-${String(made).padStart(5, "0")}`,
    milestones: REACHED,
    trade: "Menuiseries",
    headcount: 4,
    inseeCode: "83061",
    city: "Fréjus",
    department: "Var",
    scores: someScores({}, 50),
    findings: [],
    plan: somePlan(),
    eligibleSchemes: [],
    change: null,
    ...overrides,
  };
}

/** Milestones of a firm that was assessed, unless told otherwise. */
export function someMilestones(overrides: Partial<EnrollmentMilestones> = {}): EnrollmentMilestones {
  return { ...REACHED, ...overrides };
}

export function somePlan(
  actions: readonly Partial<PlannedAction>[] = [],
  undecided: readonly Suggestion[] = [],
): ActionPlan {
  const decided = actions.map(aPlannedAction);
  return {
    actions: decided.filter((action) => action.decision !== "rejected"),
    rejected: decided.filter((action) => action.decision === "rejected"),
    undecided,
  };
}

export function declares(tag: string): Finding {
  return { kind: "obstacle", tag, source: "declared", questions: ["freins-ressentis"] };
}

export function shows(tag: string): Finding {
  return { kind: "obstacle", tag, source: "observed", questions: ["autre-question"] };
}

export function proves(tag: string): Finding {
  return { kind: "obstacle", tag, source: "evidenced", questions: ["autre-question"] };
}

/** The questionnaire of the artisans, as the house publishes it. */
function artisansQuestionnaire(): Questionnaire {
  const found = findQuestionnaire(content(), "artisans-renovation", 1);
  if (found === null) throw new Error("the content has no questionnaire of the artisans");
  return found.questionnaire;
}

/** What the synthesis of an operation of artisans reads besides its firms. */
export function artisansContext(): SynthesisContext {
  const { tags, collectiveActions, fundingSchemes } = content();
  return {
    questionnaire: artisansQuestionnaire(),
    families: tags.families,
    collectiveActions: collectiveActions.collectiveActions.filter((action) =>
      action.audience.includes("renovation"),
    ),
    schemes: fundingSchemes.schemes,
    rounds: null,
    asOf: AS_OF,
  };
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TRADES = [
  "Chauffage, plomberie, climatisation",
  "Menuiseries",
  "Couverture, charpente, étanchéité",
  "Isolation, plâtrerie",
  "Électricité, photovoltaïque",
  "Façade, peinture",
  "Maçonnerie, gros œuvre",
];
const COMMUNES = [
  { city: "Fréjus", inseeCode: "83061" },
  { city: "Saint-Raphaël", inseeCode: "83118" },
  { city: "Puget-sur-Argens", inseeCode: "83099" },
  { city: "Roquebrune-sur-Argens", inseeCode: "83107" },
  { city: "Les Adrets-de-l’Estérel", inseeCode: "83001" },
];

/** What makes the whole group strong or weak on a theme, from −1 to 1; other themes are in the middle. */
const LEANINGS: Readonly<Record<string, number>> = {
  technique: 0.22,
  chantier: 0.16,
  equipe: -0.08,
  finances: -0.14,
  numerique: -0.22,
  cooperation: -0.26,
  commercial: -0.05,
};

/**
 * Firms of an operation, as they are met: most were interviewed, some are waiting, a few have left. The real engine scores
 * their answers, derives their findings and suggests their plans. The same seed gives the same firms.
 */
export function lifelikeFirms(count: number, seed = 7): readonly FirmFacts[] {
  const questionnaire = artisansQuestionnaire();
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => lifelikeFirm(questionnaire, index, random));
}

function lifelikeFirm(questionnaire: Questionnaire, index: number, random: () => number): FirmFacts {
  const pick = <T>(values: readonly T[]): T | undefined =>
    values[Math.min(values.length - 1, Math.floor(random() ** 1.6 * values.length))];
  const headcount = random() < 0.05 ? null : Math.floor(random() ** 2.2 * 24);
  const commune = pick(COMMUNES);
  const milestones = lifelikeMilestones(random);
  const answered = milestones.interviewedAt !== null || random() < 0.5;
  const identity = {
    enrollmentId: `firm-${String(index).padStart(5, "0")}`,
    milestones,
    trade: random() < 0.04 ? null : (pick(TRADES) ?? null),
    headcount,
    inseeCode: commune?.inseeCode ?? null,
    city: commune?.city ?? null,
    department: "Var",
  };
  if (!answered)
    return { ...identity, scores: null, findings: [], plan: null, eligibleSchemes: [], change: null };
  const ability = 0.28 + 0.46 * random();
  const answers = Object.fromEntries(
    questionnaire.themes.flatMap((theme) =>
      theme.questions.flatMap((question) => {
        const level = ability + (LEANINGS[theme.id] ?? 0) + (random() - 0.5) * 0.5;
        const answer = lifelikeAnswer(question, level, random);
        return answer === null ? [] : [[question.id, answer] as const];
      }),
    ),
  );
  const evidenced = Object.keys(answers).filter(() => random() < 0.04);
  const assessment = {
    respondents: [{ perspective: "consultant" as const, answers, evidenced }],
    stakes: {},
  };
  const suggested = diagnose(questionnaire, assessment, []);
  const decisions =
    milestones.interviewedAt === null ? [] : lifelikeDecisions(questionnaire, suggested.suggestions, random);
  const { scores, findings, plan } = diagnose(questionnaire, assessment, decisions);
  const schemes = matchSchemes(
    content().fundingSchemes,
    { headcount, nafCode: "43.22B", nafVersion: "NAFRev2", inseeCode: identity.inseeCode, labels: [] },
    {
      schemes: decisions.flatMap((action) => action.fundingSchemes),
      topics: ["energy", "training", "cash", "digital"],
    },
    "renovation",
    AS_OF,
  );
  return {
    ...identity,
    scores,
    findings,
    plan,
    eligibleSchemes: schemes.filter(({ status }) => status === "eligible").map(({ scheme }) => scheme.id),
    change: null,
  };
}

function lifelikeMilestones(random: () => number): EnrollmentMilestones {
  const way = random();
  const interviewed = way < 0.84;
  const planned = interviewed && random() < 0.82;
  return {
    interviewedAt: interviewed ? REACHED.interviewedAt : null,
    planAgreedAt: planned ? REACHED.planAgreedAt : null,
    reportReleasedAt: planned && random() < 0.8 ? REACHED.reportReleasedAt : null,
    withdrawnAt: random() < 0.05 ? "2026-11-10T09:00:00.000Z" : null,
  };
}

/** An answer that a firm of this level (about 0 to 1) would give; null where it leaves the question out. */
function lifelikeAnswer(question: Question, level: number, random: () => number): Answer | null {
  if (random() < 0.04) return null;
  if (question.allowUnknown && random() < 0.04) return { state: "unknown" };
  if (hasChoices(question)) {
    const { choices } = question;
    const near = Math.min(choices.length - 1, Math.max(0, Math.round(level * (choices.length - 1))));
    const chosen = choices[near];
    if (question.kind === "single-choice") return chosen === undefined ? null : { choice: chosen.id };
    const most = question.kind === "ranking" ? (question.maxRanked ?? 3) : 4;
    const several = choices
      .map(({ id }, place) => ({ id, rank: random() * (1 + place * 0.35) }))
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, 1 + Math.floor(random() * Math.min(most, choices.length)));
    return { choices: several.map(({ id }) => id) };
  }
  if (isNumeric(question)) {
    const low = question.min ?? 0;
    const high = Math.min(question.max ?? 100, low + 100);
    return { value: Math.round(low + random() * (high - low)) };
  }
  if (question.kind === "scale") return { value: Math.min(4, Math.max(0, Math.round(level * 4))) };
  return question.kind === "date" ? { value: "2026-06-01" } : { value: "Gagner du temps." };
}

/** What the consultant and the director decided on the head of the plan. */
function lifelikeDecisions(
  questionnaire: Questionnaire,
  suggestions: readonly Suggestion[],
  random: () => number,
): readonly PlannedAction[] {
  return suggestions.slice(0, 3 + Math.floor(random() * 5)).flatMap((suggestion, position) => {
    const advice = questionnaire.recommendations.find(({ id }) => id === suggestion.recommendation);
    if (advice === undefined) return [];
    const way = random();
    const decision = way < 0.62 ? "accepted" : way < 0.8 ? "changed" : "rejected";
    const progress = random();
    return [
      aPlannedAction({
        id: `${suggestion.recommendation}-${position}`,
        recommendation: advice.id,
        decision,
        reason: decision === "rejected" && random() < 0.7 ? "Ce n’est pas le moment" : null,
        title: advice.title,
        why: advice.why,
        steps: advice.steps,
        horizon: advice.horizon,
        effort: advice.effort,
        impact: advice.impact,
        owner: "Le dirigeant",
        status:
          progress < 0.45 ? "planned" : progress < 0.78 ? "started" : progress < 0.94 ? "done" : "dropped",
        cost: random() < 0.5 ? Math.round(random() * 40) * 100 : null,
        fundingSchemes: advice.fundingSchemes,
        collectiveActions: advice.collectiveActions,
        position,
      }),
    ];
  });
}
