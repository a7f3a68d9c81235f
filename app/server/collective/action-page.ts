/** What the pages of one collective action show: the action, and the names that the consultants may read. */
import type { CollectiveAction, CollectiveMember } from "#app/domain/collective/collective-action.ts";
import { needsInFull, placesOf } from "#app/server/collective/needs-page.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { synthesisOf } from "#app/server/reports/collective-report.ts";
import { audienceOf, gatherOperation, questionnaireOf } from "#app/server/reports/gather-operation.ts";
import type { Db } from "#db/client.server.ts";
import { type ActionKey, findCollectiveAction } from "#db/collective-actions.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { getOperation } from "#db/operations.ts";

export type NamedMember = CollectiveMember & {
  readonly name: string;
  readonly city: string | null;
  readonly headcount: number | null;
  readonly isWithdrawn: boolean;
};

export type ActionPage = {
  readonly action: Omit<CollectiveAction, "members">;
  readonly members: readonly NamedMember[];
  /** Those of the description that are in the catalogue. */
  readonly schemes: readonly { readonly id: string; readonly name: string; readonly url: string }[];
};

/** Null when the operation has no such action. */
export function actionPageOf(db: Db, content: Content, key: ActionKey): ActionPage | null {
  const found = findCollectiveAction(db, key);
  if (found === null) return null;
  const { members, ...action } = found;
  const chosen = new Set(action.description.fundingSchemes);
  return {
    action,
    members: namedMembers(db, found),
    schemes: content.fundingSchemes.schemes
      .filter(({ id }) => chosen.has(id))
      .map(({ id, name, url }) => ({ id, name, url })),
  };
}

/** The members by name. */
export function namedMembers(
  db: Db,
  { operationId, members }: Pick<CollectiveAction, "operationId" | "members">,
): readonly NamedMember[] {
  const places = new Map(allEnrollments(db, operationId).map((enrollment) => [enrollment.id, enrollment]));
  return members
    .flatMap((member) => {
      const place = places.get(member.enrollmentId);
      if (place === undefined) return [];
      const { name, city, headcount, withdrawnAt } = place;
      return [{ ...member, name, city, headcount, isWithdrawn: withdrawnAt !== null }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "fr"));
}

/** The firms that may still be invited: first those that have the need that the action answers. */
export function candidatesFor(db: Db, content: Content, action: CollectiveAction, today: string) {
  const synthesis = action.template === null ? null : synthesisOf(db, content, action.operationId, today);
  const gathered = synthesis?.gathered ?? gatherOperation(db, content, action.operationId);
  if (gathered === null) return [];
  const need =
    synthesis === null
      ? undefined
      : needsInFull(db, content, synthesis).find((each) => each.action === action.template);
  const sources = new Map(need?.who.map(({ enrollmentId, source }) => [enrollmentId, source]));
  const invited = new Set(action.members.map(({ enrollmentId }) => enrollmentId));
  const others = gathered.firms.filter(
    ({ enrollment }) => enrollment.withdrawnAt === null && !invited.has(enrollment.id),
  );
  return placesOf(db, content, gathered, others)
    .map((place) => ({ ...place, source: sources.get(place.enrollmentId) ?? null }))
    .toSorted(
      (a, b) => Number(a.source === null) - Number(b.source === null) || a.name.localeCompare(b.name, "fr"),
    );
}

/** The funding schemes that suit the operation's public and are not closed, and those of the ids given. */
export function schemeOptions(
  db: Db,
  content: Content,
  operationId: string,
  kept: readonly string[],
): readonly { readonly value: string; readonly label: string }[] {
  const operation = getOperation(db, operationId);
  const audience = operation === null ? null : audienceOf(questionnaireOf(content, operation));
  return content.fundingSchemes.schemes
    .filter(
      (scheme) =>
        kept.includes(scheme.id) ||
        (scheme.status !== "closed" && (audience === null || scheme.audience.includes(audience))),
    )
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** The catalogue's action of an id; null when it has none. */
export function templateOf({ collectiveActions }: Content, id: string | null) {
  return collectiveActions.collectiveActions.find((template) => template.id === id) ?? null;
}

/** The catalogue's actions for the operation's public, as options. */
export function templateOptions(
  db: Db,
  content: Content,
  operationId: string,
): readonly { readonly value: string; readonly label: string }[] {
  const operation = getOperation(db, operationId);
  const audience = operation === null ? null : audienceOf(questionnaireOf(content, operation));
  return content.collectiveActions.collectiveActions
    .filter((template) => audience === null || template.audience.includes(audience))
    .map(({ id, title }) => ({ value: id, label: title }));
}
