/** A consultant with a tablet, a firm to visit, and a questionnaire small enough to answer by hand. */
import { v7 } from "uuid";
import type { LoggedValue, SheetOperation } from "#app/domain/answers/answer-operation.ts";
import { sheetOperationSchema } from "#app/domain/answers/answer-operation.ts";
import type { Photo, VisitFact } from "#app/domain/visit/visit-fact.ts";
import { parseSyncRequest } from "#app/forms/sync-form.ts";
import type { SyncReply, SyncRequest } from "#app/offline/field/protocol.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { syncField } from "#app/server/field/sync.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import {
  aMultipleChoice,
  aNumber,
  aQuestion,
  aQuestionnaire,
  aRecommendation,
  aTheme,
} from "#tests/support/a-questionnaire.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

export const RETURN = "2027-02-15T17:00:00.000Z";

export const FIELD_QUESTIONNAIRE = aQuestionnaire({
  id: "artisans-renovation",
  themes: [
    aTheme({
      id: "pilotage",
      stake: true,
      questions: [
        aQuestion({ id: "salaries" }),
        aQuestion({ id: "formation", visibleWhen: { question: "salaries", is: "toujours" } }),
        aNumber({ id: "effectif", min: 0, max: 50 }),
        aMultipleChoice({ id: "aides" }),
        aQuestion({ id: "ambiance", perspectives: ["employee"] }),
      ],
    }),
    aTheme({ id: "contexte", questions: [aQuestion({ id: "metier" })] }),
  ],
  recommendations: [aRecommendation({ id: "chiffrer", title: "Chiffrer chaque chantier" })],
});

export const questionnaireOf: QuestionnaireSource = (id, version) =>
  id === FIELD_QUESTIONNAIRE.id && version === 1 ? FIELD_QUESTIONNAIRE : null;

export type FieldVisitWorld = ReturnType<typeof aFieldVisit>;

/** A firm of an operation of Claire’s. `sync` sends as JSON, as a tablet does. */
export function aFieldVisit(db: Db = aDatabase()) {
  const user = aUser(db, { name: "Claire Martin" });
  const operation = anOperation(db, { consultants: [user.id] });
  const firm = anEnrollment(db, { operation });
  const actor = actingAs(db, user);
  const device = v7();
  const sync = (
    operations: readonly unknown[],
    given: Partial<SyncRequest> = {},
    by: ActingUser = actingAs(db, user),
  ) => sendSync(db, { visits: [firm.id], ...given, operations }, by, device);
  const write = (
    subject: SheetOperation["subject"],
    key: string,
    value: LoggedValue | null,
    given: Partial<Pick<SheetOperation, "id" | "respondentId" | "baseRevision">> = {},
  ) =>
    sheetOperationSchema.parse({
      ...{ id: v7(), baseRevision: 0, madeAt: A_MOMENT },
      respondentId:
        subject === "photo" || subject === "visit" ? firm.sheets.consultant : firm.sheets.director,
      ...given,
      ...{ subject, key, value },
    });
  const fact = (value: VisitFact, given: Parameters<typeof write>[3] = {}) =>
    write("visit", value.kind, value, given);
  return { db, user, operation, firm, actor, device, sync, write, fact };
}

/** Sends a request as JSON and gives the reply. */
export function sendSync(
  db: Db,
  given: Partial<Omit<SyncRequest, "operations">> & { readonly operations: readonly unknown[] },
  actor: ActingUser,
  deviceId: string = v7(),
  now: string = RETURN,
): SyncReply {
  const request = {
    device: {
      id: deviceId,
      appVersion: "1",
      waiting: { operations: given.operations.length, photos: 0, conflicts: 0 },
      clock: now,
    },
    cursor: null,
    visits: [],
    ...given,
  };
  const read = mustSucceed(parseSyncRequest(JSON.parse(JSON.stringify(request))));
  return mustSucceed(syncField({ db, questionnaireOf }, read, actor, now));
}

/** A photo of `question`, without its bytes. */
export function aPhoto(given: Partial<Photo> = {}): Photo {
  return {
    question: "salaries",
    sha256: "a".repeat(64),
    mediaType: "image/jpeg",
    width: 1_600,
    height: 1_200,
    size: 1_000,
    caption: "",
    ...given,
  };
}
