import { describe, expect, test } from "vitest";
import type { EventForm, PeopleForm } from "#app/forms/event-form.ts";
import { addPeople, removePerson, signPeople } from "#app/server/convention/attendance.ts";
import { addEvent, changeEvent, removeEvent } from "#app/server/convention/events.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { findEvent, listEvents } from "#db/events.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

const LATER = "2027-03-15T09:00:00.000Z";

function aScene() {
  const db = aDatabase();
  const claire = aUser(db);
  const operation = anOperation(db, { consultants: [claire.id] });
  const firm = anEnrollment(db, { operation, director: "Jean Lefèvre" });
  const actor = actingAs(db, claire);
  const { eventId } = mustSucceed(addEvent(db, operation.id, form(), actor, A_MOMENT));
  const place = { operationId: operation.id, eventId };
  const event = () => {
    const found = findEvent(db, operation.id, eventId);
    if (found === null) throw new Error("no event");
    return found;
  };
  return { db, operation, firm, actor, place, event };
}

function form(given: Partial<EventForm> = {}): EventForm {
  return {
    revision: "",
    kind: "workshop",
    title: "Atelier devis",
    heldOn: "2027-03-12",
    place: "Angers",
    hours: 3.5,
    advisers: 2,
    enrollmentId: null,
    collectiveActionId: null,
    notes: null,
    ...given,
  };
}
function people(given: Partial<PeopleForm> = {}): PeopleForm {
  return {
    directors: [],
    people: [],
    enrollmentId: null,
    heldOn: "2027-03-12",
    halfDays: ["morning"],
    hours: 3.5,
    ...given,
  };
}
const codeOf = (result: { readonly ok: boolean; readonly problem?: { readonly code: string } }) =>
  result.problem?.code ?? "done";

describe("an event", () => {
  test("of one firm’s time needs a firm of the operation; another keeps none", () => {
    const { db, operation, firm, actor } = aScene();
    const elsewhere = anEnrollment(db);
    const add = (given: Partial<EventForm>) => addEvent(db, operation.id, form(given), actor, A_MOMENT);
    expect(codeOf(add({ kind: "visit" }))).toBe("no-firm");
    expect(codeOf(add({ kind: "debrief", enrollmentId: elsewhere.id }))).toBe("not-a-firm");
    expect(codeOf(add({ kind: "visit", enrollmentId: firm.id }))).toBe("done");
    expect(codeOf(add({ kind: "preparation", enrollmentId: firm.id }))).toBe("done");
    expect(listEvents(db, operation.id).map(({ kind, enrollmentId }) => [kind, enrollmentId])).toContainEqual(
      ["preparation", null],
    );
  });

  test("belongs to a collective action of its operation, or to none", () => {
    const { db, operation, actor } = aScene();
    const add = addEvent(db, operation.id, form({ collectiveActionId: "ailleurs" }), actor, A_MOMENT);
    expect(codeOf(add)).toBe("not-an-action");
  });

  test("changes and goes only as it was when one saw it", () => {
    const { db, actor, place, event } = aScene();
    const { revision } = event();
    const change = (title: string) => changeEvent(db, place, form({ title, revision }), actor, A_MOMENT);
    expect([change("Devis et marges"), change("Autre chose")].map(codeOf)).toEqual(["done", "stale"]);
    expect(event().title).toBe("Devis et marges");
    expect(codeOf(removeEvent(db, place, revision, actor))).toBe("stale");
    expect(codeOf(removeEvent(db, place, event().revision, actor))).toBe("done");
    expect(codeOf(removeEvent(db, place, revision, actor))).toBe("gone");
  });

  test("is nobody’s but the operation’s", () => {
    const { db, operation, place, event } = aScene();
    const stranger = aStranger(db);
    expect(codeOf(addEvent(db, operation.id, form(), stranger, A_MOMENT))).toBe("not-found");
    expect(codeOf(changeEvent(db, place, form(), stranger, A_MOMENT))).toBe("not-found");
    expect(codeOf(addPeople(db, place, people({ people: ["x"] }), stranger, A_MOMENT))).toBe("not-found");
    expect(codeOf(removeEvent(db, place, event().revision, stranger))).toBe("not-found");
  });
});

