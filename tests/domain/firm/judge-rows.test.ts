import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CommuneSearch, FindCommune } from "#app/domain/firm/commune.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import {
  type EnrolledFirm,
  type JudgedLine,
  judgeRows,
  LINE_VERDICTS,
} from "#app/domain/firm/import/judge-rows.ts";
import { aSiret } from "#tests/support/arbitrary-siret.ts";

const FREJUS = { inseeCode: "83061", name: "Fréjus", department: "83", region: "93", postalCodes: ["83600"] };
const SIRET = aSiret(99_970_137);
const OTHER_SIRET = aSiret(99_970_274);

/** Knows one commune. */
const findCommune: FindCommune = ({ inseeCode, postalCode, city }: CommuneSearch) => {
  if (inseeCode === null && postalCode === null && city === null) return { kind: "nothing" };
  if (inseeCode === "83061" || city?.toLowerCase().startsWith("fr"))
    return { kind: "found", commune: FREJUS, note: null };
  return { kind: "unknown", message: "Commune introuvable.", suggestions: [] };
};

const aFile = (given: Partial<FirmFile> = {}): FirmFile => ({
  name: "Toitures Varoises",
  siret: SIRET,
  nafCode: "43.91B",
  nafVersion: "NAFRev2",
  address: "1 rue du Port",
  postalCode: "83600",
  city: "Fréjus",
  inseeCode: "83061",
  trade: "Couverture",
  headcount: 4,
  director: "Hugo Garrel",
  email: "hugo@toitures.example",
  phone: "04 94 00 00 04",
  labels: ["RGE"],
  ...given,
});
const enrolled = (file: Partial<FirmFile> = {}, withdrawnAt: string | null = null): EnrolledFirm => ({
  enrollmentId: "e1",
  file: aFile(file),
  withdrawnAt,
});

const HEADER = "Raison sociale;SIRET;CP;Ville;Effectif;Tél;E-mail;RGE;APE";
function judge(
  lines: readonly string[],
  firms: readonly EnrolledFirm[] = [],
  header = HEADER,
): readonly JudgedLine[] {
  const rows = [header, ...lines].map((text, index) => ({ line: index + 1, cells: text.split(";") }));
  const judged = judgeRows(rows, { enrolled: firms, findCommune });
  if (!judged.ok) throw new Error(judged.problem.message);
  return judged.value.lines;
}
const judgeOne = (line: string, firms: readonly EnrolledFirm[] = []) => judge([line], firms)[0];

describe("a line that is new", () => {
  it("is added, with its commune's own name and code", () => {
    expect(judgeOne(`Façades;${SIRET};83600;FREJUS;6 salariés;0494000001;A@B.FR;x;4334z`)).toMatchObject({
      verdict: "add",
      enrollmentId: null,
      reasons: [],
      warnings: [],
      firm: {
        name: "Façades",
        siret: SIRET,
        city: "Fréjus",
        inseeCode: "83061",
        headcount: 6,
        phone: "04 94 00 00 01",
        email: "a@b.fr",
        labels: ["RGE"],
        nafCode: "43.34Z",
        nafVersion: "NAFRev2",
      },
    });
  });

  it("may come without SIRET", () => {
    expect(judgeOne("Façades;;83600;Fréjus")).toMatchObject({ verdict: "add", firm: { siret: null } });
  });

  const warned: readonly (readonly [why: string, line: string, words: RegExp, left: Partial<FirmFile>])[] = [
    [
      "an unreadable headcount",
      "A;;;;une dizaine",
      /Effectif.*une dizaine.*laissé de côté/,
      { headcount: null },
    ],
    [
      "an unknown commune",
      "A;;83600;Nulle-Part",
      /Commune introuvable/,
      { city: "Nulle-Part", inseeCode: null },
    ],
    ["an unreadable telephone", "A;;;;;12", /Téléphone.*laissé de côté/, { phone: null }],
    [
      "a telephone that lost its zero",
      "A;;;;;494000001",
      /zéro initial rétabli/,
      { phone: "04 94 00 00 01" },
    ],
    [
      "two telephones",
      "A;;;;;0494000001 / 0600000002",
      /seul le 04 94 00 00 01/,
      { phone: "04 94 00 00 01" },
    ],
    ["an unreadable address", "A;;;;;;chez lui", /chez lui.*laissée de côté/, { email: null }],
    ["a label that is neither yes nor no", "A;;;;;;;en cours", /ni oui ni non/, { labels: [] }],
    ["an unreadable NAF code", "A;;;;;;;;BTP", /Code NAF.*BTP/, { nafCode: null, nafVersion: null }],
    [
      "a postal code that lost its zero",
      "A;;6400;Frejus",
      /zéro initial rétabli \(06400\)/,
      { postalCode: "06400" },
    ],
    ["part-time fractions", "A;;;;2,5", /arrondi à 3/, { headcount: 3 }],
  ];
  it.each(warned)("is added all the same with %s, and says what was left out", (_, line, words, left) => {
    const judged = judgeOne(line);
    expect(judged).toMatchObject({ verdict: "add", firm: left });
    expect(judged?.warnings.join("\n")).toMatch(words);
  });
});

