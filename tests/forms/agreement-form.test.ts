import { describe, expect, test } from "vitest";
import { agreementFormSchema } from "#app/forms/agreement-form.ts";
import { readFields } from "#app/forms/form-state.ts";

const RIGHT = { intent: "agree", question: "climat", base: "3", reason: " Dit ensemble. " };

function read(fields: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readFields(form, agreementFormSchema);
}

describe("the form of an agreement", () => {
  test("gives the intent, the question, the revision and the reason", () => {
    const form = read(RIGHT);
    expect(form.ok && form.value).toEqual({ ...RIGHT, base: 3, reason: "Dit ensemble." });
  });

  test("needs no reason to take an agreement back", () => {
    expect(read({ intent: "take-back", question: "climat", base: "3" }).ok).toBe(true);
  });

  test.each([
    ["no reason", { ...RIGHT, reason: "  " }, "reason"],
    ["a reason of 1,001 signs", { ...RIGHT, reason: "a".repeat(1_001) }, "reason"],
    ["a revision that is no number", { ...RIGHT, base: "-1" }, "base"],
    ["no question", { ...RIGHT, question: "" }, "question"],
    ["another button", { ...RIGHT, intent: "erase" }, "intent"],
  ] as const)("refuses %s, and keeps what was typed", (_, fields, field) => {
    const form = read(fields);
    expect(form.ok ? null : Object.keys(form.state.errors)).toEqual([field]);
    expect(form.ok ? null : form.state.values).toMatchObject({ reason: fields.reason });
  });

  test("takes a reason of 1,000 signs", () => {
    expect(read({ ...RIGHT, reason: "é".repeat(1_000) }).ok).toBe(true);
  });
});
