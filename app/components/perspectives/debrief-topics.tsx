import { Link } from "react-router";
import { formatCount, typographic } from "#app/domain/format.ts";
import { signedGap } from "#app/domain/report/perspectives/perspective-words.ts";
import type { DebriefTopic } from "#app/server/perspectives/open-debrief.ts";

type DebriefTopicsProps = {
  readonly topics: readonly DebriefTopic[];
  /** The address of the debrief. */
  readonly path: string;
  readonly currentId: string | null;
  readonly isOpen?: boolean;
};

/** All that there is to talk about, the widest gap first. */
export function DebriefTopics({ topics, path, currentId, isOpen = false }: DebriefTopicsProps) {
  return (
    <details className="disclosure debrief-topics" open={isOpen}>
      <summary>
        {formatCount(topics.length, "question à regarder", "questions à regarder")}, de l’écart le plus large
        au plus étroit
      </summary>
      <ol>
        {topics.map((topic) => (
          <li key={topic.id}>
            <Link to={debriefPath(path, topic.id)} aria-current={topic.id === currentId ? "page" : undefined}>
              {typographic(topic.question)}
            </Link>
            <span className="soft small num">écart {signedGap(topic.gap)}</span>
            {topic.isAgreed ? <span className="tag accent">convenu</span> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The address of one question of the debrief. */
export function debriefPath(path: string, questionId: string): string {
  return `${path}?question=${encodeURIComponent(questionId)}`;
}
