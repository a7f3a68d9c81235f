import { describe, expect, test } from "vitest";
import { EnvironmentRefused, readDatabasePath, readEnv } from "#app/server/env.ts";

const GOOD = { DIAPASON_DATABASE: "/srv/diapason.sqlite", APP_ORIGIN: "https://diapason.exemple.fr" };

test("two settings are enough, the others have their usual values", () => {
  expect(readEnv(GOOD)).toEqual({
    ...GOOD,
    PORT: 3000,
    HOST: "127.0.0.1",
    LOG_LEVEL: "info",
    NODE_ENV: "production",
    TRUST_PROXY: 0,
  });
});

describe("the start is stopped by one French line", () => {
  test.each([
    ["no database", { DIAPASON_DATABASE: undefined }, "DIAPASON_DATABASE manque"],
    ["an empty database", { DIAPASON_DATABASE: "" }, "DIAPASON_DATABASE est vide"],
    ["no public address", { APP_ORIGIN: undefined }, "APP_ORIGIN manque"],
    ["a public address in clear", { APP_ORIGIN: "http://diapason.exemple.fr" }, "en https://"],
    ["a public address with a path", { APP_ORIGIN: "https://exemple.fr/diapason" }, "sans chemin"],
    ["a public address with a password", { APP_ORIGIN: "https://moi@exemple.fr" }, "sans chemin"],
    ["a public address that is none", { APP_ORIGIN: "diapason" }, "APP_ORIGIN"],
    ["a port in words", { PORT: "trois mille" }, "PORT doit être un nombre"],
    ["a port too high", { PORT: "70000" }, "65535"],
    ["an unknown level of log", { LOG_LEVEL: "bavard" }, "LOG_LEVEL"],
    ["an unknown kind of environment", { NODE_ENV: "prod" }, "NODE_ENV"],
    ["a trust in everybody", { TRUST_PROXY: "true" }, "TRUST_PROXY"],
  ])("%s", (_what, change, saying) => {
    const read = () => readEnv({ ...GOOD, ...change });
    expect(read).toThrow(EnvironmentRefused);
    expect(read).toThrow(saying);
    expect(read).not.toThrow("\n");
  });
});

test("plain http is for one's own machine only", () => {
  for (const origin of ["http://localhost:3000", "http://127.0.0.1:4711", "http://[::1]:3000"]) {
    expect(readEnv({ ...GOOD, APP_ORIGIN: origin }).APP_ORIGIN).toBe(origin);
  }
  expect(readEnv({ ...GOOD, APP_ORIGIN: "https://diapason.exemple.fr/" }).APP_ORIGIN).toBe(
    "https://diapason.exemple.fr",
  );
});

test("the command line needs the database alone", () => {
  expect(readDatabasePath({ DIAPASON_DATABASE: "/srv/diapason.sqlite" })).toBe("/srv/diapason.sqlite");
  expect(() => readDatabasePath({})).toThrow("DIAPASON_DATABASE manque");
});
