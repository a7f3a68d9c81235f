import { Link } from "react-router";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { formatCount, formatNumber, formatOutOf, formatShortDate } from "#app/domain/format.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import { STAGE_LABELS } from "#app/text/operations.ts";
import type { OperationSummary } from "#db/operations.ts";

export type ListedOperation = Pick<
  Operation,
  "id" | "name" | "territory" | "funders" | "startsOn" | "endsOn" | "targetFirms" | "stage"
> & {
  readonly counts: Pick<
    OperationSummary["counts"],
    "enrolled" | "interviewed" | "planAgreed" | "reportReleased"
  >;
};

/** One operation in the list: what it is, who pays, how far it has come. */
export function OperationCard({ operation }: { readonly operation: ListedOperation }) {
  const { id, name, territory, funders, startsOn, endsOn, targetFirms, stage, counts } = operation;
  return (
    <li className="card operation-card">
      <div className="operation-card-head">
        <div>
          <h3>
            <Link to={`/operations/${id}`}>{name}</Link>
          </h3>
          <p className="soft">{[...new Set([territory, ...funders])].join(" · ")}</p>
        </div>
        <span className={stage === "closed" ? "tag soft" : "tag accent"}>{STAGE_LABELS[stage]}</span>
      </div>
      <div className="operation-card-progress">
        <p>
          <b>{formatNumber(counts.enrolled)}</b> {counts.enrolled < 2 ? "inscrite" : "inscrites"} sur{" "}
          {formatNumber(targetFirms)}
        </p>
        <ProgressBar
          wide
          value={counts.enrolled}
          max={targetFirms}
          label={`${formatOutOf(counts.enrolled, targetFirms)} entreprises inscrites`}
        />
        <p className="soft small">
          <span className="together">
            {formatCount(counts.interviewed, "diagnostiquée", "diagnostiquées")} ·
          </span>{" "}
          <span className="together">{formatCount(counts.planAgreed, "plan arrêté", "plans arrêtés")} ·</span>{" "}
          <span className="together">
            {formatCount(counts.reportReleased, "rapport remis", "rapports remis")}
          </span>
        </p>
      </div>
      <p className="soft small operation-card-dates">
        Du {formatShortDate(startsOn)} au {formatShortDate(endsOn)}
      </p>
    </li>
  );
}
