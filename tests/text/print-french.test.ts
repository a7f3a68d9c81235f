import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { printFrench } from "#app/text/print-french.ts";

const NBSP = "\u00A0";
const NARROW = "\u202F";

describe("the texts of a module", () => {
  it.each([
    ["a colon", 'say("Reste à faire : rien")', `say("Reste à faire${NBSP}: rien")`],
    ["a question", "say('Pourquoi ?')", `say('Pourquoi${NARROW}?')`],
    ["guillemets", 'say("« À revoir »")', `say("«${NBSP}À revoir${NBSP}»")`],
    [
      "a template, around its values",
      `say(\`Il y a \${n} : \${m} !\`)`,
      `say(\`Il y a \${n}${NBSP}: \${m}${NARROW}!\`)`,
    ],
    [
      "a child that follows a value",
      'jsx("p", { children: [n, " : ", m] })',
      `jsx("p", { children: [n, "${NBSP}: ", m] })`,
    ],
    [
      "strings within templates within strings",
      `say(\`Encore \${ok ? "oui ; non" : \`peut-être : \${n}\`}.\`)`,
      `say(\`Encore \${ok ? "oui${NARROW}; non" : \`peut-être${NBSP}: \${n}\`}.\`)`,
    ],
    [
      "letters beyond the first plane, before it",
      'say("🏗️ é"); say("Été : oui")',
      `say("🏗️ é"); say("Été${NBSP}: oui")`,
    ],
  ])("%s", (_, code, printed) => {
    expect(printFrench(code, parseAst(code))).toBe(printed);
  });

  it.each([
    ["conditions and types", "const a = b ? c : d; label: for (;;) break label"],
    ["classes, addresses and hours", 'x("card soft", "/terrain?vers=a", "8:30", "https://a.fr/?b=c ")'],
    ["regular expressions", "/a : b ?/u.test(c)"],
    ["what is printed already", `say("Reste${NBSP}: rien${NARROW}!")`],
    ["apostrophes of code", "x('data-a', \"it's\")"],
  ])("leaves %s alone", (_, code) => {
    expect(printFrench(code, parseAst(code))).toBe(code);
  });
});
