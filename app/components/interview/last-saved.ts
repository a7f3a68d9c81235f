import type { ToldInterview } from "#app/domain/answers/told-interview.ts";

/** When the latest thing on the sheets was written, in milliseconds; null when there is nothing. */
export function lastSavedIn({ sheets }: ToldInterview): number | null {
  const instants = sheets.flatMap(({ answers, comments, stakes, review }) =>
    [answers, comments, stakes, review].flatMap((part) =>
      Object.values(part).map(({ updatedAt }) => Date.parse(updatedAt)),
    ),
  );
  return instants.length === 0 ? null : Math.max(...instants);
}
