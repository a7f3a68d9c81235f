import { typographic } from "#app/domain/format.ts";
import type { Run, TextBlock, WrittenText } from "#app/domain/publication/written-text.ts";

/** The consultants' own words, as they will be published. */
export function WrittenWords({ words }: { readonly words: WrittenText | undefined }) {
  if (words === undefined || words.length === 0) return null;
  return (
    <div className="prose written">
      {words.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name, and never move
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: TextBlock }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      );
    case "title":
      return (
        <h3>
          <Runs runs={block.runs} />
        </h3>
      );
    case "quotation":
      return (
        <blockquote>
          <p>
            <Runs runs={block.runs} />
          </p>
        </blockquote>
      );
    case "list": {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no other name, and never move
        <li key={index}>
          <Runs runs={item} />
        </li>
      ));
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name, and never move
  return runs.map((run, index) => <Styled key={index} run={run} />);
}

function Styled({ run: { text, strong, emphasized } }: { readonly run: Run }) {
  const words = emphasized === true ? <em>{typographic(text)}</em> : typographic(text);
  return strong === true ? <strong>{words}</strong> : words;
}
