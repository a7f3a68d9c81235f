/** The demo asks the use cases for nothing that they refuse. */
import type { Problem, Result } from "#app/domain/errors.ts";

/** The value of a success. @throws when it failed: the demo is wrong, or the use case is. */
export function mustSucceed<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`The demo was refused: ${result.problem.code} (${result.problem.message})`);
}
