/** The usual gaps between perspectives in an operation, as one of its firms may be shown them. */
import { gapsOf } from "#app/domain/report/perspectives/cross-perspectives.ts";
import { type ComparedGap, type TypicalGap, typicalGaps } from "#app/domain/synthesis/typical-gaps.ts";
import type { GatheredOperation } from "#app/server/reports/gather-operation.ts";
import { keptByFirm } from "#app/server/reports/kept-by-firm.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";

/** For any firm of an operation, the usual gaps of all firms but that one and those that left. */
export function typicalGapsIn(
  db: Db,
  { operation, round, questionnaire, firms }: GatheredOperation,
): (enrollmentId: string) => readonly TypicalGap[] {
  const gaps = gapsOfFirms(db, { operationId: operation.id, roundId: round.id, questionnaire });
  const staying = firms.filter(({ enrollment }) => enrollment.withdrawnAt === null);
  return (enrollmentId) =>
    typicalGaps(
      staying.flatMap(({ enrollment: { id } }) => (id === enrollmentId ? [] : [gaps.get(id) ?? []])),
      operation.minimumGroupSize,
    );
}

/** The theme gaps of every firm of an operation, by enrollment id. */
const gapsOfFirms = keptByFirm<readonly ComparedGap[]>((db, { roundId, questionnaire }, enrollmentIds) => {
  const assessments = assessmentsOfFirms(db, enrollmentIds, roundId);
  return enrollmentIds.map((id) => {
    const { themes } = gapsOf(questionnaire, assessments.get(id) ?? { respondents: [] });
    return [id, themes.map(({ themeId, perspective, gap }) => ({ themeId, perspective, gap }))] as const;
  });
});
