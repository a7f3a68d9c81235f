/**
 * What can still be checked of a file whose shape is wrong. All errors of a file are shown at once: one unknown key must
 * not hide a citation that leads nowhere. So what is wrong is mended or taken out of the tree (never of the file), and
 * what may follow from that is remembered, so as not to be blamed on the person.
 */
import { isCollection, isMap, isScalar, isSeq, type Node, type Scalar, visit } from "yaml";
import type * as z from "zod";
import type { ContentPath, Inconsistency } from "#app/domain/questionnaire/inconsistency.ts";
import { issuePath } from "#app/server/content/schema-faults.ts";
import { nodeAt, pairAt, plainValue, type YamlTree } from "#app/server/content/yaml-tree.ts";

export type Salvaged<T> = {
  readonly value: T;
  /** What is true of the salvaged value and may be said to the person: null when it may come from the mending. */
  readonly trust: (inconsistency: Inconsistency) => Inconsistency | null;
  /** Texts that were taken out. */
  readonly lost: ReadonlySet<string>;
};

/** Each pass mends what the one before laid bare: a handful is enough for any file. */
const MAX_PASSES = 25;

type Mending = {
  readonly tree: YamlTree;
  /** Where nodes were taken out. */
  readonly gaps: number[];
  /** Texts that went with them: what they define or cite is neither unknown nor unused. */
  readonly lost: Set<string>;
  /** Ids that were not written as ids, by what stands for them. */
  readonly renamed: Map<string, string>;
};

/** Mends the tree (which it changes) until the schema accepts it; null when too much is missing. */
export function salvage<T>(
  tree: YamlTree,
  schema: z.ZodType<T>,
  placeholders: Readonly<Record<string, unknown>>,
): Salvaged<T> | null {
  const mending: Mending = { tree, gaps: [], lost: new Set(), renamed: new Map() };
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const parsed = schema.safeParse(plainValue(tree));
    if (parsed.success) {
      return {
        value: parsed.data,
        trust: (inconsistency) => trusted(inconsistency, mending),
        lost: mending.lost,
      };
    }
    // First find every node concerned, then change the tree: taking one item out of a list moves the others.
    const mendings = parsed.error.issues.flatMap((issue) => mendingsFor(issue, mending, placeholders));
    if (!mendings.map((mend) => mend()).some(Boolean)) return null;
  }
  return null;
}

/** Changes the tree; false when there was nothing left to change. */
type Mend = () => boolean;

function mendingsFor(
  issue: z.core.$ZodIssue,
  mending: Mending,
  placeholders: Readonly<Record<string, unknown>>,
): readonly Mend[] {
  const path = issuePath(issue);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => removal([...path, key], mending));
  const node = nodeAt(mending.tree, path);
  if (node === undefined) return [filling(path, mending, placeholders)];
  return [(isScalar(node) && correction(issue, node, mending)) || removal(path, mending)];
}

/** A value that is nearly right is brought within bounds; null when it isn't that. */
function correction(issue: z.core.$ZodIssue, node: Scalar, { renamed }: Mending): Mend | null {
  const { value } = node;
  const become = (corrected: string | number): Mend => {
    return () => {
      node.value = corrected;
      return corrected !== value;
    };
  };
  if (issue.code === "too_big") {
    if (typeof value === "string") return become(value.slice(0, Number(issue.maximum)));
    if (typeof value === "number") return become(Number(issue.maximum));
  }
  if (issue.code === "too_small") {
    if (typeof value === "string") return become("…");
    if (typeof value === "number") return become(Number(issue.minimum));
  }
  if (issue.code === "invalid_format" && typeof value === "string" && !renamed.has(value)) {
    const name = `illisible-${Buffer.from(value).toString("hex").slice(0, 40)}`;
    renamed.set(name, value);
    return become(name);
  }
  return null;
}

/** Something required is missing: give the file a stand-in at its root, else take out what should hold it. */
function filling(path: ContentPath, mending: Mending, placeholders: Readonly<Record<string, unknown>>): Mend {
  const [key] = path;
  const { document } = mending.tree;
  const root = document.contents;
  if (path.length === 1 && typeof key === "string" && key in placeholders && isMap(root)) {
    return () => {
      root.set(key, document.createNode(placeholders[key]));
      return true;
    };
  }
  return path.length > 1 ? removal(path.slice(0, -1), mending) : () => false;
}

function removal(path: ContentPath, { tree, gaps, lost }: Mending): Mend {
  const parent = nodeAt(tree, path.slice(0, -1));
  const node = nodeAt(tree, path);
  const key = path[path.length - 1];
  const items: unknown[] = isCollection(parent) ? parent.items : [];
  const item = isSeq(parent) && typeof key === "number" ? items[key] : pairAt(tree, path);
  return () => {
    const index = items.indexOf(item);
    if (index < 0) return false;
    items.splice(index, 1);
    if (node !== undefined) {
      gaps.push(node.range?.[0] ?? 0);
      for (const text of textsIn(node)) lost.add(text);
    }
    return true;
  };
}

function textsIn(node: Node): readonly string[] {
  const texts: string[] = [];
  visit(node, {
    Scalar(_, scalar) {
      if (typeof scalar.value === "string") texts.push(scalar.value);
    },
  });
  return texts;
}

function trusted(inconsistency: Inconsistency, { tree, gaps, renamed }: Mending): Inconsistency | null {
  const node = nodeAt(tree, inconsistency.path);
  if (node && !node.range) return null; // a stand-in, which nobody wrote
  const range = isCollection(node) ? node.range : undefined;
  if (range && gaps.some((gap) => gap >= range[0] && gap < range[2])) return null;
  let { message } = inconsistency;
  for (const [name, written] of renamed) message = message.replaceAll(name, written);
  return { ...inconsistency, message };
}
