import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FOREIGN, runCli } from "#tests/server/cli/run-cli.ts";
import { aContentFolder, type ContentFixture } from "#tests/server/content/a-content-folder.ts";

let content: ContentFixture;
beforeEach(() => {
  content = aContentFolder();
  vi.stubEnv("DIAPASON_CONTENT", content.folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  content.discard();
});

const check = (...args: readonly string[]) => runCli(["check", ...args], content.folder);

describe("check", () => {
  it("of a sound folder says what it read of every file, whole", async () => {
    const { code, out, err } = await check();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.trimEnd().split("\n")).toEqual([
      "tags.yaml : lu en entier, 3 étiquettes",
      "funding-schemes.yaml : lu en entier, 1 dispositif",
      "collective-actions.yaml : lu en entier, 1 action collective",
      "essai/v1.yaml : lu en entier, 1 thème, 1 question, 2 modalités",
      "essai/recommendations.v1.yaml : lu en entier, 1 préconisation",
    ]);
  });

  it("shows all the errors of a file at once, on the error output, with status 1 and nothing else", async () => {
    content.change("essai/v1.yaml", "title: Diagnostic", "titre: Diagnostic");
    content.change(
      "essai/v1.yaml",
      "points: 0, recommends: [chiffrer]",
      "points: 9, recommends: [chiffrer, ailleurs]",
    );
    const { code, out, err } = await check("essai/v1.yaml");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trimEnd().split("\n")).toEqual([
      "essai/v1.yaml:1:1  il manque « title »",
      "essai/v1.yaml:3:1  clé inconnue « titre »",
      "essai/v1.yaml:14:44  dans la question « prix », 9 est hors de l’échelle (0 à 4)",
      expect.stringMatching(
        /^essai\/v1\.yaml:14:59 {2}attention : .*la meilleure réponse recommande une action$/,
      ),
      "essai/v1.yaml:14:70  la question « prix » cite la préconisation inconnue « ailleurs »",
      "4 erreurs, 1 avertissement",
    ]);
  });

  it("of one file leaves the faults of the others alone, but not of its own recommendations", async () => {
    content.change("tags.yaml", "label: Vendre ailleurs", "libelle: Vendre ailleurs");
    content.change("essai/recommendations.v1.yaml", "effort: 1", "effort: 7");
    expect((await check("essai/v1.yaml")).err).toBe(
      "essai/recommendations.v1.yaml:7:13  préconisation « chiffrer » : « effort » : 7 est trop grand, 3 au plus\n1 erreur, 0 avertissement\n",
    );
    expect((await check("tags.yaml")).err).toContain(
      "tags.yaml:5:42  étiquette « opp.export » : clé inconnue « libelle »",
    );
    expect((await check("collective-actions.yaml")).code).toBe(0);
  });

  it("accepts a file that only has warnings, and shows them", async () => {
    content.change("essai/recommendations.v1.yaml", "topics: [cash]", "topics: [cash, argent]");
    const { code, out, err } = await check("essai/recommendations.v1.yaml");
    expect(code).toBe(0);
    expect(out).toContain("essai/recommendations.v1.yaml : lu en entier");
    expect(err).toContain("essai/recommendations.v1.yaml:9:20  attention : le sujet « argent »");
    expect(err).toContain("0 erreur, 1 avertissement");
  });

  it("says of a missing file that it is missing", async () => {
    const { code, out, err } = await check("nulle-part.yaml");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^nulle-part\.yaml:1:1 {2}fichier introuvable\n/);
  });

  it("refuses recommendations for several questionnaires", async () => {
    const { code, err } = await check("a.yaml", "b.yaml", "--recommendations", "r.yaml");
    expect(code).toBe(1);
    expect(err).toContain("« --recommendations » va avec un seul questionnaire");
  });
});

