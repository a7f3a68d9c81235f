/** What changed in the firms of an operation since the round before the present one, as the synthesis reads it. */
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { compareScores, scoresInOrder } from "#app/domain/scoring/compare-rounds.ts";
import type { ComparedRounds } from "#app/domain/synthesis/collective-synthesis.ts";
import type { FirmChange } from "#app/domain/synthesis/firm-facts.ts";
import type { GatheredOperation } from "#app/server/reports/gather-operation.ts";
import { type FirmsToRead, keptByFirm } from "#app/server/reports/kept-by-firm.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";
import { assessedInRound } from "#db/milestones.ts";
import { listRounds } from "#db/operations.ts";

export type ChangeOfFirms = {
  readonly rounds: ComparedRounds;
  /** By enrollment id: of the firms whose interview was over both times and that have a question with a score both times. */
  readonly changes: ReadonlyMap<string, FirmChange>;
};

/** Null in a first round: then no answer is read. */
export function changeOfFirms(
  db: Db,
  { operation, round, questionnaire }: Pick<GatheredOperation, "operation" | "round" | "questionnaire">,
): ChangeOfFirms | null {
  const earlier = listRounds(db, operation.id).at(-2);
  if (earlier === undefined) return null;
  const inRound = (roundId: string): FirmsToRead => ({ operationId: operation.id, roundId, questionnaire });
  const was = scoresBefore(db, inRound(earlier.id));
  const is = scoresNow(db, inRound(round.id));
  const metAgain = assessedInRound(db, round.id);
  const changes = [...assessedInRound(db, earlier.id)].flatMap((id) => {
    const [before, after] = [was.get(id), is.get(id)];
    if (before === undefined || after === undefined || !metAgain.has(id)) return [];
    const { themes, overall } = compareScores(questionnaire, before, after);
    if (themes.length === 0) return [];
    const change: FirmChange = {
      overall: overall === null ? null : { before: overall.before, after: overall.after },
      themes: new Map(themes.map((theme) => [theme.themeId, { before: theme.before, after: theme.after }])),
    };
    return [[id, change] as const];
  });
  return { rounds: { from: earlier.code, to: round.code }, changes: new Map(changes) };
}

/** Kept apart: what is kept of one round would push out what is kept of the other. */
const scoresBefore = keptByFirm(readScores);
const scoresNow = keptByFirm(readScores);

function readScores(
  db: Db,
  { roundId, questionnaire }: FirmsToRead,
  enrollmentIds: readonly string[],
): readonly (readonly [string, Float64Array])[] {
  const assessments = assessmentsOfFirms(db, enrollmentIds, roundId, {
    perspectives: REFERENCE_PERSPECTIVES,
  });
  return enrollmentIds.map((id) => {
    const assessment = assessments.get(id) ?? { respondents: [], stakes: {} };
    return [id, scoresInOrder(questionnaire, assessment)] as const;
  });
}
