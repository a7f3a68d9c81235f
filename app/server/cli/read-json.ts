/** A JSON file that was named on the command line. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CommandRefused } from "#app/server/cli/command.ts";
import { shownPath } from "#app/server/content/read-content.ts";

/**
 * The value of a JSON file, and the file's name as it is shown. `cwd`: where relative paths start from.
 * @throws CommandRefused when the file is missing or isn't JSON.
 */
export function readJson(file: string, cwd: string): { readonly shown: string; readonly value: unknown } {
  const path = resolve(cwd, file);
  const shown = shownPath(path, cwd);
  const text = readText(path, shown);
  try {
    const value: unknown = JSON.parse(text);
    return { shown, value };
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    throw new CommandRefused(`« ${shown} » n’est pas du JSON lisible (${why})`);
  }
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new CommandRefused(`le fichier « ${shown} » est introuvable ou ne peut pas être lu`);
  }
}
