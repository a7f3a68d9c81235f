/**
 * What changed between the last two rounds, counted again: in each firm on the questions with points both times, then over the
 * firms. It shares nothing with the program.
 */
import type { Db } from "#db/client.server.ts";
import { readRows } from "#tests/support/recount/read-rows.ts";
import { middle } from "#tests/support/recount/recount.ts";
import { countFirm, notedPoints, type RawFirm, sum } from "#tests/support/recount/recount-firm.ts";
import { readContent, type WrittenContent } from "#tests/support/recount/written-content.ts";

type Pair = { readonly before: number; readonly after: number };

/** By the names that the spreadsheets give to figures. */
export function recountChange(sqlite: Db["$client"], operationId: string): ReadonlyMap<string, number> {
  const now = readRows(sqlite, operationId);
  const content = readContent(now.questionnaireId, now.version);
  const before = new Map(readRows(sqlite, operationId, 1).firms.map((firm) => [firm.id, firm]));
  const isAssessed = (firm: RawFirm) => firm.interviewed && countFirm(firm, content).answered > 0;
  const pairs = now.firms.flatMap((firm) => {
    const was = before.get(firm.id);
    if (was === undefined || firm.withdrawn || !isAssessed(firm) || !was.interviewed) return [];
    const themes = pairsOf(was, firm, content);
    return themes.size === 0 ? [] : [themes];
  });
  const figures = new Map([["change:compared", pairs.length]]);
  const counting = content.themes.filter(({ scored }) => scored);
  const tell = (id: string, all: readonly Pair[]) => {
    const moves = all.map(({ before: from, after: to }) => Math.round((to - from) * 10) / 10);
    figures.set(`change:${id}:before`, middle(all.map((pair) => pair.before)));
    figures.set(`change:${id}:after`, middle(all.map((pair) => pair.after)));
    figures.set(`change:${id}:rose`, moves.filter((move) => move >= 5).length);
    figures.set(`change:${id}:stayed`, moves.filter((move) => move > -5 && move < 5).length);
    figures.set(`change:${id}:fell`, moves.filter((move) => move <= -5).length);
  };
  for (const { id } of counting)
    tell(
      id,
      pairs.flatMap((themes) => themes.get(id) ?? []),
    );
  tell(
    "overall",
    pairs.flatMap((themes) => {
      if (themes.size * 2 < counting.length) return [];
      const own = counting.flatMap(({ id, weight }) => {
        const pair = themes.get(id);
        return pair === undefined ? [] : [{ ...pair, weight }];
      });
      const weight = sum(own.map((each) => each.weight));
      return [
        {
          before: sum(own.map((each) => each.weight * each.before)) / weight,
          after: sum(own.map((each) => each.weight * each.after)) / weight,
        },
      ];
    }),
  );
  return figures;
}

const MOST_POINTS = 4;

/** Theme by theme, of 100, on the questions with points both times. */
function pairsOf(was: RawFirm, is: RawFirm, content: WrittenContent): ReadonlyMap<string, Pair> {
  const [first, second] = [notedPoints(was, content), notedPoints(is, content)];
  const pairs = new Map<string, Pair>();
  for (const { id, questions } of content.themes.filter(({ scored }) => scored)) {
    const both = questions.flatMap((question) => {
      const [from, to] = [first.get(question.id), second.get(question.id)];
      return from === undefined || to === undefined ? [] : [{ weight: question.weight, from, to }];
    });
    const weight = sum(both.map((each) => each.weight));
    if (weight === 0) continue;
    pairs.set(id, {
      before: (sum(both.map((each) => each.weight * each.from)) / weight / MOST_POINTS) * 100,
      after: (sum(both.map((each) => each.weight * each.to)) / weight / MOST_POINTS) * 100,
    });
  }
  return pairs;
}
