/** The aid schemes that the firm report prints: those of its actions, judged for the firm, in words. */
import { describeAmount } from "#app/domain/funding/describe-amount.ts";
import type { FundingScheme, FundingSchemeCatalogue } from "#app/domain/funding/funding-scheme.ts";
import { type FundedFirm, type MatchedScheme, matchSchemes } from "#app/domain/funding/match-schemes.ts";
import type { ActionPlan } from "#app/domain/plan/action-plan.ts";
import { planLines } from "#app/domain/plan/prioritize.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { ReportedScheme } from "#app/domain/report/firm-report.ts";

/**
 * The schemes that the decided actions cite, or the first suggestions while nothing is decided: judged for this firm on this
 * day (an ISO date), the most certain first, without those that are closed.
 */
export function schemesToReport(
  catalogue: FundingSchemeCatalogue,
  firm: FundedFirm,
  plan: ActionPlan,
  questionnaire: Questionnaire,
  today: string,
): ReadonlyMap<string, Omit<ReportedScheme, "actions">> {
  const need = { schemes: citedSchemes(plan, questionnaire), topics: [] };
  // What an action cites is kept whatever the public that it is written for.
  const matches = matchSchemes(catalogue, firm, need, null, today);
  return reportedSchemes(matches.filter((match) => match.status !== "closed"));
}

/** How many suggestions stand for a plan that nobody has decided on yet. */
const PROPOSED = 5;

function citedSchemes(plan: ActionPlan, questionnaire: Questionnaire): readonly string[] {
  const lines = planLines(plan).slice(0, plan.actions.length > 0 ? plan.actions.length : PROPOSED);
  return lines.flatMap((line) => {
    if (line.kind === "decided") return line.action.fundingSchemes;
    const advice = questionnaire.recommendations.find((each) => each.id === line.suggestion.recommendation);
    return advice?.fundingSchemes ?? [];
  });
}

/** By scheme id, in the order given: the most certain first. */
function reportedSchemes(
  matches: readonly MatchedScheme[],
): ReadonlyMap<string, Omit<ReportedScheme, "actions">> {
  return new Map(matches.map((match) => [match.scheme.id, reported(match)]));
}

function reported({ scheme, status, criteria }: MatchedScheme): Omit<ReportedScheme, "actions"> {
  const words = (...verdicts: readonly string[]) =>
    criteria.filter((criterion) => verdicts.includes(criterion.verdict)).map((criterion) => criterion.words);
  return {
    name: scheme.name,
    operator: scheme.operator,
    purpose: scheme.purpose,
    verdict: status,
    amount: describeAmount(scheme.amount),
    contact: contactWords(scheme),
    url: scheme.url,
    met: words("met"),
    toConfirm: words("to-confirm", "unknown"),
    notMet: words("not-met"),
    note: scheme.note ?? null,
    informedOn: scheme.verifiedOn ?? null,
    closesOn: scheme.validity.end ?? null,
  };
}

function contactWords({ contact, operator }: FundingScheme): string {
  if (contact === undefined) return operator;
  return contact.phone === undefined ? contact.label : `${contact.label}, ${contact.phone}`;
}
