/** Who writes firms' files: named again in each use case, whatever the route's guard has checked. */
import type { Problem } from "#app/domain/errors.ts";
import { type Actor, may } from "#app/domain/operation/permissions.ts";
import type { Db } from "#db/client.server.ts";
import { listMembers } from "#db/operations.ts";

/** A person who is signed in, and the network address they write from (for the audit log). */
export type FirmWriter = {
  readonly actor: Extract<Actor, { kind: "user" }> & { readonly id: string; readonly email: string };
  readonly address: string;
};

/** Why this person may not write the firms of this operation, or null when they may. */
export function refuseWriter({ actor }: FirmWriter, operationId: string): Problem | null {
  if (may(actor, "write", { resource: "firmFile", operationId })) return null;
  return { code: "forbidden", message: "Vous n’avez pas accès aux entreprises de cette opération." };
}

/** Why a firm can't be entrusted to this person, or null when they are a consultant of the operation (or nobody is named). */
export function refuseConsultant(db: Db, operationId: string, consultantId: string | null): Problem | null {
  if (consultantId === null) return null;
  const isOne = listMembers(db, operationId).some(
    (member) => member.userId === consultantId && member.role === "consultant",
  );
  if (isOne) return null;
  return {
    code: "not-a-member",
    message: "Cette personne n’est pas consultante dans cette opération.",
    field: "consultantId",
  };
}

/** What is said of an enrollment that isn't there, or is another operation's. */
export const NO_SUCH_FIRM: Problem = {
  code: "not-found",
  message: "Cette entreprise n’est pas inscrite dans cette opération.",
};
