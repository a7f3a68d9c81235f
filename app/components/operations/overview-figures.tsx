import { ProgressBar } from "#app/components/progress-bar.tsx";
import { formatNumber } from "#app/domain/format.ts";
import type { MilestoneCounts } from "#db/milestones.ts";

type OverviewFiguresProps = {
  readonly counts: Pick<MilestoneCounts, "enrolled" | "interviewed" | "planAgreed" | "reportReleased">;
  readonly targetFirms: number;
};

/** How far an operation has come: four figures, each with what it is out of. */
export function OverviewFigures({ counts, targetFirms }: OverviewFiguresProps) {
  const { enrolled, interviewed, planAgreed, reportReleased } = counts;
  return (
    <ul className="figures overview-figures">
      <Figure value={enrolled} outOf={targetFirms} one="inscrite" many="inscrites" />
      <Figure value={interviewed} outOf={enrolled} one="diagnostiquée" many="diagnostiquées" />
      <Figure value={planAgreed} outOf={interviewed} one="plan arrêté" many="plans arrêtés" />
      <Figure value={reportReleased} outOf={interviewed} one="rapport remis" many="rapports remis" />
    </ul>
  );
}

type FigureProps = {
  readonly value: number;
  readonly outOf: number;
  readonly one: string;
  readonly many: string;
};

function Figure({ value, outOf, one, many }: FigureProps) {
  const words = value < 2 ? one : many;
  return (
    <li>
      <b>
        {formatNumber(value)} <span className="soft small">sur {formatNumber(outOf)}</span>
      </b>{" "}
      {words}
      <ProgressBar
        value={value}
        max={outOf}
        label={`${formatNumber(value)} ${words} sur ${formatNumber(outOf)}`}
      />
    </li>
  );
}
