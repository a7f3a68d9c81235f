/** Obstacles by family and opportunities, with the answers that they come from. */
import type { Finding, Obstacle, ObstacleSource } from "#app/domain/findings/finding.ts";
import type { Questionnaire, Tag } from "#app/domain/questionnaire/definition.ts";
import { becauseOf, type Reader } from "#app/domain/report/answers-in-words.ts";
import type { ReportedFamily, ReportedTag } from "#app/domain/report/firm-report.ts";

/** Printed above obstacles whose family nobody named. */
const OTHER_FAMILY = "Autres freins";

/** Obstacles grouped by family, in the order of the families; the best attested come first in each. */
export function reportedFamilies(
  questionnaire: Questionnaire,
  findings: readonly Finding[],
  reader: Reader,
  families: readonly { readonly id: string; readonly label: string }[],
): readonly ReportedFamily[] {
  const tags = tagsWithFindings(questionnaire, findings);
  const known = new Set(families.map((family) => family.id));
  const groups = [
    ...families.map(({ id, label }) => ({ label, tags: tags.filter(({ tag }) => tag.family === id) })),
    {
      label: OTHER_FAMILY,
      tags: tags.filter(({ tag }) => tag.family === undefined || !known.has(tag.family)),
    },
  ];
  return groups
    .filter((group) => group.tags.length > 0)
    .map((group) => ({
      label: group.label,
      obstacles: group.tags
        .map(({ tag, found }) => reportedObstacle(tag, found, reader))
        .toSorted(byEvidence),
    }));
}

export function reportedOpportunities(
  questionnaire: Questionnaire,
  findings: readonly Finding[],
  reader: Reader,
): readonly ReportedTag[] {
  return findings.flatMap((finding) => {
    if (finding.kind !== "opportunity") return [];
    const because = finding.questions.map((question) => becauseOf(reader, question));
    return [{ label: labelOf(questionnaire, finding.tag), sources: [], because }];
  });
}

type TagFindings = { readonly tag: Tag; readonly found: readonly Obstacle[] };

function tagsWithFindings(
  questionnaire: Questionnaire,
  findings: readonly Finding[],
): readonly TagFindings[] {
  const obstacles = findings.filter((finding) => finding.kind === "obstacle");
  return questionnaire.tags
    .map((tag) => ({ tag, found: obstacles.filter((obstacle) => obstacle.tag === tag.id) }))
    .filter(({ found }) => found.length > 0);
}

function reportedObstacle(tag: Tag, found: readonly Obstacle[], reader: Reader): ReportedTag {
  const questions = [...new Set(found.flatMap((obstacle) => obstacle.questions))];
  return {
    label: tag.label,
    sources: SOURCES.filter((source) => found.some((obstacle) => obstacle.source === source)),
    because: questions.map((question) => becauseOf(reader, question)),
  };
}

const SOURCES: readonly ObstacleSource[] = ["declared", "observed", "evidenced"];

function byEvidence(a: ReportedTag, b: ReportedTag): number {
  return b.sources.length - a.sources.length || b.because.length - a.because.length;
}

function labelOf(questionnaire: Questionnaire, tagId: string): string {
  return questionnaire.tags.find((tag) => tag.id === tagId)?.label ?? tagId;
}
