import { describe, expect, test } from "vitest";
import {
  type Actor,
  isAudited,
  may,
  RESOURCES,
  type Resource,
  type Subject,
  VERBS,
  type Verb,
} from "#app/domain/operation/permissions.ts";

/** Every actor that the table tells apart, each facing the operation « op » and the firm « firm » enrolled in it. */
const ACTORS = {
  nobody: null,
  "an admin": user("admin"),
  "a consultant of the operation": user("consultant", "op", "consultant"),
  "a consultant of another operation": user("consultant", "elsewhere", "consultant"),
  "a consultant of no operation": user("consultant"),
  "a funder of the operation": user("funder", "op", "funder"),
  "a funder of another operation": user("funder", "elsewhere", "funder"),
  "the firm's director": respondent("director"),
  "the firm's director with a code": respondent("director", { isVerified: true }),
  "an employee of the firm": respondent("employee"),
  // No code is ever given to somebody without a name; should one be, it opens nothing.
  "a customer with a code": respondent("customer", { isVerified: true }),
  "the director of a sister firm": respondent("director", { enrollmentId: "sister", isVerified: true }),
  "a director of another operation": respondent("director", { operationId: "elsewhere", isVerified: true }),
  // A row of operation_members that contradicts the account's role gives nothing.
  "a funder written down as a consultant": user("funder", "op", "consultant"),
  "a consultant written down as a funder": user("consultant", "op", "funder"),
} as const satisfies Readonly<Record<string, Actor | null>>;

type ActorName = keyof typeof ACTORS;

const CONSULTANTS = [
  "a consultant of the operation",
  "a consultant of another operation",
  "a consultant of no operation",
  "a consultant written down as a funder",
] as const;
const THE_HOUSE = ["an admin", "a consultant of the operation"] as const;
const DIRECTORS = ["the firm's director", "the firm's director with a code"] as const;
const VERIFIED = ["the firm's director with a code"] as const;
const THE_GROUP = ["an employee of the firm", "a customer with a code"] as const;
const THE_FIRM = [...DIRECTORS, ...THE_GROUP] as const;
const ALL_RESPONDENTS = [...THE_FIRM, "the director of a sister firm"] as const;

/** The whole of what is allowed. What no row says is forbidden. */
const ALLOWED: readonly Row[] = [
  row("users", "read", ["an admin"]),
  row("users", "write", ["an admin"]),
  row("settings", "read", ["an admin"]),
  row("settings", "write", ["an admin"]),
  row("auditLog", "read", THE_HOUSE),
  row("content", "read", ["an admin", ...CONSULTANTS]),
  row("operation", "know", [...THE_HOUSE, "a funder of the operation", ...ALL_RESPONDENTS]),
  row("operation", "read", THE_HOUSE),
  row("operation", "write", THE_HOUSE),
  // A new operation is nobody's yet: a consultant who already has this one doesn't create it again.
  row("operation", "create", [
    "an admin",
    ...CONSULTANTS.filter((name) => name !== "a consultant of the operation"),
  ]),
  row("firmFile", "know", [...THE_HOUSE, ...THE_FIRM]),
  row("firmFile", "read", [...THE_HOUSE, ...DIRECTORS]),
  row("firmFile", "write", THE_HOUSE),
  row("interview", "read", THE_HOUSE),
  row("interview", "write", ["a consultant of the operation"]),
  row("answers", "read", THE_HOUSE),
  row("answers", "read", THE_FIRM, "until submitted"),
  row("answers", "read", VERIFIED),
  row("answers", "write", THE_FIRM, "until submitted"),
  row("notes", "read", THE_HOUSE),
  row("notes", "write", ["a consultant of the operation"]),
  row("actionPlan", "read", THE_HOUSE),
  row("actionPlan", "write", ["a consultant of the operation"]),
  row("actionPlan", "read", VERIFIED, "once released"),
  row("actionPlan", "write", VERIFIED, "once released"),
  row("firmReport", "read", THE_HOUSE),
  row("firmReport", "create", ["a consultant of the operation"]),
  row("firmReport", "release", ["a consultant of the operation"]),
  row("firmReport", "read", VERIFIED, "once released"),
  row("liveAggregates", "read", THE_HOUSE),
  row("collectiveActions", "read", THE_HOUSE),
  row("collectiveActions", "write", THE_HOUSE),
  // Whether one's own firm takes part is said from the link alone: it is no answer of the questionnaire.
  row("collectiveInvitation", "read", DIRECTORS),
  row("collectiveInvitation", "write", DIRECTORS),
  row("convention", "read", THE_HOUSE),
  row("convention", "write", THE_HOUSE),
  row("synthesis", "read", [...THE_HOUSE, "a funder of the operation"]),
  row("synthesis", "prepare", ["a consultant of the operation"]),
  row("synthesis", "publish", ["a consultant of the operation"]),
  row("synthesis", "read", ALL_RESPONDENTS, "once released"),
  row("links", "read", THE_HOUSE),
  row("links", "write", THE_HOUSE),
  row("devices", "read", ["an admin", ...CONSULTANTS]),
  row("devices", "write", CONSULTANTS),
  row("rawExport", "export", [...THE_HOUSE, ...VERIFIED]),
];

