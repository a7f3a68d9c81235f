import { describe, expect, test } from "vitest";
import { fromBase64url, toBase64url } from "#app/offline/field/base64url.ts";
import { pinProblem } from "#app/offline/field/pin-rule.ts";
import { open, openBytes, seal, sealBytes } from "#app/offline/field/sealing.ts";
import { waitAfter } from "#app/offline/field/unlock-tries.ts";
import {
  createVault,
  openVault,
  PIN_ITERATIONS,
  recoveryKeyIn,
  unwrapWithRecoveryKey,
  withNewPin,
} from "#app/offline/field/vault.ts";

const FEW = 1_000;

describe("a PIN", () => {
  test.each([
    ["394817", null],
    ["100000", null],
    ["12345", "Le code est fait de 6 chiffres."],
    ["1234567", "Le code est fait de 6 chiffres."],
    ["12a456", "Le code est fait de 6 chiffres."],
    ["١٢٣٤٥٦", "Le code est fait de 6 chiffres."],
    ["", "Le code est fait de 6 chiffres."],
    ["000000", "Six fois le même chiffre se devine trop vite"],
    ["777777", "Six fois le même chiffre se devine trop vite"],
    ["123456", "Ces chiffres qui se suivent"],
    ["654321", "Ces chiffres qui se suivent"],
  ])("« %s »: %s", (pin, problem) => {
    if (problem === null) expect(pinProblem(pin)).toBeNull();
    else expect(pinProblem(pin)).toContain(problem);
  });

  test.each([
    [0, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [11, 1_920],
    [12, 3_600],
    [2_000, 3_600],
  ])("after %i wrong ones, one waits %i seconds", (tries, seconds) => {
    expect(waitAfter(tries)).toBe(seconds * 1_000);
  });
});

describe("the vault", () => {
  test("opens with its PIN and with its recovery key, and with nothing else", async () => {
    const { vault, dataKey, recoveryKey } = await createVault("394817", FEW);
    const sealed = await seal(dataKey, { choice: "jamais" });
    const byPin = await openVault(vault, { pin: "394817" });
    const byRecovery = await openVault(vault, { recoveryKey });
    const apart = await unwrapWithRecoveryKey(vault.byRecovery, recoveryKey);
    for (const key of [byPin, byRecovery, apart]) {
      if (key === null) throw new Error("The vault doesn't open");
      expect(await open(key, sealed)).toEqual({ choice: "jamais" });
    }
    expect(await openVault(vault, { pin: "394818" })).toBeNull();
    const other = await createVault("394817", FEW);
    for (const wrong of [other.recoveryKey, "", "pas une clé", recoveryKey.slice(1)]) {
      expect(await openVault(vault, { recoveryKey: wrong })).toBeNull();
      expect(await unwrapWithRecoveryKey(vault.byRecovery, wrong)).toBeNull();
    }
  });

  test("a new PIN opens what the old one sealed; the old one and the old wrapping no more", async () => {
    const { vault, dataKey, recoveryKey } = await createVault("394817", FEW);
    const sealed = await seal(dataKey, "une remarque");
    const renewed = await withNewPin(vault, { pin: "394817" }, "508213");
    const recovered = await withNewPin(vault, { recoveryKey }, "771902");
    if (renewed === null || recovered === null) throw new Error("The PIN is not changed");
    const key = await openVault(renewed, { pin: "508213" });
    if (key === null) throw new Error("The vault doesn't open");
    expect(await open(key, sealed)).toBe("une remarque");
    expect(await openVault(renewed, { pin: "394817" })).toBeNull();
    expect(await openVault(recovered, { pin: "771902" })).not.toBeNull();
    expect(renewed.salt).not.toBe(vault.salt);
    expect(await recoveryKeyIn(renewed, key)).toBe(recoveryKey);
    expect(await withNewPin(vault, { pin: "000001" }, "508213")).toBeNull();
  });

  test("no key that is handed out can be read out of the memory", async () => {
    const { vault, dataKey } = await createVault("394817", FEW);
    const opened = await openVault(vault, { pin: "394817" });
    if (opened === null) throw new Error("The vault doesn't open");
    for (const key of [dataKey, opened]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
    }
  });

  test("nothing in it is written in the clear, and the PIN is slow to try", async () => {
    const { vault, recoveryKey } = await createVault("394817", FEW);
    expect(JSON.stringify(vault)).not.toContain(recoveryKey);
    expect(PIN_ITERATIONS).toBeGreaterThanOrEqual(600_000);
  });
});

describe("a seal", () => {
  test("is another each time, and doesn't open once altered or with another key", async () => {
    const { dataKey } = await createVault("394817", FEW);
    const other = await createVault("394817", FEW);
    const [one, two] = [await seal(dataKey, "même"), await seal(dataKey, "même")];
    expect(one).not.toEqual(two);
    await expect(open(other.dataKey, one)).rejects.toThrow();
    const altered = one.slice();
    altered[20] = (altered[20] ?? 0) ^ 1;
    await expect(open(dataKey, altered)).rejects.toThrow();
    const bytes = crypto.getRandomValues(new Uint8Array(5_000));
    expect(await openBytes(dataKey, await sealBytes(dataKey, bytes))).toEqual(bytes);
  });

  test.each([0, 1, 2, 3, 32, 100_001])("%i bytes go through text and back", (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 151) % 256);
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
    expect(toBase64url(bytes)).toMatch(/^[\w-]*$/);
  });

  test.each(["a=b", "é", "a b", "a"])("« %s » is no text of bytes", (text) => {
    expect(fromBase64url(text)).toBeNull();
  });
});