describe("a line that can't be written is refused with its reason:", () => {
  it.each([
    ["no name", `;${SIRET};83600;Fréjus`, /Le nom de l’entreprise manque/],
    ["a slip in the SIRET", "A;73382932000074", /faute de frappe/],
    ["a lost zero, with the number to check", "A;9991234700012", /zéro initial perdu.*099.912.347.00012/],
    ["a number cut short by a spreadsheet", "A;8,39123E+13", /abrégé par le tableur/],
    ["a SIREN", "A;732829320", /SIREN \(9 chiffres\)/],
  ])("%s", (_, line, words) => {
    const judged = judgeOne(line);
    expect(judged).toMatchObject({ verdict: "refuse", firm: null });
    expect(judged?.reasons.join("\n")).toMatch(words);
  });

  it("both reasons at once", () => {
    expect(judgeOne(";123")?.reasons).toHaveLength(2);
  });
});

describe("a line that says nothing new is ignored:", () => {
  it("a blank line", () => {
    expect(judgeOne(";;")).toMatchObject({ verdict: "ignore", reasons: ["Ligne vide."] });
  });

  it("the second line of one SIRET, which names the first", () => {
    const lines = judge([`A;${SIRET}`, `B;${SIRET}`]);
    expect(lines.map((line) => line.verdict)).toEqual(["add", "ignore"]);
    expect(lines[1]?.reasons[0]).toMatch(/Doublon de la ligne 2.*même SIRET/);
  });

  it("the same name in the same commune, when one of the two has no SIRET", () => {
    const reason = /Doublon de la ligne 2.*même nom, même commune/;
    expect(judge(["Élec’Azur;;;Fréjus", "ELEC AZUR;;;FREJUS"])[1]?.reasons[0]).toMatch(reason);
    expect(judge([`Élec’Azur;${SIRET};;Fréjus`, "ELEC AZUR;;;FREJUS"])[1]?.reasons[0]).toMatch(reason);
    expect(judge(["Élec’Azur;;;Fréjus", `ELEC AZUR;${SIRET};;FREJUS`])[1]?.reasons[0]).toMatch(reason);
  });

  it("but not two SIRETs of one name: they are two establishments", () => {
    expect(judge([`A;${SIRET};;Fréjus`, `A;${OTHER_SIRET};;Fréjus`]).map((line) => line.verdict)).toEqual([
      "add",
      "add",
    ]);
  });

  it("nor a line whose first try was refused", () => {
    expect(judge(["A;123;;Fréjus", "A;;;Fréjus"]).map((line) => line.verdict)).toEqual(["refuse", "add"]);
  });

  it("a firm that is enrolled and up to date", () => {
    expect(
      judgeOne(`Toitures Varoises;${SIRET};83600;Fréjus;4;0494000004;;oui;43.91B`, [enrolled()]),
    ).toMatchObject({
      verdict: "ignore",
      reasons: ["Déjà inscrite, et déjà à jour."],
    });
  });

  it("a firm that left the operation", () => {
    const gone = enrolled({}, "2027-02-15T08:00:00.000Z");
    expect(judgeOne(`Toitures;${SIRET};;;99`, [gone])).toMatchObject({
      verdict: "ignore",
      reasons: [expect.stringMatching(/retirée de l’opération le 15 février 2027/)],
    });
  });
});

