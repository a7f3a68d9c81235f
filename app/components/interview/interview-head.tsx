import { Link } from "react-router";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { settledCount } from "#app/domain/answers/interview.ts";
import { formatOutOf } from "#app/domain/format.ts";
import type { Progress } from "#app/domain/scoring/scorecard.ts";

type InterviewHeadProps = {
  readonly firm: { readonly name: string; readonly path: string };
  readonly roundCode: string;
  /** « thème 5 sur 11 ». */
  readonly place: string;
  readonly title: string;
  readonly theme: Progress;
  readonly total: Progress;
};

/** Where one is in the interview, and how far it has come. Stays on the screen. */
export function InterviewHead({ firm, roundCode, place, title, theme, total }: InterviewHeadProps) {
  const inTheme = formatOutOf(settledCount(theme), theme.visible);
  const inAll = formatOutOf(settledCount(total), total.visible);
  return (
    <header className="interview-head">
      <div className="where">
        <p className="soft small">
          <Link to={firm.path}>{firm.name}</Link> ·{" "}
          <span className="together">
            {roundCode} · {place}
          </span>
        </p>
        <h1>{title}</h1>
      </div>
      <p className="soft small count">
        <span>
          {inTheme} <span className="wide-only">dans ce thème</span>
        </span>
        <span>{inAll} en tout</span>
      </p>
      <div className="bars">
        <ProgressBar
          value={settledCount(theme)}
          max={theme.visible}
          label={`Dans ce thème : ${inTheme} questions répondues`}
        />
        <ProgressBar
          value={settledCount(total)}
          max={total.visible}
          label={`Dans tout l’entretien : ${inAll} questions répondues`}
        />
      </div>
    </header>
  );
}
