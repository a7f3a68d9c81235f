/** The obstacles and opportunities of one firm, tag by tag, with how each is known. */
import type { Finding } from "#app/domain/findings/finding.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";

/** How a tag is known in one firm: said by the director, seen in the other answers, and then proved by a document. */
export type TagEvidence = { readonly declared: boolean; readonly seen: boolean; readonly evidenced: boolean };

/**
 * The tags of a firm's findings. An opportunity has no source of its own: it is declared where its question declares.
 *
 * @param declaring ids of the questions that declare.
 */
export function tagsOf(
  findings: readonly Finding[],
  declaring: ReadonlySet<string>,
): ReadonlyMap<string, TagEvidence> {
  const tags = new Map<string, TagEvidence>();
  for (const finding of findings) {
    if (finding.kind !== "obstacle" && finding.kind !== "opportunity") continue;
    const known = tags.get(finding.tag);
    const found = evidenceOf(finding, declaring);
    tags.set(finding.tag, {
      declared: found.declared || known?.declared === true,
      seen: found.seen || known?.seen === true,
      evidenced: found.evidenced || known?.evidenced === true,
    });
  }
  return tags;
}

function evidenceOf(finding: Extract<Finding, { tag: string }>, declaring: ReadonlySet<string>): TagEvidence {
  if (finding.kind === "opportunity") {
    const declared = finding.questions.some((question) => declaring.has(question));
    return {
      declared,
      seen: finding.questions.some((question) => !declaring.has(question)),
      evidenced: false,
    };
  }
  return {
    declared: finding.source === "declared",
    seen: finding.source !== "declared",
    evidenced: finding.source === "evidenced",
  };
}

/** Ids of the questions whose chosen tags are declared by the person. */
export function declaringQuestions(questionnaire: Questionnaire): ReadonlySet<string> {
  return new Set(questionsOf(questionnaire).flatMap(({ id, declares }) => (declares ? [id] : [])));
}

/** Tags that the questionnaire lets people declare and shows by other answers too: for these, the two can be compared. */
export function comparableTags(questionnaire: Questionnaire): ReadonlySet<string> {
  const declarable = new Set<string>();
  const visible = new Set<string>();
  for (const question of questionsOf(questionnaire)) {
    const found = question.declares ? declarable : visible;
    for (const tag of citedTags(question)) found.add(tag);
  }
  return new Set([...declarable].filter((tag) => visible.has(tag)));
}

function citedTags(question: Questionnaire["themes"][number]["questions"][number]): readonly string[] {
  const options = "choices" in question ? question.choices : "bands" in question ? question.bands : [];
  return [
    ...options.flatMap((option) => option.tags),
    ...(question.unknown?.tags ?? []),
    ...(question.whenWeak?.tags ?? []),
    ...(question.whenStrong?.tags ?? []),
  ];
}
