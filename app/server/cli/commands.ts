/** The commands by name, and how one is found and run. */
import { checkCommand } from "#app/server/cli/check.ts";
import { type Command, CommandRefused, forTerminal, type Io } from "#app/server/cli/command.ts";
import { migrateCommand } from "#app/server/cli/migrate.ts";
import { reportCommand } from "#app/server/cli/report.ts";
import { scoreCommand } from "#app/server/cli/score.ts";
import { userAddCommand, userDisableCommand, userListCommand } from "#app/server/cli/user.ts";
import { EnvironmentRefused } from "#app/server/env.ts";

/** A name is one word or two: « user add ». */
const COMMANDS: Readonly<Record<string, Command>> = {
  check: checkCommand,
  score: scoreCommand,
  report: reportCommand,
  migrate: migrateCommand,
  "user add": userAddCommand,
  "user list": userListCommand,
  "user disable": userDisableCommand,
};

const HELP = new Set(["help", "--help", "-h", "aide"]);

/** Runs a command line (without « node » and the script). Gives the exit code; an unexpected failure throws. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  const [first] = args;
  if (first === undefined || HELP.has(first)) {
    const write = first === undefined ? io.err : io.out;
    write(usage());
    return first === undefined ? 1 : 0;
  }
  const found = findCommand(args);
  if (found === null) {
    io.err(`La commande « ${first} » n’existe pas.\n\n${usage()}`);
    return 1;
  }
  const { name, command, rest } = found;
  if (rest.some((argument) => argument === "--help" || argument === "-h")) {
    io.out(`${command.summary}\n\n  npm run diapason -- ${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof EnvironmentRefused) io.err(forTerminal(`${name} : ${error.message}\n`));
    else if (error instanceof CommandRefused) {
      io.err(forTerminal(`${name} : ${error.message}\nUsage : npm run diapason -- ${command.usage}\n`));
    } else throw error;
    return 1;
  }
}

function findCommand(
  args: readonly string[],
): { name: string; command: Command; rest: readonly string[] } | null {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(" ");
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command !== undefined) return { name, command, rest: args.slice(words) };
  }
  return null;
}

function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    "Usage : npm run diapason -- COMMANDE [ARGUMENTS]",
    "",
    "Commandes :",
    ...lines,
    "",
    "« npm run diapason -- COMMANDE --help » dit comment appeler une commande.",
    "",
  ].join("\n");
}
