import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { foldPlaceName } from "#app/domain/firm/commune.ts";
import { departmentOf, regionName, regionOf } from "#app/domain/firm/territory.ts";
import { findCommune, searchCommunes } from "#app/server/firms/communes.ts";

const find = (postalCode: string | null, city: string | null, inseeCode: string | null = null) =>
  findCommune({ inseeCode, postalCode, city });

describe("a commune is found however it is written", () => {
  it.each([
    ["83600", "FREJUS", "83061"],
    ["83600", "Fréjus", "83061"],
    ["83700", "St-Raphaël", "83118"],
    ["83700", "SAINT RAPHAEL", "83118"],
    ["83520", "Roquebrune s/ Argens", "83107"],
    ["83490", "Muy (Le)", "83086"],
    ["83600", "Les Adrets de l’Estérel", "83001"],
    ["83700", null, "83118"],
    [null, "Fréjus", "83061"],
    ["20000", "Ajaccio", "2A004"],
    ["20200", "BASTIA", "2B033"],
    ["75011", "Paris 11e", "75056"],
    ["13003", "MARSEILLE 03", "13055"],
    ["69007", "Lyon 7ème arrondissement", "69123"],
    ["97100", "Basse Terre", "97105"],
    ["97133", "Saint-Barthélemy", "97701"],
  ])("%s %s", (postalCode, city, inseeCode) => {
    expect(find(postalCode, city)).toMatchObject({ kind: "found", commune: { inseeCode }, note: null });
  });

  it.each([
    ["83061", "Fréjus"],
    ["2A004", "Ajaccio"],
    ["97411", "Saint-Denis"],
  ])("by its code %s", (inseeCode, name) => {
    expect(find(null, null, inseeCode)).toMatchObject({ kind: "found", commune: { name }, note: null });
  });

  it.each([
    [
      "a former commune by name",
      find("01300", "Arbignieu"),
      "Arboys en Bugey",
      "Arbignieu est une commune déléguée",
    ],
    ["a former commune by code", find(null, null, "01039"), "Culoz-Béon", "Béon est une commune déléguée"],
    [
      "an arrondissement by code",
      find(null, null, "13203"),
      "Marseille",
      "Marseille 3e Arrondissement est un arrondissement",
    ],
    ["a code of before", find(null, null, "69232"), "Lyon", "Le code 69232 est un ancien code"],
    ["a CEDEX", find("83618", "Fréjus Cedex"), "Fréjus", "Le code postal 83618 n’est pas de ceux de Fréjus"],
  ])("with words for %s", (_, finding, name, note) => {
    expect(finding).toMatchObject({ kind: "found", commune: { name }, note: expect.stringContaining(note) });
  });

  it("is not guessed when several fit", () => {
    expect(find("83600", null)).toMatchObject({ kind: "ambiguous", suggestions: expect.arrayContaining([]) });
    expect(find(null, "Saint-Denis").kind).toBe("ambiguous");
    // Seven communes of today, and a former one in which the name is one more.
    expect(find(null, "Brion").kind).toBe("ambiguous");
  });

  it("is suggested when the name is misspelt", () => {
    expect(find("83600", "Frejuss")).toMatchObject({
      kind: "unknown",
      message: expect.stringMatching(/Voulez-vous dire.:.Fréjus/),
    });
    expect(find(null, "Roquebrunne sur Argens")).toMatchObject({
      suggestions: expect.arrayContaining([expect.objectContaining({ name: "Roquebrune-sur-Argens" })]),
    });
  });

  it("is unknown for a code that nobody has, and nothing for an empty search", () => {
    expect(find(null, null, "99999").kind).toBe("unknown");
    expect(find("99999", null).kind).toBe("unknown");
    expect(find(null, null)).toEqual({ kind: "nothing" });
  });

  it("is searched as one types, the largest first", () => {
    expect(searchCommunes("frej", 2).map((commune) => commune.name)).toEqual(["Fréjus", "Fréjairolles"]);
    expect(searchCommunes("8370", 1).map((commune) => commune.name)).toEqual(["Saint-Raphaël"]);
    expect(searchCommunes(" ", 5)).toEqual([]);
  });
});

it("place names fold to what they have in common", () => {
  expect(foldPlaceName("L’Haÿ-les-Roses CEDEX 3")).toBe("l hay les roses");
  expect(foldPlaceName("STE MAXIME")).toBe("sainte maxime");
  expect(foldPlaceName("Œuilly")).toBe("oeuilly");
});

describe("the department and region of a commune, by its code alone,", () => {
  const schema = z.array(z.object({ code: z.string(), region: z.string(), zone: z.string() }));
  const file = createRequire(import.meta.url).resolve(
    "@etalab/decoupage-administratif/data/departements.json",
  );
  const departments = schema.parse(JSON.parse(readFileSync(file, "utf8")));

  it("are those of the official list", () => {
    for (const { code, region, zone } of departments) {
      const inseeCode = `${code}001`.slice(0, code.length === 3 ? 3 : 5).padEnd(5, "0");
      expect(departmentOf(inseeCode), code).toBe(code);
      expect(regionOf(inseeCode), code).toBe(zone === "com" ? null : region);
    }
    expect(departments.length).toBeGreaterThan(100);
  });

  it("have a name", () => {
    expect(regionName("93")).toBe("Provence-Alpes-Côte d’Azur");
    expect(departmentOf("Fréjus")).toBeNull();
  });
});
