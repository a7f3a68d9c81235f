/** Expected failures are values; impossible ones throw. */

/** Why something that was asked for could not be done. */
export type Problem = {
  /** A stable word for code and tests: « already-enrolled ». */
  readonly code: string;
  /** What the person reads, in French: what happened and what to do. */
  readonly message: string;
  /** The field of the form it belongs to, if it belongs to one. */
  readonly field?: string;
};

/** What came out of something that may fail in an expected way. */
export type Result<T, P = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };

/** A success. */
export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failure that the person is told about. */
export function failure<P = Problem>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}
