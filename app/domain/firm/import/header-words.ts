/** The words that people put above the columns of a list of firms, and what each of them means. */

/** What a column may hold. `directorFirst` and `directorLast` make a pair; `postalAndCity` is « 83600 Fréjus ». */
const COLUMN_KINDS = [
  "name",
  "tradeName",
  "siret",
  "siren",
  "director",
  "directorFirst",
  "directorLast",
  "email",
  "phone",
  "headcount",
  "naf",
  "naf2025",
  "postalCode",
  "city",
  "postalAndCity",
  "inseeCode",
  "address",
  "trade",
  "labels",
  "labelRge",
  "labelEpv",
  "labelQualibat",
  "labelQualitEnr",
  "labelArtisanArt",
  "labelMaster",
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** The kind of a column by its title, whatever its accents, case and punctuation; null when the title says nothing. */
export function columnKind(title: string): ColumnKind | null {
  const words = foldTitle(title);
  if (words === "" || NOT_OURS.test(words)) return null;
  return TITLES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** « N° SIRET (14 chiffres) » is « n siret »: no accents, case, punctuation, nor what is between brackets. */
export function foldTitle(title: string): string {
  return title
    .replace(/\([^)]*\)/g, " ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Columns that speak of the same things without being them: « Date de création de l'entreprise », « Libellé NAF ». */
const NOT_OURS =
  /\b(?:dates?|annees?|chiffres? d affaires|ca|resultat|libelles?|intitules?|commentaires?|remarques?|observations?|statut|civilite|genre|latitude|longitude|telecopie|fax|site|web|url)\b/;

const OF_FIRM =
  "(?: (?:(?:de |d )?(?:la |l )?(?:entreprise|societe|structure|etablissement|siege|artisan|siege social)))?";
const OF_DIRECTOR =
  "(?:dirigeante?|gerante?|contact|responsable|interlocut(?:eur|rice)|representante?|chef d entreprise|presidente?)";

/** The first pattern that fits decides; the patterns are read against a folded title. */
const TITLES: readonly (readonly [RegExp, ColumnKind])[] = [
  [/\bsiret\b/, "siret"],
  [/\bsiren\b/, "siren"],
  [/\b(?:naf|ape) 2025\b/, "naf2025"],
  [/\b(?:naf|ape)\b/, "naf"],
  [/\b(?:e mails?|emails?|mails?|mel|courriels?|adresse electronique)\b/, "email"],
  [/\b(?:tel|telephones?|portable|mobile|gsm|phone)\b/, "phone"],
  [/^(?:cp|code postal) (?:et )?(?:ville|commune|localite)$/, "postalAndCity"],
  [/\binsee\b|^code (?:de la )?commune$/, "inseeCode"],
  [new RegExp(`^(?:cp|c p|code postal|code poste)${OF_FIRM}$`), "postalCode"],
  [new RegExp(`^(?:nom (?:de la )?)?(?:ville|commune|localite|city)${OF_FIRM}$`), "city"],
  [
    /^(?:adresse|adr|rue|voie|n voie|numero(?: de)? (?:la )?voie|n et (?:nom de )?(?:la )?(?:rue|voie)|complement|lieu dit)\b/,
    "address",
  ],
  [/\b(?:effectifs?|salaries?|etp|headcount)\b/, "headcount"],
  [/^(?:n |numero |label |qualification |certification |certifie |entreprise )*rge$/, "labelRge"],
  [/^(?:label |labellise |entreprise )*epv$|^(?:label )?entreprise du patrimoine vivant$/, "labelEpv"],
  [/^(?:n |numero |label |qualification |certification )*qualibat$/, "labelQualibat"],
  [/^(?:label |qualification |certification )*qualit ?enr$/, "labelQualitEnr"],
  [/^(?:titre |qualite )?(?:d )?artisan d art$/, "labelArtisanArt"],
  [/^(?:titre |qualite )?(?:de )?maitre artisan$/, "labelMaster"],
  [/^(?:labels?|qualifications?|certifications?|signes? de qualite)\b/, "labels"],
  [
    new RegExp(`^(?:nom (?:et )?prenom|prenom (?:et )?nom)s?(?: (?:du |de la |de l |d )?${OF_DIRECTOR})?$`),
    "director",
  ],
  [
    new RegExp(`^prenom(?: (?:du |de la |de l |d )?${OF_DIRECTOR})?$|^${OF_DIRECTOR} prenom$`),
    "directorFirst",
  ],
  [
    new RegExp(`^nom (?:du |de la |de l |d )?${OF_DIRECTOR}$|^${OF_DIRECTOR} nom$|^nom de famille$`),
    "directorLast",
  ],
  [new RegExp(`^(?:personne )?${OF_DIRECTOR}s?(?:${OF_FIRM}| nom (?:et )?prenom| principale?)$`), "director"],
  [/^(?:activites?|metiers?|corps d etat|corps de metier|trade|specialites?|professions?|lots?)\b/, "trade"],
  [/^(?:raison sociale|denomination(?: sociale| usuelle)?)\b/, "name"],
  [
    /^(?:nom )?(?:de )?(?:l |la )?(?:entreprise|societe|structure|etablissement|artisan)$|^nom$|^noms$/,
    "name",
  ],
  [/^(?:nom commercial|enseigne)\b/, "tradeName"],
];
