/** A YAML text as a tree whose nodes know their place in it. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { ContentPath } from "#app/domain/questionnaire/inconsistency.ts";

export type YamlTree = { readonly document: Document; readonly lines: LineCounter };
export type Place = { readonly line: number; readonly column: number };
/** Something wrong at a place of the text, before anyone knows the file's name. */
export type Fault = Place & { readonly message: string };

/** More nodes that stand for other nodes than any honest file has; beyond, a short text may unfold into gigabytes. */
const MAX_ALIASES = 100;

/** Reads YAML 1.2 (core schema, unique keys, one document). Gives every fault of syntax; never throws. */
export function readYamlTree(
  text: string,
):
  | { readonly ok: true; readonly tree: YamlTree }
  | { readonly ok: false; readonly faults: readonly Fault[] } {
  const lines = new LineCounter();
  try {
    const document: Document = parseDocument(text, {
      version: "1.2",
      lineCounter: lines,
      prettyErrors: false,
    });
    const faults = [
      ...[...document.errors, ...document.warnings].map((error) => syntaxFault(error, lines)),
      ...aliasFaults(document, lines),
    ];
    if (document.schema.name !== "core") {
      faults.unshift({ line: 1, column: 1, message: "seul YAML 1.2 est lu : retirer la directive %YAML" });
    }
    return faults.length > 0 ? { ok: false, faults } : { ok: true, tree: { document, lines } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, faults: [{ line: 1, column: 1, message: `fichier illisible : ${why}` }] };
  }
}

/** The tree as plain values. */
export function plainValue({ document }: YamlTree): unknown {
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

/** The node at a path, aliases followed; undefined when the path leads nowhere. */
export function nodeAt({ document }: YamlTree, path: ContentPath): Node | undefined {
  let node: Node | undefined = document.contents ?? undefined;
  for (const step of path) {
    const within = resolved(node, document);
    const next: unknown = isMap(within) || isSeq(within) ? within.get(step, true) : undefined;
    node = isNode(next) ? next : undefined;
  }
  return resolved(node, document);
}

/** The key and the value written at a path whose last step is a key. */
export function pairAt(tree: YamlTree, path: ContentPath): Pair | undefined {
  const parent = nodeAt(tree, path.slice(0, -1));
  const key = path[path.length - 1];
  return isMap(parent)
    ? parent.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === key)
    : undefined;
}

/** Where the deepest written node on a path begins: a value that was left out is at what should hold it. */
export function placeAt(tree: YamlTree, path: ContentPath): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(tree, path.slice(0, length));
    if (node?.range) return placeOf(node.range[0], tree.lines);
  }
  return { line: 1, column: 1 };
}

/** Where a node begins, or undefined for one that was not written. */
export function nodePlace(node: unknown, { lines }: YamlTree): Place | undefined {
  return isNode(node) && node.range ? placeOf(node.range[0], lines) : undefined;
}

function placeOf(offset: number, lines: LineCounter): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function resolved(node: Node | undefined, document: Document): Node | undefined {
  return isAlias(node) ? node.resolve(document) : node;
}

/** Aliases without an anchor, and too many of them. */
function aliasFaults(document: Document, lines: LineCounter): readonly Fault[] {
  const faults: Fault[] = [];
  let count = 0;
  visit(document, {
    Alias(_, alias) {
      count += 1;
      const place = placeOf(alias.range?.[0] ?? 0, lines);
      if (alias.resolve(document) === undefined) {
        faults.push({ ...place, message: `le renvoi « *${alias.source} » ne mène nulle part` });
      } else if (count === MAX_ALIASES + 1) {
        faults.push({ ...place, message: `plus de ${MAX_ALIASES} renvois (« * ») : le fichier est refusé` });
      }
    },
  });
  return faults;
}

const SYNTAX_MESSAGES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "cette clé est déjà écrite plus haut, au même endroit",
  TAB_AS_INDENT: "une tabulation décale la ligne : décaler avec des espaces",
  BAD_INDENT: "ligne mal décalée, ou crochet ou accolade qui ne se ferme pas",
  BLOCK_AS_IMPLICIT_KEY:
    "deux-points inattendu : mettre entre guillemets un texte qui en contient, et vérifier le décalage",
  MULTILINE_IMPLICIT_KEY: "une clé tient sur une seule ligne : vérifier le décalage et les deux-points",
  MISSING_CHAR: "il manque un caractère : un guillemet, une virgule, un deux-points ou une espace",
  BAD_SCALAR_START: "ce texte commence par un signe réservé : le mettre entre guillemets",
  UNEXPECTED_TOKEN: "signe inattendu : vérifier le décalage, les tirets et les guillemets",
  MULTIPLE_DOCS: "le fichier contient plusieurs documents (« --- ») : il en faut un seul",
  TAG_RESOLVE_FAILED: "les types écrits avec « ! » ne sont pas lus : mettre le texte entre guillemets",
  RESOURCE_EXHAUSTION: "trop de listes l’une dans l’autre : le fichier est refusé",
  BAD_ALIAS: "ce renvoi (« * ») ne peut pas être lu",
};

function syntaxFault(error: YAMLError, lines: LineCounter): Fault {
  const message = SYNTAX_MESSAGES[error.code] ?? "YAML illisible";
  return { ...placeOf(error.pos[0], lines), message: `${message} (${error.message})` };
}
