/** Words for publications: chapters, groups, what can't be compared. */

import type { NotComparable } from "#app/domain/publication/compare-publications.ts";
import type { Breakdown, Chapter, TextPlace } from "#app/domain/publication/composition.ts";
import type { PublicationFile } from "#db/publications.ts";

export const CHAPTER_TITLES: Readonly<Record<Chapter | "summary", string>> = {
  summary: "L’essentiel",
  convention: "L’opération et sa convention",
  participants: "Les entreprises participantes",
  method: "Méthode et représentativité",
  maturity: "La maturité collective",
  obstacles: "Les freins",
  opportunities: "Les opportunités",
  needs: "Les besoins partagés",
  actions: "Les actions collectives",
  schemes: "Les dispositifs d’aide",
  plans: "Les plans individuels en chiffres",
  progress: "Ce qui a changé",
  pilots: "Ce que les pilotes ont appris",
  network: "La vie du réseau",
  quotes: "Paroles d’entreprises",
  partners: "Pistes pour les partenaires",
};

export const TEXT_TITLES: Readonly<Record<TextPlace, string>> = {
  ...CHAPTER_TITLES,
  foreword: "Avant-propos",
  conclusion: "Conclusion",
};

export const BREAKDOWN_LABELS: Readonly<Record<Breakdown, string>> = {
  trade: "Par métier",
  size: "Par taille",
  territory: "Par territoire",
};

export const NOT_COMPARABLE_WORDS: Readonly<Record<NotComparable, string>> = {
  definition: "la définition a changé",
  base: "ne porte pas sur le même nombre d’entreprises",
  hidden: "non publié d’un côté au moins",
  new: "n’y était pas",
  gone: "n’y est plus",
};

export const FILE_LABELS: Readonly<Record<PublicationFile, string>> = {
  pdf: "PDF",
  xlsx: "Tableur (XLSX)",
  csv: "Données (CSV)",
  json: "Instantané (JSON)",
};
