import type { SlotState } from "#app/offline/current-entry.ts";

const HOUR = new Intl.DateTimeFormat("fr-FR", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Paris",
});
const DAY = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "short", timeZone: "Europe/Paris" });

/** « à 14:32 » today, « le 12 nov. » before. Milliseconds. */
export function momentInWords(at: number, now: number): string {
  return DAY.format(at) === DAY.format(now) ? `à ${HOUR.format(at)}` : `le ${DAY.format(at)}`;
}

/** Whether what is in a question is on the server, in words; null when there is nothing to say. */
export function slotInWords(state: SlotState, now: number): string | null {
  switch (state.kind) {
    case "empty":
      return null;
    case "saved":
      return `enregistré ${momentInWords(state.at, now)}`;
    case "sending":
      return "enregistrement…";
    case "waiting":
      return "pas encore enregistré";
    case "choice":
      return "à choisir";
    case "refused":
      return "refusé";
    case "kept":
      return "enregistré sur cet appareil";
    case "received":
      return "reçu";
    case "deferred":
      return "enregistré sur cet appareil, à renvoyer";
    case "lost":
      return "pas enregistré";
  }
}
