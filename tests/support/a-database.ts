/**
 * Real SQLite databases with something in them: each factory writes one thing with sensible defaults and hands back what
 * it wrote. Override only what the test is about.
 *
 * Example: `const db = aDatabase(); const operation = anOperation(db); const firm = anEnrollment(db, { operation });`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import { onTestFinished } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import { type AnswerOperation, answerOperationSchema } from "#app/domain/answers/answer-operation.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import { recordOperations } from "#db/answers.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.ts";
import { users } from "#db/schema/accounts.ts";
import { respondents } from "#db/schema/answers.ts";
import { enrollmentRounds, enrollments, firms } from "#db/schema/firms.ts";
import { operationMembers, operations, rounds } from "#db/schema/operations.ts";

/** The instant at which things of the tests were made, unless they say otherwise. */
export const A_MOMENT = "2027-02-15T08:00:00.000Z";

/** A migrated database in memory. */
export function aDatabase(): Db {
  const db = openDatabase(":memory:");
  migrate(db);
  return db;
}

/** A migrated database in a file of its own, closed and deleted when the test ends; `path` opens a second connection. */
export function aDatabaseFile(): { readonly db: Db; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), "diapason-"));
  const path = join(folder, "diapason.sqlite");
  const db = openDatabase(path);
  migrate(db);
  onTestFinished(() => {
    closeDatabase(db);
    rmSync(folder, { recursive: true, force: true });
  });
  return { db, path };
}

type UserRow = typeof users.$inferSelect;

/** A person with an account, a consultant by default. */
export function aUser(db: Db, given: Partial<UserRow> = {}): UserRow {
  const id = given.id ?? v7();
  const user: UserRow = {
    id,
    email: `${id}@exemple.fr`,
    name: "Claire Martin",
    role: "consultant",
    passwordHash: "$argon2id$not-a-hash",
    createdAt: A_MOMENT,
    disabledAt: null,
    ...given,
  };
  db.insert(users).values(user).run();
  return user;
}

/** An operation, the round that is under way and who works on it. */
export type AnOperation = Operation & { readonly roundId: string };

/** An operation with its round T0. `consultants` and `funderIds` are ids of users who become members. */
export function anOperation(
  db: Db,
  given: Partial<Operation> & {
    readonly consultants?: readonly string[];
    readonly funderIds?: readonly string[];
  } = {},
): AnOperation {
  const { consultants = [], funderIds = [], ...fields } = given;
  const operation: Operation = {
    id: v7(),
    name: "Artisans de la rénovation en Anjou",
    questionnaireId: "artisans-renovation",
    questionnaireVersion: 1,
    territory: "Maine-et-Loire",
    funders: ["Région Pays de la Loire"],
    convention: null,
    startsOn: "2027-01-01",
    endsOn: "2027-12-31",
    targetFirms: 30,
    minimumGroupSize: 5,
    stage: "deployment",
    ...fields,
  };
  const roundId = v7();
  db.insert(operations)
    .values({ ...operation, funders: JSON.stringify(operation.funders), createdAt: A_MOMENT })
    .run();
  db.insert(rounds)
    .values({ id: roundId, operationId: operation.id, code: "T0", openedOn: operation.startsOn })
    .run();
  for (const userId of consultants) {
    db.insert(operationMembers).values({ operationId: operation.id, userId, role: "consultant" }).run();
  }
  for (const userId of funderIds) {
    db.insert(operationMembers).values({ operationId: operation.id, userId, role: "funder" }).run();
  }
  return { ...operation, roundId };
}

type FirmRow = typeof firms.$inferSelect;

/** A firm's public identity. Without a SIRET unless the test gives one. */
export function aFirm(db: Db, given: Partial<FirmRow> = {}): FirmRow {
  const firm: FirmRow = {
    id: v7(),
    siret: null,
    name: "Menuiserie Lefèvre",
    nafCode: "43.32A",
    nafVersion: "NAFRev2",
    address: "3 rue du Chêne",
    postalCode: "49000",
    city: "Angers",
    inseeCode: "49007",
    createdAt: A_MOMENT,
    updatedAt: A_MOMENT,
    ...given,
  };
  db.insert(firms).values(firm).run();
  return firm;
}

