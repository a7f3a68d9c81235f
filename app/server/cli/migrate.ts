/** « migrate »: creates the database, or brings it to the present schema. */
import { type Command, readArguments } from "#app/server/cli/command.ts";
import { withDatabase } from "#app/server/cli/open-database.ts";
import { readDatabasePath } from "#app/server/env.ts";

export const migrateCommand: Command = {
  summary: "Crée la base de données (DIAPASON_DATABASE) ou la met à jour",
  usage: "migrate",
  run: async (args, { out }) => {
    readArguments({ args: [...args], options: {} });
    await withDatabase(() => undefined);
    out(`La base ${readDatabasePath(process.env)} est à jour.\n`);
    return 0;
  },
};
