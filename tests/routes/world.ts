/** Two operations side by side, with their people and their firms, for walking every route. */
import { v7 } from "uuid";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { nowInstant } from "#app/server/clock.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { enterByLink, readVisit } from "#app/server/respondents/sessions.ts";
import { acceptNotice, shownNotice } from "#app/server/self-assessment/notice.ts";
import { insertAidRequest } from "#db/aid-requests.ts";
import { sheetRecorder } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { insertTarget } from "#db/convention.ts";
import { insertAttendances, insertEvent } from "#db/events.ts";
import { migrate } from "#db/migrate.ts";
import { setOnRespondentSession } from "#db/respondent-sessions.ts";
import { plannedActions } from "#db/schema/plans.ts";
import type { RespondentStanding, Standing } from "#tests/routes/known/known-route.ts";
import { aDescription, aMember, aStoredAction } from "#tests/support/a-collective-action.ts";
import { anAidRequest, anAttendance, anEvent, aTarget } from "#tests/support/a-convention.ts";
import {
  A_MOMENT,
  type AnOperation,
  anEnrollment,
  anOperation,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";
import { aNotice, anInvitation, respondentCookieOf } from "#tests/support/a-visitor.ts";

/** « a stranger »: something that isn't there, in an operation that is. */
export type Whose = "own" | "a sister's" | "nobody's" | "a stranger";

/** What isn't there: an operation or a firm, which the guard looks for; something else, which the route looks for. */
export type Missing = "guarded" | "looked for" | null;

export type Target = {
  readonly path: string;
  readonly whose: Whose;
  readonly missing: Missing;
  /** What an actor is to this target: everything of the sister's operation turns insiders into outsiders. */
  readonly seenBy: (standing: Standing) => Standing;
};

export type World = {
  readonly users: Readonly<Record<Standing, string | null>>;
  /** The cookies of those who came by a link. */
  readonly cookies: Readonly<Partial<Record<Standing, string>>>;
  readonly operationNames: { readonly own: string; readonly other: string };
  /** The addresses that a pattern is tried with. */
  readonly targets: (pattern: string) => readonly Target[];
  /** Words that are stored and that this actor may never be sent. */
  readonly hiddenFrom: (standing: Standing) => readonly string[];
};

const OWN = canaries("own");
const OTHER = canaries("other");
/** Another firm of the same operation. */
const SISTERS = canaries("soeur");
const NAMES = { own: "Rénover en Anjou", other: "Patrimoine vivant du Maine" };

function canaries(whose: string) {
  return {
    answer: `canari-reponse-${whose}`,
    director: `canari-dirigeant-${whose}`,
    firm: `canari-entreprise-${whose}`,
    action: `canari-action-${whose}`,
  };
}

/** Fills an empty database. */
export function seedWorld(db: Db): World {
  migrate(db);
  const users = {
    anonymous: null,
    admin: aUser(db, { role: "admin", name: "Anne Delmas" }).id,
    consultant: aUser(db, { role: "consultant" }).id,
    otherConsultant: aUser(db, { role: "consultant" }).id,
    funder: aUser(db, { role: "funder" }).id,
    otherFunder: aUser(db, { role: "funder" }).id,
    director: null,
    directorWithCode: null,
    employee: null,
    customer: null,
  };
  const own = anOperation(db, {
    name: NAMES.own,
    questionnaireVersion: 2,
    consultants: [users.consultant],
    funderIds: [users.funder],
  });
  const other = anOperation(db, {
    name: NAMES.other,
    questionnaireVersion: 2,
    consultants: [users.otherConsultant],
    funderIds: [users.otherFunder],
  });
  const places = {
    own: seedFirm(db, own, OWN),
    other: seedFirm(db, other, OTHER),
    nobody: { operationId: v7(), enrollmentId: v7(), lineId: v7() },
  };
  seedFirm(db, own, SISTERS);
  aNotice(db, own.id);
  return {
    users,
    cookies: seedRespondents(db, { id: places.own.enrollmentId, roundId: own.roundId }),
    operationNames: NAMES,
    targets: (pattern) => targetsOf(pattern, places, users.consultant),
    hiddenFrom: (standing) => HIDDEN[standing],
  };
}

const EVERY_CANARY = [OWN, OTHER, SISTERS].flatMap((words) => Object.values(words));
/** Of one's own firm a respondent reads the name only; a director, what they answered too. */
const FROM_DIRECTOR = [...[OTHER, SISTERS].flatMap((words) => Object.values(words)), OWN.action, NAMES.other];
const FROM_GROUP = [...FROM_DIRECTOR, OWN.answer, OWN.director];

const HIDDEN: Readonly<Record<Standing, readonly string[]>> = {
  anonymous: [...EVERY_CANARY, NAMES.own, NAMES.other],
  admin: [],
  consultant: [...Object.values(OTHER), NAMES.other],
  otherConsultant: [...Object.values(OWN), NAMES.own],
  funder: [...EVERY_CANARY, NAMES.other],
  otherFunder: [...EVERY_CANARY, NAMES.own],
  director: FROM_DIRECTOR,
  directorWithCode: FROM_DIRECTOR,
  employee: FROM_GROUP,
  customer: FROM_GROUP,
};

/** People of a firm who came by a link, have read the notice and have begun to answer. */
function seedRespondents(
  db: Db,
  firm: { readonly id: string; readonly roundId: string },
): Readonly<Record<RespondentStanding, string>> {
  const now = nowInstant();
  const come = (perspective: InvitedPerspective, invitation = anInvitation(db, firm, perspective)) => {
    const entry = enterByLink(db, invitation.token, null, now);
    if (entry.kind === "closed") throw new Error(`the link of the ${perspective} is closed`);
    const visit = readVisit(db, entry.token, now);
    if (visit === null) throw new Error(`the ${perspective} did not come in`);
    const actor = {
      kind: "respondent",
      operationId: visit.invitation.operationId,
      enrollmentId: firm.id,
      perspective,
      isVerified: false,
    } as const;
    const whole = { ...visit, actor, isSubmitted: false, isReleased: false, isSynthesisForFirms: false };
    const sha256 = shownNotice(db, whole)?.sha256 ?? "";
    const { respondentId } = mustSucceed(acceptNotice(db, whole, { sha256, consents: [] }, now));
    writeAnswers(db, respondentId, { "planning-des-chantiers": { state: "unknown" } });
    return { token: entry.token, sessionId: visit.session.id, invitation };
  };
  const director = come("director");
  const verified = come("director", director.invitation);
  setOnRespondentSession(db, verified.sessionId, { verifiedUntil: "2099-01-01T00:00:00.000Z" });
  return {
    director: respondentCookieOf(director.token),
    directorWithCode: respondentCookieOf(verified.token),
    employee: respondentCookieOf(come("employee").token),
    customer: respondentCookieOf(come("customer").token),
  };
}

/** A firm whose every private word is a canary: its file, its answers, its plan. */
function seedFirm(db: Db, operation: AnOperation, words: typeof OWN): Place {
  const { id, director, roundId, sheets } = anEnrollment(db, {
    operation,
    director: words.director,
    firm: { name: words.firm },
  });
  if (director !== words.director) throw new Error("the firm was not written as asked");
  writeAnswers(db, sheets.director, { question: { choice: words.answer } });
  seedVisit(db, sheets.consultant);
  const action = aPlannedAction({ id: v7(), title: words.action });
  db.insert(plannedActions)
    .values({
      ...action,
      enrollmentId: id,
      roundId,
      steps: JSON.stringify(action.steps),
      fundingSchemes: JSON.stringify(action.fundingSchemes),
      collectiveActions: JSON.stringify(action.collectiveActions),
      revision: 1,
      updatedAt: A_MOMENT,
    })
    .run();
  seedConvention(db, { operationId: operation.id, enrollmentId: id, lineId: action.id }, words);
  // The firm reads what it is asked, and nothing of what the consultants think of it.
  aStoredAction(db, operation.id, {
    id: action.id,
    stage: "gathering",
    description: aDescription({ risks: words.action }),
    members: [aMember({ enrollmentId: id, answer: "invited" })],
  });
  return { operationId: operation.id, enrollmentId: id, lineId: action.id };
}

/** Hours on a tablet, so that there is a visit to print; no commitment, so that there is none to take up. */
function seedVisit(db: Db, respondentId: string): void {
  const value = {
    kind: "time",
    eventId: v7(),
    heldOn: "2027-02-15",
    minutes: 90,
    runningSince: null,
  } as const;
  const slot = { subject: "visit", key: "time", value } as const;
  const written = { id: v7(), respondentId, baseRevision: 0, madeAt: A_MOMENT };
  sheetRecorder(db, { actorId: null, recordedAt: A_MOMENT })({ ...written, ...slot });
}

/** A target, an event and a request for aid of the firm: each has the id of its line, in a table of its own. */
function seedConvention(db: Db, { operationId, enrollmentId, lineId }: Place, words: typeof OWN): void {
  insertTarget(db, operationId, aTarget("own", { id: lineId, label: words.action }), A_MOMENT);
  const { attendances: _, ...visit } = anEvent({
    ...{ id: lineId, kind: "visit", title: words.action, enrollmentId, notes: words.answer },
  });
  insertEvent(db, { ...visit, operationId }, A_MOMENT);
  const present = anAttendance({ enrollmentId, person: words.director });
  insertAttendances(db, lineId, [present], A_MOMENT);
  insertAidRequest(db, anAidRequest({ id: lineId, enrollmentId, name: words.action }), A_MOMENT);
}

type Place = { readonly operationId: string; readonly enrollmentId: string; readonly lineId: string };
type Places = { readonly own: Place; readonly other: Place; readonly nobody: Place };

function targetsOf(pattern: string, places: Places, someUserId: string): readonly Target[] {
  const { own, other, nobody } = places;
  const at = (
    place: Place & { readonly userId?: string },
    whose: Whose,
    missing: Missing = null,
    seenBy: Target["seenBy"] = asIs,
  ): Target => ({
    path: fill(pattern, { userId: someUserId, ...linesOf(place), ...place }),
    whose,
    missing,
    seenBy,
  });
  if (!pattern.includes(":")) return [at(own, "own")];
  if (!pattern.includes(":operationId") && pattern.includes(":enrollmentId")) {
    return [
      at(own, "own"),
      at(other, "a sister's", null, (standing) => SISTER[standing]),
      at(nobody, "a stranger", "guarded", (standing) => STRANGER[standing]),
    ];
  }
  if (!pattern.includes(":operationId")) {
    return [at(own, "own"), at({ ...own, userId: v7() }, "a stranger", "looked for")];
  }
  return [
    at(own, "own"),
    at(other, "a sister's", null, (standing) => SISTER[standing]),
    at(nobody, "nobody's", "guarded", (standing) => STRANGER[standing]),
    // Of somebody else's or of nobody's, under one's own operation, then under one's own firm.
    ...[other, nobody].flatMap(({ enrollmentId, lineId }) => [
      ...(pattern.includes(":enrollmentId")
        ? [at({ ...own, enrollmentId, lineId }, "a stranger", "guarded")]
        : []),
      ...(NAMES_A_LINE.test(pattern) ? [at({ ...own, lineId }, "a stranger", "looked for")] : []),
    ]),
  ];
}

/** What a line of an operation or of a firm is called in addresses. */
const NAMES_A_LINE = /:(?:lineId|actionId|targetId|eventId|requestId)/;

function asIs(standing: Standing): Standing {
  return standing;
}

const SISTER: Readonly<Record<Standing, Standing>> = {
  anonymous: "anonymous",
  admin: "admin",
  consultant: "otherConsultant",
  otherConsultant: "consultant",
  funder: "otherFunder",
  otherFunder: "funder",
  // They are of one firm, and nobody to every other.
  director: "director",
  directorWithCode: "directorWithCode",
  employee: "employee",
  customer: "customer",
};

const STRANGER: Readonly<Record<Standing, Standing>> = {
  ...SISTER,
  otherConsultant: "otherConsultant",
  otherFunder: "otherFunder",
};

function linesOf({ lineId }: Pick<Place, "lineId">) {
  return { actionId: lineId, targetId: lineId, eventId: lineId, requestId: lineId };
}

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? "introuvable");
}
