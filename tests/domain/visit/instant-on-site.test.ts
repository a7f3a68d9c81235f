import { describe, expect, it } from "vitest";
import { dayOnSite, instantOnSite } from "#app/domain/visit/instant-on-site.ts";

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

describe("the day of what a device tells", () => {
  it.each([
    ["a right clock", "2027-02-15", NOW, "2027-02-15"],
    ["a clock a year ahead", "2028-02-15", "2028-02-18T09:00:00.000Z", "2027-02-15"],
    ["a clock a year behind", "2026-02-15", "2026-02-18T09:00:00.000Z", "2027-02-15"],
    ["the very day, sent before noon", "2027-02-18", NOW, "2027-02-18"],
    ["the very day on which the firm came in", "2027-01-10", NOW, "2027-01-10"],
    ["a clock that was set back since: it would be in the future", "2027-03-01", NOW, "2027-02-18"],
  ])("%s", (_, told, deviceNow, expected) => {
    expect(dayOnSite(told, { deviceNow, now: NOW }, "2027-01-10T16:00:00.000Z")).toBe(expected);
  });
});
