/**
 * French sets « : ; ! ? » and guillemets apart with spaces at which no line breaks. Sources are written with the keyboard's space;
 * the texts of pages are printed when the application is built, so that none depends on whoever typed it.
 */
import { typographic } from "#app/domain/format.ts";

/** The module with the texts of its strings printed. `root`: its syntax (ESTree), whose nodes tell their places in `code`. */
export function printFrench(code: string, root: unknown): string {
  let printed = "";
  let done = 0;
  for (const { start, end } of textsIn(root)) {
    printed += code.slice(done, start) + printedText(code.slice(start, end));
    done = end;
  }
  return printed + code.slice(done);
}

/** A sign after a word and a space, or a guillemet beside one: what no string holds that isn't French. */
const IS_FRENCH = /(?:^|[\p{L}\p{N}’)»%])\s[:;!?](?=$|[\s«(])|«\s|\s»/u;
/** What follows a value that is put into the text. */
const FOLLOWS_A_WORD = /^\s[:;!?»]/u;
const A_WORD = "a";

function printedText(written: string): string {
  if (!IS_FRENCH.test(written)) return written;
  return FOLLOWS_A_WORD.test(written)
    ? typographic(A_WORD + written).slice(A_WORD.length)
    : typographic(written);
}

type Place = { readonly start: number; readonly end: number };

/** The insides of strings, and the texts of templates, in their order. */
function textsIn(node: unknown): readonly Place[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isNode(node)) return [];
  const { type, start, end } = node;
  if (type === "TemplateElement") return [{ start, end }];
  if (type === "Literal") {
    return "value" in node && typeof node.value === "string" ? [{ start: start + 1, end: end - 1 }] : [];
  }
  return Object.values(node)
    .flatMap(textsIn)
    .toSorted((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is Place & { readonly type: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    ["start", "end"].every((name) => typeof Reflect.get(value, name) === "number") &&
    typeof Reflect.get(value, "type") === "string"
  );
}
