import { randomFillSync } from "node:crypto";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { readTable, TABLE_LIMITS } from "#app/server/imports/read-table.ts";

const TEXT = "Raison sociale;SIRET;Ville\r\nÉlec’Azur à Fréjus;99970685600013;Fréjus\r\n";
const CELLS = [
  ["Raison sociale", "SIRET", "Ville"],
  ["Élec’Azur à Fréjus", "99970685600013", "Fréjus"],
];

async function read(bytes: Uint8Array) {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(`${table.problem.code}: ${table.problem.message}`);
  return table.value;
}
const readText = async (text: string) => (await read(Buffer.from(text))).rows;
const problemOf = async (bytes: Uint8Array) => {
  const table = await readTable(bytes);
  return table.ok ? null : table.problem;
};

/** Bytes of the letters that the sample needs outside ASCII, as each program writes them. */
const WINDOWS_1252 = { É: 0xc9, "’": 0x92, à: 0xe0, é: 0xe9 };
const MAC_ROMAN = { É: 0x83, "’": 0xd5, à: 0x88, é: 0x8e };
const encode = (text: string, letters: Readonly<Record<string, number>>) =>
  Uint8Array.from(Array.from(text, (letter) => letters[letter] ?? letter.charCodeAt(0)));
const utf16 = (text: string) => Buffer.from(text, "utf16le");

describe("a text file is read in the encoding it was written in:", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT), "utf-8", false],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${TEXT}`), "utf-8", false],
    [
      "UTF-16 little-endian with its mark, Excel's « Texte Unicode »",
      utf16(`\ufeff${TEXT}`),
      "utf-16le",
      false,
    ],
    ["UTF-16 big-endian with its mark", utf16(`\ufeff${TEXT}`).swap16(), "utf-16be", false],
    ["UTF-16 without a mark", utf16(TEXT), "utf-16le", true],
    ["Windows-1252, Excel on Windows", encode(TEXT, WINDOWS_1252), "windows-1252", true],
    ["Mac Roman, Excel on a Mac", encode(TEXT.replaceAll("\r\n", "\r"), MAC_ROMAN), "macintosh", true],
  ])("%s", async (_, bytes, encoding, encodingGuessed) => {
    const table = await read(bytes);
    expect(table.rows.map((row) => row.cells)).toEqual(CELLS);
    expect(table.reading).toEqual({ format: "csv", encoding, encodingGuessed, separator: ";" });
  });

  it("Windows-1252 in capitals only", async () => {
    const table = await read(encode("ÉLEC;x\r\n", WINDOWS_1252));
    expect(table.rows[0]?.cells).toEqual(["ÉLEC", "x"]);
  });
});

describe("the separator is the one that cuts the lines alike:", () => {
  it.each([
    [";", "a;b, c;d\ne;f, g;h\n"],
    [",", 'a,b,c\n"d;d",e,f\n'],
    [",", "a;x,b,c\nd;x,e,f\n"],
    ["\t", "a\tb, c\td\ne\tf\tg\n"],
    ["|", "a|b;b|c\nd|e|f\n"],
  ])("%j", async (separator, text) => {
    const table = await read(Buffer.from(text));
    expect(table.reading).toMatchObject({ separator });
    expect(table.rows.every((row) => row.cells.length === 3)).toBe(true);
  });

  it("or the one that the first line tells", async () => {
    expect(await readText("sep=|\na|b\n")).toEqual([{ line: 2, cells: ["a", "b"] }]);
  });

  it("under a heading that has none", async () => {
    expect((await readText("Liste\n\nNom,Ville\nA,Fréjus\n"))[2]?.cells).toEqual(["Nom", "Ville"]);
  });
});

describe("the cells of a text file", () => {
  it("may hold separators, doubled quotes and line breaks, and later lines keep their number", async () => {
    expect(await readText('Nom;Note\nA;"dit ""oui"" ;\nplus tard"\n\nB;x')).toEqual([
      { line: 1, cells: ["Nom", "Note"] },
      { line: 2, cells: ["A", 'dit "oui" ;\nplus tard'] },
      { line: 4, cells: [""] },
      { line: 5, cells: ["B", "x"] },
    ]);
  });

  it("lose what keeps a spreadsheet from dropping zeros", async () => {
    expect((await readText('a;="0123"\nb; c '))[0]?.cells).toEqual(["a", "0123"]);
  });

  it("are not read when a quote is never closed: the message gives the line", async () => {
    expect(await problemOf(Buffer.from('a;b\n"c;d\ne;f\n'))).toMatchObject({
      code: "open-quote",
      message: expect.stringContaining("ligne 2"),
    });
  });
});

describe("an .xlsx workbook", () => {
  it("is read with its first sheet that holds something, numbers whole, dates as days", async () => {
    const bytes = await writeXlsxFile([
      { sheet: "Vide", data: [[null]] },
      {
        sheet: "Liste",
        data: [
          ["Raison sociale", "SIRET", "RGE", "Depuis"],
          [],
          [
            "Élec’Azur",
            99970685600013,
            true,
            { value: new Date(Date.UTC(2026, 10, 12)), format: "dd/mm/yyyy" },
          ],
        ],
      },
      { sheet: "Notes", data: [["à part"]] },
    ]).toBuffer();
    const table = await read(bytes);
    expect(table.reading).toEqual({ format: "xlsx", sheet: "Liste", otherSheets: ["Notes"] });
    expect(table.rows.filter((row) => row.line !== 2)).toEqual([
      { line: 1, cells: ["Raison sociale", "SIRET", "RGE", "Depuis"] },
      { line: 3, cells: ["Élec’Azur", "99970685600013", "oui", "2026-11-12"] },
    ]);
  });

  it("is known by its bytes", async () => {
    expect(await problemOf(zipSync({ "word/document.xml": strToU8("<w/>") }))).toMatchObject({
      code: "other-format",
      message: expect.stringContaining("Word"),
    });
    expect(await problemOf(zipSync({ "content.xml": strToU8("<o/>") }))).toMatchObject({
      message: expect.stringContaining("LibreOffice"),
    });
    expect(await problemOf(zipSync({ "Index/Document.iwa": strToU8("x") }))).toMatchObject({
      message: expect.stringContaining("Apple"),
    });
    expect(await problemOf(zipSync({ "xl/workbook.bin": strToU8("x") }))).toMatchObject({
      message: expect.stringContaining(".xlsb"),
    });
    expect(await problemOf(strToU8("PK Rénovation;12"))).toBeNull();
  });
});

describe("a workbook that would unpack to far more than a list is refused before it does:", () => {
  const SHEET = "xl/worksheets/sheet1.xml";
  async function aWorkbook(): Promise<Record<string, Uint8Array>> {
    return unzipSync(await writeXlsxFile([["a"]]).toBuffer());
  }
  async function withSheet(sheetData: string) {
    const files = await aWorkbook();
    const xml = strFromU8(files[SHEET] ?? new Uint8Array());
    // The noise keeps the whole from being refused for how well it packs.
    return zipSync({
      ...files,
      "docProps/noise.bin": randomFillSync(new Uint8Array(100_000)),
      [SHEET]: strToU8(xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${sheetData}</sheetData>`)),
    });
  }
  const row = (attributes: string) => `<row ${attributes}><c r="A1"><v>1</v></c></row>`;

  it("the workbook that the other cases spoil is good", async () => {
    expect(await problemOf(await withSheet(row('r="1"')))).toBeNull();
  });

  it("153 KB that hold 150 MB", async () => {
    const bomb = zipSync(
      { ...(await aWorkbook()), "xl/sharedStrings.xml": new Uint8Array(155_000_000).fill(32) },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(160_000);
    const before = process.memoryUsage().rss;
    expect(await problemOf(bomb)).toMatchObject({ code: "too-big" });
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  it("a bomb beside enough noise to look fairly packed", async () => {
    const noise = randomFillSync(new Uint8Array(1_000_000));
    const files = {
      ...(await aWorkbook()),
      "docProps/noise.bin": noise,
      "xl/sharedStrings.xml": new Uint8Array(70_000_000),
    };
    expect(await problemOf(zipSync(files, { level: 6 }))).toMatchObject({ code: "too-big" });
  });

  it("a small file packed 200 times over", async () => {
    const files = { ...(await aWorkbook()), "xl/sharedStrings.xml": new Uint8Array(5_000_000) };
    expect(await problemOf(zipSync(files, { level: 9 }))).toMatchObject({ code: "too-big" });
  });

  it("thousands of entries", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2_001 }, (_, index) => [`x/${index}`, new Uint8Array(0)]),
    );
    expect(await problemOf(zipSync({ ...(await aWorkbook()), ...many }))).toMatchObject({ code: "too-big" });
  });

  it("a directory that lies about a size", async () => {
    const bytes = zipSync(
      { ...(await aWorkbook()), "xl/sharedStrings.xml": new Uint8Array(5_000_000) },
      { level: 9 },
    );
    // The size 5,000,000 stands in the local header and in the directory: both say 100 from now on.
    const told = Buffer.from([0x40, 0x4b, 0x4c, 0x00]);
    const lying = Buffer.from(bytes);
    let changed = 0;
    for (let at = lying.indexOf(told); at !== -1; at = lying.indexOf(told, at + 4)) {
      lying.writeUInt32LE(100, at);
      changed += 1;
    }
    expect(changed).toBeGreaterThan(0);
    expect(await problemOf(lying)).toMatchObject({ code: "not-a-table" });
  });

  it.each([
    ["a row that claims to be the two billionth", row('r="2000000000"')],
    ["a row beyond any list", row('r="20001"')],
    ["a number written so that it hides", row('r="&#50;000000000"')],
    ["a prefix", row('x:r="2000000000"')],
    ["single quotes", row("r='2000000000'")],
    ["a cell in a column beyond any list", '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ["more cells than any list", "<c/>".repeat(1_000_001)],
  ])("%s", async (_, sheetData) => {
    expect(await problemOf(await withSheet(sheetData))).toMatchObject({ code: "too-big" });
  });
});

