import { type RefObject, useEffect } from "react";

/** The keys of whoever presents, as on any remote control. Space with Shift goes back. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  " ": 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Goes from slide to slide with the keyboard; Escape calls `leave`. Without JavaScript the page scrolls, and has links. */
export function useSlideKeys(deck: RefObject<HTMLElement | null>, leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") {
        if (document.fullscreenElement === null) leave();
        return;
      }
      const step = STEPS[event.key];
      if (step === undefined || deck.current === null) return;
      // Space presses the button that has the focus.
      if (event.key === " " && event.target instanceof Element && event.target.closest("button, a") !== null)
        return;
      event.preventDefault();
      goTo(deck.current, event.key === " " && event.shiftKey ? -1 : step);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [deck, leave]);
}

function goTo(deck: HTMLElement, step: number): void {
  const slides = [...deck.querySelectorAll<HTMLElement>(".slide")];
  const tops = slides.map((slide) => Math.abs(slide.getBoundingClientRect().top));
  const here = tops.indexOf(Math.min(...tops));
  const next = Math.min(slides.length - 1, Math.max(0, here + step));
  slides[next]?.scrollIntoView({ block: "start" });
  // Those who listen hear the message of the slide that is come to.
  slides[next]?.querySelector<HTMLElement>(".message")?.focus({ preventScroll: true });
}
