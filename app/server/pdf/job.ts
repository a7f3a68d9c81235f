/** What can be drawn: a view-model and the template that it belongs to. Plain values, so that they travel to a worker. */
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import type { VisitRecord } from "#app/domain/visit/visit-record.ts";

export type PdfJob =
  | { readonly kind: "firm-report"; readonly report: FirmReport }
  | { readonly kind: "collective-report"; readonly report: CollectiveReport }
  | { readonly kind: "visit"; readonly record: VisitRecord };
