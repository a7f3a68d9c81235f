/**
 * One broken questionnaire for each thing that the checker refuses. A sound file is changed in one place; the message
 * must be told at the place that `at` marks, and nothing else may be told.
 */
import { describe, expect, it } from "vitest";
import { checkQuestionnaire, type Elsewhere } from "#app/domain/questionnaire/consistency.ts";
import { questionnaireSchema } from "#app/domain/questionnaire/definition.ts";
import { problemLine } from "#app/server/content/content-problem.ts";
import { parseContent } from "#app/server/content/parse-content.ts";

const SOUND = `id: atelier
version: 1
title: Diagnostic d'atelier
scale: { min: 0, max: 4, labels: [absent, amorce, partiel, maîtrisé, amélioré] }
levels:
  - { id: fragile, from: 0, label: Fragile }
  - { id: solide, from: 50, label: Solide }
  - { id: exemplaire, from: 80, label: Exemplaire }
themes:
  - id: pilotage
    label: Pilotage
    weight: 2
    questions:
      - id: prix
        label: Connaissez-vous vos prix de revient ?
        kind: single-choice
        unknown: { recommends: [chiffrer] }
        whenWeak: { atMost: 1, recommends: [chiffrer, relancer, recruter], tags: [marge] }
        whenStrong: { atLeast: 3, tags: [export] }
        choices:
          - { id: jamais, label: Jamais, points: 0 }
          - { id: parfois, label: Parfois, points: 2 }
          - { id: toujours, label: Toujours, points: 4 }
      - id: canaux
        label: Où vendez-vous ?
        kind: multiple-choice
        combine: sum
        choices:
          - { id: boutique, label: En boutique, points: 2, recommends: [] }
          - { id: salon, label: En salon, points: 3, tags: [export] }
          - { id: autre, label: Autre }
      - id: freins
        label: Quels freins vous gênent le plus ?
        kind: ranking
        maxRanked: 2
        declares: true
        choices:
          - { id: marges, label: Mes marges, tags: [marge] }
          - { id: temps, label: Le temps }
      - id: tenue
        label: L'atelier est-il bien tenu ?
        kind: scale
        perspectives: [consultant]
      - id: part
        label: Quelle part fait votre premier client ?
        kind: percentage
        min: 0
        max: 100
        bands:
          - { below: 30, points: 4 }
          - { below: 50, points: 2 }
          - { points: 0, recommends: [relancer], tags: [marge] }
      - id: salons
        label: Préparez-vous vos salons ?
        kind: single-choice
        visibleWhen: { all: [{ question: canaux, in: [salon] }, { question: part, atMost: 60 }] }
        choices:
          - { id: non, label: Non, points: 0 }
          - { id: oui, label: Oui, points: 4 }
  - id: contexte
    label: Contexte
    scored: false
    questions:
      - { id: chiffre, label: Quel est votre chiffre d'affaires ?, kind: amount, unit: "€", min: 0 }
      - { id: effectif, label: Combien êtes-vous ?, kind: number, min: 0, max: 50 }
      - id: ambiance
        label: Quelle est l'ambiance ?
        labels: { employee: Vous sentez-vous bien dans l'équipe ? }
        perspectives: [employee, consultant]
        kind: long-text
indicators:
  - { id: par-personne, label: Chiffre par personne, ratio: { of: chiffre, by: effectif } }
tags:
  - { id: marge, kind: obstacle, label: Marge faible, family: financial }
  - { id: export, kind: opportunity, label: Export }
recommendations:
  - id: chiffrer
    title: Chiffrer chaque ouvrage
    why: Sans prix de revient, pas de marge.
    steps: [Choisir un ouvrage]
    horizon: 1-month
    effort: 1
    impact: 3
    topics: [cash]
    replaces: [relancer]
  - id: relancer
    title: Relancer les clients
    why: Un client oublié ne revient pas.
    steps: [Lister les clients]
    horizon: this-week
    effort: 1
    impact: 2
    replaces: [recruter]
  - id: recruter
    title: Recruter un apprenti
    why: Le savoir-faire se transmet à deux.
    steps: [Écrire la fiche de poste]
    horizon: 3-months
    effort: 3
    impact: 2
    fundingSchemes: [fafcea]
    collectiveActions: [col-geiq]
`;