describe("check of a file from elsewhere", () => {
  it("needs neither a lock nor a folder", async () => {
    const { code, out } = await check(join(FOREIGN, "atelier.yaml"));
    expect(code).toBe(0);
    expect(out).toContain(
      "lu en entier, 3 thèmes, 14 questions, 20 modalités, 5 préconisations, 6 étiquettes",
    );
  });

  it("refuses a key that it doesn't know: it read the file whole", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "diapason-elsewhere-"));
    const file = join(elsewhere, "atelier.yaml");
    const text = readFileSync(join(FOREIGN, "atelier.yaml"), "utf8");
    writeFileSync(file, text.replace("effectif\n", "effectif\n        couleur: bleu\n"));
    const { code, out, err } = await check(file);
    rmSync(elsewhere, { recursive: true });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(
      ":19:9  question « effectif » : clé inconnue « couleur » pour une question « number »",
    );
  });

  it("may use the vocabulary of the house, wherever it lies", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "diapason-elsewhere-"));
    const file = join(elsewhere, "essai.yaml");
    writeFileSync(file, content.read("essai/v1.yaml").replace("recommends: [chiffrer], ", ""));
    const sound = await check(file);
    writeFileSync(file, readFileSync(file, "utf8").replace("[opp.export]", "[opp.exports]"));
    const broken = await check(file);
    rmSync(elsewhere, { recursive: true });
    expect(sound.code).toBe(0);
    expect(broken.err).toContain("la question « prix » cite l’étiquette inconnue « opp.exports »");
  });

  it("takes the recommendations of another file", async () => {
    content.write("essai/brouillon.yaml", content.read("essai/v1.yaml"));
    const alone = await check("essai/brouillon.yaml");
    expect(alone.err).toContain("cite la préconisation inconnue « chiffrer »");
    const together = await check(
      "essai/brouillon.yaml",
      "--recommendations",
      "essai/recommendations.v1.yaml",
    );
    expect(together.code).toBe(0);
  });
});

describe("check --publish", () => {
  it("locks the versions that aren't, once", async () => {
    expect((await check("--publish")).out).toContain("essai/v1 : publié\n");
    const lock = content.read("published.lock.json");
    expect((await check("--publish")).out).toContain("essai/v1 : déjà publié, inchangé\n");
    expect(content.read("published.lock.json")).toBe(lock);
  });

  it("refuses to change a version that is locked, and leaves the lock as it is", async () => {
    await check("--publish");
    const lock = content.read("published.lock.json");
    content.change("essai/v1.yaml", "label: Oui", "label: Certes");
    const { code, err } = await check("--publish");
    expect(code).toBe(1);
    expect(err).toContain("la version « essai/v1 » est publiée et ne change plus");
    expect(content.read("published.lock.json")).toBe(lock);
  });

  it("publishes nothing while anything in the folder is wrong", async () => {
    content.change("tags.yaml", "label: Vendre ailleurs", "libelle: Vendre ailleurs");
    const { code, err } = await check("essai/v1.yaml", "--publish");
    expect(code).toBe(1);
    expect(err).toContain("rien n’est publié tant que le dossier du contenu a des erreurs");
    expect(() => content.read("published.lock.json")).toThrow();
  });

  it("refuses a file that is no version of the folder", async () => {
    const { code, err } = await check(join(FOREIGN, "atelier.yaml"), "--publish");
    expect(code).toBe(1);
    expect(err).toContain("aucun de ces fichiers n’est une version");
  });
});

describe("check --write-schemas", () => {
  it("writes the schemas that are missing or stale, and says which", async () => {
    const { out } = await check("--write-schemas");
    expect(out).toContain("questionnaire.schema.json : écrit");
    content.write("tags.schema.json", "{}");
    expect((await check("--write-schemas")).out).toMatch(/^tags\.schema\.json : écrit\ntags\.yaml/);
    expect((await check("--write-schemas")).out).toMatch(/^Les schémas étaient à jour\./);
    expect(JSON.parse(content.read("questionnaire.schema.json"))).toMatchObject({
      title: "Un questionnaire",
    });
  });
});