describe("a line of a firm that is enrolled and differs", () => {
  it("changes it field by field", () => {
    expect(judgeOne(`Toitures Varoises;${SIRET};83600;Fréjus;6;0494000099`, [enrolled()])).toMatchObject({
      verdict: "change",
      enrollmentId: "e1",
      changes: [
        { field: "headcount", label: "Effectif", before: "4", after: "6" },
        { field: "phone", before: "04 94 00 00 04", after: "04 94 00 00 99" },
      ],
    });
  });

  it("never erases with an empty cell", () => {
    const judged = judgeOne(`Toitures Varoises;${SIRET};;;5;;;;`, [enrolled()]);
    expect(judged?.changes.map((change) => change.field)).toEqual(["headcount"]);
    expect(judged?.firm).toEqual(aFile({ headcount: 5 }));
  });

  it("takes a label away only where it says no", () => {
    expect(judgeOne(`Toitures Varoises;${SIRET};;;;;;non`, [enrolled()])).toMatchObject({
      changes: [{ field: "labels", before: "RGE", after: null }],
    });
    expect(judgeOne(`Toitures Varoises;${SIRET};;;;;;x`, [enrolled({ labels: ["EPV"] })])).toMatchObject({
      firm: { labels: ["EPV", "RGE"] },
    });
  });

  it("is found by name and commune when it has no SIRET yet, and gets it", () => {
    expect(judgeOne(`TOITURES VAROISES;${SIRET};83600;Fréjus`, [enrolled({ siret: null })])).toMatchObject({
      verdict: "change",
      enrollmentId: "e1",
      changes: [{ field: "siret", before: null }],
    });
  });

  it("keeps its name when only capitals and accents differ", () => {
    expect(judgeOne(`TOITURES VAROISES;${SIRET}`, [enrolled()])?.verdict).toBe("ignore");
    expect(judgeOne(`Toitures du Var;${SIRET}`, [enrolled()])?.changes).toMatchObject([
      { after: "Toitures du Var" },
    ]);
  });

  it("is another firm when the SIRET is another", () => {
    expect(judgeOne(`Toitures Varoises;${OTHER_SIRET};83600;Fréjus`, [enrolled()])).toMatchObject({
      verdict: "add",
    });
  });

  it("drops the code of the commune that it left for one that nobody knows", () => {
    expect(judgeOne(`Toitures Varoises;${SIRET};83999;Nulle-Part`, [enrolled()])).toMatchObject({
      firm: { city: "Nulle-Part", inseeCode: null },
    });
  });
});

describe("the columns of a row", () => {
  it("make one address and one director of several", () => {
    const [judged] = judge(
      ["Castellan;Élise;Menuiserie;12;rue des Lices;Bât. B;83600 FREJUS"],
      [],
      "Nom;Prénom;Entreprise;N° voie;Adresse;Complément;CP Ville",
    );
    expect(judged?.firm).toMatchObject({
      name: "Menuiserie",
      director: "Élise Castellan",
      address: "12 rue des Lices, Bât. B",
      postalCode: "83600",
      city: "Fréjus",
    });
  });

  it("give the firm its director's name when none names it", () => {
    expect(judge([`Castellan;Élise;${SIRET}`], [], "Nom;Prénom;SIRET")[0]).toMatchObject({
      verdict: "add",
      firm: { name: "Élise Castellan", director: "Élise Castellan" },
    });
  });

  it("list labels by their own spelling", () => {
    expect(judge(["A;rge, maitre artisan / Ecoartisan"], [], "Entreprise;Labels")[0]?.firm?.labels).toEqual([
      "RGE",
      "Maître artisan",
      "Ecoartisan",
    ]);
  });

  it("are cut at their limit, and say so", () => {
    const judged = judgeOne("A".repeat(400));
    expect(judged?.firm?.name).toHaveLength(160);
    expect(judged?.warnings[0]).toMatch(/trop long/);
  });
});

it("whatever the cells hold, every line gets exactly one verdict", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "",
      " ",
      SIRET,
      "9991234700012",
      "Fréjus",
      "0494000001",
      "oui",
      "non",
      "3",
      "43.22B",
      "a@b.fr",
    ),
  );
  const lines = fc.array(fc.array(cell, { maxLength: 11 }), { maxLength: 12 });
  fc.assert(
    fc.property(lines, fc.boolean(), (table, isEnrolled) => {
      const rows = [HEADER.split(";"), ...table].map((cells, index) => ({ line: index + 1, cells }));
      const judged = judgeRows(rows, { enrolled: isEnrolled ? [enrolled()] : [], findCommune });
      if (!judged.ok) return false;
      const { headers, lines: verdicts, counts } = judged.value;
      expect(verdicts.map((line) => line.line)).toEqual(
        rows.slice(headers.rowIndex + 1).map((row) => row.line),
      );
      expect(verdicts.every((line) => LINE_VERDICTS.includes(line.verdict))).toBe(true);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(verdicts.length);
      return verdicts.every(
        (line) => (line.firm !== null) === (line.verdict === "add" || line.verdict === "change"),
      );
    }),
  );
});
