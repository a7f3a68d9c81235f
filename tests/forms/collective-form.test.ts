import { describe, expect, test } from "vitest";
import type * as z from "zod";
import {
  collectiveDescriptionSchema,
  feedbackSheetSchema,
  pilotSchema,
} from "#app/domain/collective/collective-action.ts";
import { EMPTY_DESCRIPTION } from "#app/domain/collective/from-template.ts";
import {
  answerFormSchema,
  approvalFormSchema,
  descriptionFormSchema,
  feedbackFormSchema,
  inviteFormSchema,
  outcomeFormSchema,
  pilotFormSchema,
} from "#app/forms/collective-form.ts";
import { readFields } from "#app/forms/form-state.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;
const read = <T>(schema: z.ZodType<T>, fields: Fields) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  }
  return readFields(form, schema);
};
const errorsOf = <T>(schema: z.ZodType<T>, fields: Fields) => {
  const form = read(schema, fields);
  return form.ok ? {} : form.state.errors;
};

const LONG = "é".repeat(40_000);
const STRANGE = '=HYPERLINK("http://x") <script>alert(1)</script> 👩🏽‍🔧 \u202Eabc';
const DESCRIPTION = { title: "Acheter ensemble", minimumFirms: "5" };
const PILOT = {
  revision: "3",
  heldOn: "2027-04-01",
  reviewOn: "2027-06-30",
  budgetCap: "3 000",
  stopCriterion: "Moins de 5 %",
};
const ANSWER = { answer: "yes" };
const SHEET = { revision: "1", worked: "Tout" };

describe("reads", () => {
  test("a description with its shares, however few lines are filled in", () => {
    const form = read(descriptionFormSchema, {
      ...DESCRIPTION,
      aim: "Deux\r\nlignes ",
      totalCost: "12 000 €",
      "payer-1": "Région",
      "share-1": "8 000",
      "payer-3": "Les entreprises",
      "share-3": "0",
      partners: "CMA\n\nCAPEB\nCMA",
      fundingSchemes: ["pret", "pcrh"],
    });
    expect(form).toMatchObject({
      ok: true,
      value: {
        ...EMPTY_DESCRIPTION,
        title: "Acheter ensemble",
        minimumFirms: 5,
        aim: "Deux\nlignes",
        totalCost: 12_000,
        shares: [
          { payer: "Région", euros: 8_000 },
          { payer: "Les entreprises", euros: 0 },
        ],
        partners: ["CMA", "CAPEB"],
        fundingSchemes: ["pret", "pcrh"],
      },
    });
  });

  test("strange words as they are, and what is kept passes the domain’s own schemas", () => {
    const description = read(descriptionFormSchema, { ...DESCRIPTION, title: STRANGE, risks: STRANGE });
    expect(description.ok && collectiveDescriptionSchema.parse(description.value).risks).toBe(STRANGE);
    const pilot = read(pilotFormSchema, { ...PILOT, plan: STRANGE });
    expect(pilot.ok && pilotSchema.parse(pilot.value.pilot)).toMatchObject({
      plan: STRANGE,
      budgetCap: 3_000,
    });
    const sheet = read(feedbackFormSchema, {
      ...SHEET,
      "document-2": STRANGE,
      "place-2": "javascript:alert(1)",
    });
    const { revision: _revision, ...kept } = sheet.ok ? sheet.value : { revision: 0 };
    expect(feedbackSheetSchema.parse(kept).documents).toEqual([
      { title: STRANGE, place: "javascript:alert(1)" },
    ]);
  });

  test("half hours with a comma, and nothing offered as nothing", () => {
    expect(read(answerFormSchema, { ...ANSWER, hours: "3,5", euros: "1 200" })).toMatchObject({
      value: { hours: 3.5, euros: 1_200, remark: null, seenAt: "" },
    });
    expect(read(answerFormSchema, ANSWER)).toMatchObject({ value: { hours: null, euros: null } });
  });

  test("one firm to invite as well as several", () => {
    expect(read(inviteFormSchema, { revision: "1", firms: "a" })).toMatchObject({ value: { firms: ["a"] } });
    expect(read(inviteFormSchema, { revision: "1", firms: ["a", "b"] })).toMatchObject({
      value: { firms: ["a", "b"] },
    });
  });
});

