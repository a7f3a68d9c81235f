import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { readFields, type Typed } from "#app/forms/form-state.ts";
import {
  operationChangeSchema,
  operationFormSchema,
  questionnaireOption,
} from "#app/forms/operation-form.ts";
import { aTypedForm } from "#tests/support/typed-form.ts";

const TYPED: Typed = {
  name: "  Artisans du Maine ",
  questionnaire: questionnaireOption("artisans-renovation", 2),
  territory: "Sarthe",
  funders: "Région Pays de la Loire\r\n\n ADEME \nADEME",
  convention: "",
  startsOn: "2027-03-01",
  endsOn: "2028-02-29",
  targetFirms: "1 200",
  minimumGroupSize: "",
};

function read<T>(schema: z.ZodType<T>, typed: Typed) {
  return readFields(aTypedForm(typed), schema);
}

describe("the form of an operation", () => {
  it("gives typed values", () => {
    expect(read(operationFormSchema, TYPED)).toMatchObject({
      ok: true,
      value: {
        name: "Artisans du Maine",
        questionnaire: { id: "artisans-renovation", version: 2 },
        territory: "Sarthe",
        funders: ["Région Pays de la Loire", "ADEME"],
        convention: null,
        startsOn: "2027-03-01",
        endsOn: "2028-02-29",
        targetFirms: 1200,
        minimumGroupSize: 5,
      },
    });
  });

  it.each([
    ["a name is needed", { name: " " }, "name", /nom/],
    ["a name may be too long", { name: "a".repeat(161) }, "name", /160/],
    ["a questionnaire is chosen", { questionnaire: "" }, "questionnaire", /questionnaire/],
    ["a territory is needed", { territory: "" }, "territory", /territoire/],
    ["a funder's name may be too long", { funders: `ok\n${"a".repeat(161)}` }, "funders", /160/],
    ["a day exists", { startsOn: "2027-02-30" }, "startsOn", /existe/],
    ["a day is needed", { endsOn: "" }, "endsOn", /finit/],
    ["the end comes after the start", { endsOn: "2027-02-28" }, "endsOn", /plus tardive/],
    ["the end isn't the day of the start", { endsOn: "2027-03-01" }, "endsOn", /plus tardive/],
    ["a target is a number", { targetFirms: "trente" }, "targetFirms", /entier/],
    ["a target is whole", { targetFirms: "3,5" }, "targetFirms", /entier/],
    ["a target is at least one firm", { targetFirms: "0" }, "targetFirms", /1 à/],
    ["a target is at most 5,000 firms", { targetFirms: "5001" }, "targetFirms", /entier/],
    ["a target is needed", { targetFirms: "" }, "targetFirms", /convention/],
    ["a group is never under three firms", { minimumGroupSize: "2" }, "minimumGroupSize", /3 à 50/],
    ["a group is at most fifty firms", { minimumGroupSize: "51" }, "minimumGroupSize", /3 à 50/],
  ])("%s", (_, change, field, message) => {
    const typed = { ...TYPED, ...change };
    const parsed = read(operationFormSchema, typed);
    expect(parsed).toEqual({
      ok: false,
      state: { errors: { [field]: expect.stringMatching(message) }, values: typed },
    });
  });

  it("says everything that is wrong at once, in French, when nothing was typed", () => {
    const parsed = read(operationFormSchema, {});
    if (parsed.ok) throw new Error("accepted");
    expect(Object.keys(parsed.state.errors).toSorted()).toEqual([
      "endsOn",
      "name",
      "questionnaire",
      "startsOn",
      "targetFirms",
      "territory",
    ]);
    for (const message of Object.values(parsed.state.errors))
      expect(message).not.toMatch(/invalid|expected/i);
  });

  it.each([
    ["a box that is empty", { name: "" }, ["endsOn", "name"]],
    ["a number that doesn't read", { targetFirms: "trente" }, ["endsOn", "targetFirms"]],
    ["a first day that doesn't exist, which is in no order", { startsOn: "2027-02-30" }, ["startsOn"]],
  ])("says that the days are in the wrong order beside %s", (_, change, fields) => {
    const parsed = read(operationFormSchema, { ...TYPED, endsOn: "2027-01-01", ...change });
    expect(parsed.ok ? [] : Object.keys(parsed.state.errors).toSorted()).toEqual(fields);
  });

  it("says it beside a choice that wasn't made either", () => {
    const parsed = read(operationChangeSchema, { ...TYPED, endsOn: "2027-01-01" });
    expect(parsed.ok ? [] : Object.keys(parsed.state.errors).toSorted()).toEqual(["endsOn", "stage"]);
  });

  it("takes several funders as several fields too", () => {
    const typed = { ...TYPED, funders: ["Région", "ADEME"] };
    expect(read(operationFormSchema, typed)).toMatchObject({ value: { funders: ["Région", "ADEME"] } });
  });

  it("that changes one has a stage, and no questionnaire", () => {
    const parsed = read(operationChangeSchema, { ...TYPED, stage: "pilot" });
    expect(parsed).toMatchObject({ ok: true, value: { stage: "pilot" } });
    expect(parsed.ok && "questionnaire" in parsed.value).toBe(false);
    expect(read(operationChangeSchema, TYPED)).toMatchObject({
      state: { errors: { stage: "Choisissez une étape." } },
    });
  });
});
