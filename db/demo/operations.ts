/** The operations of the demo. Everything in them is made up, save the communes and the names of public bodies. */
import { ARTISAN_CHARACTERS } from "#db/demo/artisans/characters.ts";
import { ARTISAN_PLAN_WORDS } from "#db/demo/artisans/plan-words.ts";
import { ARTISAN_PORTRAITS } from "#db/demo/artisans/portraits.ts";
import { ARTISAN_REMARKS } from "#db/demo/artisans/remarks.ts";
import { ARTISAN_TOGETHER } from "#db/demo/artisans/together.ts";
import { ARTISAN_VOICES } from "#db/demo/artisans/voices.ts";
import { addDays } from "#db/demo/days.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import { EPV_CHARACTERS } from "#db/demo/epv/characters.ts";
import { EPV_PLAN_WORDS } from "#db/demo/epv/plan-words.ts";
import { EPV_PORTRAITS } from "#db/demo/epv/portraits.ts";
import { EPV_REMARKS } from "#db/demo/epv/remarks.ts";
import { EPV_TOGETHER } from "#db/demo/epv/together.ts";
import { EPV_VOICES } from "#db/demo/epv/voices.ts";
import { HAUT_VAR_PLAN_WORDS } from "#db/demo/haut-var/plan-words.ts";
import { HAUT_VAR_PORTRAITS } from "#db/demo/haut-var/portraits.ts";
import { HAUT_VAR_REMARKS } from "#db/demo/haut-var/remarks.ts";
import { HAUT_VAR_TOGETHER } from "#db/demo/haut-var/together.ts";

/** The day of the demo: everything that is told happened before it. */
export const DEMO_TODAY = "2026-11-21";

/** When the accounts are made, on the morning when the first operation is created. */
export const DEMO_BEGINS = "2025-01-28";

/** Days before it starts when an operation is created. */
const CREATED_BEFORE = 6;

/** The day (ISO date) on which an operation is created. */
export function createdOn({ startsOn }: DemoOperation): string {
  return addDays(startsOn, -CREATED_BEFORE);
}

export const DEMO_OPERATIONS: readonly DemoOperation[] = [
  {
    key: "renover-plus",
    name: "Rénover + à Fréjus",
    questionnaire: { id: "artisans-renovation", version: 2 },
    territory: "Estérel Côte d’Azur Agglomération",
    funders: ["CMA du Var", "DREETS Provence-Alpes-Côte d’Azur"],
    convention: "CMA83-2026-014",
    startsOn: "2026-03-01",
    endsOn: "2027-06-30",
    targetFirms: 30,
    minimumGroupSize: 5,
    firstNumber: 0,
    portraits: ARTISAN_PORTRAITS,
    characters: ARTISAN_CHARACTERS,
    remarks: ARTISAN_REMARKS,
    planWords: ARTISAN_PLAN_WORDS,
    voices: ARTISAN_VOICES,
    together: ARTISAN_TOGETHER,
    notice: { controller: "CMA du Var", contact: "donnees@cma83.example" },
  },
  {
    key: "epv-paca",
    name: "EPV Provence-Alpes-Côte d’Azur",
    questionnaire: { id: "epv", version: 2 },
    territory: "Région Provence-Alpes-Côte d’Azur",
    funders: ["Région Provence-Alpes-Côte d’Azur", "DREETS Provence-Alpes-Côte d’Azur"],
    convention: "RSUD-EPV-2026-03",
    startsOn: "2026-03-01",
    endsOn: "2027-06-30",
    targetFirms: 20,
    minimumGroupSize: 5,
    firstNumber: 500,
    portraits: EPV_PORTRAITS,
    characters: EPV_CHARACTERS,
    remarks: EPV_REMARKS,
    planWords: EPV_PLAN_WORDS,
    voices: EPV_VOICES,
    together: EPV_TOGETHER,
    notice: { controller: "Région Provence-Alpes-Côte d’Azur", contact: "donnees@region.example" },
  },
  {
    key: "haut-var",
    name: "Ateliers d’art du Haut-Var 2025",
    questionnaire: { id: "epv", version: 2 },
    territory: "Haut-Var",
    funders: ["Région Provence-Alpes-Côte d’Azur", "DREETS Provence-Alpes-Côte d’Azur"],
    convention: "RSUD-EPV-2025-01",
    startsOn: "2025-02-03",
    endsOn: "2026-12-18",
    targetFirms: 12,
    minimumGroupSize: 5,
    secondCampaignOn: "2026-09-01",
    firstNumber: 800,
    portraits: HAUT_VAR_PORTRAITS,
    characters: EPV_CHARACTERS,
    remarks: HAUT_VAR_REMARKS,
    planWords: HAUT_VAR_PLAN_WORDS,
    voices: { regards: EPV_VOICES.regards, turnouts: {}, debriefs: {} },
    together: HAUT_VAR_TOGETHER,
    notice: { controller: "Région Provence-Alpes-Côte d’Azur", contact: "donnees@region.example" },
  },
];
