import { useEffect } from "react";
import { useLocation } from "react-router";
import { focusQuestion } from "#app/components/interview/focus-question.ts";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";

/** Opening a page at one of its questions puts the focus there. */
export function useHashFocus(themeId: string): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new visit to the same address focuses again.
  useEffect(() => {
    const start = `#${questionAnchor("")}`;
    if (hash.startsWith(start)) focusQuestion(decodeURIComponent(hash.slice(start.length)));
  }, [hash, key, themeId]);
}

/** The visible question before this one, so that the search begins here. */
export function lastBefore(questionId: string | undefined, visible: ReadonlySet<string>): string | null {
  const order = [...visible];
  return order[order.indexOf(questionId ?? "") - 1] ?? null;
}
