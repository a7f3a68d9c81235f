/**
 * The collective synthesis as it is printed: for funders, chambers and partners. It is composed from the protected synthesis
 * alone, so that nothing of one firm can come near it. Texts are the content's own; typography belongs to those who print.
 */
import { compareIds } from "#app/domain/compare.ts";
import type { FundingScheme } from "#app/domain/funding/funding-scheme.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import {
  CHAPTERS,
  type Chapter,
  type Composition,
  type TextPlace,
} from "#app/domain/publication/composition.ts";
import type { PublishedCollectiveAction } from "#app/domain/publication/published-action.ts";
import type { PublishedConvention } from "#app/domain/publication/published-convention.ts";
import type { WrittenText } from "#app/domain/publication/written-text.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { type Definition, definitions, disclosureRules } from "#app/domain/report/collective/annex.ts";
import { publishedChange } from "#app/domain/report/collective/change-words.ts";
import { type ChapterSentences, chapterSentences } from "#app/domain/report/collective/chapters.ts";
import {
  type ChosenActions,
  chosenActions,
  chosenSynthesis,
} from "#app/domain/report/collective/chosen-chapters.ts";
import {
  type CommuneMap,
  type CommunePosition,
  placeCommunes,
} from "#app/domain/report/collective/commune-map.ts";
import { advisePartners } from "#app/domain/report/collective/partners.ts";
import { type Summary, summarize } from "#app/domain/report/collective/summary.ts";
import type {
  PublishedNeed,
  PublishedScheme,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

export type CollectiveReport = ChosenActions & {
  readonly operation: CollectiveOperation;
  readonly questionnaire: { readonly title: string; readonly version: number };
  /** ISO date. */
  readonly issuedOn: string;
  /** The chosen chapters, in the order in which they are read. */
  readonly chapters: readonly Chapter[];
  /** The consultants' own words: the foreword, at the head of the chosen chapters, the conclusion. */
  readonly texts: ReportedTexts;
  /** Every figure drawn from answers that the report prints: those of chapters that were not chosen are taken out. */
  readonly synthesis: PublishedSynthesis;
  readonly map: CommuneMap;
  /** Null when the chapter was not chosen, or when nothing of it is written. */
  readonly convention: PublishedConvention | null;
  readonly quotes: readonly ReportedQuote[];
  readonly summary: Summary;
  readonly sentences: ChapterSentences;
  /** Needs that enough firms share to begin, each on a sheet of its own, the most shared first. */
  readonly needs: readonly NeedSheet[];
  /** The other published needs, in a table. */
  readonly otherNeeds: readonly PublishedNeed[];
  readonly schemes: readonly ReportedCollectiveScheme[];
  /** What partners could look into. */
  readonly partners: readonly string[];
  readonly annex: { readonly definitions: readonly Definition[]; readonly rules: readonly string[] };
};

/** A place without words is left out. */
export type ReportedTexts = Readonly<Partial<Record<TextPlace, WrittenText>>>;

/** Somebody's words, as agreed on, and who may have said them: « Un artisan du bâtiment ». */
export type ReportedQuote = { readonly words: string; readonly attribution: string };

/** What is printed of the operation. Dates are ISO. */
export type CollectiveOperation = Pick<
  Operation,
  "name" | "territory" | "funders" | "convention" | "startsOn" | "endsOn" | "targetFirms"
> & {
  /** Who leads it, in the order they are printed. */
  readonly consultants: readonly string[];
};

/** A shared need with the collective action that answers it, as the catalogue describes it. */
export type NeedSheet = {
  readonly need: PublishedNeed;
  /** Labels of the obstacles and opportunities that call for it. */
  readonly tags: readonly string[];
  readonly action: Pick<
    CollectiveActionTemplate,
    "idealSize" | "partners" | "budget" | "pilot" | "pivot" | "scaleUp" | "legalForm" | "indicator" | "risks"
  > & {
    readonly stopCriterion: string | null;
    /** Names of the schemes that the catalogue links to it. */
    readonly schemes: readonly string[];
  };
};

export type ReportedCollectiveScheme = PublishedScheme & {
  readonly operator: string;
  readonly status: FundingScheme["status"];
  /** ISO date of the information; null when nobody verified it. */
  readonly verifiedOn: string | null;
};

export type CollectiveReportInput = {
  readonly operation: CollectiveOperation;
  readonly questionnaire: Questionnaire;
  readonly synthesis: PublishedSynthesis;
  /** The catalogues that the synthesis was made with. */
  readonly collectiveActions: readonly CollectiveActionTemplate[];
  readonly schemes: readonly FundingScheme[];
  readonly composition: Pick<Composition, "chapters" | "breakdowns">;
  readonly texts: ReportedTexts;
  readonly convention: PublishedConvention | null;
  readonly actions: readonly PublishedCollectiveAction[];
  /** Of firms that agreed to it. */
  readonly quotes: readonly ReportedQuote[];
  /** Where communes are, by the name that they are published under; positions of others are dropped. */
  readonly positions: readonly CommunePosition[];
  /** ISO date. */
  readonly issuedOn: string;
};

/** How many needs have a sheet: a reader who gets more of them decides nothing. */
export const MOST_SHEETS = 6;

/** Composes the report, of the chosen chapters alone; the same input gives the same report. */
export function composeCollectiveReport(input: CollectiveReportInput): CollectiveReport {
  const { operation, questionnaire, composition, issuedOn } = input;
  const chapters = CHAPTERS.filter((chapter) => composition.chapters.includes(chapter));
  const has = (chapter: Chapter) => chapters.includes(chapter);
  const synthesis = chosenSynthesis(input.synthesis, composition);
  const ready = synthesis.needs.filter((need) => need.enough === true).slice(0, MOST_SHEETS);
  const needs = ready.flatMap((need) => toSheet(need, input) ?? []);
  const sheeted = new Set(needs.map(({ need }) => need.action));
  return {
    operation,
    questionnaire: { title: questionnaire.title, version: questionnaire.version },
    issuedOn,
    chapters,
    texts: chosenTexts(input.texts, chapters),
    synthesis,
    map: placeCommunes(synthesis.participants.communes, input.positions),
    convention: has("convention") ? input.convention : null,
    ...chosenActions(input.actions, chapters),
    quotes: has("quotes") ? input.quotes : [],
    summary: summarize(synthesis, chapters),
    sentences: chapterSentences(synthesis, operation, chapters),
    needs,
    otherNeeds: synthesis.needs.filter((need) => !sheeted.has(need.action)),
    schemes: synthesis.schemes.flatMap((scheme) => toScheme(scheme, input.schemes) ?? []),
    partners: has("partners") ? advisePartners(synthesis, needs) : [],
    annex: {
      definitions: definitions(questionnaire, chapters, publishedChange(synthesis)),
      rules: disclosureRules(synthesis),
    },
  };
}

/** The words of the chosen places that have any. */
function chosenTexts(texts: ReportedTexts, chapters: readonly Chapter[]): ReportedTexts {
  const places: readonly TextPlace[] = ["foreword", ...chapters, "conclusion"];
  return Object.fromEntries(
    places.flatMap((place) => {
      const text = texts[place];
      return text === undefined || text.length === 0 ? [] : [[place, text] as const];
    }),
  );
}

function toSheet(
  need: PublishedNeed,
  { collectiveActions, schemes, questionnaire }: CollectiveReportInput,
): NeedSheet | null {
  const template = collectiveActions.find((action) => action.id === need.action);
  if (template === undefined) return null;
  const labels = new Map(questionnaire.tags.map((tag) => [tag.id, tag.label]));
  const names = new Map(schemes.map((scheme) => [scheme.id, scheme.name]));
  const { idealSize, partners, budget, pilot, pivot, scaleUp, legalForm, indicator, risks } = template;
  return {
    need,
    tags: template.tags.flatMap((tag) => labels.get(tag) ?? []),
    action: {
      idealSize,
      partners,
      budget,
      pilot,
      pivot,
      scaleUp,
      legalForm,
      indicator,
      risks,
      stopCriterion: template.stopCriterion ?? null,
      schemes: template.fundingSchemes.flatMap((id) => names.get(id) ?? []).toSorted(compareIds),
    },
  };
}

function toScheme(
  scheme: PublishedScheme,
  catalogue: readonly FundingScheme[],
): ReportedCollectiveScheme | null {
  const known = catalogue.find(({ id }) => id === scheme.id);
  if (known === undefined) return null;
  return { ...scheme, operator: known.operator, status: known.status, verifiedOn: known.verifiedOn ?? null };
}
