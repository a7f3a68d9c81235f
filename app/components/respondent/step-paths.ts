/** The addresses of a self-assessment's pages. */
import type { Step } from "#app/domain/invitation/self-assessment.ts";

export const SUMMARY_PATH = "/reponse/sommaire";
/** The last page: what is left, and the sending. */
export const SENDING_PATH = "/reponse/envoyer";

export function questionPath(questionId: string): string {
  return `/reponse/questions/${encodeURIComponent(questionId)}`;
}

export function stakePath(themeId: string): string {
  return `/reponse/enjeux/${encodeURIComponent(themeId)}`;
}

/** Where the next step is; past the last one, the page from which one sends. */
export function pathAfter(step: Step | null | undefined): string {
  return step == null ? SENDING_PATH : stepPath(step);
}

/** Where the step before is; before the first one, the summary. */
export function pathBefore(step: Step | null | undefined): string {
  return step == null ? SUMMARY_PATH : stepPath(step);
}

function stepPath(step: Step): string {
  return step.kind === "question" ? questionPath(step.question.id) : stakePath(step.theme.id);
}
