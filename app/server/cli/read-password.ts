/** A password from the keyboard, not shown as it is typed, or from the standard input of a script. */
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { CommandRefused } from "#app/server/cli/command.ts";

/** Asks twice on a terminal; reads one line otherwise. */
export async function readPassword(ask: (question: string) => void): Promise<string> {
  if (!process.stdin.isTTY) return readLine(null);
  ask("Mot de passe : ");
  const first = await readLine(ask);
  ask("Encore une fois : ");
  const second = await readLine(ask);
  if (first !== second) throw new CommandRefused("les deux saisies diffèrent");
  return first;
}

function readLine(ask: ((question: string) => void) | null): Promise<string> {
  // What readline would echo goes nowhere.
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: ask !== null });
  return new Promise((resolve, reject) => {
    lines.once("line", (line) => {
      resolve(line);
      lines.close();
    });
    lines.once("close", () => {
      ask?.("\n");
      reject(new CommandRefused("aucun mot de passe n’a été donné"));
    });
    lines.once("SIGINT", () => lines.close());
  });
}
