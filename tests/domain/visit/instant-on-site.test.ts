import { describe, expect, it } from "vitest";
import { instantOnSite } from "#app/domain/visit/instant-on-site.ts";

const ENROLLED = "2027-01-10T08:00:00.000Z";
const NOW = "2027-02-18T09:00:00.000Z";

describe("the instant of what a device tells", () => {
  it.each([
    [
      "a right clock, three days before it is sent",
      "2027-02-15T15:30:00.000Z",
      NOW,
      "2027-02-15T15:30:00.000Z",
    ],
    [
      "a clock a year ahead",
      "2028-02-15T15:30:00.000Z",
      "2028-02-18T09:00:00.000Z",
      "2027-02-15T15:30:00.000Z",
    ],
    [
      "a clock a year behind",
      "2026-02-15T15:30:00.000Z",
      "2026-02-18T09:00:00.000Z",
      "2027-02-15T15:30:00.000Z",
    ],
    ["a clock that nobody noted", "2027-02-15T15:30:00.000Z", null, "2027-02-15T15:30:00.000Z"],
    ["a clock that was set back since: it would be in the future", "2027-03-01T10:00:00.000Z", NOW, NOW],
    ["a clock that was set forward since: the firm was not there yet", "2026-12-01T10:00:00.000Z", NOW, NOW],
  ])("%s", (_, told, deviceNow, expected) => {
    expect(instantOnSite(told, { deviceNow, now: NOW }, ENROLLED)).toBe(expected);
  });
});
