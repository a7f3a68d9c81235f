/** A self-assessment on the screen: what the server told of the sheet, joined to what was written since. */
import { useCallback, useMemo } from "react";
import { useOutletContext } from "react-router";
import type { Sending } from "#app/components/respondent/use-sending.ts";
import type { Answer, Stake } from "#app/domain/answers/answer.ts";
import {
  type OwnAnswers,
  type SelfAssessment,
  selfAssessmentOf,
} from "#app/domain/invitation/self-assessment.ts";
import { type AnswerQueue, slotFor } from "#app/offline/answer-queue.ts";
import { type CurrentEntry, currentEntry } from "#app/offline/current-entry.ts";
import { newOperationId } from "#app/offline/new-id.ts";
import type { ToldSelfAssessment } from "#app/server/self-assessment/open-sheet.ts";

export type Answering = {
  readonly told: ToldSelfAssessment;
  readonly sending: Sending;
  readonly assessment: SelfAssessment;
  /** The same at this very moment: what was just written counts already. */
  readonly assessmentNow: () => SelfAssessment;
  readonly entry: (subject: OwnSubject, key: string) => CurrentEntry;
  /** Writing what is there already does nothing, unless it settles a disagreement. */
  readonly writeAnswer: (questionId: string, value: Answer | null) => void;
  readonly writeStake: (themeId: string, value: Stake) => void;
};
type OwnSubject = "answer" | "stake";

export function useAnswering(told: ToldSelfAssessment, sending: Sending): Answering {
  const { queue, now, write } = sending;
  const entry = useCallback(
    (subject: OwnSubject, key: string) => entryIn(told, queue, subject, key),
    [told, queue],
  );
  const put = useCallback(
    (said: Said) => {
      const { value, baseRevision, state } = entryIn(told, now(), said.subject, said.key);
      if (JSON.stringify(value) === JSON.stringify(said.value) && state.kind !== "choice") return;
      write({
        ...said,
        id: newOperationId(),
        respondentId: told.respondentId,
        baseRevision,
        madeAt: new Date().toISOString(),
      });
    },
    [told, now, write],
  );
  const writeAnswer = useCallback(
    (key: string, value: Answer | null) => put({ subject: "answer", key, value }),
    [put],
  );
  const writeStake = useCallback((key: string, value: Stake) => put({ subject: "stake", key, value }), [put]);
  const assessment = useMemo(() => assessmentIn(told, queue), [told, queue]);
  const assessmentNow = useCallback(() => assessmentIn(told, now()), [told, now]);
  return { told, sending, assessment, assessmentNow, entry, writeAnswer, writeStake };
}

/** What the layout hands to its pages. */
export function useAnsweringContext(): Answering {
  return useOutletContext<Answering>();
}

type Said =
  | { readonly subject: "answer"; readonly key: string; readonly value: Answer | null }
  | { readonly subject: "stake"; readonly key: string; readonly value: Stake };

function entryIn(
  { respondentId, answers, stakes }: ToldSelfAssessment,
  queue: AnswerQueue,
  subject: OwnSubject,
  key: string,
): CurrentEntry {
  const entries = subject === "answer" ? answers : stakes;
  const told = Object.hasOwn(entries, key) ? entries[key] : undefined;
  return currentEntry(queue, slotFor(respondentId, subject, key), told);
}

function assessmentIn(told: ToldSelfAssessment, queue: AnswerQueue): SelfAssessment {
  return selfAssessmentOf(told.questionnaire, told.perspective, ownAnswers(told, queue));
}

function ownAnswers(told: ToldSelfAssessment, queue: AnswerQueue): OwnAnswers {
  const answers: Record<string, Answer> = {};
  const stakes: Record<string, Stake> = {};
  for (const theme of told.questionnaire.themes) {
    const stake = entryIn(told, queue, "stake", theme.id).value;
    if (stake === 1 || stake === 2 || stake === 3) stakes[theme.id] = stake;
    for (const { id } of theme.questions) {
      const { value } = entryIn(told, queue, "answer", id);
      if (typeof value === "object" && value !== null) answers[id] = value;
    }
  }
  return { answers, stakes };
}
