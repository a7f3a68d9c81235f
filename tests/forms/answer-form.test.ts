import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { answerFormSchema, MOST_OPERATIONS, parseAnswerBatch } from "#app/forms/answer-form.ts";
import { readFields, type Typed } from "#app/forms/form-state.ts";
import { aTypedForm } from "#tests/support/typed-form.ts";

const OPERATION = {
  id: "0190a0a0-0000-7000-8000-000000000001",
  respondentId: "0190a0a0-0000-7000-8000-000000000002",
  subject: "answer",
  key: "marge",
  value: { choice: "jamais" },
  baseRevision: 0,
  madeAt: "2027-02-15T08:00:00.000Z",
};

function read<T>(schema: z.ZodType<T>, typed: Typed) {
  return readFields(aTypedForm(typed), schema);
}

describe("a batch of operations", () => {
  it("is taken one by one: what is no operation is set aside with its id", () => {
    const parsed = parseAnswerBatch({
      operations: [OPERATION, { id: "x" }, null, { ...OPERATION, value: { choix: "jamais" } }],
    });
    expect(parsed).toEqual({
      ok: true,
      value: [
        { ok: true, operation: OPERATION },
        { ok: false, id: "x", reason: expect.any(String) },
        { ok: false, id: "", reason: expect.any(String) },
        { ok: false, id: OPERATION.id, reason: expect.any(String) },
      ],
    });
  });

  it.each([
    ["a stake of 4", { subject: "stake", value: 4 }],
    ["a mark that isn't true", { subject: "review", value: false }],
    ["a remark that is too long", { subject: "comment", value: "a".repeat(4001) }],
    ["a revision under zero", { baseRevision: -1 }],
    ["an id that is no UUID", { id: "1" }],
    ["a key that is unknown to the schema", { extra: 1 }],
  ])("sets aside %s", (_, change) => {
    const parsed = parseAnswerBatch({ operations: [{ ...OPERATION, ...change }] });
    expect(parsed).toMatchObject({ value: [{ ok: false }] });
  });

  it("that clears is an operation too", () => {
    expect(parseAnswerBatch({ operations: [{ ...OPERATION, value: null }] })).toMatchObject({
      value: [{ ok: true, operation: { value: null } }],
    });
  });

  it.each([
    ["no batch at all", { answers: [] }, "not-a-batch"],
    ["nothing", null, "not-a-batch"],
    ["one too large", { operations: Array(MOST_OPERATIONS + 1).fill(OPERATION) }, "batch-too-large"],
  ])("refuses %s", (_, body, code) => {
    expect(parseAnswerBatch(body)).toMatchObject({ ok: false, problem: { code } });
  });
});

describe("one operation as a form", () => {
  const typed = { ...OPERATION, value: '{"choice":"jamais"}', baseRevision: "0" };

  it("gives the same operation", () => {
    expect(read(answerFormSchema, typed)).toMatchObject({ ok: true, value: OPERATION });
  });

  it("whose value is no JSON is refused on that field", () => {
    expect(read(answerFormSchema, { ...typed, value: "{" })).toMatchObject({
      ok: false,
      state: { errors: { value: expect.stringContaining("forme attendue") } },
    });
  });
});
