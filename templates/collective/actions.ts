/** What the firms do together: a sheet for each collective action, what the pilots taught, the life of the network. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { formatNumber, formatOutOf } from "#app/domain/format.ts";
import {
  actionRows,
  actionsSentence,
  feedbackRows,
  joiningWords,
  networkSentences,
  outcomeWords,
  STAGE_WORDS,
} from "#app/domain/report/collective/together-words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { figureCell, openingHeight, openingWords } from "#templates/collective/figures.ts";
import { roomAboveSheet, sheetBlock } from "#templates/collective/sheet.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter } from "#templates/nodes/text.ts";
import { quotation, writtenHeight } from "#templates/nodes/written.ts";
import { ROOM } from "#templates/theme.ts";

export function collectiveActions({ actions, chapters, texts }: CollectiveReport): readonly Content[] {
  const [first] = actions;
  if (!chapters.includes("actions") || first === undefined) return [];
  const opening = [actionsSentence(actions)];
  return [
    chapter("Les actions collectives", {
      newPage: false,
      room: roomAboveSheet(actionRows(first), openingHeight(opening) + writtenHeight(texts.actions)),
    }),
    ...openingWords(opening),
    ...actions.map((action) =>
      sheetBlock(
        action.description.title,
        `${STAGE_WORDS[action.stage]}. ${joiningWords(action)}.`,
        actionRows(action),
      ),
    ),
  ];
}

export function lessons({ lessons: told, texts }: CollectiveReport): readonly Content[] {
  const [first] = told;
  if (first === undefined) return [];
  return [
    chapter("Ce que les pilotes ont appris", {
      newPage: false,
      room: roomAboveSheet(feedbackRows(first.feedback), writtenHeight(texts.pilots)),
    }),
    ...told.map(({ title, outcome, feedback }) =>
      sheetBlock(title, outcome === null ? "" : outcomeWords(outcome), feedbackRows(feedback)),
    ),
  ];
}

export function networkLife({ network }: CollectiveReport): readonly Content[] {
  if (network.length === 0) return [];
  return [
    chapter("La vie du réseau", { newPage: false, room: ROOM.shortChapter }),
    ...openingWords(networkSentences(network)),
    table(
      [
        { title: "Action collective", width: "*" },
        { title: "Invitées", width: 60, alignment: "right" },
        { title: "Participent", width: 84, alignment: "right" },
        { title: "Hésitent", width: 84, alignment: "right" },
      ],
      network.map(({ title, invited, joined, hesitating }): (TableCell | string)[] => [
        title,
        figureCell(formatNumber(invited)),
        figureCell(formatOutOf(joined, invited)),
        figureCell(formatOutOf(hesitating, invited)),
      ]),
      { dense: true },
    ),
  ];
}

export function quotes({ quotes: agreed }: CollectiveReport): readonly Content[] {
  if (agreed.length === 0) return [];
  return [
    chapter("Paroles d’entreprises", { newPage: false, room: ROOM.shortChapter }),
    ...openingWords([
      "Ces mots sont publiés avec l’accord écrit de ceux qui les ont dits. Ils illustrent ; ils ne comptent pas.",
    ]),
    ...agreed.map(({ words, attribution }) => quotation([{ text: words }], attribution)),
  ];
}
