/** Where the project's own files are (questionnaires, migrations, built bundle), from source and from the bundle alike. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

let found: string | undefined;

/**
 * The folder whose package.json is named « diapason ».
 * @throws when this file was moved out of the project.
 */
export function projectRoot(): string {
  found ??= climb(import.meta.dirname);
  return found;
}

function climb(folder: string): string {
  if (isProject(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no package.json named "diapason" above ${import.meta.dirname}`);
  return climb(parent);
}

function isProject(path: string): boolean {
  if (!existsSync(path)) return false;
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  return typeof content === "object" && content !== null && "name" in content && content.name === "diapason";
}
