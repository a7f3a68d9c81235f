/** What firms need together, exactly and with their names: for the consultants of the operation. */
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import type { CollectiveStage } from "#app/domain/collective/collective-action.ts";
import { type NeedFilter, type NeedInFull, narrowNeeds } from "#app/domain/collective/narrow-needs.ts";
import { readinessOf } from "#app/domain/collective/readiness.ts";
import { HEADCOUNT_BANDS, headcountBand } from "#app/domain/firm/headcount-band.ts";
import { departmentOf } from "#app/domain/firm/territory.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { departmentName } from "#app/server/firms/departments.ts";
import { type OperationSynthesis, synthesisOf } from "#app/server/reports/collective-report.ts";
import type { GatheredFirm, GatheredOperation } from "#app/server/reports/gather-operation.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";
import { listCollectiveActions } from "#db/collective-actions.ts";

export type NeedOptions = Readonly<
  Record<keyof NeedFilter, readonly { readonly value: string; readonly label: string }[]>
>;

/** Null when the operation doesn't exist. `today` is an ISO date. */
export function needsPageOf(
  db: Db,
  content: Content,
  operationId: string,
  today: string,
  asked: URLSearchParams,
) {
  const synthesis = synthesisOf(db, content, operationId, today);
  if (synthesis === null) return null;
  const needs = needsInFull(db, content, synthesis);
  const options = optionsOf(needs, content);
  const filter = readFilter(asked, options);
  const launched = launchedOf(db, operationId);
  const { participating, assessed } = synthesis.exact.progress;
  return {
    ...{ today, options, filter, participating },
    assessed: assessed.n,
    total: needs.length,
    needs: narrowNeeds(needs, filter).map((need) => ({
      ...need,
      launched: launched.get(need.action) ?? null,
    })),
  };
}

/** Every need of the operation with the firms that have it. */
export function needsInFull(
  db: Db,
  content: Content,
  { exact, gathered }: OperationSynthesis,
): readonly NeedInFull[] {
  const needing = new Set(exact.needs.flatMap(({ who }) => who.map(({ enrollmentId }) => enrollmentId)));
  const places = new Map(
    placesOf(
      db,
      content,
      gathered,
      gathered.firms.filter(({ enrollment }) => needing.has(enrollment.id)),
    ).map((place) => [place.enrollmentId, place]),
  );
  const families = new Map(content.tags.tags.map(({ id, family }) => [id, family]));
  const tags = new Map(content.collectiveActions.collectiveActions.map((action) => [action.id, action.tags]));
  return exact.needs.map(({ action, title, minimumFirms, who }) => ({
    ...{ action, title, minimumFirms },
    families: [...new Set((tags.get(action) ?? []).flatMap((tag) => families.get(tag) ?? []))],
    who: who
      .flatMap(({ enrollmentId, source, inPlan }) => {
        const place = places.get(enrollmentId);
        return place === undefined ? [] : [{ ...place, source, inPlan }];
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, "fr")),
  }));
}

/** The names of the firms that have the need that an action of the catalogue answers. */
export function firmsNeeding(
  db: Db,
  content: Content,
  operationId: string,
  today: string,
  template: string,
): readonly string[] {
  const synthesis = synthesisOf(db, content, operationId, today);
  if (synthesis === null) return [];
  const need = needsInFull(db, content, synthesis).find(({ action }) => action === template);
  return need?.who.map(({ name }) => name) ?? [];
}

/** Where firms are, what they do, and what they offer. */
export function placesOf(
  db: Db,
  { collectiveActions: { readiness } }: Content,
  { questionnaire, round }: GatheredOperation,
  firms: readonly GatheredFirm[],
) {
  const ids = firms.map(({ enrollment }) => enrollment.id);
  const questions = readiness.map(({ question }) => question);
  const said = assessmentsOfFirms(db, ids, round.id, { perspectives: REFERENCE_PERSPECTIVES, questions });
  return firms.map(({ enrollment: { id, name, city, headcount, trade, inseeCode } }) => {
    const department = inseeCode === null ? null : departmentOf(inseeCode);
    return {
      ...{ name, city, headcount, trade },
      enrollmentId: id,
      size: headcountBand(headcount)?.id ?? null,
      territory: department === null ? null : departmentName(department),
      readiness: readinessOf(questionnaire, said.get(id) ?? { respondents: [] }, readiness),
    };
  });
}

/** The words of the address, where they name something that is there. */
function readFilter(asked: URLSearchParams, options: NeedOptions): NeedFilter {
  const read = (parameter: string, known: NeedOptions[keyof NeedFilter]) => {
    const value = asked.get(parameter) ?? "";
    return known.some((option) => option.value === value) ? value : "";
  };
  return {
    family: read("famille", options.family),
    trade: read("metier", options.trade),
    size: read("taille", options.size),
    territory: read("territoire", options.territory),
  };
}

/** What there is to choose among: only what some firm is. */
function optionsOf(needs: readonly NeedInFull[], { tags }: Content): NeedOptions {
  const firms = needs.flatMap(({ who }) => who);
  const families = new Set(needs.flatMap((need) => need.families));
  const words = (values: readonly (string | null)[]) =>
    [...new Set(values.flatMap((value) => value ?? []))]
      .toSorted((a, b) => a.localeCompare(b, "fr"))
      .map((value) => ({ value, label: value }));
  const sizes = new Set(firms.map(({ size }) => size));
  return {
    family: tags.families.filter(({ id }) => families.has(id)).map(({ id, label }) => ({ value: id, label })),
    trade: words(firms.map(({ trade }) => trade)),
    size: HEADCOUNT_BANDS.filter(({ id }) => sizes.has(id)).map(({ id, label }) => ({ value: id, label })),
    territory: words(firms.map(({ territory }) => territory)),
  };
}

/** The actions that were begun from the catalogue, by its ids: the last one of each. */
function launchedOf(
  db: Db,
  operationId: string,
): ReadonlyMap<string, { readonly id: string; readonly stage: CollectiveStage }> {
  return new Map(
    listCollectiveActions(db, operationId).flatMap(({ id, stage, template }) =>
      template === null ? [] : [[template, { id, stage }] as const],
    ),
  );
}
