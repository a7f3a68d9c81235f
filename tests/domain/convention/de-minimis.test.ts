import { describe, expect, test } from "vitest";
import { DE_MINIMIS_CEILING, deMinimisOf } from "#app/domain/convention/de-minimis.ts";
import { anAidRequest } from "#tests/support/a-convention.ts";

const TODAY = "2027-06-30";
const of = (...given: readonly Parameters<typeof anAidRequest>[0][]) =>
  deMinimisOf(
    given.map((one) => anAidRequest(one)),
    TODAY,
  );

describe("what counts towards the ceiling", () => {
  test.each([
    ["an aid granted in the last three years", {}, 10_000],
    ["one granted three years ago to the day", { settledOn: "2024-06-30" }, 10_000],
    ["not one granted the day before", { settledOn: "2024-06-29" }, 0],
    ["not one that will be granted", { settledOn: "2027-07-01" }, 0],
    ["not an aid of another kind", { isDeMinimis: false }, 0],
    ["not what is only asked for", { outcome: "asked", settledOn: null, grantedAmount: null }, 0],
    ["not what was refused", { outcome: "refused", grantedAmount: null }, 0],
    ["one whose day nobody wrote, to be safe", { settledOn: null }, 10_000],
  ] as const)("%s", (_what, given, granted) => {
    expect(of(given).granted).toBe(granted);
  });

  test("what waits is said apart, and so is what nobody knows", () => {
    const waiting = { outcome: "asked", settledOn: null, grantedAmount: null, askedAmount: 4_000 } as const;
    expect(of({}, waiting, { grantedAmount: null })).toMatchObject({
      granted: 10_000,
      waiting: 4_000,
      unknown: 1,
    });
  });
});

describe("somebody is warned", () => {
  test.each([
    [239_999, "below"],
    [240_000, "near"],
    [DE_MINIMIS_CEILING, "near"],
    [300_001, "over"],
  ] as const)("%d €: %s", (grantedAmount, level) => {
    expect(of({ grantedAmount }).level).toBe(level);
  });

  test("also when what waits would go over", () => {
    const waiting = { outcome: "asked", settledOn: null, grantedAmount: null, askedAmount: 200_000 } as const;
    expect(of({ grantedAmount: 150_000 }, waiting)).toMatchObject({
      level: "below",
      levelWithWaiting: "over",
    });
  });
});

test("three years before a 29 February begin on the 1 March", () => {
  const requests = ["2025-02-28", "2025-03-01"].map((settledOn) => anAidRequest({ settledOn }));
  expect(deMinimisOf(requests, "2028-02-29").granted).toBe(10_000);
});
