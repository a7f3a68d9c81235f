import { describe, expect, test } from "vitest";
import { composeLetter, type LetterFacts } from "#app/server/mail/compose-letter.ts";

const LINK = "https://diapason.exemple.fr/r/jeton";
const FACTS: LetterFacts = {
  kind: "invitation",
  perspective: "director",
  to: { name: "Jean Lefèvre", address: "contact@lefevre.example" },
  firm: "Menuiserie Lefèvre",
  operation: "Rénover en Anjou",
  consultant: { name: "Claire Martin", address: "claire@cabinet.example" },
  minutes: 12,
  expiresAt: "2027-04-16T21:59:59.000Z",
  groupThreshold: 4,
  link: LINK,
};

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, " ");

describe("a letter says", () => {
  const rows: readonly (readonly [what: string, change: Partial<LetterFacts>, said: readonly string[]])[] = [
    [
      "to a director: who, what for, how long, who reads, until when",
      {},
      [
        "Bonjour Jean Lefèvre,",
        "Claire Martin accompagne Menuiserie Lefèvre dans l’opération « Rénover en Anjou »",
        "Comptez 12 minutes",
        "le financeur ne les voit jamais",
        "jusqu’au 16 avril 2027",
        "Répondez à ce message : Claire Martin le recevra",
      ],
    ],
    ["to somebody without a name", { to: { name: null, address: "a@b.example" } }, ["Bonjour,\n"]],
    ["in an operation without a consultant", { consultant: null }, ["Votre consultant accompagne"]],
    ["again to a director", { kind: "reminder" }, ["vous attend encore", "Commencer ou continuer :"]],
    [
      "to whoever passes the employees’ link on",
      { perspective: "employee" },
      ["questionnaire des salariés (Menuiserie Lefèvre)", "sans donner son nom", "par 4 personnes au moins"],
    ],
    [
      "again to whoever passes the customers’ link on",
      { perspective: "customer", kind: "reminder" },
      ["Le questionnaire des clients (Menuiserie Lefèvre)", "attend encore des réponses"],
    ],
  ];
  test.each(rows)("%s", (_what, change, said) => {
    const letter = composeLetter({ ...FACTS, ...change });
    for (const words of said) expect(plain(letter.text)).toContain(words);
    expect(letter.text).toContain(LINK);
    expect(letter.html).toContain(`href="${LINK}"`);
  });
});

test("a director is told nothing of the threshold of groups, nor a group of the director's own link", () => {
  expect(composeLetter(FACTS).text).not.toContain("personnes au moins");
  expect(composeLetter({ ...FACTS, perspective: "employee" }).text).not.toContain("ne le transmettez pas");
});

test("names that hold tags or lines stay words", () => {
  const letter = composeLetter({
    ...FACTS,
    firm: "Lefèvre\r\nBcc: tous@exemple.fr <script>",
    to: { name: "Jean\nX-Piège: oui", address: "contact@lefevre.example" },
  });
  expect(letter.subject).toBe("Votre auto-évaluation, Lefèvre Bcc\u00A0: tous@exemple.fr <script>");
  expect(letter.html).not.toContain("<script>");
  expect(letter.html).toContain("&lt;script&gt;");
  expect(plain(letter.text)).toContain("Bonjour Jean X-Piège : oui,");
});
