import { LevelTag } from "#app/components/level-tag.tsx";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { settledCount } from "#app/domain/answers/interview.ts";
import { formatList, formatOutOf, formatScore, typographic } from "#app/domain/format.ts";
import type { ReportedAnswer } from "#app/domain/report/firm-report.ts";
import type { Debrief } from "#app/domain/visit/debrief.ts";

type DebriefProps = { readonly debrief: Debrief };

/** Where the firm stands, by what was answered: overall and by theme. */
export function DebriefScores({ debrief }: DebriefProps) {
  const { overall, levels, progress } = debrief;
  const themes = debrief.themes.filter(({ score }) => score !== null);
  const others = debrief.themes.filter(({ score }) => score === null);
  const answered = `${formatOutOf(settledCount(progress), progress.visible)} questions répondues`;
  return (
    <section className="card debrief-scores" aria-labelledby="resultats">
      <h2 id="resultats">Où en est l’entreprise</h2>
      <p className="overall">
        {overall.score === null ? null : (
          <span>
            <b className="num">{formatScore(overall.score)}</b> <span className="soft">sur 100</span>
          </span>
        )}
        <LevelTag
          label={overall.level?.label ?? null}
          rank={overall.level?.rank ?? 0}
          count={levels.length}
        />
        <span className="soft small">{answered}</span>
      </p>
      {themes.length === 0 ? null : (
        <ul className="theme-scores">
          {themes.map(({ id, shortLabel, score, level }) => (
            <li key={id}>
              <span className="name">{shortLabel}</span>
              <ProgressBar value={score ?? 0} max={100} label={`${shortLabel} : ${formatScore(score)}`} />
              <span className="num">{formatScore(score)}</span>
              <LevelTag label={level?.label ?? null} rank={level?.rank ?? 0} count={levels.length} />
            </li>
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <p className="soft small not-yet">
          Pas encore évalué{"\u00A0"}: {formatList(others.map(({ shortLabel }) => shortLabel))}.
        </p>
      )}
    </section>
  );
}

/** The three strongest points and the three weakest, in the firm's own answers. */
export function DebriefPoints({ debrief }: DebriefProps) {
  return (
    <div className="debrief-points">
      <Points
        title="Points forts"
        points={debrief.strengths}
        none="Aucun point fort ne ressort encore des réponses."
      />
      <Points
        title="À travailler"
        points={debrief.weaknesses}
        none="Aucun point faible ne ressort encore des réponses."
      />
    </div>
  );
}

type PointsProps = {
  readonly title: string;
  readonly points: readonly ReportedAnswer[];
  readonly none: string;
};

function Points({ title, points, none }: PointsProps) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {points.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <ul className="points">
          {points.map(({ question, topic, answer }) => (
            <li key={question}>
              <strong>{typographic(topic)}</strong>
              <span className="soft small">{typographic(question)}</span>
              <span>{typographic(answer)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What may help: names only. Nobody has checked on site that the firm fits. */
export function DebriefHelp({ debrief }: DebriefProps) {
  const { aid, together } = debrief;
  if (aid.length === 0 && together.length === 0) return null;
  return (
    <div className="debrief-points">
      {aid.length === 0 ? null : (
        <section className="card">
          <h2>
            Aides à regarder <span className="tag">à vérifier</span>
          </h2>
          <ul className="plain-points">
            {aid.map((name) => (
              <li key={name}>{typographic(name)}</li>
            ))}
          </ul>
        </section>
      )}
      {together.length === 0 ? null : (
        <section className="card">
          <h2>À plusieurs entreprises</h2>
          <ul className="plain-points">
            {together.map(({ title }) => (
              <li key={title}>{typographic(title)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
