import { expect, test } from "vitest";
import { missingFromLock, readLock, stub } from "#tests/support/complete-lock.ts";

test("the lock file answers every optional dependency, so that npm ci passes on every platform", () => {
  expect(missingFromLock(readLock())).toEqual([]);
});

test("a platform's package that the lock lacks is found", () => {
  const lock = readLock();
  delete lock.packages["node_modules/@biomejs/cli-darwin-arm64"];
  expect(missingFromLock(lock).map(({ name }) => name)).toEqual(["@biomejs/cli-darwin-arm64"]);
});

test.each([
  ["@biomejs/cli-linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
  ["@rollup/rollup-win32-arm64-msvc", { os: ["win32"], cpu: ["arm64"] }],
  ["@oxc-parser/binding-android-arm-eabi", { os: ["android"], cpu: ["arm"] }],
])("the stub of %s says its platform", (name, platform) => {
  expect(stub({ name, range: "1.2.3" })).toEqual({ version: "1.2.3", optional: true, ...platform });
});