describe("a file that is no list is refused with words:", () => {
  const times = (count: number, text: string) => Buffer.from(text.repeat(count));
  it.each([
    ["nothing", new Uint8Array(0), "empty", /vide/],
    ["blank lines", Buffer.from(";;\n\n;;\n"), "empty", /vide/],
    [
      "an old .xls",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      "other-format",
      /\.xls/,
    ],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "other-format", /PDF/],
    ["a web page named .xls", Buffer.from("<html><table><tr>"), "other-format", /page web/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "not-a-table", /pas un tableau/],
    ["a broken zip", Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9]), "not-a-table", /abîmé/],
    ["more than 5,000 lines", times(TABLE_LIMITS.rows + 1, "a;b\n"), "too-many-rows", /5\s000/],
    ["more than 300 columns", times(301, "a;"), "too-wide", /colonnes/],
    ["a cell without end", Buffer.from(`a;${"b".repeat(2_001)}\n`), "cell-too-long", /ligne 1/],
    ["more than 12 MB", new Uint8Array(TABLE_LIMITS.size + 1).fill(65), "too-big", /12.Mo/],
  ])("%s", async (_, bytes, code, words) => {
    expect(await problemOf(bytes)).toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it("5,000 lines and as many blank ones are a list", async () => {
    expect(await problemOf(times(TABLE_LIMITS.rows, "a;b\n;\n"))).toBeNull();
  });
});
