/** The glossary says how things are called; here it is compared with the code, both ways. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const GLOSSARY = "docs/glossary.md";
const SOURCES = ["app", "db", "templates"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
);
const code = SOURCES.map((file) => `${file}\n${readFileSync(file, "utf8")}`).join("\n");

const [terms, refused] = tablesOf(readFileSync(GLOSSARY, "utf8"));

describe("the glossary", () => {
  test("has its two tables, each with lines", () => {
    expect(terms?.length).toBeGreaterThan(30);
    expect(refused?.length).toBeGreaterThan(2);
  });

  test.each(terms ?? [])("« %s » is called %s in the code", (_french, identifier) => {
    expect(code).toMatch(spellings(identifier ?? ""));
  });

  test("names nothing twice", () => {
    const identifiers = (terms ?? []).map(([, identifier]) => identifier);
    expect(identifiers.filter((each, index) => identifiers.indexOf(each) !== index)).toEqual([]);
  });

  test.each(refused ?? [])("the code never says « %s » (it says %s)", (word) => {
    expect(code).not.toMatch(identifierLike(word ?? ""));
  });
});

/** camelCase, PascalCase or kebab-case (files and resources), as the beginning, the middle or the end of a name. */
function spellings(identifier: string): RegExp {
  const kebab = identifier.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const pascal = identifier.charAt(0).toUpperCase() + identifier.slice(1);
  return new RegExp(`(?<![a-z])${identifier}(?![a-z])|${pascal}|${kebab}(?![a-z])`);
}

/** A whole word of a declared name: « company » in `companyName` or `type Company`, not in a comment's prose. */
function identifierLike(word: string): RegExp {
  const pascal = word.charAt(0).toUpperCase() + word.slice(1);
  return new RegExp(
    `\\b(?:const|let|function|type|readonly)\\s+\\w*(?:${pascal}|(?<![A-Za-z])${word})(?![a-z])\\w*`,
  );
}

/** The cells of each table, heads and rules left out. */
function tablesOf(markdown: string): string[][][] {
  const tables: string[][][] = [];
  let inTable = false;
  for (const line of markdown.split("\n")) {
    if (!line.startsWith("|")) inTable = false;
    else if (!inTable) {
      inTable = true;
      tables.push([]);
    } else if (!/^\|\s*-/.test(line)) {
      const cells = line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
      tables.at(-1)?.push(cells);
    }
  }
  return tables;
}
