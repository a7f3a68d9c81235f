import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FOREIGN, runCli } from "#tests/server/cli/run-cli.ts";

const QUESTIONNAIRE = "tests/fixtures/foreign/atelier.yaml";
const ANSWERS = "tests/fixtures/foreign/answers.json";
const SCORE = ["score", "--questionnaire", QUESTIONNAIRE, "--answers", ANSWERS];

/**
 * By hand, from tests/fixtures/foreign: the consultant's « jamais » (0 of 4) and « ne sait pas » stand before the
 * director's answers; 30 % is not below 30, so 2 points; « each » lets 4 and 1 points enter the mean apart.
 */
const GESTION = ((2 * 0 + 1 * 0.5 + 1 * 0.25) / (2 + 1 + 1)) * 100;
const EQUIPE = ((1 + 1 + 0.25) / 3) * 100;
const GESTION_DIRECTOR = ((2 * 0.5 + 1 * 0.5 + 1 * 0.75) / (2 + 1 + 1)) * 100;
const GESTION_CONSULTANT = ((2 * 0 + 1 * 0.25) / (2 + 1)) * 100;

const NOT_SCORED = { score: null, coverage: null, level: null };

describe("score --json of a questionnaire from elsewhere", () => {
  let printed: Record<string, unknown>;
  beforeAll(async () => {
    const { code, out, err } = await runCli([...SCORE, "--json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    printed = JSON.parse(out);
  });

  it("prints the keys of the format and no others", () => {
    expect(Object.keys(printed)).toEqual([
      "questionnaire",
      "overall",
      "themes",
      "questions",
      "findings",
      "actions",
      "perspectives",
      "progress",
    ]);
    expect(printed.questionnaire).toEqual({ id: "atelier", version: 3 });
  });

  it("scores the themes and the whole, unrounded, with coverage and level", () => {
    expect(GESTION).toBe(18.75);
    expect(printed.themes).toEqual([
      { id: "contexte", ...NOT_SCORED },
      { id: "gestion", score: GESTION, coverage: 4 / 5, level: "fragile" },
      { id: "equipe", score: EQUIPE, coverage: 2 / 3, level: "solide" },
    ]);
    expect(printed.overall).toEqual({ score: (2 * GESTION + EQUIPE) / 3, coverage: 6 / 8, level: "fragile" });
  });

  it("tells the state and the score of every question, in the order of the questionnaire", () => {
    expect(printed.questions).toEqual([
      { id: "effectif", state: "answered", score: null },
      { id: "chiffre-affaires", state: "answered", score: null },
      { id: "creation", state: "answered", score: null },
      { id: "specialite", state: "notApplicable", score: null },
      { id: "prix-de-revient", state: "answered", score: 0 },
      { id: "premier-client", state: "answered", score: 0.5 },
      { id: "tableau-de-bord", state: "answered", score: 0.25 },
      { id: "devis", state: "unknown", score: null },
      { id: "entretiens", state: "answered", score: 1 },
      { id: "formation", state: "answered", score: (1 + 0.25) / 2 },
      { id: "apprenti", state: "unanswered", score: null },
      { id: "premiere-embauche", state: "hidden", score: null },
      { id: "freins", state: "answered", score: null },
      { id: "projet", state: "unanswered", score: null },
    ]);
  });

  it("tells what the answers say, with the first question of each tag", () => {
    expect(printed.findings).toEqual([
      { kind: "strength", question: "entretiens" },
      { kind: "weakness", question: "prix-de-revient" },
      { kind: "weakness", question: "tableau-de-bord" },
      { kind: "obstacle", tag: "finance.marge", question: "prix-de-revient", source: "observed" },
      { kind: "obstacle", tag: "pilotage.chiffres", question: "tableau-de-bord", source: "observed" },
      { kind: "obstacle", tag: "finance.tresorerie", question: "freins", source: "declared" },
      { kind: "obstacle", tag: "competences.recrutement", question: "freins", source: "declared" },
      { kind: "opportunity", tag: "opp.apprentissage", question: "entretiens" },
    ]);
  });

  it("suggests actions by impact ÷ effort × stake × gap, twins absorbed, hidden questions silent", () => {
    expect(printed.actions).toEqual([
      { recommendation: "calculer-le-prix", priority: (3 / 1) * 3 * 2, because: ["prix-de-revient"] },
      {
        recommendation: "suivre-trois-chiffres",
        priority: (2 / 1) * 3 * 0.75,
        because: ["tableau-de-bord", "devis"],
      },
      { recommendation: "trouver-des-clients", priority: (3 / 2) * 3 * 0.5, because: ["premier-client"] },
      { recommendation: "planifier-les-formations", priority: (2 / 2) * 2 * 0.375, because: ["formation"] },
    ]);
  });

  it("scores each perspective on its own answers", () => {
    expect(printed.perspectives).toEqual({
      director: {
        overall: { score: (2 * GESTION_DIRECTOR + EQUIPE) / 3, coverage: 6 / 7, level: "solide" },
        themes: [
          { id: "contexte", ...NOT_SCORED },
          { id: "gestion", score: GESTION_DIRECTOR, coverage: 1, level: "en-construction" },
          { id: "equipe", score: EQUIPE, coverage: 2 / 3, level: "solide" },
        ],
      },
      consultant: {
        overall: { score: GESTION_CONSULTANT, coverage: 3 / 7, level: "fragile" },
        themes: [
          { id: "contexte", ...NOT_SCORED },
          { id: "gestion", score: GESTION_CONSULTANT, coverage: 3 / 5, level: "fragile" },
          { id: "equipe", score: null, coverage: 0, level: null },
        ],
      },
      employee: {
        overall: { score: 0, coverage: 1, level: "fragile" },
        themes: [
          { id: "contexte", ...NOT_SCORED },
          { id: "gestion", ...NOT_SCORED },
          { id: "equipe", score: 0, coverage: 1, level: "fragile" },
        ],
      },
    });
  });

  it("counts the questions that the reference answers show", () => {
    expect(printed.progress).toEqual({
      visible: 13,
      answered: 9,
      unknown: 1,
      notApplicable: 1,
      unanswered: 2,
    });
  });
});

describe("score without --json", () => {
  it("prints a table, the findings and the plan with its reasons", async () => {
    const { code, out } = await runCli(SCORE);
    expect(code).toBe(0);
    expect(out).toContain("Réponses : 9 sur 13 questions, 1 « ne sait pas », 1 « sans objet »");
    expect(out).toMatch(/^Gestion +19 +80 % +Fragile$/m);
    expect(out).toMatch(/^Ensemble +38 +75 % +Fragile$/m);
    expect(out).not.toMatch(/^L'atelier/m);
    expect(out).toContain("Trésorerie tendue (déclaré, 1 question)");
    expect(out).toMatch(
      /2\. Suivre trois chiffres chaque mois \(priorité 4,5\)\n +← Un tableau de bord est-il tenu \?\n +← Que faites-vous de vos devis \?/,
    );
    expect(out).not.toContain("En réserve");
  });
});

describe("score refuses, with exit status 1 and nothing on standard output,", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "diapason-score-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function scored(answers: unknown) {
    const file = join(folder, "answers.json");
    writeFileSync(file, typeof answers === "string" ? answers : JSON.stringify(answers));
    return runCli(["score", "--questionnaire", QUESTIONNAIRE, "--answers", file, "--json"]);
  }

  it("answers that the questionnaire can't hold, naming each of them", async () => {
    const answers = {
      effectif: { value: 251 },
      "prix-de-revient": { choice: "souvent" },
      devis: { choices: ["relances", "brules"] },
      "n-existe-pas": { choice: "oui" },
      "premier-client": { value: "beaucoup" },
      creation: { value: "2026-02-30" },
      freins: { choices: ["tresorerie", "recruter", "marge"] },
      entretiens: { value: 3 },
      "tableau-de-bord": { value: 1 },
    };
    const { code, out, err } = await scored({ respondents: [{ perspective: "director", answers }] });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    const told = err.trimEnd().split("\n");
    expect(told).toHaveLength(9);
    for (const named of ["effectif", "251", "souvent", "brules", "n-existe-pas", "beaucoup", "2026-02-30"]) {
      expect(err).toContain(named);
    }
    for (const named of ["freins", "entretiens", "tableau-de-bord"]) expect(err).toContain(`« ${named} »`);
  });

  it("an unknown perspective and a stake out of range", async () => {
    const stranger = await scored({ respondents: [{ perspective: "banker", answers: {} }] });
    expect(stranger.code).toBe(1);
    expect(stranger.err).toContain("respondents.0.perspective");
    const stakes = await scored({ respondents: [], stakes: { gestion: 4, ailleurs: 1 } });
    expect(stakes).toMatchObject({ code: 1, out: "" });
    expect(stakes.err).toContain("« gestion »");
    expect(stakes.err).toContain("« ailleurs »");
  });

  it("an answers file that isn't JSON, or isn't there", async () => {
    expect(await scored("{ pas du JSON")).toMatchObject({ code: 1, out: "" });
    const missing = await runCli(["score", "--questionnaire", QUESTIONNAIRE, "--answers", "nulle-part.json"]);
    expect(missing).toMatchObject({ code: 1, out: "" });
    expect(missing.err).toContain("le fichier « nulle-part.json » est introuvable");
  });

  it("a questionnaire that doesn't exist, with its name", async () => {
    const { code, out, err } = await runCli([
      "score",
      "--questionnaire",
      "nulle-part.yaml",
      "--answers",
      ANSWERS,
    ]);
    expect({ code, out, err }).toEqual({
      code: 1,
      out: "",
      err: "nulle-part.yaml:1:1  fichier introuvable\n",
    });
  });

  it("a questionnaire that cites what doesn't exist, with the line", async () => {
    const file = join(folder, "atelier.yaml");
    const text = readFileSync(join(FOREIGN, "atelier.yaml"), "utf8");
    writeFileSync(
      file,
      text.replace("unknown: { recommends: [tenir-un-carnet]", "unknown: { recommends: [ailleurs]"),
    );
    const { code, out, err } = await runCli(["score", "--questionnaire", file, "--answers", ANSWERS]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(`${file}:75:33  la question « devis » cite la préconisation inconnue « ailleurs »\n`);
  });

  it.each([
    { args: [], sentence: "il manque « --questionnaire FICHIER.yaml »" },
    { args: ["--questionnaire", QUESTIONNAIRE], sentence: "il manque « --answers FICHIER.json »" },
    { args: ["--quest", QUESTIONNAIRE], sentence: "l’option « --quest » n’existe pas pour cette commande" },
    {
      args: ["--questionnaire"],
      sentence: "l’option « --questionnaire » demande une valeur, ou n’en prend pas",
    },
    { args: ["ailleurs"], sentence: "argument inattendu : ailleurs" },
  ])("an incomplete command line: $sentence", async ({ args, sentence }) => {
    const { code, out, err } = await runCli(["score", ...args]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(new RegExp(`^score : ${sentence}`));
  });
});

describe("score finds the recommendations of a questionnaire", () => {
  let folder: string;
  const questionnaire = () => join(folder, "atelier", "v3.yaml");
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "diapason-folder-"));
    cpSync(FOREIGN, join(folder, "atelier"), { recursive: true });
    const [first = "", advice = ""] = readFileSync(join(FOREIGN, "atelier.yaml"), "utf8").split(
      /^(?=recommendations:)/m,
    );
    const [head = "", tags = ""] = first.split(/^(?=tags:)/m);
    writeFileSync(questionnaire(), head);
    writeFileSync(join(folder, "atelier", "recommendations.v3.yaml"), advice);
    const families = ["financier", "marche", "pilotage", "equipe"].map(
      (id) => `  - { id: ${id}, label: ${id} }`,
    );
    writeFileSync(join(folder, "tags.yaml"), `families:\n${families.join("\n")}\n${tags}`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("next to it, and its tags in the folder above, with the same result as in one file", async () => {
    const alone = await runCli([...SCORE, "--json"]);
    const split = await runCli(["score", "--questionnaire", questionnaire(), "--answers", ANSWERS, "--json"]);
    expect(split).toEqual(alone);
  });

  it("in the file that --recommendations names rather than next to it", async () => {
    const given = join(folder, "conseils.yaml");
    const advice = readFileSync(join(folder, "atelier", "recommendations.v3.yaml"), "utf8");
    writeFileSync(given, advice.replace("effort: 1\n    impact: 3", "effort: 3\n    impact: 3"));
    const { out } = await runCli([
      ...["score", "--questionnaire", questionnaire(), "--recommendations", given],
      ...["--answers", ANSWERS, "--json"],
    ]);
    expect(JSON.parse(out).actions[0]).toMatchObject({ recommendation: "calculer-le-prix", priority: 6 });
  });
});

describe("the command line", () => {
  it("lists its commands when asked for help, on standard output", async () => {
    const { code, out, err } = await runCli(["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^ {2}check +Vérifie/m);
    expect(out).toMatch(/^ {2}score +Calcule/m);
  });

  it("tells how to call a command", async () => {
    const { code, out } = await runCli(["score", "--help"]);
    expect(code).toBe(0);
    expect(out).toContain("npm run diapason -- score --questionnaire FICHIER.yaml");
  });

  it("refuses an unknown command, and none, with the list on the error output", async () => {
    for (const args of [["constructor"], []]) {
      const { code, out, err } = await runCli(args);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toContain("Commandes :");
    }
  });
});
