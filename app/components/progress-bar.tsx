type ProgressBarProps = {
  readonly value: number;
  readonly max: number;
  /** What is counted, for whoever can't see the bar: « 14 entreprises sur 19 ». */
  readonly label: string;
  /** The thicker bar of shared needs. */
  readonly wide?: boolean;
};

/** How far something is. The numbers always stand beside it in words. */
export function ProgressBar({ value, max, label, wide = false }: ProgressBarProps) {
  return (
    <progress
      className={wide ? "progress wide" : "progress"}
      value={Math.min(value, max)}
      max={Math.max(max, 1)}
      aria-label={label}
    />
  );
}
