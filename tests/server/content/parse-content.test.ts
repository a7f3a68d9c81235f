/** Reading a content file: what is wrong with its text or its shape, told in French at its line. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkQuestionnaire } from "#app/domain/questionnaire/consistency.ts";
import { questionnaireSchema } from "#app/domain/questionnaire/definition.ts";
import { byPlace, problemLine } from "#app/server/content/content-problem.ts";
import { MAX_CONTENT_LENGTH, parseContent } from "#app/server/content/parse-content.ts";
import { FOREIGN } from "#tests/server/cli/run-cli.ts";

const SOUND = `id: atelier
version: 1
title: Diagnostic
levels: [{ id: fragile, from: 0, label: Fragile }]
themes:
  - id: gestion
    label: Gestion
    questions:
      - id: prix
        label: Connaissez-vous vos prix ?
        kind: single-choice
        choices:
          - { id: non, label: Non, points: 0, recommends: [chiffrer] }
          - { id: oui, label: Oui, points: 4 }
      - id: projet
        label: Quel est votre projet ?
        kind: text
recommendations:
  - id: chiffrer
    title: Chiffrer
    why: Il le faut.
    steps: [Commencer]
    horizon: 1-month
    effort: 1
    impact: 1
`;

describe("a text that isn't YAML", () => {
  it.each([
    { says: "an empty file", text: "", line: "1:1  le fichier est vide" },
    { says: "a comment alone", text: "# rien\n", line: "1:1  le fichier est vide" },
    {
      says: "a key written twice",
      text: SOUND.replace("version: 1\n", "version: 1\nversion: 2\n"),
      line: "3:1  cette clé est déjà écrite plus haut, au même endroit",
    },
    {
      says: "a line that a tabulation moves",
      text: SOUND.replace("  - id: gestion", "\t- id: gestion"),
      line: "6:1  une tabulation décale la ligne : décaler avec des espaces",
    },
    {
      says: "a colon within a text",
      text: SOUND.replace("title: Diagnostic", "title: Diagnostic : complet"),
      line: "3:8  deux-points inattendu : mettre entre guillemets un texte qui en contient",
    },
    {
      says: "a bracket that doesn't close",
      text: SOUND.replace("[chiffrer]", "[chiffrer"),
      line: "13:69  ligne mal décalée, ou crochet ou accolade qui ne se ferme pas",
    },
    {
      says: "a type of YAML 1.1",
      text: SOUND.replace("title: Diagnostic", "title: !!python/object Diagnostic"),
      line: "3:8  les types écrits avec « ! » ne sont pas lus",
    },
    {
      says: "a version directive that would change the meaning of « oui » and « no »",
      text: `%YAML 1.1\n---\n${SOUND}`,
      line: "1:1  seul YAML 1.2 est lu",
    },
    {
      says: "a second document",
      text: `${SOUND}---\nid: autre\n`,
      line: "26:1  le fichier contient plusieurs documents",
    },
    {
      says: "an alias without an anchor",
      text: SOUND.replace("title: Diagnostic", "title: *nulle-part"),
      line: "3:8  le renvoi « *nulle-part » ne mène nulle part",
    },
    {
      says: "lists within lists without end",
      text: `id: ${"[".repeat(30_000)}`,
      line: "trop de listes l’une dans l’autre",
    },
  ])("is refused with its line: $says", ({ text, line }) => {
    const parsed = parse(text);
    if (parsed.ok) throw new Error("it should be refused");
    expect(parsed.problems.map(problemLine).join("\n")).toContain(line);
    expect(parsed.legible).toBeNull();
  });

  it("is refused before it unfolds, when aliases would make it grow without end", () => {
    const grow = Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    const parsed = parse(`a0: &a0 [x]\n${grow.join("\n")}\n`);
    if (parsed.ok) throw new Error("it should be refused");
    expect(parsed.problems.map(problemLine)).toEqual([
      "atelier.yaml:13:17  plus de 100 renvois (« * ») : le fichier est refusé",
    ]);
  });

  it("is refused beyond two million characters", () => {
    const parsed = parse(`${SOUND}#${" ".repeat(MAX_CONTENT_LENGTH)}`);
    expect(parsed.ok ? [] : parsed.problems.map(problemLine)).toEqual([
      "atelier.yaml:1:1  le fichier dépasse 2 Mo",
    ]);
  });
});

describe("a sound text", () => {
  it("gives its value, with the defaults of the format", () => {
    const parsed = parse(SOUND);
    if (!parsed.ok) throw new Error("it should be read");
    expect(parsed.value).toMatchObject({ minimumCoverage: 0.6, scale: { min: 0, max: 4 } });
    expect(parsed.value.themes[0]?.questions[0]).toMatchObject({
      perspectives: ["director", "consultant"],
      weight: 1,
      evidence: "none",
      allowUnknown: true,
    });
  });

  it("reads « no », « on » and dates as texts, as YAML 1.2 does", () => {
    const parsed = parse(
      SOUND.replace("title: Diagnostic", "title: no").replace("label: Oui", "label: 2026-11-21"),
    );
    if (!parsed.ok) throw new Error("it should be read");
    expect(parsed.value.title).toBe("no");
  });

  it("follows an alias", () => {
    const parsed = parse(SOUND.replace("id: oui, label: Oui", "id: &oui oui, label: *oui"));
    if (!parsed.ok) throw new Error("it should be read");
    expect(JSON.stringify(parsed.value)).toContain('"label":"oui"');
  });
});

describe("a shape that the format doesn't know is refused with its line:", () => {
  it.each([
    {
      says: "a key of a question",
      change: ["        kind: text", "        kind: text\n        poids: 2"],
      line: "18:9  question « projet » : clé inconnue « poids » pour une question « text »",
    },
    {
      says: "a key of the root",
      change: ["version: 1\n", "version: 1\nauteur: moi\n"],
      line: "3:1  clé inconnue « auteur »",
    },
    {
      says: "a key named like JavaScript's own",
      change: ["version: 1\n", "version: 1\nconstructor: moi\n"],
      line: "3:1  clé inconnue « constructor »",
    },
    {
      says: "a comma in a text without quotes",
      change: ["label: Non,", "label: Non, au jugé,"],
      line: "13:36  question « prix », modalité « non » : clé inconnue « au jugé » : un texte qui contient une virgule se met entre guillemets",
    },
    {
      says: "choices on a text",
      change: ["        kind: text", "        kind: text\n        choices: []"],
      line: "18:9  question « projet » : clé inconnue « choices » pour une question « text »",
    },
    {
      says: "a label of more than 160 characters",
      change: ["Quel est votre projet ?", "x".repeat(161)],
      line: "16:16  question « projet » : « label » : 161 caractères, 160 au plus",
    },
    {
      says: "an empty label",
      change: ["Quel est votre projet ?", '""'],
      line: "16:16  question « projet » : « label » : le texte est vide",
    },
    {
      says: "a weight out of range",
      change: ["        kind: text", "        kind: text\n        weight: 11"],
      line: "18:17  question « projet » : « weight » : 11 est trop grand, 10 au plus",
    },
    {
      says: "a negative weight",
      change: ["        kind: text", "        kind: text\n        weight: -1"],
      line: "18:17  question « projet » : « weight » : -1 est trop petit, 0 au moins",
    },
    {
      says: "a weight in words",
      change: ["        kind: text", "        kind: text\n        weight: lourd"],
      line: "18:17  question « projet » : « weight » attend un nombre, pas le texte « lourd »",
    },
    {
      says: "a number that isn't one",
      change: ["        kind: text", "        kind: text\n        weight: .nan"],
      line: "18:17  question « projet » : « weight » attend un nombre, pas « NaN »",
    },
    {
      says: "a number where a text is meant",
      change: ["label: Oui,", "label: 10,"],
      line: "14:31  question « prix », modalité « oui » : « label » attend un texte, pas « 10 » : le mettre entre guillemets",
    },
    {
      says: "a key without a value",
      change: ["        kind: text", "        kind: text\n        help:"],
      line: "question « projet » : « help » attend un texte, pas du vide",
    },
    {
      says: "an id with an accent",
      change: ["id: projet", "id: Précis"],
      line: "15:13  question « Précis » : « id » : un identifiant s'écrit en lettres sans accent, chiffres, tirets et points, sans espace, pas « Précis »",
    },
    {
      says: "a kind that doesn't exist",
      change: ["kind: text", "kind: free-text"],
      line: "17:15  question « projet » : « kind » ne peut pas être « free-text » ; types permis : single-choice, multiple-choice,",
    },
    {
      says: "a question without a kind",
      change: ["        kind: text\n", ""],
      line: "15:9  question « projet » : il manque « kind » ; types permis : single-choice",
    },
    {
      says: "a question without a label",
      change: ["        label: Quel est votre projet ?\n", ""],
      line: "15:9  question « projet » : il manque « label »",
    },
    {
      says: "a single choice among one",
      change: ["          - { id: oui, label: Oui, points: 4 }\n", ""],
      line: "13:11  question « prix » : « choices » : il en faut 2 au moins",
    },
    {
      says: "a horizon that doesn't exist",
      change: ["horizon: 1-month", "horizon: demain"],
      line: "23:14  préconisation « chiffrer » : « horizon » ne peut pas être « demain » ; valeurs permises : this-week, 1-month",
    },
    {
      says: "an effort over three",
      change: ["effort: 1", "effort: 4"],
      line: "24:13  préconisation « chiffrer » : « effort » : 4 est trop grand, 3 au plus",
    },
    {
      says: "a condition with a key that it doesn't know",
      change: [
        "        kind: text",
        "        kind: text\n        visibleWhen: { all: [{ question: prix, atleast: 1 }] }",
      ],
      line: "18:30  question « projet » : « all » n’est pas une condition",
    },
    {
      says: "a condition with a wrong value, told where it stands",
      change: [
        "        kind: text",
        "        kind: text\n        visibleWhen: { not: { question: prix, atLeast: un } }",
      ],
      line: "18:56  question « projet » : « atLeast » attend un nombre, pas le texte « un »",
    },
    {
      says: "words for a perspective that doesn't exist",
      change: ["        kind: text", "        kind: text\n        labels: { banker: Et vous ? }"],
      line: "18:19  question « projet » : clé inconnue « banker »",
    },
  ])("$says", ({ change: [from = "", to = ""], line }) => {
    expect(SOUND.split(from)).toHaveLength(2);
    const parsed = parse(SOUND.replace(from, () => to));
    expect(parsed.ok ? [] : parsed.problems.map(problemLine)).toEqual([expect.stringContaining(line)]);
  });

  it("a file that is a list", () => {
    const parsed = parse("- id: atelier\n");
    expect(parsed.ok ? [] : parsed.problems.map(problemLine)).toEqual([
      "atelier.yaml:1:1  « fichier » attend des clés et des valeurs, pas une liste",
    ]);
  });
});

describe("what is wrong with the shape doesn't hide what is wrong with the sense:", () => {
  const UNKNOWN = "la question « prix » cite la préconisation inconnue « ailleurs »";
  const dangling = SOUND.replace("[chiffrer] }", "[chiffrer, ailleurs] }");

  it.each([
    { says: "beside an unknown key", change: ["        kind: text", "        kind: text\n        poids: 2"] },
    { says: "beside a label that is too long", change: ["Quel est votre projet ?", "x".repeat(161)] },
    { says: "beside a weight out of range", change: ["kind: text", "kind: text\n        weight: 12"] },
    { says: "beside a kind that doesn't exist", change: ["kind: text", "kind: texte"] },
    { says: "beside a missing title", change: ["title: Diagnostic\n", ""] },
    { says: "beside missing levels", change: ["levels: [{ id: fragile, from: 0, label: Fragile }]\n", ""] },
    { says: "beside a recommendation without a horizon", change: ["    horizon: 1-month\n", ""] },
    { says: "beside an id with an accent", change: ["- id: projet", "- id: projeté"] },
  ])("$says", ({ change: [from = "", to = ""] }) => {
    const told = everythingWrongWith(dangling.replace(from, () => to));
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(expect.stringContaining(UNKNOWN));
  });

  it("with ids as they were written, even when they aren't ids", () => {
    const told = everythingWrongWith(dangling.replace("- id: prix", "- id: près"));
    expect(told).toEqual([
      expect.stringContaining("« id » : un identifiant s'écrit"),
      expect.stringContaining("la question « près » cite la préconisation inconnue « ailleurs »"),
    ]);
  });

  it("from top to bottom, each at its line in the file as it was written", () => {
    const text = SOUND.replace("title: Diagnostic", "titre: Diagnostic")
      .replace("kind: single-choice", "kind: single-choice\n        poids: 1")
      .replace("[chiffrer] }", "[ailleurs] }")
      .replace("impact: 1", "impact: 9");
    expect(everythingWrongWith(text)).toEqual([
      "atelier.yaml:1:1  il manque « title »",
      "atelier.yaml:3:1  clé inconnue « titre »",
      "atelier.yaml:12:9  question « prix » : clé inconnue « poids » pour une question « single-choice »",
      "atelier.yaml:14:60  la question « prix » cite la préconisation inconnue « ailleurs »",
      "atelier.yaml:20:9  aucune question ne mène à la préconisation « chiffrer »",
      "atelier.yaml:26:13  préconisation « chiffrer » : « impact » : 9 est trop grand, 3 au plus",
    ]);
  });

  it("without blaming what only follows: a question that can't be read cites its recommendation all the same", () => {
    const told = everythingWrongWith(SOUND.replace("kind: single-choice", "kind: single"));
    expect(told).toEqual([expect.stringContaining("« kind » ne peut pas être « single »")]);
  });

  it("without blaming who cites a recommendation that can't be read", () => {
    const told = everythingWrongWith(SOUND.replace("    title: Chiffrer\n", ""));
    expect(told).toEqual([expect.stringContaining("préconisation « chiffrer » : il manque « title »")]);
  });

  it("with two things missing in one list, and the others at their place", () => {
    const text = SOUND.replace("        label: Connaissez-vous vos prix ?\n", "").replace(
      "        label: Quel est votre projet ?\n        kind: text\n",
      "        weight: lourd\n      - id: suite\n        label: Et après ?\n        kind: text\n        visibleWhen: { question: rien, answered: true }\n",
    );
    expect(everythingWrongWith(text)).toEqual([
      "atelier.yaml:9:9  question « prix » : il manque « label »",
      expect.stringContaining("question « projet » : il manque « kind »"),
      expect.stringContaining("la condition de « suite » lit la question inconnue « rien »"),
    ]);
  });
});

describe("whichever line of a file is broken", () => {
  const lines = readFileSync(join(FOREIGN, "atelier.yaml"), "utf8").split("\n");
  const BREAKAGES = [
    () => "",
    (line: string) => line.slice(0, Math.ceil(line.length * 0.6)),
    (line: string) => line.replace(/:.*$/, ": [x]"),
  ];

  it("the checker neither throws nor says « undefined »", { timeout: 60_000 }, () => {
    for (const [index, line] of lines.entries()) {
      const broken = BREAKAGES[index % BREAKAGES.length]?.(line) ?? "";
      const told = everythingWrongWith(lines.with(index, broken).join("\n"));
      expect(told.filter((message) => /undefined|NaN|\[object|illisible-/.test(message))).toEqual([]);
    }
  });
});

function parse(text: string) {
  return parseContent("atelier.yaml", text, questionnaireSchema, {
    id: "sans-identifiant",
    version: 1,
    title: "…",
    levels: [{ id: "niveau", from: 0, label: "…" }],
  });
}

/** Shape and sense together, as the checker tells them. */
function everythingWrongWith(text: string): readonly string[] {
  const parsed = parse(text);
  const content = parsed.ok ? parsed : parsed.legible;
  const shape = parsed.ok ? [] : parsed.problems;
  const sense = content
    ? checkQuestionnaire(content.value, { tags: [], recommendations: [], catalogues: null })
        .filter(({ about }) => about === undefined || !content.lost.has(about))
        .flatMap((inconsistency) => content.locate(inconsistency) ?? [])
    : [];
  return [...shape, ...sense].toSorted(byPlace).map(problemLine);
}
