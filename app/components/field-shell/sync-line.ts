/** The exchange with the server, in one sentence that is always on the screen. */
import { formatUnsent, formatWait } from "#app/components/field-shell/amounts.ts";
import { typographic } from "#app/domain/format.ts";
import type { SyncState } from "#app/offline/field/field-store.ts";

export type SyncLine = {
  /** `signal` asks the person for something; `busy` is under way. */
  readonly tone: "calm" | "busy" | "signal";
  readonly text: string;
  /** What the person may do about it. */
  readonly offers: "send" | "cancel" | "log-in" | null;
};

/** `now` is the device's clock, in milliseconds. */
export function syncLine(sync: SyncState, isOnline: boolean, now: number): SyncLine {
  const line = lineOf(sync, isOnline, now);
  return { ...line, text: typographic(line.text) };
}

function lineOf(sync: SyncState, isOnline: boolean, now: number): SyncLine {
  const unsent = formatUnsent(sync.unsent);
  if (sync.phase === "sending" || sync.phase === "photos") return underWay(sync, unsent);
  if (sync.trouble !== null && (unsent !== null || sync.trouble.obstacle !== "unreachable")) {
    return inTrouble(sync.trouble, unsent, isOnline, now);
  }
  if (unsent === null) return { tone: "calm", text: nothingLeft(sync), offers: isOnline ? "send" : null };
  if (!isOnline) {
    return { tone: "calm", text: `Hors réseau : ${unsent} à envoyer, sur cet appareil.`, offers: null };
  }
  if (sync.isElsewhere) {
    return { tone: "busy", text: `${unsent} à envoyer : un autre onglet s’en occupe.`, offers: null };
  }
  return { tone: "busy", text: `${unsent} à envoyer.`, offers: "send" };
}

function underWay({ phase, progress }: SyncState, unsent: string | null): SyncLine {
  const what = phase === "photos" ? "Envoi des photos" : "Envoi";
  const far = progress === null ? "…" : ` : ${progress.done} sur ${progress.total}`;
  // Without anything to send, what others wrote is asked for.
  const text = unsent === null && phase === "sending" ? "Échange avec le serveur…" : `${what}${far}`;
  return { tone: "busy", text, offers: "cancel" };
}

function inTrouble(
  { obstacle, retryAt }: NonNullable<SyncState["trouble"]>,
  unsent: string | null,
  isOnline: boolean,
  now: number,
): SyncLine {
  const kept = unsent === null ? "" : ` ${unsent} à envoyer, sur cet appareil.`;
  const retry = ` Nouvel essai dans ${formatWait(retryAt - now)}.`;
  switch (obstacle) {
    case "unreachable":
      if (!isOnline) return { tone: "calm", text: `Hors réseau.${kept}`, offers: "send" };
      return { tone: "calm", text: `Le serveur ne répond pas.${kept}${retry}`, offers: "send" };
    case "unavailable":
      return {
        tone: "calm",
        text: `Le serveur ne peut pas recevoir en ce moment.${kept}${retry}`,
        offers: "send",
      };
    case "device":
      return {
        tone: "signal",
        text: `Cet appareil n’a plus de place pour noter ce que répond le serveur : libérez-en.${kept}${retry}`,
        offers: "send",
      };
    case "signed-out":
      return { tone: "signal", text: `Reconnectez-vous pour envoyer.${kept}`, offers: "log-in" };
    case "outdated":
      return { tone: "signal", text: `Rechargez cette page : nouvelle version.${kept}`, offers: "send" };
    case "forbidden":
      return {
        tone: "signal",
        text: `Envois refusés : ce navigateur est connecté à un autre compte, ou le vôtre n’a plus ce droit.${kept}`,
        offers: "send",
      };
  }
}

function nothingLeft({ lastSyncedAt }: SyncState): string {
  return lastSyncedAt === null
    ? "Rien à envoyer."
    : `Tout est envoyé. Dernier échange à ${hourOf(lastSyncedAt)}.`;
}

/** Where the person is: the device's own time zone. */
function hourOf(instant: string): string {
  return new Date(instant).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
}
