/** The two themes, measured on the tokens: WCAG 2.2 AA asks 4.5 for text and 3 for what shapes a control. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "#app/server/project-root.ts";

const css = readFileSync(join(projectRoot(), "app", "styles", "tokens.css"), "utf8");
const light = tokensOf(css.slice(0, css.indexOf("@media")));
const dark = { ...light, ...tokensOf(css.slice(css.indexOf("dark)"), css.indexOf("@media print"))) };

const TEXT: readonly (readonly [text: string, ground: string])[] = [
  ...["--ink", "--ink-soft", "--accent", "--accent-strong", "--signal"].flatMap(
    (text) =>
      [
        [text, "--paper"],
        [text, "--surface"],
      ] as const,
  ),
  ["--ink", "--accent-soft"],
  ["--ink-soft", "--accent-soft"],
  ["--accent", "--accent-soft"],
  ["--ink", "--signal-soft"],
  ["--signal", "--signal-soft"],
  ["--on-accent", "--accent"],
  ["--on-accent", "--accent-strong"],
  ["--on-signal", "--signal"],
  ["--nav-ink", "--nav"],
  ["--nav-soft", "--nav"],
  ["--nav-quiet", "--nav"],
  ["--nav-ink", "--nav-here"],
];

const SHAPES: readonly (readonly [shape: string, ground: string])[] = [
  ["--line-strong", "--surface"],
  ["--line-strong", "--paper"],
  ["--focus", "--surface"],
  ["--focus", "--paper"],
  ["--accent", "--surface"],
  ["--level-1", "--surface"],
  ["--level-3", "--surface"],
  ["--level-4", "--surface"],
];

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("in the %s theme", (_name, tokens) => {
  test.each(TEXT)("%s is read on %s", (text, ground) => {
    expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(SHAPES)("%s is seen on %s", (shape, ground) => {
    expect(contrast(tokens, shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("the dark theme gives another value to each colour of the light one", () => {
  const colours = Object.entries(light).filter(([, value]) => value.startsWith("#"));
  const same = colours.filter(([name, value]) => dark[name] === value).map(([name]) => name);
  expect(same).toEqual([]);
});

type Tokens = Readonly<Record<string, string>>;

function tokensOf(text: string): Tokens {
  return Object.fromEntries(
    [...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [a, b] = [luminance(tokens[one] ?? ""), luminance(tokens[other] ?? "")];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Relative luminance of « #rrggbb », as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
