import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { readFields, type Typed } from "#app/forms/form-state.ts";
import { decisionFormSchema, followUpFormSchema, reorderFormSchema } from "#app/forms/plan-form.ts";
import { aTypedForm } from "#tests/support/typed-form.ts";

const WORDS = {
  title: "Chiffrer chaque chantier",
  why: "Parce que",
  steps: "Compter\nComparer",
  horizon: "1-month",
  effort: "1",
  impact: "3",
};

function read<T>(schema: z.ZodType<T>, typed: Typed) {
  return readFields(aTypedForm(typed), schema);
}

describe("the form of a decision", () => {
  it("accepts a suggestion by its recommendation", () => {
    expect(read(decisionFormSchema, { intent: "accept", recommendation: "prix" })).toMatchObject({
      ok: true,
      value: { intent: "accept", recommendation: "prix", action: null, revision: null },
    });
  });

  it("adds an action with what is known of it", () => {
    const typed = { intent: "add", ...WORDS, owner: " Jean ", dueOn: "2027-03-01", cost: "1 200 €" };
    expect(read(decisionFormSchema, typed)).toMatchObject({
      ok: true,
      value: {
        intent: "add",
        ...WORDS,
        steps: ["Compter", "Comparer"],
        effort: 1,
        impact: 3,
        indicator: null,
        owner: "Jean",
        dueOn: "2027-03-01",
        cost: 1200,
        fundingSchemes: [],
        collectiveActions: [],
      },
    });
  });

  it.each([
    ["a rejection needs its reason", { intent: "reject", recommendation: "prix", reason: " " }, "reason"],
    ["an action needs a title", { intent: "add", ...WORDS, title: "" }, "title"],
    ["an action needs a step", { intent: "add", ...WORDS, steps: "\n \n" }, "steps"],
    ["a horizon is one of the five", { intent: "add", ...WORDS, horizon: "2-months" }, "horizon"],
    ["an effort is from 1 to 3", { intent: "add", ...WORDS, effort: "4" }, "effort"],
    ["a day exists", { intent: "add", ...WORDS, dueOn: "2027-02-30" }, "dueOn"],
    ["a cost is whole euros", { intent: "add", ...WORDS, cost: "12,50" }, "cost"],
    ["a revision is a number", { intent: "accept", action: "a", revision: "x" }, "revision"],
    ["an intent is known", { intent: "delete" }, "intent"],
  ])("%s", (_, typed, field) => {
    const parsed = read(decisionFormSchema, typed);
    expect(parsed).toEqual({ ok: false, state: { errors: { [field]: expect.any(String) }, values: typed } });
    if (!parsed.ok) expect(parsed.state.errors[field]).not.toMatch(/invalid|expected/i);
  });
});

describe("the form of an order", () => {
  it("is a whole list, or a step up or down", () => {
    expect(read(reorderFormSchema, { intent: "reorder", order: ["b", "a"] })).toMatchObject({
      value: { order: ["b", "a"] },
    });
    expect(read(reorderFormSchema, { intent: "move", action: "a", direction: "up" }).ok).toBe(true);
    expect(read(reorderFormSchema, { intent: "move", action: "a", direction: "away" })).toMatchObject({
      state: { errors: { direction: expect.stringContaining("sens") } },
    });
    expect(read(reorderFormSchema, { intent: "reorder" })).toMatchObject({
      state: { errors: { order: expect.stringContaining("vide") } },
    });
  });
});

describe("the form of a follow-up", () => {
  it("may say nothing but where the action stands", () => {
    expect(read(followUpFormSchema, { intent: "follow-up", action: "a", status: "done" })).toMatchObject({
      ok: true,
      value: {
        intent: "follow-up",
        action: "a",
        revision: null,
        status: "done",
        owner: null,
        dueOn: null,
        cost: null,
      },
    });
  });
});