const ELSEWHERE: Elsewhere = {
  tags: [],
  recommendations: [],
  catalogues: { fundingSchemes: new Set(["fafcea"]), collectiveActions: new Set(["col-geiq"]) },
};

type Row = {
  readonly refuses: string;
  readonly change: readonly [from: string, to: string];
  /** A text of the broken file, at whose first character the message stands. */
  readonly at: string;
  readonly message: string;
};

const DUPLICATE_IDS: readonly Row[] = [
  {
    refuses: "two questions with one id, in two themes",
    change: [
      "      - { id: effectif",
      "      - { id: prix, label: À quel prix ?, kind: text }\n      - { id: effectif",
    ],
    at: "prix, label: À quel",
    message: "la question « prix » reprend un identifiant déjà donné plus haut",
  },
  {
    refuses: "two choices with one id in a question",
    change: ["{ id: parfois,", "{ id: jamais,"],
    at: "jamais, label: Parfois",
    message: "dans la question « prix », la modalité « jamais » reprend un identifiant déjà donné plus haut",
  },
  {
    refuses: "two themes with one id",
    change: ["- id: contexte", "- id: pilotage"],
    at: "pilotage\n    label: Contexte",
    message: "le thème « pilotage » reprend un identifiant déjà donné plus haut",
  },
  {
    refuses: "two levels with one id",
    change: ["{ id: solide,", "{ id: fragile,"],
    at: "fragile, from: 50",
    message: "le niveau « fragile » reprend un identifiant déjà donné plus haut",
  },
  {
    refuses: "two recommendations with one id",
    change: [
      "recommendations:\n",
      "recommendations:\n  - { id: recruter, title: Recruter, why: Encore, steps: [Écrire], horizon: 1-month, effort: 1, impact: 1 }\n",
    ],
    at: "recruter\n    title: Recruter",
    message: "la préconisation « recruter » reprend un identifiant déjà donné plus haut",
  },
  {
    refuses: "two tags with one id",
    change: ["tags:\n  - { id", "tags:\n  - { id: marge, kind: obstacle, label: Marge }\n  - { id"],
    at: "marge, kind: obstacle, label: Marge faible",
    message: "l’étiquette « marge » reprend un identifiant déjà donné plus haut",
  },
  {
    refuses: "two indicators with one id",
    change: [
      "by: effectif } }",
      "by: effectif } }\n  - { id: par-personne, label: Encore, ratio: { of: chiffre, by: effectif } }",
    ],
    at: "par-personne, label: Encore",
    message: "l’indicateur « par-personne » reprend un identifiant déjà donné plus haut",
  },
];

const CITATIONS: readonly Row[] = [
  {
    refuses: "a question that cites an unknown recommendation",
    change: ["unknown: { recommends: [chiffrer] }", "unknown: { recommends: [dossier-cima] }"],
    at: "dossier-cima",
    message: "la question « prix » cite la préconisation inconnue « dossier-cima »",
  },
  {
    refuses: "a band that cites an unknown recommendation",
    change: ["recommends: [relancer], tags: [marge]", "recommends: [relance], tags: [marge]"],
    at: "relance], tags",
    message: "la question « part » cite la préconisation inconnue « relance »",
  },
  {
    refuses: "a choice that cites an unknown tag",
    change: ["points: 3, tags: [export]", "points: 3, tags: [exporter]"],
    at: "exporter",
    message: "la question « canaux » cite l’étiquette inconnue « exporter »",
  },
  {
    refuses: "a strength that cites an unknown tag",
    change: ["atLeast: 3, tags: [export]", "atLeast: 3, tags: [exports]"],
    at: "exports",
    message: "la question « prix » cite l’étiquette inconnue « exports »",
  },
  {
    refuses: "a recommendation that replaces an unknown one",
    change: ["replaces: [recruter]", "replaces: [embaucher]"],
    at: "embaucher",
    message: "la préconisation « relancer » remplace la préconisation inconnue « embaucher »",
  },
  {
    refuses: "a recommendation that cites an unknown scheme",
    change: ["[fafcea]", "[fafce]"],
    at: "fafce]",
    message: "la préconisation « recruter » cite le dispositif inconnu « fafce »",
  },
  {
    refuses: "a recommendation that cites an unknown collective action",
    change: ["[col-geiq]", "[col-geik]"],
    at: "col-geik",
    message: "la préconisation « recruter » cite l’action collective inconnue « col-geik »",
  },
  {
    refuses: "a recommendation that no question leads to, even if another one replaces it",
    change: ["[chiffrer, relancer, recruter]", "[chiffrer, relancer]"],
    at: "recruter\n    title",
    message: "aucune question ne mène à la préconisation « recruter »",
  },
  {
    refuses: "a tag that no question gives",
    change: [
      "tags:\n  - { id: marge",
      "tags:\n  - { id: dettes, kind: obstacle, label: Dettes }\n  - { id: marge",
    ],
    at: "dettes, kind",
    message: "aucune question ne donne l’étiquette « dettes »",
  },
  {
    refuses: "an indicator on an unknown question",
    change: ["by: effectif }", "by: salaries }"],
    at: "salaries",
    message: "l’indicateur « par-personne » cite la question inconnue « salaries »",
  },
  {
    refuses: "an indicator on a question that gives no number",
    change: ["of: chiffre,", "of: prix,"],
    at: "prix, by",
    message:
      "l’indicateur « par-personne » demande un nombre : la question « prix » n’en donne pas (single-choice)",
  },
  {
    refuses: "recommendations that replace each other in a circle",
    change: ["impact: 2\n    fundingSchemes", "impact: 2\n    replaces: [recruter]\n    fundingSchemes"],
    at: "recruter]\n    fundingSchemes",
    message: "la préconisation « recruter » finit par se remplacer elle-même : recruter → recruter",
  },
];