describe("an attendance sheet", () => {
  test("takes several people on several half-days, the director by the name on the file, nobody twice", () => {
    const { db, firm, actor, place, event } = aScene();
    const add = (given: Partial<PeopleForm>) =>
      mustSucceed(addPeople(db, place, people(given), actor, A_MOMENT));
    expect(add({ directors: [firm.id], people: ["Ana Roy"], halfDays: ["morning", "afternoon"] }).added).toBe(
      4,
    );
    expect(add({ people: ["jean  LEFEVRE", "Luc Petit"], enrollmentId: firm.id }).added).toBe(1);
    expect(
      event().attendances.map((line) => [line.person, line.halfDay, line.enrollmentId, line.signedAt]),
    ).toEqual([
      ["Ana Roy", "morning", null, null],
      ["Ana Roy", "afternoon", null, null],
      ["Jean Lefèvre", "morning", firm.id, null],
      ["Jean Lefèvre", "afternoon", firm.id, null],
      ["Luc Petit", "morning", firm.id, null],
    ]);
  });

  test("takes nobody of another operation", () => {
    const { db, actor, place } = aScene();
    const elsewhere = anEnrollment(db);
    const add = (given: Partial<PeopleForm>) => codeOf(addPeople(db, place, people(given), actor, A_MOMENT));
    expect(add({ directors: [elsewhere.id] })).toBe("no-director");
    expect(add({ people: ["Ana"], enrollmentId: elsewhere.id })).toBe("not-a-firm");
  });

  test("is signed and unsigned line by line; lines that were not on the screen stay as they are", () => {
    const { db, actor, place, event } = aScene();
    mustSucceed(addPeople(db, place, people({ people: ["Ana", "Luc", "Zoé"] }), actor, A_MOMENT));
    const [ana = "", luc = "", zoe = ""] = event().attendances.map(({ id }) => id);
    const sign = (seen: readonly string[], ticked: readonly string[], now: string) =>
      signPeople(db, place, { revision: event().revision, seen: [...seen], ticked: [...ticked] }, actor, now);
    mustSucceed(sign([ana, luc, zoe], [ana, zoe], A_MOMENT));
    mustSucceed(sign([ana, luc], [ana, luc], LATER));
    expect(event().attendances.map(({ signedAt }) => signedAt)).toEqual([A_MOMENT, LATER, A_MOMENT]);
    mustSucceed(sign([ana], [], LATER));
    expect(event().attendances.map(({ signedAt }) => signedAt)).toEqual([null, LATER, A_MOMENT]);
  });

  test("is refused to whoever saw an older one, and keeps what the first one said", () => {
    const { db, actor, place, event } = aScene();
    mustSucceed(addPeople(db, place, people({ people: ["Ana"] }), actor, A_MOMENT));
    const { revision, attendances } = event();
    const [ana = ""] = attendances.map(({ id }) => id);
    const sheet = (ticked: readonly string[]) => ({ revision, seen: [ana], ticked: [...ticked] });
    expect(codeOf(signPeople(db, place, sheet([ana]), actor, LATER))).toBe("done");
    expect(codeOf(signPeople(db, place, sheet([]), actor, LATER))).toBe("stale");
    expect(codeOf(removePerson(db, place, { revision, attendanceId: ana }, actor, LATER))).toBe("stale");
    expect(event().attendances[0]?.signedAt).toBe(LATER);
    const now = { revision: event().revision, attendanceId: ana };
    expect(codeOf(removePerson(db, place, now, actor, LATER))).toBe("done");
    expect(codeOf(removePerson(db, place, now, actor, LATER))).toBe("gone");
  });

  test("has a last line", () => {
    const { db, actor, place } = aScene();
    const add = (from: number) =>
      addPeople(
        db,
        place,
        people({
          people: Array.from({ length: 170 }, (_, index) => `Personne ${from + index}`),
          halfDays: ["morning", "afternoon", "evening"],
        }),
        actor,
        A_MOMENT,
      );
    expect(codeOf(add(0))).toBe("too-many");
  });
});
