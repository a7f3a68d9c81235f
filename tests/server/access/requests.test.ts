import { describe, expect, test } from "vitest";
import { loginPath, safeReturnPath } from "#app/server/access/addresses.ts";
import {
  FORM_LIMIT,
  refusedBody,
  SMALL_LIMIT,
  SYNC_LIMIT,
  UPLOAD_LIMIT,
} from "#app/server/access/body-limits.ts";
import { isFromOurPages } from "#app/server/access/csrf.ts";
import { browserName } from "#app/server/access/user-agent.ts";

const ORIGIN = "https://diapason.exemple.fr";

describe("a request that changes something", () => {
  const rows: readonly (readonly [
    what: string,
    headers: Readonly<Record<string, string>>,
    allowed: boolean,
  ])[] = [
    ["from our own page", { "sec-fetch-site": "same-origin", origin: ORIGIN }, true],
    [
      "from our own page, whatever Origin says behind a proxy",
      { "sec-fetch-site": "same-origin", origin: "http://a" },
      true,
    ],
    ["from another site", { "sec-fetch-site": "cross-site", origin: "https://mechant.example" }, false],
    ["from another site that writes our Origin", { "sec-fetch-site": "cross-site", origin: ORIGIN }, false],
    ["from a sister host", { "sec-fetch-site": "same-site", origin: "https://autre.exemple.fr" }, false],
    ["from nowhere, such as a bookmark", { "sec-fetch-site": "none" }, false],
    ["from an old browser on our page", { origin: ORIGIN }, true],
    ["from an old browser elsewhere", { origin: "https://mechant.example" }, false],
    ["from a sandboxed frame", { origin: "null" }, false],
    ["without any proof", {}, false],
    ["with the client's Host as its only proof", { host: "diapason.exemple.fr" }, false],
    ["from our address over http", { origin: "http://diapason.exemple.fr" }, false],
    ["from an address that begins like ours", { origin: `${ORIGIN}.mechant.example` }, false],
  ];
  test.each(rows)("%s", (_what, headers, allowed) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(isFromOurPages({ method, headers: new Headers(headers) }, ORIGIN), method).toBe(allowed);
    }
  });

  test("reading needs no proof", () => {
    for (const method of ["GET", "HEAD"]) {
      expect(
        isFromOurPages({ method, headers: new Headers({ "sec-fetch-site": "cross-site" }) }, ORIGIN),
      ).toBe(true);
    }
  });
});

describe("where one goes back to after logging in", () => {
  test.each([
    ["a page", "/operations/12/entreprises?page=2", "/operations/12/entreprises?page=2"],
    ["nothing asked", null, "/"],
    ["another site", "https://mechant.example/", "/"],
    ["another site without its scheme", "//mechant.example/", "/"],
    ["another site behind a backslash", "/\\mechant.example", "/"],
    ["another site behind a tab", "/\t/mechant.example", "/"],
    ["two slashes hidden by a dot", "/.//mechant.example", "/"],
    ["a script", "javascript:alert(1)", "/"],
    ["a relative path", "operations", "/"],
    ["the log-in page itself", "/connexion?vers=/compte", "/"],
    ["signing out", "/deconnexion", "/"],
  ])("%s", (_what, wanted, expected) => {
    expect(safeReturnPath(wanted)).toBe(expected);
  });

  test("is written in the address of the log-in page", () => {
    expect(loginPath(new URL("https://x/operations/12?page=2"))).toBe(
      "/connexion?vers=%2Foperations%2F12%3Fpage%3D2",
    );
    expect(loginPath(new URL("https://x/"))).toBe("/connexion");
  });
});

describe("how big a request may be", () => {
  const upload = "/operations/12/entreprises/importer";
  const rows: readonly (readonly [
    what: string,
    pathname: string,
    contentLength: number | null,
    expected: 411 | 413 | null,
  ])[] = [
    ["a form of 4 MB", "/compte", FORM_LIMIT, null],
    ["a form of one byte more", "/compte", FORM_LIMIT + 1, 413],
    ["the same as data", "/compte.data", FORM_LIMIT + 1, 413],
    ["a form of a page of a firm", "/reponse/questions/q1", FORM_LIMIT, null],
    ["a log-in of 100 KB", "/connexion", SMALL_LIMIT, null],
    ["a log-in of one byte more", "/connexion", SMALL_LIMIT + 1, 413],
    ["the same as data", "/connexion.data", SMALL_LIMIT + 1, 413],
    ["a code of a firm", "/espace/code", SMALL_LIMIT + 1, 413],
    ["a link", "/r/abc", SMALL_LIMIT + 1, 413],
    ["answers as JSON", "/reponse/saisies", SMALL_LIMIT + 1, 413],
    [
      "answers of an interview as JSON",
      "/operations/12/entreprises/3/entretien/saisies",
      SMALL_LIMIT + 1,
      413,
    ],
    ["a theme of an interview as a form", "/operations/12/entreprises/3/entretien/gestion", FORM_LIMIT, null],
    ["a resource", "/resources/communes", SMALL_LIMIT + 1, 413],
    ["a form that is empty", "/deconnexion", null, null],
    ["a file of 12 MB where files are taken", upload, UPLOAD_LIMIT, null],
    ["the same as data", `${upload}.data`, UPLOAD_LIMIT, null],
    ["a file of one byte more", upload, UPLOAD_LIMIT + 1, 413],
    ["a file where none is taken", "/operations/12/entreprises", UPLOAD_LIMIT, 413],
    ["a sync of 1 MB", "/resources/sync", SYNC_LIMIT, null],
    ["a sync of one byte more", "/resources/sync", SYNC_LIMIT + 1, 413],
  ];
  test.each(rows)("%s", (_what, pathname, length, expected) => {
    const contentLength = length === null ? null : String(length);
    expect(refusedBody({ method: "POST", pathname, contentLength, chunked: false })).toBe(expected);
  });

  test("a body that doesn't say its length is refused", () => {
    expect(refusedBody({ method: "POST", pathname: upload, contentLength: null, chunked: true })).toBe(411);
    expect(refusedBody({ method: "GET", pathname: "/", contentLength: null, chunked: true })).toBe(411);
  });

  test("reading has no body", () => {
    expect(refusedBody({ method: "GET", pathname: "/", contentLength: null, chunked: false })).toBeNull();
    expect(
      refusedBody({ method: "GET", pathname: "/", contentLength: String(FORM_LIMIT + 1), chunked: false }),
    ).toBe(413);
  });
});

test("a browser is named so that its owner recognises it", () => {
  const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const ipad =
    "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1";
  const edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
  expect([firefox, ipad, edge, ""].map(browserName)).toEqual([
    "Firefox, Windows",
    "Safari, iPad",
    "Edge, Windows",
    "Navigateur inconnu",
  ]);
});
