/** The account of an operation against its convention, from what the database holds. */
import { accountFor, type ConventionFacts } from "#app/domain/convention/account-for.ts";
import type { ConventionTable } from "#app/domain/convention/convention.ts";
import { aidRequestsOfOperation } from "#db/aid-requests.ts";
import type { Db } from "#db/client.server.ts";
import { listAccountedActions, listAccountedFirms, listTargets, readTerms } from "#db/convention.ts";
import { listEvents } from "#db/events.ts";

/** `asOf` is an ISO date. The table has ids of firms: it is for the consultants, and for what protects it. */
export function conventionTableOf(db: Db, operationId: string, asOf: string): ConventionTable {
  return accountFor(gatherConvention(db, operationId, asOf));
}

function gatherConvention(db: Db, operationId: string, asOf: string): ConventionFacts {
  const { publicFunding, countedUnit } = readTerms(db, operationId);
  return {
    ...{ asOf, publicFunding, countedUnit },
    targets: listTargets(db, operationId),
    firms: listAccountedFirms(db, operationId),
    collectiveActions: listAccountedActions(db, operationId),
    events: listEvents(db, operationId),
    aidRequests: aidRequestsOfOperation(db, operationId),
  };
}
