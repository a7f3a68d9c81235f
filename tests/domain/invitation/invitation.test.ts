/** Where an invitation stands, and when somebody is reminded. */
import { describe, expect, test } from "vitest";
import { type InvitationFacts, invitationState, isOpen } from "#app/domain/invitation/invitation.ts";
import { admitReminder, dueReminders, MOST_REMINDERS } from "#app/domain/invitation/reminders.ts";
import { minutesFor } from "#app/domain/invitation/time-left.ts";
import type { QuestionKind } from "#app/domain/questionnaire/definition.ts";

const NOW = "2026-11-21T20:00:00.000Z";
const YESTERDAY = "2026-11-20T20:00:00.000Z";

function facts(given: Partial<InvitationFacts> = {}): InvitationFacts {
  return {
    expiresAt: "2027-01-20T20:00:00.000Z",
    revokedAt: null,
    sentAt: null,
    openedAt: null,
    begun: 0,
    submitted: 0,
    ...given,
  };
}

describe("an invitation", () => {
  test.each([
    { name: "that nobody was told of is prepared", given: {}, state: "prepared" },
    { name: "whose message left is sent", given: { sentAt: YESTERDAY }, state: "sent" },
    {
      name: "that somebody took up is opened",
      given: { sentAt: YESTERDAY, openedAt: YESTERDAY },
      state: "opened",
    },
    {
      name: "that was handed over without a message is opened too",
      given: { openedAt: YESTERDAY },
      state: "opened",
    },
    { name: "with an answer is begun", given: { openedAt: YESTERDAY, begun: 1 }, state: "begun" },
    { name: "that was handed in is submitted", given: { begun: 1, submitted: 1 }, state: "submitted" },
    { name: "past its day is expired", given: { begun: 1, expiresAt: YESTERDAY }, state: "expired" },
    { name: "expires at its very instant", given: { expiresAt: NOW }, state: "expired" },
    {
      name: "handed in stays so past its day",
      given: { submitted: 1, expiresAt: YESTERDAY },
      state: "submitted",
    },
    {
      name: "that was revoked is revoked, whatever else",
      given: { submitted: 1, revokedAt: YESTERDAY },
      state: "revoked",
    },
  ] as const)("$name", ({ given, state }) => {
    expect(invitationState(facts(given), NOW)).toBe(state);
  });

  test("opens no sheet once revoked, nor from its last instant on", () => {
    expect(isOpen(facts(), NOW)).toBe(true);
    expect(isOpen(facts({ revokedAt: YESTERDAY }), NOW)).toBe(false);
    expect(isOpen(facts({ expiresAt: NOW }), NOW)).toBe(false);
  });
});

describe("a reminder", () => {
  const today = "2026-11-21";
  const planned = (dueOn: string, queuedAt: string | null = null) => ({ dueOn, queuedAt });

  test.each([
    { name: "for tomorrow is taken", planned: [], dueOn: "2026-11-22", ok: true },
    { name: "for today comes too late", planned: [], dueOn: today, ok: false },
    {
      name: "is not asked twice for one day",
      planned: [planned("2026-11-24")],
      dueOn: "2026-11-24",
      ok: false,
    },
    {
      name: "past the third is refused",
      planned: ["2026-11-22", "2026-11-23", "2026-11-24"].map((day) => planned(day)),
      dueOn: "2026-12-01",
      ok: false,
    },
  ])("$name", ({ planned, dueOn, ok }) => {
    expect(MOST_REMINDERS).toBe(3);
    expect(admitReminder(planned, dueOn, today).ok).toBe(ok);
  });

  const due = [
    planned("2026-11-20"),
    planned("2026-11-21"),
    planned("2026-11-22"),
    planned("2026-11-19", NOW),
  ];

  test("leaves on its day, or on the next one when the server slept, and once", () => {
    expect(dueReminders(due, "sent", today)).toEqual([planned("2026-11-20"), planned("2026-11-21")]);
  });

  test.each(["submitted", "expired", "revoked"] as const)("never leaves for what is %s", (state) => {
    expect(dueReminders(due, state, today)).toEqual([]);
  });
});

describe("the time that is left", () => {
  test.each([
    { name: "nothing takes no time", kinds: [], minutes: 0 },
    { name: "one tap is one minute", kinds: ["single-choice"], minutes: 1 },
    {
      name: "thirty taps are five minutes",
      kinds: Array.from({ length: 30 }, () => "single-choice" as const),
      minutes: 5,
    },
    { name: "writing takes longer", kinds: ["long-text", "long-text"], minutes: 2 },
  ] satisfies { name: string; kinds: readonly QuestionKind[]; minutes: number }[])(
    "$name",
    ({ kinds, minutes }) => {
      expect(minutesFor(kinds.map((kind) => ({ kind })))).toBe(minutes);
    },
  );
});
