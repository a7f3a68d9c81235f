import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type Decode, intakePhoto, keptSize } from "#app/offline/field/photo-intake.ts";
import { askToPersist, roomProblem, storageState } from "#app/offline/field/storage.ts";
import { claimSheet } from "#app/offline/field/writer-lock.ts";
import { bytesOf } from "#tests/offline/field/a-prepared-tablet.ts";

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...bytesOf(500)]);

/** A picture of this size, that weighs so much once drawn. */
const decodes =
  (width: number, height: number, weights: readonly number[]): Decode =>
  async () => {
    const left = [...weights];
    return { width, height, draw: async () => bytesOf(left.shift() ?? 0), close: () => {} };
  };

describe("a photo", () => {
  test.each([
    ["of 0 bytes", new Blob([]), "Cette photo est vide"],
    ["of more than 40 MB", new Blob([new Uint8Array(40 * 1024 * 1024 + 1)]), "plus de 40 Mo"],
    ["that is a text", new Blob(["<svg onload=alert(1)>"], { type: "image/jpeg" }), "n’est pas une photo"],
    ["that can’t be decoded", new Blob([JPEG]), "ne peut pas être lue"],
  ])("%s is refused, in words", async (_, file, words) => {
    const taken = await intakePhoto(file, async () => null, {});
    expect(taken).toMatchObject({ ok: false, reason: expect.stringContaining(words) });
  });

  test("whose file has gone meanwhile is refused, in words", async () => {
    const gone = Object.assign(new Blob([JPEG]), { arrayBuffer: () => Promise.reject(new Error("gone")) });
    expect(await intakePhoto(gone, async () => null, {})).toMatchObject({ ok: false });
  });

  test("is resized, hashed, and drawn again when it is too heavy", async () => {
    const taken = await intakePhoto(new Blob([JPEG]), decodes(4_000, 3_000, [4_000_000, 3]), {});
    expect(taken).toEqual({
      ok: true,
      photo: {
        ...{ mediaType: "image/jpeg", width: 1_600, height: 1_200, size: 3 },
        sha256: "ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc",
      },
      bytes: bytesOf(3),
    });
    const heavy = await intakePhoto(new Blob([JPEG]), decodes(10, 10, [4_000_000, 4_000_000]), {});
    expect(heavy).toMatchObject({ ok: false, reason: expect.stringContaining("réduite") });
  });

  test("is not taken where there is no room for it", async () => {
    const full = { estimate: async () => ({ usage: 95_000_000, quota: 100_000_000 }) };
    const taken = await intakePhoto(new Blob([JPEG]), decodes(10, 10, [3]), full);
    expect(taken).toMatchObject({ ok: false, reason: expect.stringContaining("assez de place") });
  });

  test.each([
    [4_000, 3_000, 1_600, 1_200],
    [3_000, 4_000, 1_200, 1_600],
    [800, 600, 800, 600],
    [20_000, 1, 1_600, 1],
  ])("of %i × %i is kept at %i × %i", (width, height, keptWidth, keptHeight) => {
    expect(keptSize(width, height)).toEqual({ width: keptWidth, height: keptHeight });
  });
});

describe("the browser’s storage", () => {
  test("says what it promises; one that refuses or doesn’t know is no failure", async () => {
    expect(await askToPersist({ persist: async () => true })).toBe(true);
    expect(await askToPersist({ persist: () => Promise.reject(new Error("no")) })).toBeNull();
    expect(await storageState({})).toEqual({ isPersisted: null, used: null, quota: null });
    expect(await roomProblem(1_000, {})).toBeNull();
    expect(await roomProblem(1_000, { estimate: async () => ({ usage: 0, quota: 10_000_000 }) })).toBeNull();
  });
});

describe("who writes on a sheet, in a browser without locks", () => {
  test("the last tab does, and the other hears of it; it may take over", async () => {
    const first = claimSheet("feuille", null);
    let heard = 0;
    first.onChange(() => {
      heard += 1;
    });
    expect(first.isWriter()).toBe(true);
    const second = claimSheet("feuille", null);
    const elsewhere = claimSheet("autre", null);
    onTestFinished(() => {
      for (const claim of [first, second, elsewhere]) claim.release();
    });
    await vi.waitFor(() => expect(first.isWriter()).toBe(false), 5_000);
    expect([second.isWriter(), elsewhere.isWriter(), heard]).toEqual([true, true, 1]);
    first.takeOver();
    await vi.waitFor(() => expect(second.isWriter()).toBe(false), 5_000);
    expect(first.isWriter()).toBe(true);
  });
});
