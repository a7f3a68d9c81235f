const DAY = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const HOUR = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  hour: "numeric",
  minute: "2-digit",
});

/** An instant (ISO, UTC) as it was in France: « 21 nov. 2026, 14:32 ». A narrow column parts the day from the hour only. */
export function Moment({ at }: { readonly at: string }) {
  const instant = new Date(at);
  return (
    <time className="num" dateTime={at}>
      <span className="together">{DAY.format(instant)},</span>{" "}
      <span className="together">{HOUR.format(instant)}</span>
    </time>
  );
}
