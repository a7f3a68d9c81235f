/** What a command of the command line is: one file each, listed in commands.ts. */
import { type ParseArgsConfig, parseArgs } from "node:util";

/** Where a command reads from and writes to; tests hand it their own. */
export type Io = {
  /** Results, and nothing else: what another program may read. */
  readonly out: (text: string) => void;
  /** Errors, warnings and progress. */
  readonly err: (text: string) => void;
  /** The folder that relative paths start from. */
  readonly cwd: string;
};

export type Command = {
  /** One line for the list of commands. */
  readonly summary: string;
  /** How to call it, after « npm run diapason -- ». */
  readonly usage: string;
  /** Runs with the arguments after the command's name. Gives the exit code: 0, or 1 when it refused or failed. */
  readonly run: (args: readonly string[], io: Io) => number | Promise<number>;
};

/** An expected failure: its message is one French sentence for the person at the keyboard. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused";
}

/** Parses a command's own arguments. Throws CommandRefused, in French, for an option it doesn't know. */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new CommandRefused(inFrench(error));
  }
}

/** Text as a terminal searches and copies it: plain spaces for the no-break ones that French typography sets. */
export function forTerminal(text: string): string {
  return text.replaceAll(/[\u00A0\u202F]/g, " ");
}

function inFrench(error: unknown): string {
  if (!(error instanceof Error && "code" in error)) throw error;
  const option = /'(-[^']*)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `l’option « ${option} » n’existe pas pour cette commande`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return `l’option « ${option.split(" ")[0]} » demande une valeur, ou n’en prend pas`;
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL":
      return `argument inattendu : ${/'([^']*)'/.exec(error.message)?.[1] ?? ""}`;
    default:
      return error.message;
  }
}
