import type { UserRole } from "#app/domain/operation/permissions.ts";

export const ROLE_LABELS: Readonly<Record<UserRole, string>> = {
  admin: "Administrateur",
  consultant: "Consultant",
  funder: "Financeur",
};

/** What each role may do, in one line, for whoever gives it. */
export const ROLE_HINTS: Readonly<Record<UserRole, string>> = {
  admin:
    "tient les comptes et les réglages, et voit toutes les opérations ; ses lectures sont inscrites au journal",
  consultant: "travaille dans les opérations auxquelles vous l’ajoutez",
  funder: "lit les synthèses publiées des opérations qu’il finance, jamais les réponses d’une entreprise",
};
