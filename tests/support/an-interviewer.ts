/** Hands that answer an interview on the screen, as a consultant does. */
import type { Locator, Page } from "playwright-core";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

/** What is done with a question: `digit` presses the key of a choice, `choose` clicks on choices in this order. */
export type Reply =
  | { readonly choose: readonly string[] }
  | { readonly digit: number }
  | { readonly type: string }
  | { readonly say: "Ne sait pas" | "Sans objet" };

/** The question on the page. Its group must be named by its words. */
export function questionCard(page: Page, { id, label }: Pick<Question, "id" | "label">): Locator {
  return page
    .locator(`[data-question="${id}"]`)
    .filter({ has: page.getByRole("group", { name: words(label) }) });
}

/** These words, whatever the apostrophes and the spaces that French print gives them. */
export function words(text: string): RegExp {
  const pattern = text
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, "\\s+");
  return new RegExp(pattern);
}

/** Does it, by the mouse or by the keyboard. */
export async function reply(page: Page, question: Question, given: Reply): Promise<void> {
  const card = questionCard(page, question);
  if ("digit" in given) {
    await card.getByRole("radio").first().focus();
    await page.keyboard.press(String(given.digit));
    return;
  }
  if ("type" in given) {
    const field = card.locator(".answer :is(input, textarea)").first();
    await field.fill(given.type);
    await field.blur();
    return;
  }
  if ("say" in given) {
    await card.getByLabel(given.say, { exact: true }).click();
    return;
  }
  for (const choice of given.choose) {
    await card
      .locator(".answer .choice")
      .filter({ hasText: words(choice) })
      .first()
      .click();
  }
}

/** What gives this answer. `byKeyboard` takes the digits where the question has them. */
export function replyThatGives(question: Question, answer: Answer, byKeyboard: boolean): Reply {
  if ("state" in answer) return { say: answer.state === "unknown" ? "Ne sait pas" : "Sans objet" };
  if ("value" in answer) {
    return { type: typeof answer.value === "number" ? String(answer.value).replace(".", ",") : answer.value };
  }
  const choices = "choices" in question ? question.choices : [];
  const chosen = "choice" in answer ? [answer.choice] : answer.choices;
  if (byKeyboard && question.kind === "single-choice") {
    return { digit: choices.findIndex(({ id }) => id === chosen[0]) + 1 };
  }
  return { choose: chosen.map((id) => choices.find((choice) => choice.id === id)?.label ?? id) };
}

/** Waits until the page says that all is on the server. */
export async function allSaved(page: Page): Promise<void> {
  await page
    .getByRole("status")
    .filter({ hasText: /^enregistré (à|le)/ })
    .waitFor();
}

/** The address of an interview. */
export function interviewPath(place: {
  readonly operationId: string;
  readonly enrollmentId: string;
}): string {
  return `/operations/${place.operationId}/entreprises/${place.enrollmentId}/entretien`;
}
