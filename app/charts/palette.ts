/** The colours of charts: one set of names, a set of values for paper and one for the screen (where themes may change). */
export type Palette = {
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly signal: string;
  /** From the lowest maturity level to the highest. */
  readonly levels: readonly [string, string, string, string];
};

export const printPalette: Palette = {
  ink: "#1c2430",
  inkSoft: "#566170",
  line: "#e5e0d6",
  surface: "#ffffff",
  accent: "#0b4f5c",
  accentSoft: "#e4eff1",
  signal: "#b8482a",
  levels: ["#c4552d", "#dd9a2e", "#5b9aa0", "#0b4f5c"],
};

export const screenPalette: Palette = {
  ink: "var(--ink)",
  inkSoft: "var(--ink-soft)",
  line: "var(--line)",
  surface: "var(--surface)",
  accent: "var(--accent)",
  accentSoft: "var(--accent-soft)",
  signal: "var(--signal)",
  levels: ["var(--level-1)", "var(--level-2)", "var(--level-3)", "var(--level-4)"],
};

/**
 * The colour of a maturity level, given its rank (0 for the lowest) among `count` levels: questionnaires may have more
 * or fewer than four. Without a level (« Non évalué ») it is the soft ink.
 */
export function levelColor(palette: Palette, rank: number | null, count = 4): string {
  if (rank === null) return palette.inkSoft;
  const place = count <= 1 ? 3 : Math.round((rank / (count - 1)) * 3);
  return palette.levels[Math.min(3, Math.max(0, place))] ?? palette.accent;
}
