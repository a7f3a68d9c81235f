/** What composing a firm report needs: everything derived already, nothing read from a database or a clock. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import type { Diagnosis } from "#app/domain/diagnosis.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type {
  GroupBand,
  ReportedFirm,
  ReportedOperation,
  ReportedScheme,
} from "#app/domain/report/firm-report.ts";
import type { ProgressSince } from "#app/domain/report/progress-since.ts";
import type { TypicalGap } from "#app/domain/synthesis/typical-gaps.ts";

export type FirmReportInput = {
  readonly questionnaire: Questionnaire;
  readonly assessment: Assessment;
  readonly diagnosis: Diagnosis;
  readonly firm: ReportedFirm;
  readonly operation: ReportedOperation | null;
  readonly minimumGroupSize: number | null;
  readonly round: string;
  readonly assessedOn: string | null;
  readonly issuedOn: string;
  readonly planAgreedOn: string | null;
  /** By theme id; a theme whose group is too small is absent. */
  readonly group: ReadonlyMap<string, GroupBand>;
  /** The usual gaps between perspectives in the other firms; none for a report drawn from files. */
  readonly typicalGaps?: readonly TypicalGap[];
  /** What changed since the round before; absent in a first round and for a report drawn from files. */
  readonly progress?: ProgressSince | undefined;
  /** Schemes already judged for this firm, the most certain first, by id. */
  readonly schemes: ReadonlyMap<string, Omit<ReportedScheme, "actions">>;
  readonly families: readonly { readonly id: string; readonly label: string }[];
  readonly collectiveActions: readonly CollectiveActionTemplate[];
};
