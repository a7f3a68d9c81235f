/**
 * Who may do what: one table, deny by default. Routes, use cases and tests read this one and no other
 * (reference: SECURITY.md). What is not written here is forbidden.
 */

import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";

export const USER_ROLES = ["admin", "consultant", "funder"] as const;
/** What a person with an account is in the house. */
export type UserRole = (typeof USER_ROLES)[number];

/** A person's place in one operation. */
export type Membership = { readonly operationId: string; readonly role: "consultant" | "funder" };

/** Whoever asks: a person with an account, or the bearer of one respondent's link. */
export type Actor =
  | { readonly kind: "user"; readonly role: UserRole; readonly memberships: readonly Membership[] }
  | {
      readonly kind: "respondent";
      readonly operationId: string;
      readonly enrollmentId: string;
      readonly perspective: InvitedPerspective;
      /** They gave the code that was sent to them a moment ago: a link alone may have been forwarded. */
      readonly isVerified: boolean;
    };

export const RESOURCES = [
  "users",
  "settings",
  "auditLog",
  "content",
  "operation",
  "firmFile",
  "interview",
  "answers",
  "notes",
  "actionPlan",
  "firmReport",
  "liveAggregates",
  "collectiveActions",
  "collectiveInvitation",
  "convention",
  "synthesis",
  "links",
  "devices",
  "rawExport",
] as const;
/**
 * What is asked for. `content`: questionnaires and funding schemes. `interview`: the sheet that the consultant fills in;
 * `answers`: what respondents answered by themselves. `notes`: the consultant's notes and photos. `liveAggregates`:
 * figures computed at once on an operation's firms; `synthesis`: what was published of them, frozen and protected.
 * `collectiveActions`: what firms do together, and who said yes; `collectiveInvitation`: what one firm is asked and answers.
 * `convention`: targets, hours, attendance, aid obtained. `devices`: the tablets on which visits are prepared, each its user's.
 */
export type Resource = (typeof RESOURCES)[number];

export const VERBS = ["know", "read", "write", "create", "release", "prepare", "publish", "export"] as const;
/** What one wants to do. `know`: be told that it exists, and its name. */
export type Verb = (typeof VERBS)[number];

/**
 * What the actor is to the thing asked for. A director, or somebody who answers without a name (`groupRespondent`), is one
 * only for their own enrollment.
 */
export const STANDINGS = [
  "admin",
  "consultant",
  "otherConsultant",
  "director",
  "groupRespondent",
  "funder",
  "otherFunder",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** The thing asked for. `operationId` is null for what belongs to no operation (users, content, a new operation). */
export type Subject = {
  readonly resource: Resource;
  readonly operationId: string | null;
  /** Which firm's, where it is one firm's. */
  readonly enrollmentId?: string | undefined;
  /** The answer sheet was handed in. */
  readonly submitted?: boolean | undefined;
  /** The report, or the synthesis, was handed over to the firms. */
  readonly released?: boolean | undefined;
};

/** `audited`: allowed, and written in the audit log each time. `with code`: a fresh code was given. */
type Clause = "audited" | "until submitted" | "with code" | "once released" | "once released with code";
type Grant = Verb | `${Verb} ${Clause}`;

const TABLE: Readonly<Record<Resource, Partial<Record<Standing, readonly Grant[]>>>> = {
  users: { admin: ["read", "write"] },
  settings: { admin: ["read", "write"] },
  auditLog: { admin: ["read"], consultant: ["read"] },
  content: { admin: ["read"], consultant: ["read"], otherConsultant: ["read"] },
  operation: {
    admin: ["know", "read", "create audited", "write audited"],
    consultant: ["know", "read", "write audited"],
    otherConsultant: ["create audited"],
    director: ["know"],
    groupRespondent: ["know"],
    funder: ["know"],
  },
  firmFile: {
    admin: ["know", "read audited", "write audited"],
    consultant: ["know", "read audited", "write audited"],
    director: ["know", "read"],
    groupRespondent: ["know"],
  },
  interview: { admin: ["read audited"], consultant: ["read audited", "write"] },
  answers: {
    admin: ["read audited"],
    consultant: ["read audited"],
    director: ["read until submitted", "read with code", "write until submitted"],
    groupRespondent: ["read until submitted", "write until submitted"],
  },
  notes: { admin: ["read audited"], consultant: ["read audited", "write"] },
  actionPlan: {
    admin: ["read audited"],
    consultant: ["read audited", "write"],
    director: ["read once released with code", "write once released with code"],
  },
  firmReport: {
    admin: ["read audited"],
    consultant: ["read audited", "create", "release audited"],
    director: ["read once released with code"],
  },
  liveAggregates: { admin: ["read"], consultant: ["read"] },
  collectiveActions: { admin: ["read", "write audited"], consultant: ["read", "write"] },
  collectiveInvitation: { director: ["read", "write"] },
  convention: { admin: ["read", "write audited"], consultant: ["read", "write"] },
  synthesis: {
    admin: ["read"],
    consultant: ["read", "prepare", "publish audited"],
    director: ["read once released"],
    groupRespondent: ["read once released"],
    funder: ["read"],
  },
  links: { admin: ["read", "write audited"], consultant: ["read", "write audited"] },
  devices: { admin: ["read"], consultant: ["read", "write"], otherConsultant: ["read", "write"] },
  rawExport: {
    admin: ["export audited"],
    consultant: ["export audited"],
    director: ["export with code"],
  },
};

/** Whether the actor may do this. Nobody signed in is `null`, and may do nothing. */
export function may(actor: Actor | null, verb: Verb, subject: Subject): boolean {
  return grantOf(actor, verb, subject) !== null;
}

/** Whether doing this, when it is allowed, is written in the audit log. */
export function isAudited(actor: Actor | null, verb: Verb, subject: Subject): boolean {
  return grantOf(actor, verb, subject)?.endsWith(" audited") ?? false;
}

/** What the actor is to this thing, or null when they are nothing to it. */
export function standingOf(actor: Actor | null, subject: Subject): Standing | null {
  if (actor === null) return null;
  if (actor.kind === "respondent") {
    if (!isTheirs(actor, subject)) return null;
    return actor.perspective === "director" ? "director" : "groupRespondent";
  }
  if (actor.role === "admin") return "admin";
  const member = actor.memberships.some(
    (membership) => membership.operationId === subject.operationId && membership.role === actor.role,
  );
  if (actor.role === "consultant") return member ? "consultant" : "otherConsultant";
  return member ? "funder" : "otherFunder";
}

function grantOf(actor: Actor | null, verb: Verb, subject: Subject): Grant | null {
  const standing = standingOf(actor, subject);
  if (standing === null) return null;
  const grants = TABLE[subject.resource][standing] ?? [];
  return (
    grants.find((one) => (one === verb || one.startsWith(`${verb} `)) && holds(one, actor, subject)) ?? null
  );
}

function holds(grant: Grant, actor: Actor | null, subject: Subject): boolean {
  if (grant.endsWith(" with code") && !(actor?.kind === "respondent" && actor.isVerified)) return false;
  if (grant.includes(" until submitted")) return subject.submitted === false;
  return !grant.includes(" once released") || subject.released === true;
}

/** The operation's name and its published synthesis concern all its firms; everything else is one firm's own. */
function isTheirs(
  actor: { readonly operationId: string; readonly enrollmentId: string },
  subject: Subject,
): boolean {
  if (actor.operationId !== subject.operationId) return false;
  const shared = subject.resource === "operation" || subject.resource === "synthesis";
  return shared || actor.enrollmentId === subject.enrollmentId;
}
