/** `check`: everything that is wrong with content files, and their publication. */
import { resolve } from "node:path";
import { formatCount } from "#app/domain/format.ts";
import {
  type Command,
  CommandRefused,
  forTerminal,
  type Io,
  readArguments,
} from "#app/server/cli/command.ts";
import { checkFile, type FileCheck } from "#app/server/content/check-file.ts";
import { type ContentFolder, checkFolder } from "#app/server/content/check-folder.ts";
import { contentFolder, isContentFolder } from "#app/server/content/content-folder.ts";
import { byPlace, type ContentProblem, hasErrors, problemLine } from "#app/server/content/content-problem.ts";
import { describeCatalogues, describeQuestionnaire } from "#app/server/content/describe-content.ts";
import { writeSchemas } from "#app/server/content/json-schemas.ts";
import { withPublished, writePublishedLock } from "#app/server/content/published-lock.ts";
import { shownPath } from "#app/server/content/read-content.ts";

export const checkCommand: Command = {
  summary: "Vérifie des questionnaires, ou tout le contenu ; --publish les publie",
  usage: "check [FICHIER…] [--recommendations FICHIER] [--publish] [--write-schemas]",
  run: (args, io) => {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        recommendations: { type: "string" },
        publish: { type: "boolean" },
        "write-schemas": { type: "boolean" },
      },
    });
    if (values["write-schemas"]) tellSchemas(io);
    const recommendations =
      values.recommendations === undefined ? null : resolve(io.cwd, values.recommendations);
    if (recommendations !== null && positionals.length !== 1) {
      throw new CommandRefused("« --recommendations » va avec un seul questionnaire");
    }
    const paths = positionals.map((path) => resolve(io.cwd, path));
    const check = checkAll(paths, recommendations, io.cwd);
    tellProblems(check.problems, io);
    if (hasErrors(check.problems)) return 1;
    for (const { file, contents } of check.read) io.out(forTerminal(`${file} : lu en entier, ${contents}\n`));
    return values.publish ? publish(paths, io) : 0;
  },
};

function checkAll(paths: readonly string[], recommendations: string | null, cwd: string): FileCheck {
  if (paths.length === 0) return wholeFolder(checkFolder(contentFolder(), cwd));
  const checks = paths.map((path) =>
    isContentFolder(path) ? wholeFolder(checkFolder(path, cwd)) : checkFile(path, recommendations, cwd),
  );
  const problems = new Map(
    checks.flatMap(({ problems }) => problems).map((problem) => [problemLine(problem), problem]),
  );
  const read = new Map(checks.flatMap(({ read }) => read).map((one) => [one.file, one]));
  return { problems: [...problems.values()].toSorted(byPlace), read: [...read.values()] };
}

function wholeFolder({ catalogues, versions, problems }: ContentFolder): FileCheck {
  const read = [
    ...describeCatalogues(catalogues),
    ...versions.flatMap(({ files }) => describeQuestionnaire(files)),
  ];
  return { problems, read };
}

function tellProblems(problems: readonly ContentProblem[], io: Io): void {
  if (problems.length === 0) return;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const counts = [
    formatCount(errors, "erreur", "erreurs"),
    formatCount(problems.length - errors, "avertissement", "avertissements"),
  ];
  io.err(forTerminal(`${problems.map(problemLine).join("\n")}\n${counts.join(", ")}\n`));
}

/** Locks the versions of the house that are not locked yet: all of them, or those named. */
function publish(paths: readonly string[], io: Io): number {
  const { folder, versions, lock, problems } = checkFolder(contentFolder(), io.cwd);
  if (hasErrors(problems)) {
    tellProblems(problems, io);
    throw new CommandRefused("rien n’est publié tant que le dossier du contenu a des erreurs");
  }
  const isNamed = (path: string | null) => path !== null && paths.includes(path);
  const named = versions.filter(
    ({ at }) => paths.length === 0 || isNamed(at.questionnaire) || isNamed(at.recommendations),
  );
  if (paths.length > 0 && named.length === 0) {
    throw new CommandRefused(`aucun de ces fichiers n’est une version de ${shownPath(folder, io.cwd)}`);
  }
  const added = named.filter(({ key }) => !Object.hasOwn(lock ?? {}, key));
  if (added.length > 0) writePublishedLock(folder, withPublished(lock ?? {}, added));
  for (const { key } of named) {
    io.out(added.some((one) => one.key === key) ? `${key} : publié\n` : `${key} : déjà publié, inchangé\n`);
  }
  return 0;
}

function tellSchemas(io: Io): void {
  const written = writeSchemas(contentFolder());
  for (const name of written) io.out(`${name} : écrit\n`);
  if (written.length === 0) io.out("Les schémas étaient à jour.\n");
}
