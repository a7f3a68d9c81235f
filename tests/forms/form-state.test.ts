import { describe, expect, test } from "vitest";
import { z } from "zod";
import { choicesState, fieldState, readFields, refused, unread, untouched } from "#app/forms/form-state.ts";

const schema = z.object({
  name: z.string().trim().min(1, "Indiquez un nom.").max(5, "Au plus 5 caractères."),
  labels: z.array(z.string()).default([]),
});

function sent(...fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("a good form gives its value", () => {
  const read = readFields(sent(["name", " Abel "], ["labels[]", "RGE"]), schema);
  expect(read).toMatchObject({ ok: true, value: { name: "Abel", labels: ["RGE"] } });
});

test("a refused form keeps what was typed as it was typed, and says one thing by field", () => {
  const read = readFields(sent(["name", "  trop long "], ["labels[]", "RGE"], ["labels[]", "EPV"]), schema);
  expect(read).toEqual({
    ok: false,
    state: {
      values: { name: "  trop long ", labels: ["RGE", "EPV"] },
      errors: { name: "Au plus 5 caractères." },
    },
  });
});

test("a password is never given back", () => {
  const form = sent(
    ["name", ""],
    ["password", "secret"],
    ["wantedPassword", "secret"],
    ["mot-de-passe", "secret"],
  );
  const read = readFields(form, schema);
  expect(JSON.stringify(read)).not.toContain("secret");
});

test("a field that wasn't sent is undefined for the schema", () => {
  expect(readFields(sent(), schema)).toMatchObject({
    ok: false,
    state: { errors: { name: expect.any(String) } },
  });
});

test("a use case's refusal goes to its field, or to the form as a whole", () => {
  const state = refused({ name: "Abel" }, [
    { message: "Pris.", field: "name" },
    { message: "Fermé." },
    { message: "Second.", field: "name" },
  ]);
  expect(state.errors).toEqual({ name: "Pris.", "": "Fermé." });
});

describe("a field shows", () => {
  test.each([
    ["its first value, before anything is sent", untouched, "Zoé", { defaultValue: "Zoé", error: undefined }],
    ["nothing, without a first value", untouched, null, { defaultValue: undefined, error: undefined }],
    [
      "what was typed, after",
      refused({ name: "Abel" }, [{ message: "Pris.", field: "name" }]),
      "Zoé",
      { defaultValue: "Abel", error: "Pris." },
    ],
    [
      "the emptiness that was typed",
      refused({ name: "" }, []),
      "Zoé",
      { defaultValue: "", error: undefined },
    ],
    ["a first number, zero included", untouched, 0, { defaultValue: "0", error: undefined }],
  ] as const)("%s", (_what, state, initial, expected) => {
    expect(fieldState(state, "name", initial)).toEqual(expected);
  });
});

describe("ticked choices show", () => {
  test.each([
    ["the first ones, before anything is sent", untouched, ["RGE"]],
    ["none, when none was left ticked", refused({ name: "Abel" }, []), []],
    ["those that were ticked", refused({ labels: ["EPV"] }, []), ["EPV"]],
    ["the only one that was ticked", refused({ labels: "EPV" }, []), ["EPV"]],
  ] as const)("%s", (_what, state, expected) => {
    expect(choicesState(state, "labels", ["RGE"]).defaultValue).toEqual(expected);
  });
});

test("a form of which nothing was read leaves every box as it began: the browser holds what was typed", () => {
  const state = unread("Trop lourd.");
  expect(state.errors).toEqual({ "": "Trop lourd." });
  expect(fieldState(state, "name", "Abel").defaultValue).toBe("Abel");
  expect(choicesState(state, "labels", ["RGE"]).defaultValue).toEqual(["RGE"]);
  // A form that was read, with nothing ticked, keeps nothing ticked.
  expect(choicesState(refused({}, [{ message: "Trop." }]), "labels", ["RGE"]).defaultValue).toEqual([]);
});
