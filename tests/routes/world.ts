/** Two operations side by side, with their people and their firms, for walking every route. */
import { v7 } from "uuid";
import type { Db } from "#db/client.server.ts";
import { migrate } from "#db/migrate.ts";
import { plannedActions } from "#db/schema.ts";
import type { Standing } from "#tests/routes/known-routes.ts";
import {
  A_MOMENT,
  type AnOperation,
  anEnrollment,
  anOperation,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";

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
  readonly operationNames: { readonly own: string; readonly other: string };
  /** The addresses that a pattern is tried with. */
  readonly targets: (pattern: string) => readonly Target[];
  /** Words that are stored and that this actor may never be sent. */
  readonly hiddenFrom: (standing: Standing) => readonly string[];
};

const OWN = canaries("own");
const OTHER = canaries("other");
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
  };
  const own = anOperation(db, {
    name: NAMES.own,
    consultants: [users.consultant],
    funderIds: [users.funder],
  });
  const other = anOperation(db, {
    name: NAMES.other,
    consultants: [users.otherConsultant],
    funderIds: [users.otherFunder],
  });
  const places = {
    own: seedFirm(db, own, OWN),
    other: seedFirm(db, other, OTHER),
    nobody: { operationId: v7(), enrollmentId: v7(), lineId: v7() },
  };
  return {
    users,
    operationNames: NAMES,
    targets: (pattern) => targetsOf(pattern, places, users.consultant),
    hiddenFrom: (standing) => HIDDEN[standing],
  };
}

const EVERY_CANARY = [...Object.values(OWN), ...Object.values(OTHER)];

const HIDDEN: Readonly<Record<Standing, readonly string[]>> = {
  anonymous: [...EVERY_CANARY, NAMES.own, NAMES.other],
  admin: [],
  consultant: [...Object.values(OTHER), NAMES.other],
  otherConsultant: [...Object.values(OWN), NAMES.own],
  funder: [...EVERY_CANARY, NAMES.other],
  otherFunder: [...EVERY_CANARY, NAMES.own],
};

/** A firm whose every private word is a canary: its file, its answers, its plan. */
function seedFirm(db: Db, operation: AnOperation, words: typeof OWN): Place {
  const { id, director, roundId, sheets } = anEnrollment(db, {
    operation,
    director: words.director,
    firm: { name: words.firm },
  });
  if (director !== words.director) throw new Error("the firm was not written as asked");
  writeAnswers(db, sheets.director, { question: { choice: words.answer } });
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
  return { operationId: operation.id, enrollmentId: id, lineId: action.id };
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
  ): Target => ({ path: fill(pattern, { userId: someUserId, ...place }), whose, missing, seenBy });
  if (!pattern.includes(":")) return [at(own, "own")];
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
      ...(pattern.includes(":lineId") ? [at({ ...own, lineId }, "a stranger", "looked for")] : []),
    ]),
  ];
}

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
};

const STRANGER: Readonly<Record<Standing, Standing>> = {
  ...SISTER,
  otherConsultant: "otherConsultant",
  otherFunder: "otherFunder",
};

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? "introuvable");
}
