/**
 * What a checker says of a content file: the place, how grave it is, and one sentence in French that a consultant can
 * act on. Guillemets hold plain spaces, not no-break ones: these sentences are read in a terminal, where people search
 * for « an id » with what their keyboard types.
 */

/** Where something stands in a file: keys and indexes, from the root. */
export type ContentPath = readonly (string | number)[];

/** Something that contradicts the questionnaire itself or what it cites. */
export type Inconsistency = {
  readonly path: ContentPath;
  /** A warning does not refuse the file. */
  readonly severity: "error" | "warning";
  readonly message: string;
  /**
   * Whether scores or plans would have no sure meaning. An error without it (a recommendation that nothing cites, say)
   * refuses the file as content of the house, but answers to it can still be scored.
   */
  readonly blocksScoring: boolean;
  /** The id that is cited in vain, or that nothing cites: a place the parser could not read may hold its other half. */
  readonly about?: string;
};

/** An error that leaves scores or plans without a sure meaning. */
export function contradiction(path: ContentPath, message: string, about?: string): Inconsistency {
  return { path, severity: "error", message, blocksScoring: true, ...(about === undefined ? {} : { about }) };
}

/** An error that refuses the file, though answers to it can be scored. */
export function flaw(path: ContentPath, message: string, about?: string): Inconsistency {
  return {
    path,
    severity: "error",
    message,
    blocksScoring: false,
    ...(about === undefined ? {} : { about }),
  };
}

/** Something that is allowed and most often a slip. */
export function warning(path: ContentPath, message: string): Inconsistency {
  return { path, severity: "warning", message, blocksScoring: false };
}
