/** What an unexpected error is called: one text for the log, another for the person, and the status. */

export type Failure = {
  readonly status: 500 | 503;
  readonly personMessage: string;
  readonly logMessage: string;
};

const SAVING_FAILED =
  "L’enregistrement n’a pas pu se faire : la base de données ne répond pas pour le moment. Rien n’a été perdu de ce que vous avez saisi : revenez en arrière, attendez une minute, puis enregistrez de nouveau.";
const UNEXPECTED =
  "Une erreur imprévue s’est produite de notre côté. Revenez en arrière et recommencez ; si elle se répète, dites à votre administrateur l’heure qu’il est et ce que vous faisiez.";

const READING_FAILED =
  "Les chiffres de cette opération n’ont pas pu être calculés. Rien n’est perdu : réessayez dans un instant ; si cela recommence, prévenez votre administrateur.";

/** SQLite's refusals that pass, or that an administrator mends, without any fault of the person. */
const STORAGE_REFUSALS = [
  "SQLITE_BUSY",
  "SQLITE_LOCKED",
  "SQLITE_READONLY",
  "SQLITE_FULL",
  "SQLITE_IOERR",
  "SQLITE_CANTOPEN",
];

export function describeFailure(error: unknown): Failure {
  const code = codeOf(error);
  if (code !== null && STORAGE_REFUSALS.some((refusal) => code.startsWith(refusal))) {
    return { status: 503, personMessage: SAVING_FAILED, logMessage: `storage refused: ${code}` };
  }
  if (code === "READING_FAILED") {
    return { status: 503, personMessage: READING_FAILED, logMessage: "a large operation could not be read" };
  }
  return {
    status: 500,
    personMessage: UNEXPECTED,
    logMessage:
      error instanceof Error ? `${error.name}: ${error.message}` : "a value that is no error was thrown",
  };
}

/** drizzle wraps the driver's error in `cause`. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}
