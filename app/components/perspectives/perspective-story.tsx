import { formatNumber, formatScore, typographic } from "#app/domain/format.ts";
import type {
  CrossedFinding,
  CrossedPerspectives,
  CrossedView,
} from "#app/domain/report/perspectives/crossed-perspectives.ts";
import {
  readingInWords,
  signedGap,
  typicalInWords,
  VOICE_NAMES,
} from "#app/domain/report/perspectives/perspective-words.ts";

/** How many of each kind stand on the page before the fold. */
const SHOWN = 3;

type StoryProps = {
  readonly perspectives: Pick<CrossedPerspectives, "blindSpots" | "hiddenStrengths" | "findingsFrom">;
};

/** What the gaps say first: what the director does not see, and what the director does not credit. */
export function PerspectiveStory({ perspectives }: StoryProps) {
  const { blindSpots, hiddenStrengths, findingsFrom } = perspectives;
  if (findingsFrom === null) return null;
  const points = formatNumber(findingsFrom * 100, 0);
  return (
    <div className="columns even">
      <Findings
        title="Angles morts"
        lead="Le dirigeant voit ces points mieux que d’autres ne les voient."
        findings={blindSpots}
        empty={`Aucune question où le dirigeant se voit ${points} points au-dessus d’un autre regard.`}
      />
      <Findings
        title="Forces cachées"
        lead="D’autres voient ces points mieux que le dirigeant ne les voit."
        findings={hiddenStrengths}
        empty={`Aucune question où un autre regard est ${points} points au-dessus de celui du dirigeant.`}
      />
    </div>
  );
}

type FindingsProps = {
  readonly title: string;
  readonly lead: string;
  readonly findings: readonly CrossedFinding[];
  readonly empty: string;
};

function Findings({ title, lead, findings, empty }: FindingsProps) {
  const [shown, others] = [findings.slice(0, SHOWN), findings.slice(SHOWN)];
  return (
    <section className="card story">
      <h2>{title}</h2>
      {findings.length === 0 ? <p className="soft">{empty}</p> : <p className="soft">{lead}</p>}
      <ul className="ruled">
        {shown.map((finding) => (
          <FindingLine key={finding.question.id} finding={finding} />
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details className="disclosure">
          <summary>{others.length === 1 ? "Encore un" : `Encore ${formatNumber(others.length)}`}</summary>
          <ul className="ruled">
            {others.map((finding) => (
              <FindingLine key={finding.question.id} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function FindingLine({ finding }: { readonly finding: CrossedFinding }) {
  const { question, director, others } = finding;
  const usual = usualBeside(others);
  return (
    <li className="finding">
      <b>{typographic(question.question)}</b>
      <dl className="two-voices small">
        <div>
          <dt>Dirigeant</dt>
          <dd>{typographic(readingInWords(director))}</dd>
        </div>
        {others.map((view) => (
          <div key={view.perspective}>
            <dt>{VOICE_NAMES[view.perspective]}</dt>
            <dd>
              {typographic(readingInWords(view.reading))} <span className="soft">{beside(view)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {usual === null ? null : <p className="soft small">{usual}</p>}
    </li>
  );
}

/** What a group's mean is, and the gap. */
function beside({ reading, gap }: CrossedView): string {
  const mean = reading.distribution === null ? "" : `${formatScore(reading.score)} sur 100 en moyenne, `;
  return `(${mean}écart\u00A0${signedGap(gap)})`;
}

/** What is usual beside the widest of the gaps. */
function usualBeside([widest]: readonly CrossedView[]): string | null {
  if (widest === undefined || widest.typical === null) return null;
  const { perspective, gap, typical } = widest;
  return `Sur ce thème, face ${FACING[perspective]}\u00A0: ${lowerFirst(typicalInWords(gap, typical))}.`;
}

const FACING = {
  consultant: "au consultant",
  employee: "à leurs salariés",
  customer: "à leurs clients",
} as const;

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase("fr") + text.slice(1);
}
