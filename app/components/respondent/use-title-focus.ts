import { useEffect, useRef } from "react";
import { useNavigationType } from "react-router";

/** Coming from another step, the reading starts at the title. */
export function useTitleFocus() {
  const title = useRef<HTMLHeadingElement>(null);
  const type = useNavigationType();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the step opens.
  useEffect(() => {
    if (type === "PUSH") title.current?.focus();
  }, []);
  return title;
}
