/** What a convention's account rests on, with defaults: override only what the test is about. */
import { v7 } from "uuid";
import type { AccountedFirm, ConventionFacts } from "#app/domain/convention/account-for.ts";
import type {
  AidRequest,
  Attendance,
  Indicator,
  OperationEvent,
  Target,
} from "#app/domain/convention/convention.ts";

/** No firm, no time, no target, on 30 June 2027. */
export function conventionFacts(given: Partial<ConventionFacts> = {}): ConventionFacts {
  return {
    asOf: "2027-06-30",
    publicFunding: null,
    countedUnit: "firm",
    targets: [],
    firms: [],
    collectiveActions: [],
    events: [],
    aidRequests: [],
    ...given,
  };
}

export function aTarget(indicator: Indicator, given: Partial<Target> = {}): Target {
  const own = indicator === "own" ? { label: "Contrats d’apprentissage", unit: "contrats" } : {};
  return {
    id: v7(),
    indicator,
    label: null,
    unit: null,
    planned: 10,
    achieved: null,
    justification: null,
    ...own,
    ...given,
  };
}

/** A firm that is only enrolled. */
export function anAccountedFirm(enrollmentId: string, given: Partial<AccountedFirm> = {}): AccountedFirm {
  return {
    enrollmentId,
    isInterviewed: false,
    isPlanAgreed: false,
    isReportReleased: false,
    actionsBegun: 0,
    actionsDone: 0,
    ...given,
  };
}

/** A workshop of three hours, by one adviser. */
export function anEvent(given: Partial<OperationEvent> = {}): OperationEvent {
  return {
    id: v7(),
    kind: "workshop",
    title: "Atelier devis",
    heldOn: "2027-03-12",
    place: null,
    hours: 3,
    advisers: 1,
    enrollmentId: null,
    collectiveActionId: null,
    notes: null,
    attendances: [],
    ...given,
  };
}

/** Jean Lefèvre on a morning, signed. */
export function anAttendance(given: Partial<Attendance> = {}): Attendance {
  return {
    id: v7(),
    enrollmentId: null,
    person: "Jean Lefèvre",
    heldOn: "2027-03-12",
    halfDay: "morning",
    hours: 3,
    signedAt: "2027-03-12T12:00:00.000Z",
    ...given,
  };
}

/** 10 000 € granted as de minimis aid. */
export function anAidRequest(given: Partial<AidRequest> = {}): AidRequest {
  return {
    id: v7(),
    enrollmentId: "firme",
    schemeId: null,
    name: "Chèque rénovation",
    outcome: "granted",
    askedOn: "2027-01-10",
    settledOn: "2027-03-01",
    askedAmount: 12_000,
    grantedAmount: 10_000,
    isDeMinimis: true,
    ...given,
  };
}
