import { describe, expect, test } from "vitest";
import { EnvironmentRefused, readDatabasePath, readEnv } from "#app/server/env.ts";

const GOOD = { DIAPASON_DATABASE: "/srv/diapason.sqlite", APP_ORIGIN: "https://diapason.exemple.fr" };

const MAIL = {
  SMTP_URL: "smtps://compte:mot%20de%20passe@smtp.exemple.fr",
  MAIL_FROM: '"Chambre de métiers" <diapason@exemple.fr>',
};

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
    ["a mail server without a sender", { SMTP_URL: "smtp://localhost" }, "MAIL_FROM manque"],
    ["a sender without a mail server", { MAIL_FROM: "diapason@exemple.fr" }, "SMTP_URL manque"],
    ["a mail server that is no address", { ...MAIL, SMTP_URL: "smtp.exemple.fr" }, "SMTP_URL ne se lit pas"],
    ["a mail server over http", { ...MAIL, SMTP_URL: "http://smtp.exemple.fr" }, "SMTP_URL ne se lit pas"],
    ["a mail server with options", { ...MAIL, SMTP_URL: "smtp://a:b@c?pool=1" }, "SMTP_URL ne se lit pas"],
    ["an account without a password", { ...MAIL, SMTP_URL: "smtp://moi@smtp.exemple.fr" }, "SMTP_URL"],
    ["a sender that is no address", { ...MAIL, MAIL_FROM: "Diapason" }, "MAIL_FROM ne se lit pas"],
    ["a sender of two lines", { ...MAIL, MAIL_FROM: "A\nB <a@exemple.fr>" }, "MAIL_FROM ne se lit pas"],
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

test("a mail server and a sender are read together", () => {
  expect(readEnv({ ...GOOD, ...MAIL })).toMatchObject({
    SMTP_URL: { host: "smtp.exemple.fr", port: 465, secure: true, user: "compte", password: "mot de passe" },
    MAIL_FROM: { name: "Chambre de métiers", address: "diapason@exemple.fr" },
  });
  expect(
    readEnv({ ...GOOD, SMTP_URL: "smtp://localhost:1025", MAIL_FROM: "diapason@exemple.fr" }),
  ).toMatchObject({
    SMTP_URL: { host: "localhost", port: 1025, secure: false, user: null, password: null },
    MAIL_FROM: { name: null, address: "diapason@exemple.fr" },
  });
  expect(readEnv({ ...GOOD, SMTP_URL: "", MAIL_FROM: "" }).SMTP_URL).toBeUndefined();
});

test("what is refused of a mail server never repeats its password", () => {
  const read = () => readEnv({ ...GOOD, ...MAIL, SMTP_URL: "smtp://compte:secret@smtp.exemple.fr/chemin" });
  expect(read).toThrow("SMTP_URL");
  expect(read).not.toThrow("secret");
});

test("the command line needs the database alone", () => {
  expect(readDatabasePath({ DIAPASON_DATABASE: "/srv/diapason.sqlite" })).toBe("/srv/diapason.sqlite");
  expect(() => readDatabasePath({})).toThrow("DIAPASON_DATABASE manque");
});
