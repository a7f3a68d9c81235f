/** The catalogues that every questionnaire shares: tags, funding schemes, collective actions. */
import type { FundingScheme } from "#app/domain/funding/funding-scheme.ts";
import type {
  CollectiveActionTemplate,
  ReadinessQuestion,
} from "#app/domain/plan/collective-action-catalogue.ts";
import { unknownAmong } from "#app/domain/questionnaire/consistency/citations.ts";
import { duplicatesIn } from "#app/domain/questionnaire/consistency/duplicate-ids.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { flaw, type Inconsistency } from "#app/domain/questionnaire/inconsistency.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import type { TagCatalogue } from "#app/domain/questionnaire/tag.ts";

/** Duplicate tags and families, obstacles without a known family, opportunities with one. */
export function tagCatalogueFaults({ families, tags }: TagCatalogue): readonly Inconsistency[] {
  const known = new Set<string>(families.map(({ id }) => id));
  return [
    ...duplicatesIn(families, ["families"], "la famille"),
    ...duplicatesIn(tags, ["tags"], "l’étiquette"),
    ...tags.flatMap(({ id, kind, family }, index) => {
      if (kind === "opportunity") {
        return family === undefined
          ? []
          : [
              flaw(
                ["tags", index, "family"],
                `l’opportunité « ${id} » a une famille : seuls les freins en ont`,
              ),
            ];
      }
      if (family === undefined) return [flaw(["tags", index], `le frein « ${id} » n’a pas de famille`)];
      return known.has(family)
        ? []
        : [
            flaw(
              ["tags", index, "family"],
              `le frein « ${id} » cite la famille inconnue « ${family} »`,
              family,
            ),
          ];
    }),
    ...families.flatMap(({ id }, index) =>
      tags.some(({ family }) => family === id)
        ? []
        : [flaw(["families", index, "id"], `aucun frein n’est de la famille « ${id} »`, id)],
    ),
  ];
}

/** Duplicate schemes; paths start at the list. */
export function fundingSchemeFaults(schemes: readonly FundingScheme[]): readonly Inconsistency[] {
  return duplicatesIn(schemes, [], "le dispositif");
}

/** Duplicate collective actions, and the tags and schemes they cite in vain (null: not judged); paths start at the list. */
export function collectiveActionFaults(
  actions: readonly CollectiveActionTemplate[],
  known: { readonly tags: readonly string[] | null; readonly fundingSchemes: readonly string[] | null },
): readonly Inconsistency[] {
  const tagIds = known.tags && new Set(known.tags);
  const schemeIds = known.fundingSchemes && new Set(known.fundingSchemes);
  return [
    ...duplicatesIn(actions, [], "l’action collective"),
    ...actions.flatMap(({ id, tags, fundingSchemes }, index) => [
      ...unknownAmong(
        tags,
        tagIds,
        [index, "tags"],
        (tag) => `l’action collective « ${id} » cite l’étiquette inconnue « ${tag} »`,
      ),
      ...unknownAmong(
        fundingSchemes,
        schemeIds,
        [index, "fundingSchemes"],
        (scheme) => `l’action collective « ${id} » cite le dispositif inconnu « ${scheme} »`,
      ),
    ]),
  ];
}

/**
 * Questionnaires, questions and choices that readiness cites and no version has, and choices that a version has and that
 * are worth nothing; paths start at the list.
 */
export function readinessFaults(
  readiness: readonly ReadinessQuestion[],
  questionnaires: readonly Questionnaire[],
): readonly Inconsistency[] {
  return readiness.flatMap(({ questionnaire, question, offers }, index) => {
    const versions = questionnaires.filter(({ id }) => id === questionnaire);
    if (versions.length === 0) {
      const message = `la disponibilité cite le questionnaire inconnu « ${questionnaire} »`;
      return [flaw([index, "questionnaire"], message, questionnaire)];
    }
    const asked = versions.flatMap((version) =>
      questionsOf(version).flatMap((each) =>
        each.id === question && each.kind === "single-choice" ? [each] : [],
      ),
    );
    if (asked.length === 0) {
      const message = `« ${question} » n’est pas une question à choix unique du questionnaire « ${questionnaire} »`;
      return [flaw([index, "question"], message, question)];
    }
    const known = new Set(asked.flatMap(({ choices }) => choices.map(({ id }) => id)));
    const told = new Set(offers.map(({ choice }) => choice));
    return [
      ...offers.flatMap(({ choice }, place) =>
        known.has(choice)
          ? []
          : [
              flaw(
                [index, "offers", place, "choice"],
                `la question « ${question} » n’a pas la réponse « ${choice} »`,
                choice,
              ),
            ],
      ),
      ...duplicatesIn(
        offers.map(({ choice }) => ({ id: choice })),
        [index, "offers"],
        "la réponse",
      ),
      ...[...known]
        .filter((choice) => !told.has(choice))
        .map((choice) =>
          flaw([index, "offers"], `la réponse « ${choice} » de « ${question} » n’a pas d’heures`),
        ),
    ];
  });
}
