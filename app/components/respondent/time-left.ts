import type { SelfAssessment } from "#app/domain/invitation/self-assessment.ts";

/** « encore 9 minutes »; nothing once all is answered. */
export function timeLeft({ minutesLeft }: Pick<SelfAssessment, "minutesLeft">): string | null {
  if (minutesLeft === 0) return null;
  return minutesLeft === 1 ? "encore une minute" : `encore ${minutesLeft} minutes`;
}
