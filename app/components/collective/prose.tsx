import { typographic } from "#app/domain/format.ts";

/** Words that somebody typed, each line on its own; nothing where there are none. */
export function Prose({ words }: { readonly words: string }) {
  const lines = words.split(/\r?\n/).filter((line) => line.trim() !== "");
  return (
    <>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <p key={index} className="typed-words" dir="auto">
          {typographic(line)}
        </p>
      ))}
    </>
  );
}