describe("tells what is wrong, field by field, with what was typed", () => {
  const rows: readonly (readonly [
    what: string,
    schema: z.ZodType<unknown>,
    fields: Fields,
    field: string,
    says: RegExp,
  ])[] = [
    ["no title", descriptionFormSchema, { ...DESCRIPTION, title: " " }, "title", /Donnez un titre/],
    [
      "a title of 40,000 characters",
      descriptionFormSchema,
      { ...DESCRIPTION, title: LONG },
      "title",
      /Au plus 160/,
    ],
    [
      "risks of 40,000 characters",
      descriptionFormSchema,
      { ...DESCRIPTION, risks: LONG },
      "risks",
      /Au plus 2.000/,
    ],
    [
      "one firm for a group",
      descriptionFormSchema,
      { ...DESCRIPTION, minimumFirms: "1" },
      "minimumFirms",
      /de 2 à/,
    ],
    [
      "a negative cost",
      descriptionFormSchema,
      { ...DESCRIPTION, totalCost: "-5" },
      "totalCost",
      /montant en euros/,
    ],
    [
      "a huge cost",
      descriptionFormSchema,
      { ...DESCRIPTION, unitCost: "9".repeat(30) },
      "unitCost",
      /montant en euros/,
    ],
    [
      "a payer without euros",
      descriptionFormSchema,
      { ...DESCRIPTION, "payer-2": "Région" },
      "shares",
      /Ligne 2.: dites combien/,
    ],
    [
      "euros without a payer",
      descriptionFormSchema,
      { ...DESCRIPTION, "share-1": "5" },
      "shares",
      /Ligne 1.: dites qui/,
    ],
    [
      "euros that don’t read",
      descriptionFormSchema,
      { ...DESCRIPTION, "payer-1": "x", "share-1": "beaucoup" },
      "shares",
      /Ligne 1.: indiquez/,
    ],
    [
      "thirteen schemes",
      descriptionFormSchema,
      { ...DESCRIPTION, fundingSchemes: Array.from({ length: 13 }, (_, i) => `s${i}`) },
      "fundingSchemes",
      /Au plus 12/,
    ],
    [
      "a day that doesn’t exist",
      pilotFormSchema,
      { ...PILOT, heldOn: "2027-02-30" },
      "heldOn",
      /date qui existe/,
    ],
    ["no cap", pilotFormSchema, { ...PILOT, budgetCap: "" }, "budgetCap", /plafond de dépense/],
    ["a negative cap", pilotFormSchema, { ...PILOT, budgetCap: "-1" }, "budgetCap", /nombre entier/],
    [
      "no stop criterion",
      pilotFormSchema,
      { ...PILOT, stopCriterion: " " },
      "stopCriterion",
      /avant de commencer/,
    ],
    [
      "a stop criterion of 40,000 characters",
      pilotFormSchema,
      { ...PILOT, stopCriterion: LONG },
      "stopCriterion",
      /Au plus 2.000/,
    ],
    ["an unreadable revision", pilotFormSchema, { ...PILOT, revision: "x" }, "revision", /Rechargez/],
    ["no answer", answerFormSchema, {}, "answer", /Choisissez/],
    ["too many hours", answerFormSchema, { ...ANSWER, hours: "201" }, "hours", /de 0 à 200/],
    ["negative hours", answerFormSchema, { ...ANSWER, hours: "-1" }, "hours", /de 0 à 200/],
    ["a remark of 40,000 characters", answerFormSchema, { ...ANSWER, remark: LONG }, "remark", /Au plus 600/],
    [
      "an outcome that isn’t one",
      outcomeFormSchema,
      { revision: "1", outcome: "x", words: "x" },
      "outcome",
      /Choisissez/,
    ],
    [
      "an outcome without a reason",
      outcomeFormSchema,
      { revision: "1", outcome: "stop" },
      "words",
      /Dites pourquoi/,
    ],
    [
      "no day of the committee",
      approvalFormSchema,
      { revision: "1", decision: "approved" },
      "decidedOn",
      /jour du comité/,
    ],
    [
      "a place without a document",
      feedbackFormSchema,
      { ...SHEET, "place-3": "S:/" },
      "documents",
      /Ligne 3.: donnez un titre/,
    ],
  ];
  test.each(rows)("%s", (_what, schema, fields, field, says) => {
    expect(errorsOf(schema, fields)).toEqual({ [field]: expect.stringMatching(says) });
    const form = read(schema, fields);
    for (const [name, value] of Object.entries(fields))
      expect(form.ok ? {} : form.state.values[name]).toEqual(value);
  });

  test("everything at once, the lines of the table too", () => {
    const wrong = { title: "", minimumFirms: "0", "payer-1": "x", totalCost: "?" };
    expect(Object.keys(errorsOf(descriptionFormSchema, wrong)).sort()).toEqual([
      "minimumFirms",
      "shares",
      "title",
      "totalCost",
    ]);
  });
});
