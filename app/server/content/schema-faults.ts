/** What zod found wrong with a file's shape, in words for the person who writes the file. */
import { isMap, isScalar } from "yaml";
import type * as z from "zod";
import type { ContentPath } from "#app/domain/questionnaire/inconsistency.ts";
import {
  type Fault,
  nodeAt,
  nodePlace,
  pairAt,
  placeAt,
  type YamlTree,
} from "#app/server/content/yaml-tree.ts";

type Issue = z.core.$ZodIssue;

/** The faults of an issue: one, or one per unknown key. */
export function schemaFaults(issue: Issue, tree: YamlTree): readonly Fault[] {
  const { path, issue: deepest } = deepestIssue(issue, tree);
  if (deepest.code === "unrecognized_keys") {
    return deepest.keys.map((key) => unknownKey([...path, key], tree));
  }
  const where = describePlace(path, tree);
  return [{ ...placeAt(tree, path), message: `${where}${describeIssue(deepest, path, tree)}` }];
}

/** The path of an issue as keys and indexes. */
export function issuePath(issue: Issue): ContentPath {
  return issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
}

/**
 * A condition may take eight forms, and zod tells why it is none of them. The form meant is the one whose own keys are
 * right: there, what is wrong lies deeper.
 */
function deepestIssue(issue: Issue, tree: YamlTree, base: ContentPath = []): Located {
  const path = [...base, ...issuePath(issue)];
  if (issue.code !== "invalid_union") return { path, issue };
  const isWritten = (inner: Issue) =>
    inner.path.length > 0 && nodeAt(tree, [...path, ...issuePath(inner)]) !== undefined;
  const meant = issue.errors.find((branch) => branch.length > 0 && branch.every(isWritten));
  const [first] = meant ?? [];
  return first === undefined ? { path, issue } : deepestIssue(first, tree, path);
}

type Located = { readonly path: ContentPath; readonly issue: Issue };

function unknownKey(path: ContentPath, tree: YamlTree): Fault {
  const key = path[path.length - 1];
  const pair = pairAt(tree, path);
  const parent = nodeAt(tree, path.slice(0, -1));
  const isFlow = isMap(parent) && parent.flow === true;
  const isBare = pair?.value === null || (isScalar(pair?.value) && pair.value.value === null);
  const kind = isMap(parent) && path.at(-3) === "questions" ? parent.get("kind") : undefined;
  const forKind = typeof kind === "string" ? ` pour une question « ${kind} »` : "";
  const hint = isFlow && isBare ? " : un texte qui contient une virgule se met entre guillemets" : "";
  const place = nodePlace(pair?.key, tree) ?? placeAt(tree, path);
  return {
    ...place,
    message: `${describePlace(path.slice(0, -1), tree)}clé inconnue « ${key} »${forKind}${hint}`,
  };
}

const COLLECTIONS: Readonly<Record<string, string>> = {
  levels: "niveau",
  themes: "thème",
  questions: "question",
  choices: "modalité",
  indicators: "indicateur",
  tags: "étiquette",
  families: "famille",
  recommendations: "préconisation",
  schemes: "dispositif",
  collectiveActions: "action collective",
};

/** « question « cima », modalité « oui » — » : the named things that hold a place, without the theme of a question. */
function describePlace(path: ContentPath, tree: YamlTree): string {
  const names = path.flatMap((step, index) => {
    const name = COLLECTIONS[String(step)];
    const at = path[index + 1];
    if (name === undefined || typeof at !== "number") return [];
    const item = nodeAt(tree, path.slice(0, index + 2));
    const id = isMap(item) ? item.get("id") : undefined;
    return [
      { collection: step, words: typeof id === "string" ? `${name} « ${id} »` : `${name} n° ${at + 1}` },
    ];
  });
  const inQuestion = names.some(({ collection }) => collection === "questions");
  const kept = names.filter(({ collection }) => !(inQuestion && collection === "themes"));
  return kept.length === 0 ? "" : `${kept.map(({ words }) => words).join(", ")} : `;
}

function describeIssue(issue: Issue, path: ContentPath, tree: YamlTree): string {
  const field = path.findLast((step) => typeof step === "string") ?? "fichier";
  const node = nodeAt(tree, path);
  const written = isScalar(node) ? node.value : undefined;
  const name = `« ${field} »`;
  switch (issue.code) {
    case "invalid_type":
      return node === undefined
        ? `il manque ${name}`
        : `${name} attend ${EXPECTED[issue.expected] ?? issue.expected}, pas ${typeof written === "string" ? "le texte " : ""}${describeValue(node)}${quotesHint(issue, written)}`;
    case "invalid_value":
      return node === undefined
        ? `il manque ${name}`
        : `${name} ne peut pas être ${describeValue(node)} ; valeurs permises : ${issue.values.map(String).join(", ")}`;
    case "invalid_union":
      return issue.discriminator === undefined
        ? `${name} n’est pas une condition : « all », « any », « not », ou une question avec « in », « is », « atLeast », « atMost » ou « answered: true »`
        : unknownKind("options" in issue ? issue.options : [], node);
    case "too_big":
      return `${name} : ${tooMuch(issue, written)}`;
    case "too_small":
      return `${name} : ${tooLittle(issue, written)}`;
    case "invalid_format":
      return `${name} : ${FORMATS[issue.format] ?? issue.message}, pas « ${String(written)} »`;
    default:
      return `${name} : ${issue.message || "valeur refusée"}`;
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "un texte",
  number: "un nombre",
  int: "un nombre entier",
  boolean: "true ou false",
  array: "une liste",
  object: "des clés et des valeurs",
  record: "des clés et des valeurs",
};

const FORMATS: Readonly<Record<string, string>> = {
  date: "une date s’écrit AAAA-MM-JJ",
  url: "une adresse s’écrit en entier, avec https",
};

function describeValue(node: unknown): string {
  if (!isScalar(node)) return isMap(node) ? "des clés et des valeurs" : "une liste";
  if (node.value === null) return "du vide";
  return `« ${String(node.value)} »`;
}

function quotesHint(issue: Issue, written: unknown): string {
  const isPlain = typeof written === "number" || typeof written === "boolean";
  return issue.code === "invalid_type" && issue.expected === "string" && isPlain
    ? " : le mettre entre guillemets"
    : "";
}

function unknownKind(options: readonly unknown[] | undefined, node: unknown): string {
  const allowed = `types permis : ${(options ?? []).map(String).join(", ")}`;
  return node === undefined
    ? `il manque « kind » ; ${allowed}`
    : `« kind » ne peut pas être ${describeValue(node)} ; ${allowed}`;
}

function tooMuch(issue: Extract<Issue, { code: "too_big" }>, written: unknown): string {
  const limit = String(issue.maximum);
  if (typeof written === "string") return `${written.length} caractères, ${limit} au plus`;
  if (typeof written === "number") return `${written} est trop grand, ${limit} au plus`;
  return `${limit} éléments au plus`;
}

function tooLittle(issue: Extract<Issue, { code: "too_small" }>, written: unknown): string {
  const limit = String(issue.minimum);
  if (typeof written === "string") return "le texte est vide";
  if (typeof written === "number") return `${written} est trop petit, ${limit} au moins`;
  return `il en faut ${limit} au moins`;
}
