/** `npm run diapason -- …`: the use cases of the application from the command line. */
import { runCommandLine } from "#app/server/cli/commands.ts";

// Under npm the working folder is the project's; INIT_CWD is where the person typed. Only trusted for our own script.
const cwd = process.env.npm_lifecycle_event === "diapason" ? process.env.INIT_CWD : undefined;

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  cwd: cwd ?? process.cwd(),
});
