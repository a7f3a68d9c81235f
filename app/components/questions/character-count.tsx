import { formatCount } from "#app/domain/format.ts";

/** The share of the room from which the count is shown. */
const NEAR = 0.9;

/** How many characters are left, once there are few. */
export function CharacterCount({ text, most }: { readonly text: string; readonly most: number }) {
  const length = [...text].length;
  if (length < most * NEAR) return null;
  const left = most - length;
  return (
    <span className={left < 0 ? "count over small" : "count soft small"} role="status">
      {left < 0
        ? `${formatCount(-left, "caractère", "caractères")} de trop`
        : `encore ${formatCount(left, "caractère", "caractères")}`}
    </span>
  );
}
