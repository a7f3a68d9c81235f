/** What the demo says once it is ready: where it answers, and with which accounts. */
import type { UserRole } from "#app/domain/operation/permissions.ts";
import type { DemoAccount, DemoPerson } from "#app/server/demo/demo-accounts.ts";
import { DEMO_OPERATIONS } from "#db/demo/operations.ts";

const ROLES: Readonly<Record<UserRole, string>> = {
  admin: "administration",
  consultant: "consultant",
  funder: "financeur",
};

/** What each account is good for seeing. */
const FINDS: Readonly<Record<DemoPerson["key"], string>> = {
  admin: "les comptes, les opérations et la notice",
  first: "ses entreprises, et les actions collectives de Rénover +, du besoin partagé au bilan",
  second:
    "les trois opérations\u00A0: convention et temps passés, publications parues, et la prochaine à composer",
  state:
    "les synthèses publiées de ses trois opérations, et ce qui a changé dans le Haut-Var d’une campagne à l’autre",
  region: "les synthèses publiées d’EPV et du Haut-Var, l’une à côté de l’autre, et aucune entreprise",
};

/** The text for the terminal. `url` is null when nothing is served. */
export function welcome(ready: {
  readonly accounts: readonly DemoAccount[];
  readonly url: string | null;
  readonly file: string;
}): string {
  const header = ["Rôle", "Adresse électronique", "Mot de passe", "Opérations"];
  const rows = ready.accounts.map(({ role, email, password, operations }) => [
    ROLES[role],
    email,
    password,
    role === "admin" ? "toutes" : operations.map(operationName).join(" ; "),
  ]);
  return [
    "",
    ready.url === null
      ? `La base de démonstration est prête : ${ready.file}`
      : `Diapason est ouvert sur ${ready.url} (base : ${ready.file})`,
    "",
    ...table([header, ...rows]),
    "",
    "Ce que chaque compte trouve\u00A0:",
    ...ready.accounts.map(({ key, name }) => `  ${name}\u00A0: ${FINDS[key]}`),
    "",
    "Ces mots de passe viennent d’être tirés au sort et ne sont gardés nulle part en clair : notez ceux qu’il vous faut.",
    "Les entreprises, les personnes et les réponses sont inventées.",
    ...(ready.url === null
      ? []
      : ["Ctrl+C pour arrêter ; « npm run demo -- --keep » pour reprendre la même base."]),
  ].join("\n");
}

function operationName(key: string): string {
  return DEMO_OPERATIONS.find((operation) => operation.key === key)?.name ?? key;
}

/** Lines whose columns stand one under the other, with a rule under the header. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const [header = [], ...others] = rows;
  return [line(header), widths.map((width) => "─".repeat(width)).join("  "), ...others.map(line)];
}
