/** Firm reports for tests: real questionnaires, whole assessments, plans of any size, through the real engine. */
import type { Answer, Assessment, Stake } from "#app/domain/answers/answer.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric, questionsOf } from "#app/domain/questionnaire/question.ts";
import { composeFirmReport } from "#app/domain/report/compose-firm-report.ts";
import type { FirmReport, GroupBand } from "#app/domain/report/firm-report.ts";
import type { FirmReportInput } from "#app/domain/report/firm-report-input.ts";
import { schemesToReport } from "#app/domain/report/reported-schemes.ts";
import { content, findQuestionnaire } from "#app/server/content/load-content.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";
import { randomNumbers } from "#tests/support/a-synthesis.ts";

export const ISSUED_ON = "2026-11-21";

/** A questionnaire of the house, as it is published. */
export function houseQuestionnaire(id: "artisans-renovation" | "epv"): Questionnaire {
  const found = findQuestionnaire(content(), id, 1);
  if (found === null) throw new Error(`the content has no questionnaire ${id}`);
  return found.questionnaire;
}

/** A consultant's answer to every question but one in twenty, the same for the same seed, and a stake for every theme. */
export function fullAssessment(questionnaire: Questionnaire, seed = 7): Assessment {
  const random = randomNumbers(seed);
  const answers = Object.fromEntries(
    asked(questionnaire).flatMap((question) => {
      const answer = answerLike(question, questionnaire, random);
      return random() < 0.05 ? [] : [[question.id, answer] as const];
    }),
  );
  return { respondents: [{ perspective: "consultant", answers }], stakes: stakesOf(questionnaire, random) };
}

/** « Ne sait pas » to every question that allows it, and nothing to the others. */
export function unknownAssessment(questionnaire: Questionnaire): Assessment {
  const unknown = asked(questionnaire).filter((question) => question.allowUnknown);
  const answers = Object.fromEntries(
    unknown.map((question): [string, Answer] => [question.id, { state: "unknown" }]),
  );
  return { respondents: [{ perspective: "consultant", answers }], stakes: {} };
}

/** The same assessment with this text for every answer in free words, and as a remark on these questions. */
export function withWords(
  assessment: Assessment,
  questionnaire: Questionnaire,
  words: string,
  remarkedOn: readonly string[],
): Assessment {
  const texts = asked(questionnaire).filter(({ kind }) => kind === "text" || kind === "long-text");
  return {
    ...assessment,
    respondents: assessment.respondents.map((sheet) => ({
      ...sheet,
      answers: {
        ...sheet.answers,
        ...Object.fromEntries(texts.map(({ id }): [string, Answer] => [id, { value: words }])),
      },
      comments: Object.fromEntries(remarkedOn.map((id) => [id, words])),
    })),
  };
}

/** Decisions on the first suggestions: so many accepted, then so many rejected with a reason. */
export function decisionsOn(
  questionnaire: Questionnaire,
  assessment: Assessment,
  { accepted, rejected }: { readonly accepted: number; readonly rejected: number },
): readonly PlannedAction[] {
  const { suggestions } = diagnose(questionnaire, assessment, []);
  return suggestions.slice(0, accepted + rejected).flatMap(({ recommendation }, position) => {
    const advice = questionnaire.recommendations.find(({ id }) => id === recommendation);
    if (advice === undefined) return [];
    const { id, title, why, steps, horizon, effort, impact, fundingSchemes, collectiveActions } = advice;
    const isRejected = position >= accepted;
    return [
      aPlannedAction({
        ...{ id: `action-${id}`, recommendation: id, title, why, steps, horizon, effort, impact },
        ...{ fundingSchemes, collectiveActions, indicator: advice.indicator ?? null, position },
        ...{ owner: "Marc Ferrand", dueOn: "2027-03-31", cost: 1250 * (position + 1) },
        decision: isRejected ? "rejected" : "accepted",
        reason: isRejected ? "Pas cette année : l’atelier déménage d’abord" : null,
      }),
    ];
  });
}

/** What a test may say of a report. */
export type ReportOverrides = Partial<Omit<FirmReportInput, "diagnosis" | "schemes">> & {
  readonly decisions?: readonly PlannedAction[];
};