const CONDITIONS: readonly Row[] = [
  {
    refuses: "a condition on an unknown question",
    change: ["{ question: canaux, in: [salon] }", "{ question: canal, answered: true }"],
    at: "canal,",
    message: "la condition de « salons » lit la question inconnue « canal »",
  },
  {
    refuses: "a condition on a later question",
    change: ["{ question: canaux, in: [salon] }", "{ question: effectif, atLeast: 1 }"],
    at: "effectif, atLeast",
    message: "la condition de « salons » lit la question « effectif », posée plus loin",
  },
  {
    refuses: "a condition on the question itself",
    change: ["{ question: canaux, in: [salon] }", "{ not: { question: salons, is: oui } }"],
    at: "salons, is",
    message: "la condition de « salons » lit sa propre réponse",
  },
  {
    refuses: "a condition on an unknown choice",
    change: ["in: [salon] }", "in: [salon, foire] }"],
    at: "foire",
    message: "la condition de « salons » cite la modalité inconnue « foire » de « canaux »",
  },
  {
    refuses: "a condition that looks for a choice in a question without choices",
    change: ["{ question: canaux, in: [salon] }", "{ not: { question: tenue, is: oui } }"],
    at: "oui } }",
    message: "la condition de « salons » cherche une modalité dans « tenue », qui n’en a pas",
  },
  {
    refuses: "a condition that compares a ranking to a number",
    change: ["{ question: canaux, in: [salon] }", "{ not: { question: freins, atLeast: 2 } }"],
    at: "2 } }",
    message:
      "la condition de « salons » compare « freins » à un nombre, mais sa réponse n’est ni un nombre ni des points (ranking)",
  },
  {
    refuses: "a question that no answer can show, because a threshold is out of reach",
    change: ["atMost: 60", "atLeast: 101"],
    at: "{ all: [{ question: canaux",
    message: "aucune réponse n’affiche la question « salons » : sa condition est impossible",
  },
  {
    refuses: "a question that no answer can show, because two conditions exclude each other",
    change: ["{ question: part, atMost: 60 }", "{ not: { question: canaux, answered: true } }"],
    at: "{ all: [{ question: canaux",
    message: "aucune réponse n’affiche la question « salons » : sa condition est impossible",
  },
  {
    refuses: "a question that hangs on one which is asked of nobody it is asked of",
    change: [
      "        kind: long-text",
      "        kind: long-text\n        visibleWhen: { question: prix, answered: true }",
    ],
    at: "{ question: prix, answered",
    message:
      "attention : la question « ambiance » s’adresse aussi à « employee », à qui sa condition la cache toujours",
  },
];

