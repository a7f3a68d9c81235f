/**
 * The communes of France (Code officiel géographique and postal codes, package @etalab/decoupage-administratif), loaded
 * on the first search and kept for the life of the process: some 20 MB, a third of a second.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as z from "zod";
import {
  type Commune,
  type CommuneFinding,
  type CommuneSearch,
  foldPlaceName,
} from "#app/domain/firm/commune.ts";
import { quote } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { type Place, suggestCommunes } from "#app/server/firms/suggest-communes.ts";

/**
 * Finds a commune by INSEE code, else by postal code and name, else by name alone. Former communes and the arrondissements
 * of Paris, Lyon and Marseille give the commune they belong to, with a note.
 */
export function findCommune(search: CommuneSearch): CommuneFinding {
  const { inseeCode, postalCode, city } = search;
  if (inseeCode !== null) return byInseeCode(inseeCode);
  if (city !== null && foldPlaceName(city) !== "")
    return byName(foldPlaceName(withoutDistrict(city)), city, postalCode);
  if (postalCode !== null) return byPostalCode(postalCode);
  return { kind: "nothing" };
}

/** Communes whose name begins like what is being typed, or whose postal code does; the largest first. */
export function searchCommunes(typed: string, limit: number): readonly Commune[] {
  const { communes } = atlas();
  const words = foldPlaceName(typed);
  if (words === "") return [];
  const fits = /^\d+$/.test(words)
    ? (place: Place) => place.commune.postalCodes.some((code) => code.startsWith(words))
    : (place: Place) => place.folded.startsWith(words);
  return communes
    .filter(fits)
    .sort((a, b) => b.population - a.population)
    .slice(0, limit)
    .map((place) => place.commune);
}

type Atlas = {
  readonly communes: readonly Place[];
  readonly byCode: ReadonlyMap<string, Place>;
  readonly byPostalCode: ReadonlyMap<string, readonly Place[]>;
  readonly byName: ReadonlyMap<string, readonly Place[]>;
  /** Former communes and arrondissements by code and by folded name: their own name, and the commune they belong to. */
  readonly partsByCode: ReadonlyMap<string, Part>;
  readonly partsByName: ReadonlyMap<string, readonly Part[]>;
};
type Part = { readonly name: string; readonly what: string; readonly whole: Place };

function byInseeCode(inseeCode: string): CommuneFinding {
  const { byCode, partsByCode } = atlas();
  const place = byCode.get(inseeCode);
  if (place !== undefined) return found(place);
  const part = partsByCode.get(inseeCode);
  if (part !== undefined) return found(part.whole, sayPart(part));
  return { kind: "unknown", message: `Aucune commune n’a le code INSEE ${inseeCode}.`, suggestions: [] };
}

function byPostalCode(postalCode: string): CommuneFinding {
  const places = atlas().byPostalCode.get(postalCode) ?? [];
  const [only, another] = places;
  if (only === undefined) {
    return { kind: "unknown", message: `Aucune commune n’a le code postal ${postalCode}.`, suggestions: [] };
  }
  if (another === undefined) return found(only);
  const suggestions = places.map((place) => place.commune);
  return { kind: "ambiguous", message: `Plusieurs communes ont le code postal ${postalCode}.`, suggestions };
}

function byName(folded: string, written: string, postalCode: string | null): CommuneFinding {
  const { byName: names, partsByName } = atlas();
  const sameName = names.get(folded) ?? [];
  const here = sameName.filter((place) => servedBy(place, postalCode));
  if (here.length === 1 && here[0] !== undefined) return found(here[0]);

  const parts = (partsByName.get(folded) ?? []).filter((part) => servedBy(part.whole, postalCode));
  const [part, otherPart] = parts;
  if (here.length === 0 && part !== undefined && otherPart === undefined)
    return found(part.whole, sayPart(part));

  const sameDepartment = sameName.filter((place) => sharesDepartment(place, postalCode));
  const [near, otherNear] = sameDepartment;
  if (postalCode !== null && near !== undefined && otherNear === undefined) {
    // A firm's own code (CEDEX) is in no list; the department tells homonyms apart.
    return found(
      near,
      `Le code postal ${postalCode} n’est pas de ceux de ${near.commune.name} : à vérifier (un CEDEX ?).`,
    );
  }
  if (here.length > 1) {
    const suggestions = here.map((place) => place.commune);
    return { kind: "ambiguous", message: `Plusieurs communes s’appellent ${quote(written)}.`, suggestions };
  }
  return unknownName(folded, written, postalCode);
}

function unknownName(folded: string, written: string, postalCode: string | null): CommuneFinding {
  const { communes, byPostalCode: codes } = atlas();
  const served = postalCode === null ? [] : (codes.get(postalCode) ?? []);
  // Without a postal code the whole country is too much to compare with: the first letter is taken to be right.
  const isNear = (place: Place) =>
    postalCode === null ? place.folded[0] === folded[0] : sharesDepartment(place, postalCode);
  const suggestions = suggestCommunes(folded, served, communes.filter(isNear));
  const where = postalCode === null ? "" : ` pour le code postal ${postalCode}`;
  const names = suggestions.map((commune) => commune.name).join(", ");
  const hint = names === "" ? "" : ` Voulez-vous dire : ${names} ?`;
  return { kind: "unknown", message: `Commune ${quote(written)} introuvable${where}.${hint}`, suggestions };
}

