/**
 * The protection with one of its rules taken out: the domain is copied, one line of it is changed, and the copy is loaded. A
 * check that doesn't fail then checks nothing. A rule whose line can't be found any more is an error, not a pass.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EarlierPublication } from "#app/domain/synthesis/disclosure/ledger.ts";
import type { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import { projectRoot } from "#app/server/project-root.ts";

/** A line of the protection, and what it becomes without its rule. */
export type RuleOff = { readonly file: string; readonly line: string; readonly becomes: string };

type Protection = {
  readonly protectSynthesis: typeof protectSynthesis;
  readonly forgetFirm: (ledger: EarlierPublication["ledger"], firm: string) => EarlierPublication["ledger"];
};

/** Loads the protection without a rule. @throws when the line is not there exactly once. */
export async function protectionWithout({ file, line, becomes }: RuleOff): Promise<Protection> {
  const folder = mkdtempSync(join(tmpdir(), "diapason-rule-"));
  mkdirSync(join(folder, "app"));
  cpSync(join(projectRoot(), "app/domain"), join(folder, "app/domain"), { recursive: true });
  cpSync(join(projectRoot(), "package.json"), join(folder, "package.json"));
  symlinkSync(join(projectRoot(), "node_modules"), join(folder, "node_modules"));
  const path = join(folder, "app/domain/synthesis", file);
  const source = readFileSync(path, "utf8");
  const parts = source.split(line);
  if (parts.length !== 2) throw new Error(`« ${line} » stands ${parts.length - 1} times in ${file}`);
  writeFileSync(path, parts.join(becomes));
  const load = async (name: string): Promise<unknown> =>
    await import(/* @vite-ignore */ pathToFileURL(join(folder, "app/domain/synthesis", name)).href);
  const [disclosure, ledger] = [await load("disclosure.ts"), await load("disclosure/ledger.ts")];
  if (!isProtection(disclosure) || !isLedger(ledger)) throw new Error("the copy holds no protection");
  return { protectSynthesis: disclosure.protectSynthesis, forgetFirm: ledger.forgetFirm };
}

function isProtection(module: unknown): module is Pick<Protection, "protectSynthesis"> {
  return typeof module === "object" && module !== null && "protectSynthesis" in module;
}

function isLedger(module: unknown): module is Pick<Protection, "forgetFirm"> {
  return typeof module === "object" && module !== null && "forgetFirm" in module;
}
