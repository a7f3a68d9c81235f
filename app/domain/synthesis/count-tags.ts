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
  const comparable = comparableTags(questionnaire);
  const tagged = carriersByTag(firms, declaringQuestions(questionnaire));
  const obstacles = questionnaire.tags.filter((tag) => tag.kind === "obstacle");
  const opportunities = questionnaire.tags.filter((tag) => tag.kind === "opportunity");
  const known = new Set<string>(families.map(({ id }) => id));
  return {
    obstacles: [...families, OTHER_FAMILY].flatMap(({ id, label }): readonly ObstacleFamily[] => {
      const own = obstacles.filter(
        ({ family }) => (family !== undefined && known.has(family) ? family : OTHER_FAMILY.id) === id,
      );
      if (own.length === 0) return [];
      const counts = own.map((tag) => countObstacle(tag, tagged.get(tag.id), comparable.has(tag.id), base));
      const any = new Set(counts.flatMap(({ who }) => who)).size;
      return [{ id, label, firms: share(any, base), obstacles: counts.toSorted(byReach) }];
    }),
    opportunities: opportunities.map((tag) => countTag(tag, tagged.get(tag.id), base)).toSorted(byReach),
  };
}

/** The firms that carry a tag, and how it is known in each. */
type Carriers = readonly { readonly enrollmentId: string; readonly evidence: TagEvidence }[];
type NamedTag = { readonly id: string; readonly label: string };

/** In one pass over the firms: a thousand carry some thirty tags each. */
function carriersByTag(
  firms: readonly FirmFacts[],
  declaring: ReadonlySet<string>,
): ReadonlyMap<string, Carriers> {
  const carriers = new Map<string, Carriers[number][]>();
  for (const { enrollmentId, findings } of firms) {
    for (const [tag, evidence] of tagsOf(findings, declaring)) {
      const known = carriers.get(tag);
      if (known === undefined) carriers.set(tag, [{ enrollmentId, evidence }]);
      else known.push({ enrollmentId, evidence });
    }
  }
  return carriers;
}

function countTag({ id, label }: NamedTag, carriers: Carriers = [], base: Base): TagCount {
  const who = carriers.map(({ enrollmentId }) => enrollmentId);
  return { tag: id, label, firms: share(who.length, base), who };
}

function countObstacle(
  tag: NamedTag,
  carriers: Carriers = [],
  comparable: boolean,
  base: Base,
): ObstacleCount {
  const those = (keep: (evidence: TagEvidence) => boolean) =>
    carriers.flatMap(({ enrollmentId, evidence }) => (keep(evidence) ? [enrollmentId] : []));
  const ways = {
    declaredOnly: those(({ declared, seen }) => declared && !seen),
    both: those(({ declared, seen }) => declared && seen),
    seenOnly: those(({ declared, seen }) => !declared && seen),
    evidenced: those(({ evidenced }) => evidenced),
  };
  return {
    ...countTag(tag, carriers, base),
    declaredOnly: ways.declaredOnly.length,
    both: ways.both.length,
    seenOnly: ways.seenOnly.length,
    evidenced: ways.evidenced.length,
    comparable,
    ways,
  };
}

function byReach(a: TagCount, b: TagCount): number {
  return b.firms.n - a.firms.n || compareIds(a.tag, b.tag);
}