const SCALE_AND_LEVELS: readonly Row[] = [
  {
    refuses: "a scale that ends where it begins",
    change: ["scale: { min: 0, max: 4,", "scale: { min: 4, max: 4,"],
    at: "{ min: 4, max: 4",
    message: "l’échelle va de 4 à 4 : le minimum doit être sous le maximum",
  },
  {
    refuses: "levels that leave the lowest scores without one",
    change: ["from: 0,", "from: 10,"],
    at: "10, label",
    message: "le premier niveau, « fragile », commence à 10 : les scores de 0 à 10 n’ont pas de niveau",
  },
  {
    refuses: "levels that begin at the same score",
    change: ["from: 80", "from: 50"],
    at: "50, label: Exemplaire",
    message: "les niveaux « solide » et « exemplaire » commencent tous deux à 50",
  },
  {
    refuses: "levels out of order",
    change: ["from: 80", "from: 40"],
    at: "40, label: Exemplaire",
    message:
      "le niveau « exemplaire » commence à 40, avant le précédent (« solide », 50) : les ranger du plus bas au plus haut",
  },
  {
    refuses: "strengths and weaknesses that overlap",
    change: ["version: 1\n", "version: 1\nstrengthFrom: 0.2\n"],
    at: "0.2\n",
    message: "un point fort commence à 0.2 et un point faible finit à 0.25 : une réponse serait les deux",
  },
  {
    refuses: "a scale with too few words",
    change: ["maîtrisé, amélioré]", "maîtrisé]"],
    at: "[absent",
    message: "l’échelle a 5 degrés et 4 mots : il en faut un par degré",
  },
  {
    refuses: "bands out of order",
    change: ["below: 50, points: 2", "below: 20, points: 2"],
    at: "20, points",
    message:
      "dans la question « part », la tranche « below: 20 » revient sous la borne de la précédente (30)",
  },
  {
    refuses: "two bands with one bound",
    change: ["below: 50, points: 2", "below: 30, points: 2"],
    at: "30, points: 2",
    message: "dans la question « part », la tranche « below: 30 » répète la borne de la précédente (30)",
  },
  {
    refuses: "a last band with a bound",
    change: ["- { points: 0, recommends", "- { below: 90, points: 0, recommends"],
    at: "90, points",
    message: "dans la question « part », la dernière tranche a une borne : 90 et au-delà n’ont pas de points",
  },
  {
    refuses: "a band without a bound before the last",
    change: ["{ below: 50, points: 2 }", "{ points: 2 }"],
    at: "{ points: 2 }",
    message: "dans la question « part », seule la dernière tranche peut se passer de « below »",
  },
  {
    refuses: "a bound outside the possible answers",
    change: ["below: 50, points: 2", "below: 150, points: 2"],
    at: "150, points",
    message: "dans la question « part », la borne 150 est hors des réponses possibles (0 à 100)",
  },
  {
    refuses: "a minimum that is not under the maximum",
    change: ["min: 0, max: 50", "min: 60, max: 50"],
    at: "60, max",
    message: "la question « effectif » va de 60 à 50 : aucune réponse n’est possible",
  },
];

