/**
 * Where communes are, for the schematic map of a synthesis. Read on the first question and kept for the life of the process.
 * Small communes are not in the list: docs/decisions/0019 says where it comes from.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { projectRoot } from "#app/server/project-root.ts";

/** Degrees. */
type Position = { readonly latitude: number; readonly longitude: number };

/** Null for a commune that the list doesn't know. */
export function positionOfCommune(inseeCode: string): Position | null {
  loaded ??= loadPositions();
  return loaded.get(inseeCode) ?? null;
}

let loaded: ReadonlyMap<string, Position> | null = null;

const lineSchema = z.tuple([
  z.string().regex(/^\d[\dAB]\d{3}$/),
  z.coerce.number().min(-90).max(90),
  z.coerce.number().min(-180).max(180),
]);

function loadPositions(): ReadonlyMap<string, Position> {
  // From the root: routes run from the build, which holds no copy of the list.
  const file = join(projectRoot(), "app", "server", "firms", "commune-positions.csv");
  const lines = readFileSync(file, "utf8").split("\n");
  return new Map(
    lines
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const [code, latitude, longitude] = lineSchema.parse(line.split(","));
        return [code, { latitude, longitude }];
      }),
  );
}
