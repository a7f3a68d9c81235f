/** What the consultant noted in the houses. Each is said of one house only. */
import { CRAFT_REMARKS } from "#db/demo/epv/remarks-craft.ts";
import { SALES_REMARKS } from "#db/demo/epv/remarks-sales.ts";
import type { Remark } from "#db/demo/remark.ts";

export const EPV_REMARKS: readonly Remark[] = [...CRAFT_REMARKS, ...SALES_REMARKS];