const POINTS: readonly Row[] = [
  {
    refuses: "points over the scale",
    change: ["label: Toujours, points: 4", "label: Toujours, points: 5"],
    at: "5 }",
    message: "dans la question « prix », 5 est hors de l’échelle (0 à 4)",
  },
  {
    refuses: "points of « ne sait pas » under the scale",
    change: ["unknown: { recommends", "unknown: { points: -1, recommends"],
    at: "-1, recommends",
    message: "dans la question « prix », -1 est hors de l’échelle (0 à 4)",
  },
  {
    refuses: "a weakness that begins outside the scale",
    change: ["atMost: 1, recommends", "atMost: -1, recommends"],
    at: "-1, recommends",
    message: "dans la question « prix », -1 est hors de l’échelle (0 à 4)",
  },
  {
    refuses: "a strength that begins outside the scale",
    change: ["whenStrong: { atLeast: 3", "whenStrong: { atLeast: 9"],
    at: "9, tags",
    message: "dans la question « prix », 9 est hors de l’échelle (0 à 4)",
  },
  {
    refuses: "a single choice without a way to full points",
    change: ["label: Toujours, points: 4", "label: Toujours, points: 3"],
    at: "- { id: jamais",
    message: "aucune réponse à la question « prix » ne donne tous les points : 3 au mieux, sur 4",
  },
  {
    refuses: "a multiple choice whose points don't add up to full points",
    change: ["points: 2, recommends: []", "points: 0, recommends: []"],
    at: "- { id: boutique",
    message: "aucune réponse à la question « canaux » ne donne tous les points : 3 au mieux, sur 4",
  },
  {
    refuses: "a multiple choice of which only the best choice counts, and is not worth full points",
    change: ["combine: sum", "combine: best"],
    at: "- { id: boutique",
    message: "aucune réponse à la question « canaux » ne donne tous les points : 3 au mieux, sur 4",
  },
  {
    refuses: "bands without a way to full points",
    change: ["below: 30, points: 4", "below: 30, points: 3"],
    at: "- { below: 30",
    message: "aucune réponse à la question « part » ne donne tous les points : 3 au mieux, sur 4",
  },
  {
    refuses: "points on a ranking",
    change: ["label: Le temps }", "label: Le temps, points: 4 }"],
    at: "- { id: marges",
    message: "la question « freins » est un classement : ses modalités n’ont pas de points",
  },
  {
    refuses: "a theme in which no question is scored",
    change: ["    scored: false\n", ""],
    at: "id: contexte",
    message:
      "aucune question du thème « contexte » n’a de points : lui en donner, ou écrire « scored: false »",
  },
  {
    refuses: "with a warning, a best choice that recommends an action",
    change: ["label: Toujours, points: 4", "label: Toujours, points: 4, recommends: [chiffrer]"],
    at: "[chiffrer] }\n      - id: canaux",
    message: "attention : dans la question « prix », la meilleure réponse recommande une action",
  },
  {
    refuses: "with a warning, a weakness that every answer has",
    change: ["whenWeak: { atMost: 1", "whenWeak: { atMost: 4"],
    at: "4, recommends",
    message:
      "attention : dans la question « prix », « whenWeak » recommande une action même avec tous les points",
  },
];

const IDLE_KEYS: readonly Row[] = [
  {
    refuses: "a weakness of a question without points",
    change: [", min: 0, max: 50 }", ", min: 0, max: 50, whenWeak: { atMost: 1 } }"],
    at: "{ atMost: 1 }",
    message: "la question « effectif » n’a pas de points : « whenWeak » n’arrive jamais",
  },
  {
    refuses: "a meaning of « ne sait pas » where nobody can say it",
    change: [
      "unknown: { recommends: [chiffrer] }",
      "allowUnknown: false\n        unknown: { recommends: [chiffrer] }",
    ],
    at: "{ recommends: [chiffrer] }",
    message: "la question « prix » ne propose pas « Ne sait pas » : « unknown » n’arrive jamais",
  },
  {
    refuses: "words for a perspective that isn't asked",
    change: ["labels: { employee:", "labels: { customer:"],
    at: "Vous sentez-vous",
    message: "la question « ambiance » a des mots pour « customer », qui n’y répond pas",
  },
  {
    refuses: "a help for a perspective that isn't asked",
    change: [
      "labels: { employee: Vous",
      "helps: { customer: Ces derniers mois. }\n        labels: { employee: Vous",
    ],
    at: "Ces derniers mois.",
    message: "la question « ambiance » a des mots pour « customer », qui n’y répond pas",
  },
  {
    refuses: "a choice's words for a perspective that isn't asked",
    change: ["label: Parfois,", "label: Parfois, labels: { employee: De temps en temps },"],
    at: "De temps en temps",
    message:
      "la modalité « parfois » de la question « prix » a des mots pour « employee », qui n’y répond pas",
  },
  {
    refuses: "declared tags where no choice has any",
    change: ["label: Mes marges, tags: [marge] }", "label: Mes marges }"],
    at: "true\n        choices",
    message: "la question « freins » déclare des étiquettes, mais ses modalités n’en ont pas",
  },
  {
    refuses: "more ranks than choices",
    change: ["maxRanked: 2", "maxRanked: 3"],
    at: "3\n        declares",
    message: "la question « freins » fait classer 3 modalités et n’en a que 2",
  },
  {
    refuses: "with a warning, a public that no scheme is for",
    change: ["version: 1\n", "version: 1\naudience: boulangers\n"],
    at: "boulangers",
    message: "attention : le public « boulangers » n’est celui d’aucun dispositif",
  },
  {
    refuses: "with a warning, a topic that no scheme has",
    change: ["topics: [cash]", "topics: [argent]"],
    at: "argent",
    message:
      "attention : le sujet « argent » de la préconisation « chiffrer » n’est celui d’aucun dispositif",
  },
];

