/** One operation of the demo: what it is, who takes part, and the words for them. */

import type { PlanWords } from "#db/demo/plan-words.ts";
import type { Characters, Portrait } from "#db/demo/portrait.ts";
import type { Remark } from "#db/demo/remark.ts";
import type { Together } from "#db/demo/together.ts";
import type { Voices } from "#db/demo/voices.ts";

export type DemoOperation = {
  readonly key: string;
  readonly name: string;
  readonly questionnaire: { readonly id: string; readonly version: number };
  readonly territory: string;
  readonly funders: readonly string[];
  readonly convention: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly targetFirms: number;
  readonly minimumGroupSize: number;
  /** The day (ISO date) on which T1 was opened, two weeks before its first visit; nothing in an operation of one campaign. */
  readonly secondCampaignOn?: string;
  /** Where the numbers of its firms begin, so that no two firms of the demo share one. */
  readonly firstNumber: number;
  readonly portraits: readonly Portrait[];
  readonly characters: Characters;
  readonly remarks: readonly Remark[];
  readonly planWords: PlanWords;
  readonly voices: Voices;
  readonly together: Together;
  /** What people are told before they answer. */
  readonly notice: { readonly controller: string; readonly contact: string };
};
