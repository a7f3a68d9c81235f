import { describe, expect, it } from "vitest";
import { dueDate } from "#app/domain/plan/due-date.ts";
import type { Horizon } from "#app/domain/questionnaire/definition.ts";

describe("the due date that a horizon proposes", () => {
  it.each([
    ["this week is seven days later", "this-week", "2027-02-15", "2027-02-22"],
    ["a week may end in the next year", "this-week", "2027-12-29", "2028-01-05"],
    ["a week may pass over the 29th of February", "this-week", "2028-02-26", "2028-03-04"],
    ["a month later is the same day", "1-month", "2027-02-15", "2027-03-15"],
    ["a month after the 31st of January is the end of February", "1-month", "2027-01-31", "2027-02-28"],
    ["and the 29th in a leap year", "1-month", "2028-01-31", "2028-02-29"],
    ["three months after the 30th of November too", "3-months", "2027-11-30", "2028-02-29"],
    ["three months later may be in the next year", "3-months", "2027-11-15", "2028-02-15"],
    ["six months after the 31st of August", "6-months", "2027-08-31", "2028-02-29"],
    ["a year after the 29th of February is the 28th", "12-months", "2028-02-29", "2029-02-28"],
    ["the clocks going forward change nothing", "this-week", "2027-03-25", "2027-04-01"],
  ] satisfies [string, Horizon, string, string][])("%s", (_, horizon, decidedOn, due) => {
    expect(dueDate(horizon, decidedOn)).toBe(due);
  });
});
