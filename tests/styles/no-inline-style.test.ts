import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "#app/server/project-root.ts";

/** The Content-Security-Policy refuses style="…": what carries one would be drawn without it, and only in production. */
test("nothing that is drawn on a page carries an inline style", () => {
  const app = join(projectRoot(), "app");
  const files = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx$|^charts\/.*\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(20);
  const guilty = files.filter((file) =>
    /\bstyle=\{|\bstyle="|<style|["']?style["']?: [`"']/.test(readFileSync(join(app, file), "utf8")),
  );
  expect(guilty).toEqual([]);
});
