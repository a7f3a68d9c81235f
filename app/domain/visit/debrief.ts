/** The end of a visit, computed where one sits: what is shown to the director before anybody leaves. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import type { FundingScheme } from "#app/domain/funding/funding-scheme.ts";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { composeFirmReport } from "#app/domain/report/compose-firm-report.ts";
import type {
  FirmReport,
  ReportedAnswer,
  ReportedFirm,
  ReportedScore,
  ReportedTheme,
} from "#app/domain/report/firm-report.ts";
import { schemesToReport } from "#app/domain/report/reported-schemes.ts";
import type { Progress } from "#app/domain/scoring/scorecard.ts";
import { type Proposal, proposalsOf } from "#app/domain/visit/commitments.ts";

export type DebriefInput = {
  readonly questionnaire: Questionnaire;
  readonly assessment: Assessment;
  /** What was decided of the plan so far. */
  readonly decisions: readonly PlannedAction[];
  readonly firm: Omit<ReportedFirm, "director">;
  readonly round: string;
  readonly fundingSchemes: readonly FundingScheme[];
  /** ISO date; null when nobody has checked them. */
  readonly schemesCheckedOn: string | null;
  readonly collectiveActions: readonly CollectiveActionTemplate[];
  /** ISO date. */
  readonly today: string;
};

export type Debrief = {
  readonly overall: ReportedScore;
  readonly levels: FirmReport["levels"];
  /** Those that are scored, in the order of the questionnaire. */
  readonly themes: readonly Omit<ReportedTheme, "answers">[];
  /** Three at most of each, the most marked first. */
  readonly strengths: readonly ReportedAnswer[];
  readonly weaknesses: readonly ReportedAnswer[];
  readonly proposals: readonly Proposal[];
  /** Names of the schemes that the plan's actions cite and that are open: nobody has checked that this firm fits them. */
  readonly aid: readonly string[];
  /** Titles of the collective actions that answer the firm's needs, with the actions of the plan that call for them. */
  readonly together: readonly { readonly title: string; readonly reasons: readonly string[] }[];
  readonly progress: Progress;
};

/** The same diagnosis and the same words as the firm's report. */
export function debriefOf(input: DebriefInput): Debrief {
  const { questionnaire, assessment, decisions, firm, today, collectiveActions } = input;
  const diagnosis = diagnose(questionnaire, assessment, decisions);
  const catalogue = { asOf: input.schemesCheckedOn ?? today, schemes: [...input.fundingSchemes] };
  const funded = { ...UNKNOWN_PLACE, headcount: firm.headcount, labels: [...firm.labels] };
  const schemes = schemesToReport(catalogue, funded, diagnosis.plan, questionnaire, today);
  const report = composeFirmReport({
    ...{ questionnaire, assessment, diagnosis, collectiveActions, schemes, round: input.round },
    ...{ firm: { ...firm, director: null }, operation: null, minimumGroupSize: null, families: [] },
    ...{ assessedOn: null, issuedOn: today, planAgreedOn: null, group: new Map() },
  });
  return {
    overall: report.essentials,
    levels: report.levels,
    themes: report.themes.filter(({ scored }) => scored),
    strengths: report.essentials.strengths,
    weaknesses: report.essentials.weaknesses,
    proposals: proposalsOf(diagnosis.plan, questionnaire),
    aid: [...schemes.values()].filter(({ verdict }) => verdict !== "not-met").map(({ name }) => name),
    together: report.together.map(({ title, reasons }) => ({ title, reasons })),
    progress: diagnosis.scores.progress,
  };
}

/** What a tablet does not know of a firm: it leaves each scheme to be checked. */
const UNKNOWN_PLACE = { nafCode: null, nafVersion: null, inseeCode: null } as const;
