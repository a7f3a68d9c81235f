/** Obstacles and opportunities counted in firms. */
import { compareIds } from "#app/domain/compare.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { TagFamily } from "#app/domain/questionnaire/tag.ts";
import type { ObstacleCount, ObstacleFamily, TagCount } from "#app/domain/synthesis/collective-synthesis.ts";
import { type Base, share } from "#app/domain/synthesis/figure.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import {
  comparableTags,
  declaringQuestions,
  type TagEvidence,
  tagsOf,
} from "#app/domain/synthesis/firm-tags.ts";

/** Where an obstacle without a family is counted. */
const OTHER_FAMILY = { id: "other", label: "Autres freins" };

type TagCounts = {
  readonly obstacles: readonly ObstacleFamily[];
  readonly opportunities: readonly TagCount[];
};

/** Counts each tag of the questionnaire once per assessed firm, however many answers carry it. */
export function countTags(
  firms: readonly FirmFacts[],
  questionnaire: Questionnaire,
  families: readonly TagFamily[],
  base: Base,
): TagCounts {
  const declaring = declaringQuestions(questionnaire);
  const comparable = comparableTags(questionnaire);
  const tagged = firms.map(
    (firm): TaggedFirm => ({
      enrollmentId: firm.enrollmentId,
      tags: tagsOf(firm.findings, declaring),
    }),
  );
  const obstacles = questionnaire.tags.filter((tag) => tag.kind === "obstacle");
  const opportunities = questionnaire.tags.filter((tag) => tag.kind === "opportunity");
  const known = new Set<string>(families.map(({ id }) => id));
  return {
    obstacles: [...families, OTHER_FAMILY].flatMap(({ id, label }): readonly ObstacleFamily[] => {
      const own = obstacles.filter(
        ({ family }) => (family !== undefined && known.has(family) ? family : OTHER_FAMILY.id) === id,
      );
      if (own.length === 0) return [];
      const any = tagged.filter(({ tags }) => own.some((tag) => tags.has(tag.id))).length;
      const counts = own.map((tag) => countObstacle(tag, tagged, comparable.has(tag.id), base));
      return [{ id, label, firms: share(any, base), obstacles: counts.toSorted(byReach) }];
    }),
    opportunities: opportunities.map((tag) => countTag(tag, tagged, base)).toSorted(byReach),
  };
}

type TaggedFirm = { readonly enrollmentId: string; readonly tags: ReadonlyMap<string, TagEvidence> };
type NamedTag = { readonly id: string; readonly label: string };

function countTag({ id, label }: NamedTag, tagged: readonly TaggedFirm[], base: Base): TagCount {
  const who = carriers(id, tagged, () => true);
  return { tag: id, label, firms: share(who.length, base), who };
}

function countObstacle(
  tag: NamedTag,
  tagged: readonly TaggedFirm[],
  comparable: boolean,
  base: Base,
): ObstacleCount {
  const ways = {
    declaredOnly: carriers(tag.id, tagged, ({ declared, seen }) => declared && !seen),
    both: carriers(tag.id, tagged, ({ declared, seen }) => declared && seen),
    seenOnly: carriers(tag.id, tagged, ({ declared, seen }) => !declared && seen),
    evidenced: carriers(tag.id, tagged, ({ evidenced }) => evidenced),
  };
  return {
    ...countTag(tag, tagged, base),
    declaredOnly: ways.declaredOnly.length,
    both: ways.both.length,
    seenOnly: ways.seenOnly.length,
    evidenced: ways.evidenced.length,
    comparable,
    ways,
  };
}

function carriers(
  tag: string,
  tagged: readonly TaggedFirm[],
  keep: (evidence: TagEvidence) => boolean,
): readonly string[] {
  return tagged.flatMap(({ enrollmentId, tags }) => {
    const evidence = tags.get(tag);
    return evidence !== undefined && keep(evidence) ? [enrollmentId] : [];
  });
}

function byReach(a: TagCount, b: TagCount): number {
  return b.firms.n - a.firms.n || compareIds(a.tag, b.tag);
}
