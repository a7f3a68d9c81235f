import { describe, expect, it } from "vitest";
import { visitFactSchema } from "#app/domain/visit/visit-fact.ts";
import {
  durationInWords,
  minutesAt,
  pauseTime,
  seemsForgotten,
  setMinutes,
  startTime,
  type VisitTime,
} from "#app/domain/visit/visit-timer.ts";

const VISIT = { eventId: "0197b8f0-0000-7000-8000-000000000001", heldOn: "2027-02-18" };

const at = (clock: string) => `2027-02-18T${clock}:00.000Z`;
const running: VisitTime = { kind: "time", ...VISIT, minutes: 20, runningSince: at("09:00") };
const paused: VisitTime = { ...running, runningSince: null };

describe("the minutes of a visit", () => {
  it.each([
    ["none before it has begun", null, at("09:30"), 0],
    ["those of the last pause while it is paused", paused, at("09:30"), 20],
    ["and those since then while it runs", running, at("09:30"), 50],
    ["half a minute counts for one", running, "2027-02-18T09:10:30.000Z", 31],
    ["a clock that was set back takes none away", running, at("08:00"), 20],
    ["nor does a clock that is a year ahead give more than a day", running, "2028-02-18T09:00:00.000Z", 1440],
  ] satisfies [string, VisitTime | null, string, number][])("%s", (_, time, now, minutes) => {
    expect(minutesAt(time, now)).toBe(minutes);
  });
});

describe("the timer", () => {
  it("begins at nothing, with the event and the day that it was given", () => {
    expect(startTime(null, VISIT, at("09:00"))).toEqual({
      ...{ kind: "time", ...VISIT, minutes: 0, runningSince: at("09:00") },
    });
  });

  it("goes on from a pause, with the event and the day of its first start", () => {
    const other = { eventId: "0197b8f0-0000-7000-8000-000000000002", heldOn: "2027-02-19" };
    expect(startTime(paused, other, at("10:00"))).toEqual({ ...paused, runningSince: at("10:00") });
  });

  it("does not begin again while it runs", () => {
    expect(startTime(running, VISIT, at("10:00"))).toEqual(running);
  });

  it("keeps what it counted when it is paused, and pausing again adds nothing", () => {
    const stopped = pauseTime(running, at("09:45"));
    expect(stopped).toEqual({ ...running, minutes: 65, runningSince: null });
    expect(pauseTime(stopped, at("11:00"))).toEqual(stopped);
  });

  it("goes on from what was said by hand", () => {
    const said = setMinutes(running, VISIT, 90, at("09:45"));
    expect(minutesAt(said, at("10:00"))).toBe(105);
    expect(setMinutes(paused, VISIT, 90, at("09:45"))).toEqual({ ...paused, minutes: 90 });
  });

  it.each([
    ["less than nothing is nothing", -5, 0],
    ["more than a day is a day", 2000, 1440],
    ["a part of a minute is rounded", 12.6, 13],
  ])("takes what is said by hand within a day: %s", (_, said, minutes) => {
    const time = setMinutes(null, VISIT, said, at("09:00"));
    expect(time.minutes).toBe(minutes);
    expect(visitFactSchema.safeParse(time).success).toBe(true);
  });

  it.each([
    ["a morning is no oversight", running, at("13:00"), false],
    ["ten hours at a stretch are", running, at("19:00"), true],
    ["a pause never is", paused, at("23:00"), false],
    ["nor is one that has not begun", null, at("23:00"), false],
  ] satisfies [string, VisitTime | null, string, boolean][])("%s", (_, time, now, isForgotten) => {
    expect(seemsForgotten(time, now)).toBe(isForgotten);
  });

  it.each([
    [0, "0\u00A0min"],
    [45, "45\u00A0min"],
    [60, "1\u00A0h"],
    [65, "1\u00A0h\u00A005"],
    [72, "1\u00A0h\u00A012"],
  ])("says %d minutes as « %s »", (minutes, words) => {
    expect(durationInWords(minutes)).toBe(words);
  });
});
