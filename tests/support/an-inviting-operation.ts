/** An operation that invites: its notice is written, its consultant is signed in, its questionnaire asks everybody. */
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Inviter, InvitingTools } from "#app/server/invitations/invitation-scope.ts";
import type { Db } from "#db/client.server.ts";
import { writeNotice } from "#db/notices.ts";
import { A_MOMENT, type AnOperation, aDatabase, anOperation, aUser } from "#tests/support/a-database.ts";
import { aQuestionnaire, aScale, aTheme } from "#tests/support/a-questionnaire.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

export const INVITING_ORIGIN = "https://diapason.exemple.fr";

export type InvitingWorld = {
  readonly db: Db;
  readonly operation: AnOperation;
  readonly inviter: Inviter;
  readonly tools: InvitingTools & { readonly origin: string };
};

/** `questionnaire` asks the director, the employees and the customers unless the test says otherwise. */
export function anInvitingOperation(
  given: { readonly db?: Db; readonly questionnaire?: Questionnaire; readonly name?: string } = {},
): InvitingWorld {
  const { db = aDatabase(), questionnaire = everybodysQuestionnaire(), name = "Rénover en Anjou" } = given;
  const consultant = aUser(db, { name: "Claire Martin" });
  const operation = anOperation(db, { name, consultants: [consultant.id] });
  writeNotice(
    db,
    operation.id,
    {
      controller: "Chambre de métiers de l’Anjou",
      contact: "rgpd@cma-anjou.example",
      legalBasis: "public-interest",
      retentionMonths: 24,
    },
    A_MOMENT,
  );
  const inviter = {
    actor: { ...actingAs(db, consultant), email: consultant.email },
    address: "192.0.2.1",
  };
  return {
    db,
    operation,
    inviter,
    tools: { db, questionnaireOf: () => questionnaire, origin: INVITING_ORIGIN },
  };
}

export function everybodysQuestionnaire(): Questionnaire {
  return aQuestionnaire({
    themes: [
      aTheme({
        questions: [aScale({ id: "avis", perspectives: ["director", "consultant", "employee", "customer"] })],
      }),
    ],
  });
}