function servedBy({ commune }: Place, postalCode: string | null): boolean {
  return postalCode === null || commune.postalCodes.includes(postalCode);
}

/** By the head of the postal code; in Corsica 200 and 201 are in the south, 202 and 206 in the north. */
function sharesDepartment({ commune }: Place, postalCode: string | null): boolean {
  if (postalCode === null) return true;
  if (commune.department === "2A") return /^20[01]/.test(postalCode);
  if (commune.department === "2B") return /^20[2-6]/.test(postalCode);
  return postalCode.startsWith(commune.department);
}

/** « Marseille 3e », « Paris 11e arrondissement », « LYON 07 »: the number says what the postal code says too. */
function withoutDistrict(city: string): string {
  return city.replace(
    /^\s*(paris|lyon|marseille)[\s-]+\d{1,5}\s*(?:er|e|è|ème|eme|ième)?(?:\s*arr.*)?\s*$/i,
    "$1",
  );
}

function found({ commune }: Place, note: string | null = null): CommuneFinding {
  return { kind: "found", commune, note };
}

function sayPart({ name, what, whole }: Part): string {
  return `${name} est ${what} : la commune retenue est ${whole.commune.name}.`;
}

let loaded: Atlas | null = null;

function atlas(): Atlas {
  loaded ??= loadAtlas();
  return loaded;
}

const recordSchema = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.enum(["commune-actuelle", "commune-deleguee", "commune-associee", "arrondissement-municipal"]),
  departement: z.string(),
  region: z.string(),
  /** The whole: of a former commune, of an arrondissement. */
  chefLieu: z.string().optional(),
  commune: z.string().optional(),
  anciensCodes: z.array(z.string()).default([]),
  codesPostaux: z.array(z.string()).default([]),
  population: z.number().default(0),
});
type CommuneRecord = z.infer<typeof recordSchema>;

function loadAtlas(): Atlas {
  const file = createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/data/communes.json");
  const records = z.array(recordSchema).parse(JSON.parse(readFileSync(file, "utf8")));
  const communes = records.filter(isPresent).map(placeOf);
  const byCode = new Map(communes.map((place) => [place.commune.inseeCode, place]));
  // Of a code that is both a former code and a former commune's, the commune, which comes last, says more.
  const parts = [...records.filter(isPresent), ...records.filter((record) => !isPresent(record))].flatMap(
    (record) => partsOf(record, byCode),
  );
  return {
    communes,
    byCode,
    byPostalCode: groupMany(communes, (place) => place.commune.postalCodes),
    byName: groupBy(communes, (place) => place.folded),
    partsByCode: new Map(parts.map(({ code, part }) => [code, part])),
    partsByName: groupBy(
      parts.map(({ part }) => part),
      (part) => foldPlaceName(part.name),
    ),
  };
}

function isPresent(record: CommuneRecord): boolean {
  return record.type === "commune-actuelle";
}

function placeOf(record: CommuneRecord): Place {
  return {
    commune: {
      inseeCode: record.code,
      name: record.nom,
      department: record.departement,
      region: record.region,
      postalCodes: record.codesPostaux,
    },
    folded: foldPlaceName(record.nom),
    population: record.population,
  };
}

/** What else leads to a commune: its former codes, the communes that merged into it, its arrondissements. */
function partsOf(
  record: CommuneRecord,
  byCode: ReadonlyMap<string, Place>,
): readonly { readonly code: string; readonly part: Part }[] {
  if (record.type === "commune-actuelle") {
    const whole = byCode.get(record.code);
    if (whole === undefined) return [];
    return record.anciensCodes.map((code) => ({
      code,
      part: { name: `Le code ${code}`, what: "un ancien code", whole },
    }));
  }
  const whole = byCode.get(record.chefLieu ?? record.commune ?? "");
  if (whole === undefined || whole.folded === foldPlaceName(record.nom)) return [];
  return [{ code: record.code, part: { name: record.nom, what: PART_NAMES[record.type], whole } }];
}

const PART_NAMES = {
  "commune-deleguee": "une commune déléguée",
  "commune-associee": "une commune associée",
  "arrondissement-municipal": "un arrondissement",
} as const;

function groupMany(
  places: readonly Place[],
  keysOf: (place: Place) => readonly string[],
): Map<string, readonly Place[]> {
  const pairs = places.flatMap((place) => keysOf(place).map((key) => ({ key, place })));
  const groups = groupBy(pairs, ({ key }) => key);
  return new Map([...groups].map(([key, group]) => [key, group.map(({ place }) => place)]));
}
