/** What the plan's pages show of one firm: decided actions, suggestions with their reasons, and the aid that each may find. */

import { answerTo } from "#app/domain/answers/answer.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import type { Diagnosis } from "#app/domain/diagnosis.ts";
import type { Audience } from "#app/domain/funding/funding-scheme.ts";
import { type MatchedScheme, matchSchemes } from "#app/domain/funding/match-schemes.ts";
import { PRIORITY_COUNT, type Suggestion, type Trigger } from "#app/domain/plan/action-plan.ts";
import type { Question, Questionnaire, Recommendation } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { gatherFirm } from "#app/server/reports/gather-firm.ts";
import type { Db } from "#db/client.server.ts";
import type { Enrollment } from "#db/enrollments.ts";
import { type LoggedDecision, lastStandingDecision, type StoredAction } from "#db/plans.ts";

export type Reason = { readonly question: string; readonly answer: string };

export type SchemeLine = {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly url: string;
  readonly status: MatchedScheme["status"];
  readonly cited: boolean;
  readonly endsInDays: number | null;
  readonly criteria: MatchedScheme["criteria"];
};

export type PlanItem = StoredAction & {
  readonly because: readonly Reason[];
  readonly schemes: readonly SchemeLine[];
  readonly together: readonly string[];
};

export type SuggestionItem = Recommendation & {
  readonly because: readonly Reason[];
  readonly schemes: readonly SchemeLine[];
  readonly together: readonly string[];
  /** Among the first of the plan, counting what is already decided. */
  readonly isPriority: boolean;
};

export type PlanPage = {
  readonly enrollment: Enrollment;
  readonly audience: Audience | null;
  readonly actions: readonly PlanItem[];
  readonly suggestions: readonly SuggestionItem[];
  readonly rejected: readonly StoredAction[];
  readonly lastDecision: LoggedDecision | null;
};

/** Null when the enrollment is not of this operation. `today` is an ISO date. */
export function planPageOf(
  db: Db,
  content: Content,
  scope: { readonly operationId: string; readonly enrollmentId: string },
  today: string,
): PlanPage | null {
  const gathered = gatherFirm(db, content, scope);
  if (gathered === null) return null;
  const { enrollment, questionnaire, assessment, diagnosis, round, decisions, audience } = gathered;
  const { answers } = referenceAnswers(questionnaire, assessment.respondents);
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]));
  const titles = new Map(content.collectiveActions.collectiveActions.map(({ id, title }) => [id, title]));
  const reasons = (triggers: readonly Trigger[]) =>
    triggers.flatMap((trigger) => reasonOf(questions.get(trigger.question), answers));
  const aid = (need: Need) => aidFor(need, { content, enrollment, audience, today });
  const together = (ids: readonly string[]) => ids.flatMap((id) => titles.get(id) ?? []);
  const live = decisions.filter((action) => action.decision !== "rejected");
  return {
    enrollment,
    audience,
    actions: live.map((action) => ({
      ...action,
      because: reasons(triggersOf(action.recommendation, diagnosis)),
      schemes: aid({
        schemes: action.fundingSchemes,
        topics: topicsOf(action.recommendation, questionnaire),
      }),
      together: together(action.collectiveActions),
    })),
    suggestions: diagnosis.plan.undecided.flatMap((suggestion, index) => {
      const advice = questionnaire.recommendations.find((each) => each.id === suggestion.recommendation);
      if (advice === undefined) return [];
      return [
        {
          ...advice,
          because: reasons(suggestion.because),
          schemes: aid({ schemes: advice.fundingSchemes, topics: advice.topics }),
          together: together(advice.collectiveActions),
          isPriority: live.length + index < PRIORITY_COUNT,
        },
      ];
    }),
    rejected: decisions.filter((action) => action.decision === "rejected"),
    lastDecision: lastStandingDecision(db, { enrollmentId: enrollment.id, roundId: round.id }),
  };
}

type Need = { readonly schemes: readonly string[]; readonly topics: readonly string[] };

/** How many schemes found by a topic stand beside those that the advice cites: more would drown them. */
const FOUND_BY_TOPIC = 3;

function aidFor(
  need: Need,
  {
    content,
    enrollment,
    audience,
    today,
  }: {
    readonly content: Content;
    readonly enrollment: Enrollment;
    readonly audience: Audience | null;
    readonly today: string;
  },
): readonly SchemeLine[] {
  const matches = matchSchemes(content.fundingSchemes, enrollment, need, audience, today);
  const found = matches.filter(
    (match) => !match.cited && (match.status === "eligible" || match.status === "to-confirm"),
  );
  return [...matches.filter((match) => match.cited), ...found.slice(0, FOUND_BY_TOPIC)].map(
    ({ scheme, status, cited, endsInDays, criteria }) => ({
      ...{ id: scheme.id, name: scheme.name, operator: scheme.operator, url: scheme.url },
      ...{ status, cited, endsInDays, criteria },
    }),
  );
}

function reasonOf(
  question: Question | undefined,
  answers: Parameters<typeof answerTo>[0],
): readonly Reason[] {
  if (question === undefined) return [];
  return [{ question: question.label, answer: describeAnswer(question, answerTo(answers, question.id)) }];
}

function triggersOf(recommendation: string | null, { suggestions }: Diagnosis): Suggestion["because"] {
  return suggestions.find((suggestion) => suggestion.recommendation === recommendation)?.because ?? [];
}

function topicsOf(recommendation: string | null, questionnaire: Questionnaire): readonly string[] {
  return questionnaire.recommendations.find(({ id }) => id === recommendation)?.topics ?? [];
}