type EnrollmentRow = typeof enrollments.$inferSelect;
type Milestones = Omit<typeof enrollmentRounds.$inferSelect, "enrollmentId" | "roundId">;
const NOT_BEGUN: Milestones = { interviewedAt: null, planAgreedAt: null, reportReleasedAt: null };

/** A firm enrolled in an operation, with the answer sheets of its director and its consultant in the round. */
export type AnEnrollment = Omit<EnrollmentRow, "labels"> &
  Milestones & {
    readonly labels: readonly string[];
    readonly firm: FirmRow;
    readonly roundId: string;
    /** Ids of the respondents. */
    readonly sheets: { readonly director: string; readonly consultant: string };
  };

/** A firm enrolled in `operation` (a new one by default), with its two answer sheets, empty. */
export function anEnrollment(
  db: Db,
  given: Partial<Omit<EnrollmentRow, "labels" | "operationId" | "firmId"> & Milestones> & {
    readonly operation?: AnOperation;
    readonly firm?: Partial<FirmRow>;
    /** Enrols a firm that exists already. */
    readonly firmRow?: FirmRow;
    readonly labels?: readonly string[];
  } = {},
): AnEnrollment {
  const { operation = anOperation(db), firm: firmFields, firmRow, labels = [], ...others } = given;
  const { interviewedAt, planAgreedAt, reportReleasedAt, ...fields } = { ...NOT_BEGUN, ...others };
  const milestones = { interviewedAt, planAgreedAt, reportReleasedAt };
  const firm = firmRow ?? aFirm(db, firmFields);
  const enrollment = {
    id: v7(),
    operationId: operation.id,
    firmId: firm.id,
    consultantId: null,
    trade: "Menuiserie",
    headcount: 4,
    director: "Jean Lefèvre",
    email: "contact@lefevre.example",
    phone: "02 41 00 00 00",
    enrolledAt: A_MOMENT,
    withdrawnAt: null,
    withdrawalReason: null,
    nextAppointmentAt: null,
    nextAppointmentPlace: null,
    updatedAt: A_MOMENT,
    ...fields,
  };
  db.insert(enrollments)
    .values({ ...enrollment, labels: JSON.stringify(labels) })
    .run();
  db.insert(enrollmentRounds)
    .values({ enrollmentId: enrollment.id, roundId: operation.roundId, ...milestones })
    .run();
  const sheet = (perspective: Perspective) =>
    aRespondent(db, { enrollmentId: enrollment.id, roundId: operation.roundId, perspective });
  return {
    ...enrollment,
    ...milestones,
    labels,
    firm,
    roundId: operation.roundId,
    sheets: { director: sheet("director"), consultant: sheet("consultant") },
  };
}

/** One more answer sheet of a firm (an employee's by default); gives its id. */
export function aRespondent(
  db: Db,
  given: {
    readonly enrollmentId: string;
    readonly roundId: string;
    readonly perspective?: Perspective;
    /** Handed in, as this one of the group. */
    readonly submissionRank?: number;
  },
): string {
  const id = v7();
  db.insert(respondents)
    .values({
      id,
      perspective: "employee",
      createdAt: A_MOMENT,
      submittedAt: given.submissionRank === undefined ? null : A_MOMENT,
      ...given,
    })
    .run();
  return id;
}

/** An operation as a device sends it: « jamais » answered to `question`, the first on its sheet, unless the test says otherwise. */
export function anAnswerOperation(
  given: Partial<AnswerOperation> & Pick<AnswerOperation, "respondentId">,
): AnswerOperation {
  const subject = given.subject ?? "answer";
  const value = DEFAULT_VALUES[subject];
  const common = { id: v7(), key: "question", baseRevision: 0, madeAt: A_MOMENT };
  return answerOperationSchema.parse({ ...common, subject, value, ...given });
}

const DEFAULT_VALUES = {
  answer: { choice: "jamais" },
  comment: "Une remarque",
  stake: 3,
  review: true,
} as const;

/** Answers on a sheet that has none yet to these questions. */
export function writeAnswers(
  db: Db,
  respondentId: string,
  answers: Readonly<Record<string, Answer>>,
  actorId: string | null = null,
): void {
  const operations = Object.entries(answers).map(([key, value]) =>
    anAnswerOperation({ respondentId, subject: "answer", key, value }),
  );
  recordOperations(db, operations, { actorId, recordedAt: A_MOMENT });
}