/** The report of a firm of an operation that nobody has decided on yet: everything that a report may say is in it. */
export function aReport(overrides: ReportOverrides = {}): FirmReport {
  const { decisions = [], ...given } = overrides;
  const questionnaire = given.questionnaire ?? houseQuestionnaire("artisans-renovation");
  const assessment = given.assessment ?? fullAssessment(questionnaire);
  const diagnosis = diagnose(questionnaire, assessment, decisions);
  const { tags, fundingSchemes, collectiveActions } = content();
  return composeFirmReport({
    firm: {
      name: "Menuiserie Éco-Bois",
      siret: "83912345600017",
      trade: "Menuiseries",
      city: "Fréjus",
      headcount: 6,
      labels: ["RGE"],
      director: "Marc Ferrand",
    },
    operation: {
      name: "Rénover + à Fréjus",
      territory: "Estérel Côte d’Azur",
      funders: ["CMA du Var", "DREETS Provence-Alpes-Côte d’Azur"],
      consultant: { name: "Claire Vidal", email: "c.vidal@cabinet.example" },
      nextAppointment: { at: "2027-02-18T08:30", place: "à l’atelier" },
    },
    minimumGroupSize: 5,
    round: "T0",
    assessedOn: "2026-11-18",
    issuedOn: ISSUED_ON,
    planAgreedOn: null,
    group: bandsOf(questionnaire),
    families: tags.families,
    collectiveActions: collectiveActions.collectiveActions,
    ...given,
    questionnaire,
    assessment,
    diagnosis,
    schemes: schemesToReport(
      fundingSchemes,
      { headcount: 6, nafCode: "43.32A", nafVersion: "NAFRev2", inseeCode: "83061", labels: ["RGE"] },
      diagnosis.plan,
      questionnaire,
      ISSUED_ON,
    ),
  });
}

/** French words, `length` characters long, with accents and high punctuation. */
export function longText(length: number): string {
  const sentence =
    "L’atelier a refusé trois chantiers à l’été ; où trouver des bras ? « Personne ne répond », dit-il. ";
  return sentence
    .repeat(Math.ceil(length / sentence.length))
    .slice(0, length - 1)
    .trimEnd()
    .padEnd(length, ".");
}

function asked(questionnaire: Questionnaire): readonly Question[] {
  return questionsOf(questionnaire).filter(({ perspectives }) => perspectives.includes("consultant"));
}

function answerLike(question: Question, { scale }: Questionnaire, random: () => number): Answer {
  if (question.allowUnknown && random() < 0.05) return { state: "unknown" };
  if (hasChoices(question)) {
    const { choices } = question;
    const chosen = choices[Math.floor(random() * choices.length)];
    if (chosen === undefined) throw new Error(`the question ${question.id} has no choice`);
    if (question.kind === "single-choice") return { choice: chosen.id };
    const most = question.kind === "ranking" ? (question.maxRanked ?? 3) : 3;
    return { choices: choices.slice(0, Math.min(most, choices.length)).map(({ id }) => id) };
  }
  if (isNumeric(question)) {
    const low = question.min ?? 0;
    const high = Math.min(question.max ?? 100, low + 100);
    return { value: Math.round(low + random() * (high - low)) };
  }
  if (question.kind === "scale") return { value: Math.round(scale.min + random() * (scale.max - scale.min)) };
  if (question.kind === "date") return { value: "2009-05-01" };
  return { value: "Des rénovations complètes, faute de bras et de partenaires." };
}

function stakesOf({ themes }: Questionnaire, random: () => number): Readonly<Record<string, Stake>> {
  const stakes: readonly Stake[] = [1, 2, 3];
  const rated = themes.filter((theme) => theme.stake);
  return Object.fromEntries(rated.map(({ id }) => [id, stakes[Math.floor(random() * 3)] ?? 2]));
}

function bandsOf({ themes }: Questionnaire): ReadonlyMap<string, GroupBand> {
  const scored = themes.filter((theme) => theme.scored);
  return new Map(scored.map(({ id }, index) => [id, { q1: 35, median: 44 + index * 2, q3: 68, firms: 17 }]));
}
