import { Link } from "react-router";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { settledCount } from "#app/domain/answers/interview.ts";
import { formatOutOf } from "#app/domain/format.ts";

type ThemeListProps = {
  readonly interview: InterviewHandle;
  readonly home: string;
  /** Leads to the answers to be read, rather than to where they are written. */
  readonly isReadOnly?: boolean;
  /** The theme on the screen, or null. */
  readonly here: string | null;
  /** A theme was chosen. */
  readonly onGo?: () => void;
};

/** Every theme, how far it has come, and the way to it. */
export function ThemeList({ interview, home, here, isReadOnly = false, onGo }: ThemeListProps) {
  const { questionnaire, state } = interview;
  return (
    <ol className="theme-list">
      {questionnaire.themes.map(({ id, label }, index) => {
        const progress = state.themes[index];
        if (progress === undefined || progress.visible === 0) return null;
        const done = settledCount(progress);
        const isDone = done === progress.visible;
        return (
          <li key={id} className={isDone ? "done" : undefined}>
            <Link
              to={isReadOnly ? `${home}/lecture#${id}` : `${home}/${id}`}
              aria-current={id === here ? "page" : undefined}
              onClick={onGo}
            >
              <span className="rank" aria-hidden="true">
                {isDone ? "✓" : index + 1}
              </span>
              <span className="name">{label}</span>
              <span className="soft small">
                {formatOutOf(done, progress.visible)}
                <span className="visually-hidden"> questions répondues</span>
                {progress.fromDirector > 0 ? `, dont ${progress.fromDirector} par le dirigeant seul` : ""}
              </span>
              <ProgressBar
                value={done}
                max={progress.visible}
                label={`${done} questions sur ${progress.visible}`}
              />
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
