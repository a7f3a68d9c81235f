/** What every figure of the report means, and what was not printed. */
import { formatCount, formatNumber, formatPercent, quote } from "#app/domain/format.ts";
import type { Chapter } from "#app/domain/publication/composition.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { NEARLY_ALL_WORDS, NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import { TELLING_CHANGE } from "#app/domain/synthesis/measure-change.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

export type Definition = { readonly term: string; readonly meaning: string };

/** The definitions of the words of the chosen chapters, in the order in which a reader meets them. */
export function definitions(
  { levels, minimumCoverage }: Questionnaire,
  chapters: readonly Chapter[],
  change: PublishedSynthesis["change"] = null,
): readonly Definition[] {
  const of = (chapter: Chapter, ...entries: readonly Definition[]) =>
    chapters.includes(chapter) ? entries : [];
  return [
    {
      term: "Entreprise participante",
      meaning: "Inscrite à l’opération et qui ne s’en est pas retirée.",
    },
    {
      term: "Entreprise évaluée",
      meaning:
        "Participante, dont l’entretien est terminé et compte au moins une réponse. C’est le N des chiffres tirés des réponses.",
    },
    ...of(
      "maturity",
      {
        term: "Score d’un thème",
        meaning: `De 0 à 100 : moyenne pondérée des réponses notées. Sous ${formatPercent(minimumCoverage)} de questions répondues, le thème est ${quote("Non évalué")} et l’entreprise ne compte pas dans ses chiffres.`,
      },
      {
        term: "Niveaux",
        meaning: `${levels.map(({ label, from }) => `${label} à partir de ${formatNumber(from)}`).join(", ")}. Le niveau suit le score exact, avant tout arrondi.`,
      },
      {
        term: "Médiane, quartiles",
        meaning:
          "La médiane partage les entreprises en deux moitiés. Les quartiles en isolent le quart le moins avancé et le quart le plus avancé (moyenne des deux valeurs quand le rang tombe entre deux entreprises).",
      },
    ),
    ...of("obstacles", {
      term: "Frein déclaré, constaté, prouvé",
      meaning:
        "Déclaré : le dirigeant le cite. Constaté : ses autres réponses le montrent. Prouvé : constaté, et un document l’appuie. Une entreprise compte une fois par frein.",
    }),
    ...of("needs", {
      term: "Besoin partagé",
      meaning:
        "Une entreprise appelle une action collective quand son plan y mène, ou quand elle a plus de la moitié des freins et opportunités de cette action, dont un au moins déclaré ou prouvé.",
    }),
    ...of("schemes", {
      term: "Dispositif ouvert",
      meaning:
        "Tous les critères connus du programme sont remplis, au jour indiqué. L’opérateur seul accorde une aide.",
    }),
    ...of("plans", {
      term: "Action décidée",
      meaning:
        "Acceptée, modifiée ou ajoutée par le dirigeant et le consultant. Lancée ou faite : d’après le suivi, au jour indiqué.",
    }),
    ...(change === null
      ? []
      : of("progress", {
          term: "Entreprise en progrès, en recul",
          meaning: `Évaluée en ${change.rounds.from} et en ${change.rounds.to}, et dont le score, sur les seules questions notées les deux fois, a monté ou baissé de ${formatNumber(TELLING_CHANGE)} points ou plus : en deçà, une réponse dite autrement peut suffire.`,
        })),
  ];
}

/** The rules that were applied to the report, and how much they hid. */
export function disclosureRules({
  minimumGroupSize,
  notPublished,
  change,
}: PublishedSynthesis): readonly string[] {
  const k = formatNumber(minimumGroupSize);
  return [
    `On compte des entreprises, jamais des répondants. Un nombre n’est imprimé que si au moins ${k} entreprises y sont, et si au moins ${k} n’y sont pas.`,
    `Quand presque toutes ont la même réponse (80 % ou davantage, les autres étant moins de ${k}), on lit ${quote(NEARLY_ALL_WORDS)}, sans le nombre.`,
    `${quote(NOT_PUBLISHED)} (non publié) veut dire : aucune, trop peu, ou presque toutes. Une case vide et une case cachée se ressemblent.`,
    "Quand une case d’une ligne est cachée, une autre l’est aussi si l’on pouvait la retrouver par soustraction. Les niveaux voisins et les petits groupes sont réunis.",
    `Un montant vient d’au moins ${k} entreprises, dont aucune n’en fait 85 % ou plus.`,
    "Ni plus petite ni plus grande valeur, ni classement d’entreprises ; un texte libre seulement avec l’accord écrit de l’entreprise. Les pourcentages sont arrondis à 5 points, les médianes à une décimale.",
    "Le nombre d’entreprises inscrites, rencontrées, retirées, invitées à une action collective ou qui y prennent part n’est pas une réponse : il est exact.",
    `D’une publication à la suivante, un chiffre n’est refait que si au moins ${k} entreprises l’ont fait changer, et si la différence ne dit pas ce que presque toutes celles-là ont répondu. Sinon il reste celui de la publication précédente, à sa date.`,
    ...(change === null
      ? []
      : [
          `Ce qui a changé entre deux campagnes n’est imprimé que si les entreprises évaluées qui n’ont pas été rencontrées les deux fois sont aucune, ou au moins ${k}.`,
        ]),
    notPublished === 0
      ? "Aucune case n’est cachée dans ce document."
      : `${formatCount(notPublished, "case n’est pas publiée", "cases ne sont pas publiées")} dans les tableaux d’où vient ce document, cases vides comprises.`,
  ];
}