describe("the checker finds nothing wrong", () => {
  it("with a sound questionnaire of all kinds", () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  it("with a condition on the points of a choice, which a number can be compared to", () => {
    const text = changed(SOUND, ["{ question: part, atMost: 60 }", "{ question: prix, atLeast: 2 }"]);
    expect(problemsOf(text)).toEqual([]);
  });

  it("with schemes and actions when there is no catalogue to hold them against", () => {
    expect(
      problemsOf(changed(SOUND, ["[fafcea]", "[ailleurs]"]), { ...ELSEWHERE, catalogues: null }),
    ).toEqual([]);
  });
});

describe("the checker refuses", () => {
  const rows = [...DUPLICATE_IDS, ...CITATIONS, ...CONDITIONS, ...SCALE_AND_LEVELS, ...POINTS, ...IDLE_KEYS];
  it.each(rows)("$refuses", ({ change, at, message }) => {
    const text = changed(SOUND, change);
    expect(problemsOf(text)).toEqual([`atelier.yaml:${placeOf(at, text)}  ${message}`]);
  });

  it("a scale without whole degrees when a question is answered by a degree", () => {
    const text = changed(SOUND, ["scale: { min: 0, max: 4,", "scale: { min: 0, max: 4.5,"]);
    expect(problemsOf(text)).toContain(
      `atelier.yaml:${placeOf("{ min: 0, max: 4.5", text)}  une question « scale » demande une échelle en nombres entiers`,
    );
  });

  it("recommendations that replace each other in a longer circle, at each of its steps", () => {
    const text = changed(SOUND, ["    fundingSchemes", "    replaces: [chiffrer]\n    fundingSchemes"]);
    expect(problemsOf(text)).toEqual([
      `atelier.yaml:${placeOf("relancer]\n  - id", text)}  la préconisation « chiffrer » finit par se remplacer elle-même : chiffrer → relancer → recruter → chiffrer`,
      `atelier.yaml:${placeOf("recruter]\n  - id", text)}  la préconisation « relancer » finit par se remplacer elle-même : relancer → recruter → chiffrer → relancer`,
      `atelier.yaml:${placeOf("chiffrer]\n    fundingSchemes", text)}  la préconisation « recruter » finit par se remplacer elle-même : recruter → chiffrer → relancer → recruter`,
    ]);
  });
});

describe("a tag of the questionnaire's own", () => {
  it("may not be one that the shared vocabulary already has", () => {
    const elsewhere: Elsewhere = { ...ELSEWHERE, tags: [{ id: "marge", kind: "obstacle", label: "Marge" }] };
    expect(problemsOf(SOUND, elsewhere)).toEqual([
      `atelier.yaml:${placeOf("marge, kind", SOUND)}  l’étiquette « marge » reprend un identifiant déjà donné dans un autre fichier`,
    ]);
  });
});

describe("what cannot be read elsewhere", () => {
  it("is not held against those who cite it", () => {
    const text = changed(SOUND, [
      "unknown: { recommends: [chiffrer] }",
      "unknown: { recommends: [ailleurs] }",
    ]);
    expect(problemsOf(text, { tags: null, recommendations: null, catalogues: null })).toEqual([]);
  });
});

function changed(text: string, [from, to]: readonly [string, string]): string {
  if (text.split(from).length !== 2)
    throw new Error(`« ${from} » must stand once in the sound questionnaire`);
  return text.replace(from, () => to);
}

function problemsOf(text: string, elsewhere: Elsewhere = ELSEWHERE): readonly string[] {
  const parsed = parseContent("atelier.yaml", text, questionnaireSchema);
  if (!parsed.ok) return parsed.problems.map(problemLine);
  return checkQuestionnaire(parsed.value, elsewhere).flatMap((inconsistency) => {
    const problem = parsed.locate(inconsistency);
    return problem ? [problemLine(problem)] : [];
  });
}

/** « line:column » of the only occurrence of a text. */
function placeOf(part: string, text: string): string {
  if (text.split(part).length !== 2)
    throw new Error(`« ${part} » must stand once in the broken questionnaire`);
  const before = text.slice(0, text.indexOf(part)).split("\n");
  return `${before.length}:${(before[before.length - 1] ?? "").length + 1}`;
}
