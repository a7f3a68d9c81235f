/** The communes of the demo: name, INSEE code, postal code. All real; the firms in them are not. */

export const PLACES = {
  adrets: { city: "Les Adrets-de-l’Estérel", inseeCode: "83001", postalCode: "83600" },
  aix: { city: "Aix-en-Provence", inseeCode: "13001", postalCode: "13100" },
  apt: { city: "Apt", inseeCode: "84003", postalCode: "84400" },
  aubagne: { city: "Aubagne", inseeCode: "13005", postalCode: "13400" },
  avignon: { city: "Avignon", inseeCode: "84007", postalCode: "84000" },
  biot: { city: "Biot", inseeCode: "06018", postalCode: "06410" },
  ciotat: { city: "La Ciotat", inseeCode: "13028", postalCode: "13600" },
  cogolin: { city: "Cogolin", inseeCode: "83042", postalCode: "83310" },
  digne: { city: "Digne-les-Bains", inseeCode: "04070", postalCode: "04000" },
  frejus: { city: "Fréjus", inseeCode: "83061", postalCode: "83600" },
  gap: { city: "Gap", inseeCode: "05061", postalCode: "05000" },
  grasse: { city: "Grasse", inseeCode: "06069", postalCode: "06130" },
  isle: { city: "L’Isle-sur-la-Sorgue", inseeCode: "84054", postalCode: "84800" },
  mane: { city: "Mane", inseeCode: "04111", postalCode: "04300" },
  marseille: { city: "Marseille", inseeCode: "13055", postalCode: "13016" },
  menton: { city: "Menton", inseeCode: "06083", postalCode: "06500" },
  moustiers: { city: "Moustiers-Sainte-Marie", inseeCode: "04135", postalCode: "04360" },
  puget: { city: "Puget-sur-Argens", inseeCode: "83099", postalCode: "83480" },
  roquebrune: { city: "Roquebrune-sur-Argens", inseeCode: "83107", postalCode: "83520" },
  salernes: { city: "Salernes", inseeCode: "83121", postalCode: "83690" },
  "saint-raphael": { city: "Saint-Raphaël", inseeCode: "83118", postalCode: "83700" },
  tarascon: { city: "Tarascon", inseeCode: "13108", postalCode: "13150" },
  vallauris: { city: "Vallauris", inseeCode: "06155", postalCode: "06220" },
} as const;

export type PlaceKey = keyof typeof PLACES;
