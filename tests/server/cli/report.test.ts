import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "#app/server/project-root.ts";
import { FOREIGN, runCli } from "#tests/server/cli/run-cli.ts";
import { pdfProblems, readPdf, textOf } from "#tests/support/pdf-quality.ts";

const FIRM = {
  name: "Atelier Bréchet & fils",
  siret: "398 607 333 00059",
  headcount: 4,
  nafCode: "32.12Z",
  nafVersion: "NAFRev2",
  city: "Limoges",
  inseeCode: "87085",
  labels: ["EPV"],
};

describe("report", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "diapason-report-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (name: string) => join(folder, name);
  const put = (name: string, value: unknown) => {
    writeFileSync(at(name), typeof value === "string" ? value : JSON.stringify(value));
    return at(name);
  };
  const report = (...given: readonly string[]) =>
    runCli([
      ...[
        "report",
        "--questionnaire",
        join(FOREIGN, "atelier.yaml"),
        "--answers",
        join(FOREIGN, "answers.json"),
      ],
      ...["--date", "2026-11-21", "--out", at("firm.pdf"), ...given],
    ]);
  const printed = async () => textOf(await readPdf(readFileSync(at("firm.pdf"))));

  it("draws a clean document for a questionnaire from elsewhere, without a database", async () => {
    const { code, out, err } = await report("--firm", put("firm.json", FIRM));
    expect({ code, out, err }).toEqual({ code: 0, out: `${at("firm.pdf")} : rapport écrit\n`, err: "" });
    expect(await pdfProblems(readFileSync(at("firm.pdf")))).toEqual([]);
    const words = await printed();
    expect(words).toContain("Atelier Bréchet & fils");
    expect(words).toContain("Limoges · EPV");
    expect(words).toContain("Rapport du 21 novembre 2026");
    expect(words).toMatch(/Un tableau de bord est-\s?il tenu\s\? 1 sur 4, amorce/);
    expect(readdirSync(folder)).toEqual(["firm.json", "firm.pdf"]);
  });

  it("says nothing of an operation, of funders or of a group", async () => {
    await report("--firm", put("firm.json", FIRM));
    const words = (await printed()).toLowerCase();
    for (const word of ["opération", "financeur", "groupe", "médiane", "entretien du", "à plusieurs"]) {
      expect(words).not.toContain(word);
    }
  });

  it("writes the same bytes for the same files and the same date", async () => {
    const firm = put("firm.json", FIRM);
    await report("--firm", firm);
    const first = readFileSync(at("firm.pdf"));
    await report("--firm", firm);
    expect(readFileSync(at("firm.pdf")).equals(first)).toBe(true);
    await report("--firm", firm, "--date", "2026-11-22");
    expect(readFileSync(at("firm.pdf")).equals(first)).toBe(false);
  });

  it("takes a firm of which only the name is known", async () => {
    expect(await report("--firm", put("firm.json", { name: "Élan", siret: null }))).toMatchObject({
      code: 0,
    });
    expect(await printed()).toContain("Élan");
  });

  it("judges the aid schemes that the content folder of the questionnaire knows", async () => {
    cpSync(join(projectRoot(), "questionnaires"), at("questionnaires"), { recursive: true });
    const questionnaire = at("questionnaires/epv/v1.yaml");
    const answers = put("answers.json", {
      respondents: [{ perspective: "consultant", answers: { cima: { choice: "connu" } } }],
    });
    const given = ["--questionnaire", questionnaire, "--answers", answers, "--firm", put("firm.json", FIRM)];
    expect(await report(...given)).toMatchObject({ code: 0, err: "" });
    expect(await printed()).toContain("Dispositifs d’aide");
    rmSync(at("questionnaires/funding-schemes.yaml"));
    rmSync(at("questionnaires/collective-actions.yaml"));
    expect(await report(...given)).toMatchObject({ code: 0, err: "" });
    expect(await printed()).not.toContain("Dispositifs d’aide");
    writeFileSync(at("questionnaires/funding-schemes.yaml"), "asOf: hier\nschemes: []\n");
    const broken = await report(...given);
    expect(broken.code).toBe(1);
    expect(broken.err).toContain("funding-schemes.yaml:1:");
  });

  it("leaves out a SIRET whose key is wrong, and says so", async () => {
    const { code, err } = await report("--firm", put("firm.json", { ...FIRM, siret: "39860733300058" }));
    expect(code).toBe(0);
    expect(err).toContain("attention : siret");
  });

  it.each([
    { wrong: "no name", firm: { city: "Limoges" }, named: "name" },
    { wrong: "an empty name", firm: { name: " " }, named: "name" },
    { wrong: "a key that isn't of the format", firm: { ...FIRM, effectif: 4 }, named: "effectif" },
    { wrong: "a SIRET that is too short", firm: { ...FIRM, siret: "1234" }, named: "siret" },
    { wrong: "a headcount of two and a half", firm: { ...FIRM, headcount: 2.5 }, named: "headcount" },
    { wrong: "a NAF code in words", firm: { ...FIRM, nafCode: "bijouterie" }, named: "nafCode" },
    {
      wrong: "a NAF code of the other nomenclature",
      firm: { ...FIRM, nafVersion: "NAF2025" },
      named: "nafCode",
    },
    { wrong: "a postal code for an INSEE code", firm: { ...FIRM, inseeCode: "8708" }, named: "inseeCode" },
    { wrong: "labels that aren't a list", firm: { ...FIRM, labels: "EPV" }, named: "labels" },
    { wrong: "a list for a firm", firm: [FIRM], named: "Fichier d’entreprise" },
    { wrong: "a file that isn't JSON", firm: "{ name", named: "n’est pas du JSON" },
  ])("refuses $wrong, and writes nothing", async ({ firm, named }) => {
    const { code, out, err } = await report("--firm", put("firm.json", firm));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(named);
    expect(existsSync(at("firm.pdf"))).toBe(false);
  });

  it("tells every problem of the answers and of the firm at once", async () => {
    const answers = put("answers.json", {
      respondents: [{ perspective: "director", answers: { ailleurs: { value: 1 } } }],
    });
    const { code, err } = await report(
      "--answers",
      answers,
      "--firm",
      put("firm.json", { name: "A", pays: "FR" }),
    );
    expect(code).toBe(1);
    expect(err).toContain("« ailleurs »");
    expect(err).toContain("pays");
  });

  it.each([
    { missing: "--firm", given: [], sentence: "il manque « --firm FICHIER.json »" },
    {
      missing: "a real day",
      given: ["--firm", "f.json", "--date", "2026-02-30"],
      sentence: "« 2026-02-30 » n’est pas une date",
    },
  ])("refuses a command line without $missing", async ({ given, sentence }) => {
    const { code, out, err } = await report(...given);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(sentence);
  });

  it("keeps the file that was there when the new one can't be written, and leaves no draft", async () => {
    const firm = put("firm.json", FIRM);
    mkdirSync(at("taken.pdf"));
    const onFolder = await report("--firm", firm, "--out", at("taken.pdf"));
    expect(onFolder).toMatchObject({ code: 1, out: "" });
    expect(onFolder.err).toContain("c’est un dossier");
    const nowhere = await report("--firm", firm, "--out", at("nulle-part/firm.pdf"));
    expect(nowhere.err).toContain("le dossier n’existe pas");
    expect(readdirSync(folder)).toEqual(["firm.json", "taken.pdf"]);
  });
});
