import { describe, expect, test } from "vitest";
import type * as z from "zod";
import { aidFormSchema } from "#app/forms/aid-form.ts";
import { targetFormSchema, termsFormSchema } from "#app/forms/convention-form.ts";
import { eventFormSchema, peopleFormSchema } from "#app/forms/event-form.ts";
import { readFields } from "#app/forms/form-state.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

function read<T>(schema: z.ZodType<T>, fields: Fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  }
  return readFields(form, schema);
}
/** Which fields are refused. */
function refusedIn<T>(schema: z.ZodType<T>, fields: Fields): readonly string[] {
  const result = read(schema, fields);
  return result.ok ? [] : Object.keys(result.state.errors).sort();
}

const LONG = "x".repeat(40_000);
const STRANGE = [
  "<script>alert(1)</script>",
  '=HYPERLINK("http://x")',
  "\u202Eerèinrahc 🧱 \u200F",
  "''; --",
];

const TARGET = { indicator: "enrolled", planned: "38" };
const EVENT = { kind: "workshop", title: "Atelier", heldOn: "2027-03-12", hours: "3,5", advisers: "1" };
const AID = { name: "Une aide", outcome: "asked", askedOn: "2027-03-12" };
const PEOPLE = { people: "Ana\nLuc", heldOn: "2027-03-12", halfDays: "morning", hours: "3" };

describe("a target", () => {
  test.each<[string, Fields, readonly string[]]>([
    ["as it should be", {}, []],
    ["with a number written the French way", { planned: "1 234,5" }, []],
    ["without a number", { planned: "" }, ["planned"]],
    ["with a negative number", { planned: "-3" }, ["planned"]],
    ["with a huge number", { planned: "9".repeat(40) }, ["planned"]],
    ["with words for a number", { planned: "beaucoup" }, ["planned"]],
    ["with 1e9", { planned: "1e9" }, ["planned"]],
    ["of an indicator that isn’t one", { indicator: "profits" }, ["indicator"]],
    ["of one’s own without words", { indicator: "own" }, ["label", "unit"]],
    ["with a justification of 40,000 characters", { justification: LONG }, ["justification"]],
    ["with a revision of 40,000 characters", { revision: LONG }, []],
  ])("%s", (_what, given, fields) => {
    expect(refusedIn(targetFormSchema, { ...TARGET, ...given })).toEqual(fields);
  });

  test.each(STRANGE)("keeps « %s » as it is", (justification) => {
    const form = read(targetFormSchema, { ...TARGET, justification });
    expect(form).toMatchObject({ ok: true, value: { justification: justification.trim() } });
  });
});

test.each<[string, Fields, readonly string[]]>([
  ["firms, without an amount", { countedUnit: "firm", publicFunding: "" }, []],
  ["both at once", { countedUnit: ["firm", "person"] }, ["countedUnit"]],
  ["neither", {}, ["countedUnit"]],
  ["a negative amount", { countedUnit: "firm", publicFunding: "-1" }, ["publicFunding"]],
])("terms that count %s", (_what, given, fields) => {
  expect(refusedIn(termsFormSchema, given)).toEqual(fields);
});

describe("an event", () => {
  test.each<[string, Fields, readonly string[]]>([
    ["as it should be", {}, []],
    ["of a quarter", { hours: "0.25" }, []],
    ["of « 3 h »", { hours: "3 h" }, []],
    ["of a third of an hour", { hours: "0,33" }, ["hours"]],
    ["of no time", { hours: "0" }, ["hours"]],
    ["of a thousand hours", { hours: "1000" }, ["hours"]],
    ["on 30 February", { heldOn: "2027-02-30" }, ["heldOn"]],
    ["in the year 2", { heldOn: "0002-02-20" }, ["heldOn"]],
    ["in the year 12027", { heldOn: "12027-02-20" }, ["heldOn"]],
    ["by nobody", { advisers: "0" }, ["advisers"]],
    ["by half an adviser", { advisers: "1,5" }, ["advisers"]],
    ["that says too much", { title: LONG, place: LONG, notes: LONG }, ["notes", "place", "title"]],
    [
      "that is nothing",
      { kind: "", title: " ", heldOn: "", hours: "", advisers: "" },
      ["advisers", "heldOn", "hours", "kind", "title"],
    ],
  ])("%s", (_what, given, fields) => {
    expect(refusedIn(eventFormSchema, { ...EVENT, ...given })).toEqual(fields);
  });
});

describe("people to add", () => {
  test.each<[string, Fields, readonly string[]]>([
    ["two, by name", {}, []],
    ["a firm’s director alone", { people: "", directors: "some-id" }, []],
    ["nobody", { people: " \n " }, ["people"]],
    ["no half-day", { halfDays: [] }, ["halfDays"]],
    ["a half-day that isn’t one", { halfDays: ["morning", "night"] }, ["halfDays"]],
    ["a name of 40,000 characters", { people: LONG }, ["people"]],
    [
      "a thousand names",
      { people: Array.from({ length: 1_000 }, (_, index) => `p${index}`).join("\n") },
      ["people"],
    ],
    ["a half-day of a whole day", { hours: "24" }, ["hours"]],
  ])("%s", (_what, given, fields) => {
    expect(refusedIn(peopleFormSchema, { ...PEOPLE, ...given })).toEqual(fields);
  });
});

describe("a request for aid", () => {
  test.each<[string, Fields, readonly string[]]>([
    ["asked for", {}, []],
    ["without a name", { name: "" }, ["name"]],
    ["of the catalogue, without a name", { name: "", schemeId: "cheque" }, []],
    ["granted on a day", { outcome: "granted", settledOn: "2027-04-01", grantedAmount: "8 000 €" }, []],
    ["granted, nobody knows when", { outcome: "granted" }, ["settledOn"]],
    ["settled before it was asked for", { outcome: "refused", settledOn: "2027-03-01" }, ["settledOn"]],
    ["asked for and settled", { settledOn: "2027-04-01" }, ["settledOn"]],
    ["refused with an amount", { outcome: "refused", grantedAmount: "10" }, ["grantedAmount"]],
    [
      "of negative or huge amounts",
      { askedAmount: "-5", grantedAmount: "9".repeat(30) },
      ["askedAmount", "grantedAmount"],
    ],
    ["of a name of 40,000 characters", { name: LONG }, ["name"]],
    ["on 31 April", { askedOn: "2027-04-31" }, ["askedOn"]],
  ])("%s", (_what, given, fields) => {
    expect(refusedIn(aidFormSchema, { ...AID, ...given })).toEqual(fields);
  });
});
