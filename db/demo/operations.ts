/** The two operations of the demo. Everything in them is made up, save the communes and the names of public bodies. */
import { ARTISAN_CHARACTERS } from "#db/demo/artisans/characters.ts";
import { ARTISAN_PLAN_WORDS } from "#db/demo/artisans/plan-words.ts";
import { ARTISAN_PORTRAITS } from "#db/demo/artisans/portraits.ts";
import { ARTISAN_REMARKS } from "#db/demo/artisans/remarks.ts";
import { ARTISAN_TOGETHER } from "#db/demo/artisans/together.ts";
import { ARTISAN_VOICES } from "#db/demo/artisans/voices.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import { EPV_CHARACTERS } from "#db/demo/epv/characters.ts";
import { EPV_PLAN_WORDS } from "#db/demo/epv/plan-words.ts";
import { EPV_PORTRAITS } from "#db/demo/epv/portraits.ts";
import { EPV_REMARKS } from "#db/demo/epv/remarks.ts";
import { EPV_TOGETHER } from "#db/demo/epv/together.ts";
import { EPV_VOICES } from "#db/demo/epv/voices.ts";

/** The day of the demo: everything that is told happened before it. */
export const DEMO_TODAY = "2026-11-21";

/** When the first operation is created: its accounts are a little older. */
export const DEMO_BEGINS = "2026-02-23";

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
    portraits: EPV_PORTRAITS,
    characters: EPV_CHARACTERS,
    remarks: EPV_REMARKS,
    planWords: EPV_PLAN_WORDS,
    voices: EPV_VOICES,
    together: EPV_TOGETHER,
    notice: { controller: "Région Provence-Alpes-Côte d’Azur", contact: "donnees@region.example" },
  },
];
