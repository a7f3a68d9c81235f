const IN_FRANCE = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
});

/** An instant (ISO, UTC) as it was in France: « 21 nov. 2026, 14:32 ». */
export function Moment({ at }: { readonly at: string }) {
  return (
    <time className="num" dateTime={at}>
      {IN_FRANCE.format(new Date(at))}
    </time>
  );
}
