import { Link } from "react-router";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { formatOutOf } from "#app/domain/format.ts";
import type { DebriefTopic } from "#app/server/perspectives/open-debrief.ts";

type DebriefHeadProps = {
  readonly firm: string;
  /** The page of the perspectives. */
  readonly perspectivesPath: string;
  readonly topics: readonly DebriefTopic[];
};

/** Whose debrief it is, and how far it is. */
export function DebriefHead({ firm, perspectivesPath, topics }: DebriefHeadProps) {
  const agreed = topics.filter(({ isAgreed }) => isAgreed).length;
  const words = `${formatOutOf(agreed, topics.length)} ${agreed < 2 ? "valeur convenue" : "valeurs convenues"}`;
  return (
    <header className="debrief-head">
      <div>
        <p className="soft small">
          <Link to={perspectivesPath}>← Regards</Link>
        </p>
        <p className="debrief-title">
          <b>Restitution</b> <span className="soft">{firm}</span>
        </p>
      </div>
      <div className="debrief-progress">
        <span className="small">{words}</span>
        <ProgressBar value={agreed} max={topics.length} label={words} />
      </div>
    </header>
  );
}
