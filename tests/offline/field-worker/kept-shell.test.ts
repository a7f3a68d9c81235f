/** Which files the field app's worker keeps, of a build as the framework describes it. */
import { describe, expect, test } from "vitest";
import { type RouteList, shellPaths } from "#app/offline/field-worker/kept-shell.ts";

const BUILT: Readonly<Record<string, string>> = {
  "/assets/manifest-1.js": "every route: ./office-9.js",
  "/assets/entry-1.js": 'import{a}from"./framework-1.js";',
  "/assets/framework-1.js": "react",
  "/assets/root-1.js": 'import"./framework-1.js"',
  "/assets/root-1.css": "@font-face{src:url(/assets/inter-1.woff2)}",
  "/assets/inter-1.woff2": "./office-9.js",
  "/assets/layout-1.js": "const later=()=>import(`./dialog-1.js`)",
  "/assets/layout-loader-1.js": "loader",
  "/assets/layout-1.css": ".field{}",
  "/assets/dialog-1.js": 'import"./shared-1.js"; import("./layout-1.js")',
  "/assets/shared-1.js": "see ./readme.js",
  "/assets/home-1.js": "home",
  "/assets/office-9.js": "office",
};
const LIST: RouteList = {
  version: "1",
  url: "/assets/manifest-1.js",
  entry: { module: "/assets/entry-1.js" },
  routes: {
    root: { module: "/assets/root-1.js", css: ["/assets/root-1.css"] },
    "routes/field/layout": {
      module: "/assets/layout-1.js",
      clientLoaderModule: "/assets/layout-loader-1.js",
      css: ["/assets/layout-1.css"],
    },
    "routes/field/home": { module: "/assets/home-1.js" },
    "routes/consultant/firms": { module: "/assets/office-9.js" },
  },
};
const textOf = (path: string) => BUILT[path] ?? null;

describe("the files that the worker keeps", () => {
  test("are all that the field app’s routes may load, modules that come later included, and nothing of the office", () => {
    const { "/assets/office-9.js": _office, ...kept } = BUILT;
    expect(shellPaths(LIST, "routes/field/", textOf)).toEqual(Object.keys(kept).sort());
  });

  test.each([
    ["no route is the field app’s", () => shellPaths(LIST, "routes/terrain/", textOf), "no route"],
    [
      "a file is missing",
      () => shellPaths(LIST, "routes/field/", (path) => (path === "/assets/home-1.js" ? null : textOf(path))),
      "/assets/home-1.js, which is not there",
    ],
  ])("are not told when %s", (_when, paths, words) => {
    expect(paths).toThrow(words);
  });
});
