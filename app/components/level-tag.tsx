import { NOT_ASSESSED } from "#app/domain/format.ts";

type LevelTagProps = {
  /** The level's word, or null: « Non évalué », which is no level. */
  readonly label: string | null;
  /** 0 for the lowest. */
  readonly rank: number;
  /** How many levels the questionnaire has. */
  readonly count: number;
};

/** How many colours the tokens hold. */
const COLOURS = 4;
const TURN = 2 * Math.PI;

/** A maturity level: a disc filled by quarters, a colour, and a word. */
export function LevelTag({ label, rank, count }: LevelTagProps) {
  if (label === null) return <span className="tag soft">{NOT_ASSESSED}</span>;
  return (
    <span className={`tag level level-${colourOf(rank, count)}`}>
      <LevelDisc share={(rank + 1) / count} />
      {label}
    </span>
  );
}

/** The disc alone, `share` (0–1) of it filled; always beside the level's word. */
export function LevelDisc({ share }: { readonly share: number }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      {share >= 1 ? (
        <circle cx="7" cy="7" r="6" fill="currentColor" />
      ) : (
        <path d={slice(share)} fill="currentColor" />
      )}
    </svg>
  );
}

/** From noon, clockwise. */
function slice(share: number): string {
  const x = (7 + 6 * Math.sin(share * TURN)).toFixed(2);
  const y = (7 - 6 * Math.cos(share * TURN)).toFixed(2);
  return `M7 7V1A6 6 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}z`;
}

function colourOf(rank: number, count: number): number {
  if (count <= 1) return COLOURS;
  return 1 + Math.round((rank * (COLOURS - 1)) / (count - 1));
}
