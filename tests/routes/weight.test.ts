/** What each page loads, from the build itself: `npm run bench` weighs a few of them in a real browser. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ServerBuild } from "react-router";
import { beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "#app/server/project-root.ts";
import { builtApp } from "#tests/support/built-app.ts";

/** Kilobytes of gzipped JavaScript. */
const LIMIT = 150;
/** Consultants', at the desk: a firm's file brings zod and react-hook-form both, a preview the whole report and its controls. */
const DESK_PAGES = [
  "routes/consultant/firms/add-firm",
  "routes/consultant/firms/edit-firm",
  "routes/consultant/publications/preview",
];
const DESK_LIMIT = 165;
/** The field app comes once and is then read from the tablet: it brings its database and all that computes the debrief. */
const FIELD_LIMIT = 215;

let routes: ServerBuild["routes"];
let assets: ServerBuild["assets"];
beforeAll(async () => {
  ({ routes, assets } = await builtApp());
}, 180_000);

describe("the JavaScript of the pages", () => {
  test("stays under the limit of each", () => {
    const pages = Object.values(routes).flatMap((route) =>
      route?.module.default === undefined
        ? []
        : [{ id: route.id, kilobytes: Math.round(weightOf(route.id)) }],
    );
    expect(pages.length).toBeGreaterThan(80);
    const limitOf = (id: string) => {
      if (id.startsWith("routes/field/")) return FIELD_LIMIT;
      return DESK_PAGES.includes(id) ? DESK_LIMIT : LIMIT;
    };
    expect(pages.filter(({ id, kilobytes }) => kilobytes >= limitOf(id))).toEqual([]);
  });

  test("begins with a list of routes that says where each is and not what it imports", () => {
    const list = textOf(assets.url);
    for (const route of Object.values(assets.routes)) expect(list).toContain(`"${route?.module}"`);
    // The beginning of every page has its own, and no route after it.
    expect(list.match(/"imports":/g)).toHaveLength(1);
    expect(assets.routes["routes/funder/operation"]?.imports?.length).toBeGreaterThan(3);
  });
});

/** A page's own modules, those of the layouts around it, and what every page begins with. */
function weightOf(id: string): number {
  const files = new Set([assets.url, assets.entry.module, ...assets.entry.imports]);
  for (let route = assets.routes[id]; route !== undefined; route = assets.routes[route.parentId ?? ""]) {
    for (const file of [route.module, ...(route.imports ?? [])]) files.add(file);
  }
  return [...files].reduce((sum, file) => sum + gzipSync(textOf(file), { level: 9 }).length / 1024, 0);
}

function textOf(file: string): string {
  return readFileSync(join(projectRoot(), "build", "client", file), "utf8");
}
