/** « user add », « user list », « user disable »: accounts from the command line, the first admin's above all. */
import { z } from "zod";
import { USER_ROLES } from "#app/domain/operation/permissions.ts";
import { type Command, CommandRefused, readArguments } from "#app/server/cli/command.ts";
import { withDatabase } from "#app/server/cli/open-database.ts";
import { readPassword } from "#app/server/cli/read-password.ts";
import { nowInstant } from "#app/server/clock.ts";
import { COMMAND_LINE, createUser, disableUser } from "#app/server/users.ts";
import { ROLE_LABELS } from "#app/text/roles.ts";
import { findCredentials, listMemberships, listUsers } from "#db/users.ts";

const addSchema = z.object({
  email: z.email("--email : indiquez une adresse électronique"),
  name: z
    .string("--name : indiquez le nom de la personne")
    .trim()
    .min(1, "--name : indiquez le nom de la personne"),
  role: z.enum(USER_ROLES, `--role : choisissez parmi ${USER_ROLES.join(", ")}`),
  operation: z.array(z.string()).default([]),
  generate: z.boolean().default(false),
});

export const userAddCommand: Command = {
  summary: "Crée un compte ; le mot de passe est demandé, ou fabriqué avec --generate",
  usage: `user add --email ADRESSE --name "NOM" --role ${USER_ROLES.join("|")} [--operation ID]… [--generate]`,
  run: async (args, { out, err }) => {
    const { values } = readArguments({
      args: [...args],
      options: {
        email: { type: "string" },
        name: { type: "string" },
        role: { type: "string" },
        operation: { type: "string", multiple: true },
        generate: { type: "boolean" },
      },
    });
    const parsed = addSchema.safeParse(values);
    if (!parsed.success)
      throw new CommandRefused(parsed.error.issues.map((issue) => issue.message).join(" ; "));
    const { operation, generate, ...person } = parsed.data;
    const password = generate ? null : await readPassword(err);
    const result = await withDatabase((db) =>
      createUser(db, COMMAND_LINE, { ...person, password, operationIds: operation }, nowInstant()),
    );
    if (!result.ok) throw new CommandRefused(result.problem.message);
    err(`Compte créé : ${person.name}.\n`);
    const { generatedPassword } = result.value;
    if (generatedPassword !== null) out(`${generatedPassword}\n`);
    return 0;
  },
};

export const userListCommand: Command = {
  summary: "Liste les comptes, leur rôle et leurs opérations",
  usage: "user list",
  run: async (args, { out }) => {
    readArguments({ args: [...args], options: {} });
    const lines = await withDatabase((db) => {
      const memberships = listMemberships(db);
      return listUsers(db).map((user) => {
        const operations = memberships
          .filter((one) => one.userId === user.id)
          .map((one) => one.operationName);
        const state = user.disabledAt === null ? "" : "désactivé";
        return [user.email, user.name, ROLE_LABELS[user.role], operations.join(", "), state]
          .join("\t")
          .trimEnd();
      });
    });
    out(lines.map((line) => `${line}\n`).join(""));
    return 0;
  },
};

export const userDisableCommand: Command = {
  summary: "Désactive un compte et ferme ses sessions",
  usage: "user disable --email ADRESSE",
  run: async (args, { err }) => {
    const { values } = readArguments({ args: [...args], options: { email: { type: "string" } } });
    const { email } = values;
    if (email === undefined) throw new CommandRefused("--email : indiquez l’adresse du compte");
    const result = await withDatabase((db) => {
      const account = findCredentials(db, email);
      if (account === null) throw new CommandRefused(`aucun compte n’a l’adresse ${email}`);
      return disableUser(db, COMMAND_LINE, account.user.id, nowInstant());
    });
    if (!result.ok) throw new CommandRefused(result.problem.message);
    err(`Le compte ${email} est désactivé.\n`);
    return 0;
  },
};
