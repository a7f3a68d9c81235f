/** One line of what the checker prints: where, how grave, and what to do about it. */

export type ContentProblem = {
  /** As it is shown: relative to where the command runs, when it can be. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** A warning does not refuse the file. */
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Whether answers to the questionnaire can't be scored. */
  readonly blocksScoring: boolean;
};

/** `file:line:column  message`, the form that editors and terminals turn into a link. */
export function problemLine({ file, line, column, severity, message }: ContentProblem): string {
  return `${file}:${line}:${column}  ${severity === "warning" ? "attention : " : ""}${message}`;
}

/** By file, then from top to bottom. */
export function byPlace(a: ContentProblem, b: ContentProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** Whether something refuses the content. */
export function hasErrors(problems: readonly ContentProblem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
