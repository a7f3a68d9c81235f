/** What changed since the round before, as it is read and told: on the firms that were met both times, and no others. */
import { compareIds } from "#app/domain/compare.ts";
import { formatNumber, formatSigned, quote } from "#app/domain/format.ts";
import {
  amountWords,
  firmCount,
  listed,
  NOT_PUBLISHED,
  scoreWords,
} from "#app/domain/report/collective/words.ts";
import { TELLING_CHANGE } from "#app/domain/synthesis/measure-change.ts";
import type {
  PublishedChange,
  PublishedChangeLine,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

/** The change, where enough firms were met twice for any of it to be printed; else null. */
export function publishedChange({ change }: Pick<PublishedSynthesis, "change">): PublishedChange | null {
  return change === null || change.compared === null || change.lines.every(({ firms }) => firms === null)
    ? null
    : change;
}

/** A line whose two medians are published. */
export type ChangedMedian = PublishedChangeLine & { readonly before: number; readonly after: number };

/** The whole and the themes that have both medians, in their order. */
export function changedMedians({ lines }: PublishedChange): readonly ChangedMedian[] {
  return lines.flatMap((line) =>
    line.before === null || line.after === null ? [] : [{ ...line, before: line.before, after: line.after }],
  );
}

/** Who is compared, what became of them, and where most moved; nothing where nothing is published. */
export function changeSentences(synthesis: PublishedSynthesis): readonly string[] {
  const change = publishedChange(synthesis);
  if (change === null) return [];
  const { rounds, compared, N } = change;
  return [
    changeSentence(synthesis),
    `${compared === N ? `Les ${firmCount(N)} évaluées` : `${firmCount(compared ?? 0)} évaluées sur ${formatNumber(N)}`} l’ont été aussi en ${rounds.from} : chacune est comparée à elle-même, sur les seules questions notées les deux fois.`,
    ...themeSentences(change),
    "Un changement ne dit pas sa cause : l’opération n’est pas seule à agir sur une entreprise.",
  ].flatMap((sentence) => sentence ?? []);
}

/** « 7 entreprises sur 18 ont progressé de 5 points ou plus … ; le score médian passe de 49 à 52,5 sur 100 (T0 → T1). » */
export function changeSentence(synthesis: PublishedSynthesis): string | null {
  const change = publishedChange(synthesis);
  const whole = change?.lines.find(({ id }) => id === "overall");
  if (change === undefined || change === null || whole === undefined || whole.firms === null) return null;
  const { from, to } = change.rounds;
  const moved = movedWords(whole);
  const medians =
    whole.before === null || whole.after === null
      ? null
      : `le score global médian ${verbOf(whole.before, whole.after)} ${scoreWords(whole.before)} à ${scoreWords(whole.after)} sur 100`;
  if (moved === null)
    return medians === null
      ? null
      : `De ${from} à ${to}, ${medians}, pour ${firmCount(whole.firms)} évaluées les deux fois.`;
  return `De ${from} à ${to}, ${moved}${medians === null ? "" : ` ; ${medians}`}.`;
}

/** « 7 entreprises sur 18 ont progressé de 5 points ou plus, et 5 ont reculé d’autant »; null where it isn't published. */
function movedWords({ firms, rose, fell }: PublishedChangeLine): string | null {
  if (firms === null || (rose === null && fell === null)) return null;
  const points = `de ${formatNumber(TELLING_CHANGE)} points ou plus`;
  if (rose === null)
    return `${formatNumber(fell ?? 0)} entreprises sur ${formatNumber(firms)} ont reculé ${points}`;
  const back = fell === null ? "" : `, et ${formatNumber(fell)} ont reculé d’autant`;
  return `${formatNumber(rose)} entreprises sur ${formatNumber(firms)} ont progressé ${points}${back}`;
}

function verbOf(before: number, after: number): string {
  if (before === after) return "reste de";
  return after > before ? "passe de" : "descend de";
}

/** The themes whose medians rose most and fell most, where that is enough to be told. */
function themeSentences(change: PublishedChange): readonly string[] {
  const themes = changedMedians(change)
    .filter(({ id }) => id !== "overall")
    .toSorted((a, b) => b.after - b.before - (a.after - a.before) || compareIds(a.id, b.id));
  const risen = themes.filter(({ before, after }) => after - before >= TELLING_CHANGE).slice(0, 2);
  const fallen = themes
    .toReversed()
    .filter(({ before, after }) => before - after >= TELLING_CHANGE)
    .slice(0, 2);
  const words = (told: readonly ChangedMedian[]) =>
    listed(
      told.map(
        ({ label, before, after }) => `${quote(label)} (de ${scoreWords(before)} à ${scoreWords(after)})`,
      ),
    );
  return [
    ...(risen.length === 0 ? [] : [`Les médianes montent surtout sur ${words(risen)}.`]),
    ...(fallen.length === 0
      ? []
      : [`${risen.length === 0 ? "Les médianes" : "Elles"} baissent surtout sur ${words(fallen)}.`]),
    ...(risen.length === 0 ? mostProgress(change) : []),
    ...(themes.length > 1 && risen.length + fallen.length === 0
      ? [`Thème par thème, aucune médiane n’a bougé de ${formatNumber(TELLING_CHANGE)} points.`]
      : []),
  ];
}

/** The theme where most firms progressed, where their number is published. */
function mostProgress({ lines }: PublishedChange): readonly string[] {
  const [most] = lines
    .flatMap(({ id, label, firms, rose }) =>
      id === "overall" || firms === null || rose === null ? [] : [{ id, label, firms, rose }],
    )
    .toSorted((a, b) => b.rose - a.rose || compareIds(a.id, b.id));
  return most === undefined
    ? []
    : [
        `C’est sur ${quote(most.label)} que le plus d’entreprises ont progressé, parmi les nombres publiés : ${formatNumber(most.rose)} sur ${formatNumber(most.firms)}.`,
      ];
}

/** The heads of the table of the change, after the theme's. */
export function changeColumns({ rounds: { from, to } }: PublishedChange): readonly string[] {
  return ["Comparées", from, to, "Écart", "En progrès", "Stables", "En recul"];
}

/** The cells of its lines, after the theme's name. */
export function changeCells({
  firms,
  before,
  after,
  rose,
  stayed,
  fell,
}: PublishedChangeLine): readonly string[] {
  const gap = before === null || after === null ? NOT_PUBLISHED : formatSigned(after - before, 1);
  return [
    amountWords(firms),
    scoreWords(before),
    scoreWords(after),
    gap,
    ...[rose, stayed, fell].map(amountWords),
  ];
}

/** What is under the chart and its table. */
export const CHANGE_REMARK = `Comparées : entreprises qui ont ce score les deux fois. Avant et après : leur score médian sur 100, sur les seules questions notées les deux fois, qui n’est donc pas le score du thème. En progrès, en recul : de ${formatNumber(TELLING_CHANGE)} points ou plus ; stables : entre les deux. ${NOT_PUBLISHED.replace(" ", "\u00A0")} : trop peu d’entreprises, ou presque toutes.`;
