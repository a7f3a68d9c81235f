/** What the bar of the field app says, and how it prints amounts. */
import { describe, expect, test } from "vitest";
import {
  formatAge,
  formatBytes,
  formatClockGap,
  formatUnsent,
  formatWait,
} from "#app/components/field-shell/amounts.ts";
import { syncLine } from "#app/components/field-shell/sync-line.ts";
import type { SyncState } from "#app/offline/field/field-store.ts";

const NOW = Date.parse("2027-02-18T09:00:00.000Z");
const ago = (milliseconds: number) => new Date(NOW - milliseconds).toISOString();
const MINUTE = 60_000;

/** Spaces that don't break are written as plain ones here. */
const plain = (text: string | null) => text?.replaceAll(/[\u00A0\u202F]/g, " ") ?? null;

describe("amounts", () => {
  test.each([
    ["bytes", formatBytes(812), "812 octets"],
    ["kilobytes", formatBytes(348_160), "340 Ko"],
    ["megabytes", formatBytes(1_258_291), "1,2 Mo"],
    ["gigabytes", formatBytes(3.5 * 1_024 ** 3), "3,5 Go"],
    ["a moment ago", formatAge(ago(20_000), NOW), "à l’instant"],
    ["minutes ago", formatAge(ago(5.9 * MINUTE), NOW), "il y a 5 min"],
    ["hours ago", formatAge(ago(3 * 60 * MINUTE), NOW), "il y a 3 h"],
    ["days ago", formatAge(ago(49 * 60 * MINUTE), NOW), "il y a 2 jours"],
    ["later, by a clock that was set back", formatAge(ago(-MINUTE), NOW), "à l’instant"],
    ["a short wait", formatWait(11_200), "12 s"],
    ["a wait that is over", formatWait(-500), "1 s"],
    ["a long wait", formatWait(125_000), "3 min"],
    ["a clock that is right", formatClockGap(90_000), null],
    ["a clock that is slow", formatClockGap(-5 * MINUTE), "en retard de 5 min"],
    ["a clock that is fast by a year", formatClockGap(365 * 24 * 60 * MINUTE), "en avance de 365 jours"],
    ["nothing to send", formatUnsent({ operations: 0, photos: 0 }), null],
    ["both to send", formatUnsent({ operations: 14, photos: 1 }), "14 saisies et 1 photo"],
    ["a photo to send", formatUnsent({ operations: 0, photos: 1 }), "1 photo"],
  ])("%s", (_what, printed, expected) => {
    expect(plain(printed)).toBe(expected);
  });
});

const QUIET: SyncState = {
  phase: "idle",
  unsent: { operations: 0, photos: 0 },
  conflicts: 0,
  refused: 0,
  trouble: null,
  progress: null,
  lastSyncedAt: null,
  isElsewhere: false,
};
const SOME = { operations: 14, photos: 2 };

describe("the line of the exchange", () => {
  const rows: readonly (readonly [
    when: string,
    state: Partial<SyncState>,
    isOnline: boolean,
    text: string,
    tone: string,
    offers: string | null,
  ])[] = [
    ["nothing was ever written", {}, true, "Rien à envoyer.", "calm", "send"],
    ["nothing is left and there is no network", {}, false, "Rien à envoyer.", "calm", null],
    [
      "there is something to send",
      { unsent: SOME },
      true,
      "14 saisies et 2 photos à envoyer.",
      "busy",
      "send",
    ],
    [
      "there is something to send, without a network",
      { unsent: SOME },
      false,
      "Hors réseau : 14 saisies et 2 photos à envoyer, sur cet appareil.",
      "calm",
      null,
    ],
    [
      "it is being sent",
      { unsent: SOME, phase: "sending", progress: { done: 40, total: 200 } },
      true,
      "Envoi : 40 sur 200",
      "busy",
      "cancel",
    ],
    [
      "photos are being sent",
      { unsent: SOME, phase: "photos", progress: { done: 1, total: 2 } },
      true,
      "Envoi des photos : 1 sur 2",
      "busy",
      "cancel",
    ],
    ["news are asked for", { phase: "sending" }, true, "Échange avec le serveur…", "busy", "cancel"],
    [
      "another tab sends",
      { unsent: SOME, isElsewhere: true },
      true,
      "14 saisies et 2 photos à envoyer : un autre onglet s’en occupe.",
      "busy",
      null,
    ],
    [
      "the session ended days ago",
      { unsent: SOME, trouble: { obstacle: "signed-out", tries: 1, retryAt: NOW } },
      true,
      "Reconnectez-vous pour envoyer. 14 saisies et 2 photos à envoyer, sur cet appareil.",
      "signal",
      "log-in",
    ],
    [
      "a hotel’s welcome page answers",
      { unsent: SOME, trouble: { obstacle: "unreachable", tries: 2, retryAt: NOW + 9_000 } },
      true,
      "Le serveur ne répond pas. 14 saisies et 2 photos à envoyer, sur cet appareil. Nouvel essai dans 9 s.",
      "calm",
      "send",
    ],
    [
      "nothing is to be sent, and the server doesn’t answer",
      { trouble: { obstacle: "unreachable", tries: 2, retryAt: NOW } },
      true,
      "Rien à envoyer.",
      "calm",
      "send",
    ],
    [
      "the server can’t for now",
      { unsent: SOME, trouble: { obstacle: "unavailable", tries: 2, retryAt: NOW + 70_000 } },
      true,
      "Le serveur ne peut pas recevoir en ce moment. 14 saisies et 2 photos à envoyer, sur cet appareil. Nouvel essai dans 2 min.",
      "calm",
      "send",
    ],
    [
      "the device has no room for what the server replies",
      { unsent: SOME, trouble: { obstacle: "device", tries: 1, retryAt: NOW + 9_000 } },
      true,
      "Cet appareil n’a plus de place pour noter ce que répond le serveur : libérez-en. 14 saisies et 2 photos à envoyer, sur cet appareil. Nouvel essai dans 9 s.",
      "signal",
      "send",
    ],
    [
      "the server speaks another protocol",
      { unsent: SOME, trouble: { obstacle: "outdated", tries: 1, retryAt: NOW } },
      true,
      "Rechargez cette page : nouvelle version. 14 saisies et 2 photos à envoyer, sur cet appareil.",
      "signal",
      "send",
    ],
    [
      "the server refuses this account",
      { trouble: { obstacle: "forbidden", tries: 1, retryAt: NOW } },
      true,
      "Envois refusés : ce navigateur est connecté à un autre compte, ou le vôtre n’a plus ce droit.",
      "signal",
      "send",
    ],
  ];
  test.each(rows)("when %s", (_when, state, isOnline, text, tone, offers) => {
    const line = syncLine({ ...QUIET, ...state }, isOnline, NOW);
    expect({ ...line, text: plain(line.text) }).toEqual({ text, tone, offers });
  });

  test("says when everything went through", () => {
    const line = syncLine({ ...QUIET, lastSyncedAt: new Date(NOW).toISOString() }, true, NOW);
    expect(plain(line.text)).toMatch(/^Tout est envoyé\. Dernier échange à \d\d:\d\d\.$/);
  });
});
