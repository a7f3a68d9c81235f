import { type KeyboardEvent, useCallback } from "react";
import { focusNeighbour, pressDigit, questionOf } from "#app/components/interview/focus-question.ts";

type Shortcuts = {
  /** There is no further question in this page. */
  readonly onPastEnd: () => void;
  readonly onHelp: () => void;
};

/** The keyboard of an interview: digits choose, Enter goes on, « ? » explains. Texts being typed are left alone. */
export function useShortcuts({ onPastEnd, onHelp }: Shortcuts) {
  return useCallback(
    (event: KeyboardEvent) => {
      const { target, key } = event;
      const isTyping = isTextField(target);
      const question = questionOf(target);
      if (key === "?" && !isTyping) {
        event.preventDefault();
        onHelp();
        return;
      }
      if (question === null) return;
      const isArrow = (key === "ArrowRight" || key === "ArrowLeft") && (event.metaKey || event.ctrlKey);
      const goesOn = key === "Enter" && !event.shiftKey && isControl(target);
      if (goesOn || (isArrow && !isTyping)) {
        event.preventDefault();
        const by = key === "ArrowLeft" ? -1 : 1;
        if (!focusNeighbour(question, by) && by === 1) onPastEnd();
        return;
      }
      if (/^[1-9]$/.test(key) && !isTyping && !event.metaKey && !event.ctrlKey && !event.altKey) {
        if (pressDigit(question, key)) event.preventDefault();
      }
    },
    [onPastEnd, onHelp],
  );
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
}

/** Enter means « next » in a field; on a button it presses it, in a text of several lines it breaks the line. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}
