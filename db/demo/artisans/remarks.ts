/** What the consultants noted at the artisans’. Each is said of one firm only. */
import { HOUSE_REMARKS } from "#db/demo/artisans/remarks-house.ts";
import { TRADE_REMARKS } from "#db/demo/artisans/remarks-trade.ts";
import type { Remark } from "#db/demo/remark.ts";

export const ARTISAN_REMARKS: readonly Remark[] = [...TRADE_REMARKS, ...HOUSE_REMARKS];
