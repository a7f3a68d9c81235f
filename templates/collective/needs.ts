/** From shared needs to what could be done together: one table, then a sheet for each need that may begin. */
import type { Content } from "pdfmake/interfaces";
import { formatNumber } from "#app/domain/format.ts";
import { countWords, firmsWords, listed, uncapitalized } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport, NeedSheet } from "#app/domain/report/collective-report.ts";
import type { PublishedNeed } from "#app/domain/synthesis/published-synthesis.ts";
import { countCell, openingHeight, openingWords, remark } from "#templates/collective/figures.ts";
import { roomAboveSheet, type SheetRows, sheetBlock } from "#templates/collective/sheet.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, paragraph } from "#templates/nodes/text.ts";
import { writtenHeight } from "#templates/nodes/written.ts";
import { ROOM } from "#templates/theme.ts";

export function sharedNeeds({
  needs,
  otherNeeds,
  sentences,
  synthesis,
  texts,
}: CollectiveReport): readonly Content[] {
  const [first] = needs;
  const opening = openingHeight([...sentences.needs, POSSIBLE]) + writtenHeight(texts.needs);
  return [
    chapter("Des besoins partagés aux actions collectives", {
      newPage: false,
      room: roomAboveSheet(first === undefined ? [] : sheetRows(first), opening),
    }),
    ...openingWords(sentences.needs),
    ...(needs.length + otherNeeds.length === 0 ? [] : [paragraph(POSSIBLE)]),
    ...needs.map(sheet),
    ...others(otherNeeds, needs.length),
    ...recommendations(synthesis),
  ];
}

const POSSIBLE =
  "Une action collective est possible quand assez d’entreprises en ont besoin ; elle n’est souhaitable que si elles la veulent. Chacune commence par un pilote, petit et daté, avec un critère d’arrêt écrit d’avance.";

function sheet(each: NeedSheet): Content {
  return sheetBlock(each.need.title, whoNeedsIt(each), sheetRows(each));
}

function sheetRows({ tags, action }: NeedSheet): SheetRows {
  const rows: readonly (readonly [string, string | null])[] = [
    ["Ce qui l’appelle", tags.join(", ")],
    ["Pilote", action.pilot],
    ["Critère d’arrêt", action.stopCriterion],
    ["Si l’essai ne prend pas", action.pivot],
    ["S’il prend", action.scaleUp],
    ["Budget", `${action.budget}. Ordre de grandeur hors aides, à préciser par devis.`],
    ["Partenaires", listed(action.partners)],
    ["Forme juridique", `${action.legalForm}. À faire valider par un conseil.`],
    ["Indicateur", action.indicator],
    ["Risques", action.risks],
    ["Aides liées", action.schemes.length === 0 ? null : action.schemes.join(" ; ")],
  ];
  return rows.flatMap(([label, words]) => (words === null ? [] : [[label, words] as const]));
}

function whoNeedsIt({ need, action }: NeedSheet): string {
  const firms = firmsWords(need.firms);
  const { declared, evidenced, observed } = need.sources;
  const how = [
    declared === null || declared === 0 ? null : `${formatNumber(declared)} le déclarent`,
    evidenced === null || evidenced === 0
      ? null
      : `${formatNumber(evidenced)} sans le déclarer, avec un document à l’appui`,
    observed === null || observed === 0 ? null : `${formatNumber(observed)} d’après leurs seules réponses`,
  ].filter((part) => part !== null);
  return [
    firms === null ? null : `${firms}.`,
    how.length === 0 ? null : `Parmi elles, ${listed(how)}.`,
    need.inPlan.kind === "hidden" ? null : `Déjà dans le plan de ${countWords(need.inPlan)}.`,
    `Il en faut au moins ${formatNumber(need.minimumFirms)} ; taille idéale : ${uncapitalized(action.idealSize)}.`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}

function others(needs: readonly PublishedNeed[], sheets: number): readonly Content[] {
  if (needs.length === 0) return [];
  return [
    heading(sheets === 0 ? "Besoins partagés" : "Les autres besoins partagés"),
    remark("Les besoins de trop peu d’entreprises, ou d’aucune, ne sont pas dans cette liste."),
    table(
      [
        { title: "Action collective", width: "*" },
        { title: "Entreprises évaluées", width: 100, alignment: "right" },
        { title: "Il en faut au moins", width: 60, alignment: "right" },
        { title: "Assez pour commencer", width: 70, alignment: "right" },
      ],
      needs.map((need) => [
        need.title,
        countCell(need.firms),
        formatNumber(need.minimumFirms),
        need.enough === null ? "à vérifier" : need.enough ? "oui" : "pas encore",
      ]),
      { compact: true },
    ),
  ];
}

/** Advice is many: the most shared is enough to see what workshops could be about. */
const MOST_ADVICE = 10;
/** Points: the heading, its remark, and enough rows to be worth turning a page for the others. */
const ADVICE_ROOM = ROOM.heading + 100;

function recommendations({ recommendations: shared }: CollectiveReport["synthesis"]): readonly Content[] {
  if (shared.length === 0) return [];
  return [
    heading("Les préconisations qui reviennent", ADVICE_ROOM),
    paragraph(
      "Ce que plusieurs plans proposent ou retiennent : des sujets d’atelier, avant même une action collective.",
      "small",
    ),
    table(
      [
        { title: "Préconisation", width: "*" },
        { title: "Dans le plan", width: 100, alignment: "right" },
        { title: "Parmi les 5 priorités", width: 100, alignment: "right" },
      ],
      shared
        .slice(0, MOST_ADVICE)
        .map((each) => [each.title, countCell(each.firms), countCell(each.priority)]),
      { compact: true },
    ),
  ];
}
