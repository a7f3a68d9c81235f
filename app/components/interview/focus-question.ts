/** Moving from question to question in a page. */
import { questionAnchor } from "#app/components/questions/question-anchor.ts";

/** Brings a question on the screen and the focus into it: on the chosen choice, else on its first control. */
export function focusQuestion(questionId: string): boolean {
  const card = document.getElementById(questionAnchor(questionId));
  if (card === null) return false;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  card.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  const control =
    card.querySelector<HTMLElement>(".answer input:checked") ??
    card.querySelector<HTMLElement>(".answer :is(input:not([type=hidden]), textarea, select, button)");
  control?.focus({ preventScroll: true });
  return true;
}

/** The question that an element belongs to, or null. */
export function questionOf(element: EventTarget | null): string | null {
  if (!(element instanceof Element)) return null;
  return element.closest<HTMLElement>("[data-question]")?.dataset.question ?? null;
}

/** Goes to the question after this one in the page, or before it; false at the end. */
export function focusNeighbour(questionId: string, by: -1 | 1): boolean {
  const cards = [...document.querySelectorAll<HTMLElement>("[data-question]")].map(
    (one) => one.dataset.question,
  );
  const next = cards[cards.indexOf(questionId) + by];
  return next !== undefined && focusQuestion(next);
}

/** Presses the choice that has this digit in a question. */
export function pressDigit(questionId: string, digit: string): boolean {
  const card = document.getElementById(questionAnchor(questionId));
  const control = card?.querySelector<HTMLElement>(`[data-digit="${digit}"]`);
  if (control === undefined || control === null) return false;
  if (control.getAttribute("aria-disabled") === "true") return true;
  control.focus({ preventScroll: true });
  control.click();
  return true;
}