/** What a funder is asked to be trusted with, said once more without the table's help. */
const NEVER_FOR_A_FUNDER: readonly Resource[] = [
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
  "links",
  "devices",
  "rawExport",
  "auditLog",
  "users",
  "settings",
];

const STATES = [
  { submitted: undefined, released: undefined },
  { submitted: false, released: false },
  { submitted: true, released: false },
  { submitted: false, released: true },
  { submitted: true, released: true },
] as const;

describe("each actor may do what the rows say, and nothing else", () => {
  for (const [name, actor] of entries()) {
    test(`${name}, over every resource, verb and state`, () => {
      for (const { resource, verb, subject } of everySubject()) {
        expect(may(actor, verb, subject), sentence(name, verb, subject)).toBe(
          isInARow(name, resource, verb, subject),
        );
      }
    });
  }
});

test("a funder never sees one firm, whatever the verb and the state", () => {
  for (const { resource, verb, subject } of everySubject()) {
    if (!NEVER_FOR_A_FUNDER.includes(resource)) continue;
    expect(may(ACTORS["a funder of the operation"], verb, subject), sentence("a funder", verb, subject)).toBe(
      false,
    );
  }
});

test("what belongs to no operation is open to the roles of the house only", () => {
  const nowhere = (resource: Resource): Subject => ({ resource, operationId: null });
  expect(may(ACTORS["a consultant of the operation"], "create", nowhere("operation"))).toBe(true);
  expect(may(ACTORS["a consultant of the operation"], "read", nowhere("content"))).toBe(true);
  expect(may(ACTORS["a consultant of the operation"], "read", nowhere("auditLog"))).toBe(false);
  expect(may(ACTORS["a consultant of the operation"], "read", nowhere("users"))).toBe(false);
  expect(may(ACTORS["a funder of the operation"], "read", nowhere("content"))).toBe(false);
  expect(may(ACTORS["a funder of the operation"], "create", nowhere("operation"))).toBe(false);
  expect(may(ACTORS["the firm's director"], "know", nowhere("operation"))).toBe(false);
});

describe("what is written in the audit log each time", () => {
  const rows: readonly (readonly [ActorName, Verb, Resource, boolean])[] = [
    ["an admin", "read", "answers", true],
    ["an admin", "read", "interview", true],
    ["an admin", "read", "notes", true],
    ["an admin", "read", "firmReport", true],
    ["an admin", "read", "firmFile", true],
    ["a consultant of the operation", "read", "firmFile", true],
    ["a consultant of the operation", "export", "rawExport", true],
    ["a consultant of the operation", "publish", "synthesis", true],
    ["a consultant of the operation", "release", "firmReport", true],
    ["a consultant of the operation", "read", "liveAggregates", false],
    ["a consultant of the operation", "write", "interview", false],
    // Not allowed, so not an audited right: the refusal is what gets written.
    ["a funder of the operation", "read", "answers", false],
    ["nobody", "read", "answers", false],
  ];
  test.each(rows)("%s, %s, %s: %s", (name, verb, resource, expected) => {
    expect(isAudited(ACTORS[name], verb, { resource, operationId: "op", enrollmentId: "firm" })).toBe(
      expected,
    );
  });
});

type When = "always" | "until submitted" | "once released";
type Row = {
  readonly resource: Resource;
  readonly verb: Verb;
  readonly who: readonly ActorName[];
  readonly when: When;
};

function row(resource: Resource, verb: Verb, who: readonly ActorName[], when: When = "always"): Row {
  return { resource, verb, who, when };
}

function isInARow(name: ActorName, resource: Resource, verb: Verb, subject: Subject): boolean {
  return ALLOWED.some(
    (one) =>
      one.resource === resource && one.verb === verb && one.who.includes(name) && isNow(one.when, subject),
  );
}

function isNow(when: When, subject: Subject): boolean {
  if (when === "until submitted") return subject.submitted === false;
  return when === "always" || subject.released === true;
}

function* everySubject() {
  for (const resource of RESOURCES) {
    for (const verb of VERBS) {
      for (const state of STATES) {
        yield { resource, verb, subject: { resource, operationId: "op", enrollmentId: "firm", ...state } };
      }
    }
  }
}

function sentence(name: string, verb: Verb, subject: Subject): string {
  return `${name} · ${verb} · ${subject.resource} · submitted ${subject.submitted} · released ${subject.released}`;
}

function entries(): readonly (readonly [ActorName, Actor | null])[] {
  return Object.entries(ACTORS).flatMap(([name, actor]) =>
    isActorName(name) ? [[name, actor] as const] : [],
  );
}

function isActorName(name: string): name is ActorName {
  return Object.hasOwn(ACTORS, name);
}

function respondent(
  perspective: "director" | "employee" | "customer",
  given: {
    readonly operationId?: string;
    readonly enrollmentId?: string;
    readonly isVerified?: boolean;
  } = {},
) {
  return {
    kind: "respondent" as const,
    operationId: "op",
    enrollmentId: "firm",
    isVerified: false,
    perspective,
    ...given,
  };
}

function user(role: "admin" | "consultant" | "funder", operationId?: string, as?: "consultant" | "funder") {
  const memberships = operationId === undefined || as === undefined ? [] : [{ operationId, role: as }];
  return { kind: "user", role, memberships } as const;
}
