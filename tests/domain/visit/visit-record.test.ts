import { describe, expect, it } from "vitest";
import { ON_PAPER } from "#app/domain/visit/signature-path.ts";
import type { VisitFactOf } from "#app/domain/visit/visit-fact.ts";
import { type VisitRecordInput, visitRecord } from "#app/domain/visit/visit-record.ts";

const PROMISED = { title: "Chiffrer", recommendation: null, owner: "Jean", dueOn: "2027-04-01" };
const SIGNED: VisitFactOf<"signature"> = {
  ...{
    kind: "signature",
    name: "Jean Lefèvre",
    signedAt: "2027-02-15T10:00:00.000Z",
    commitments: [PROMISED],
  },
  ...{ path: "M1 1L2 2", width: 300, height: 100 },
};
const time = (minutes: number): VisitFactOf<"time"> => ({
  ...{ kind: "time", eventId: "0198c0de-0000-7000-8000-000000000001", heldOn: "2027-02-13" },
  ...{ minutes, runningSince: null },
});

function recordOf(given: Partial<VisitRecordInput> = {}) {
  return visitRecord({
    ...{ firm: "Menuiserie", operation: "Artisans", round: "T0", consultant: null, issuedOn: "2027-02-20" },
    ...{ commitments: [], signature: null, signedOn: null, endedOn: null, time: null },
    ...given,
  });
}

describe("the page of a visit", () => {
  it.each([
    [
      "the timer’s day first",
      { time: time(60), endedOn: "2027-02-14", signedOn: "2027-02-15" },
      "2027-02-13",
    ],
    ["else that of its end", { endedOn: "2027-02-14", signedOn: "2027-02-15" }, "2027-02-14"],
    ["else that of the signature", { signedOn: "2027-02-15" }, "2027-02-15"],
    ["else none", { signature: null }, null],
  ])("bears %s", (_, given, day) => {
    expect(recordOf({ commitments: [PROMISED], signature: SIGNED, ...given })?.heldOn).toBe(day);
  });

  it.each([
    ["nothing", {}],
    ["an end alone", { endedOn: "2027-02-14" }],
    ["a timer that has counted nothing", { time: time(0) }],
  ])("is none for a visit that left %s", (_, given) => expect(recordOf(given)).toBeNull());

  it.each([
    ["a commitment", { commitments: [PROMISED] }],
    ["a signature", { signature: SIGNED, signedOn: "2027-02-15" }],
    ["time", { time: time(1) }],
  ])("is made for a visit that left %s", (_, given) => expect(recordOf(given)).not.toBeNull());

  it("draws no signature that was given on paper", () => {
    const signed = (path: string) =>
      recordOf({ signature: { ...SIGNED, path }, signedOn: "2027-02-15" })?.signature;
    expect(signed(ON_PAPER)).toEqual({ name: "Jean Lefèvre", signedOn: "2027-02-15", drawing: null });
    expect(signed(SIGNED.path)?.drawing).toEqual({ path: "M1 1L2 2", width: 300, height: 100 });
  });

  it("says what was signed once it is no longer what stands", () => {
    const signedOnce = (commitments: VisitRecordInput["commitments"]) =>
      recordOf({ commitments, signature: SIGNED, signedOn: "2027-02-15" })?.signedOtherwise;
    expect(signedOnce([PROMISED])).toBeNull();
    expect(signedOnce([{ ...PROMISED, owner: "Ana" }])).toEqual([PROMISED]);
    expect(signedOnce([])).toEqual([PROMISED]);
  });
});
