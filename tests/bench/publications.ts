/** Publishing three hundred firms, from the figures to the files that are kept. */
import { dayInFrance, nowInstant } from "#app/server/clock.ts";
import type { Content } from "#app/server/content/load-content.ts";
import type { Inviter } from "#app/server/invitations/invitation-scope.ts";
import { makeLog } from "#app/server/log.ts";
import type { PdfPool } from "#app/server/pdf/pool.ts";
import { preparePublication } from "#app/server/publications/prepare-publication.ts";
import { publish } from "#app/server/publications/publish.ts";
import { currentDraft } from "#app/server/publications/save-draft.ts";
import type { Db } from "#db/client.server.ts";
import { report, section } from "#tests/bench/measure.ts";

const FIRMS = 300;
const LIMIT_S = 20;

/** @param grow makes an operation of so many firms that the publisher may publish, with who publishes it. */
export async function benchPublication(
  db: Db,
  content: Content,
  pdf: PdfPool,
  grow: (size: number) => { readonly operationId: string; readonly publisher: () => Inviter },
): Promise<void> {
  section(`Publication de ${FIRMS} entreprises`);
  const { operationId, publisher } = grow(FIRMS);
  const now = nowInstant();
  const { composition, revision } = currentDraft(db, operationId);
  const prepared = preparePublication({ db, content }, operationId, composition, dayInFrance(now));
  if (prepared === null) throw new Error("the grown operation is gone");
  const started = performance.now();
  const tools = { db, content, pdf, log: makeLog("silent") };
  const { fingerprint } = prepared;
  const done = await publish(tools, publisher(), operationId, { revision, fingerprint }, now);
  if (!done.ok) throw new Error(`not published: ${done.problem.message}`);
  report(
    "chiffres, documents et registre, une fois l’aperçu lu",
    (performance.now() - started) / 1_000,
    "s",
    "",
    LIMIT_S,
  );
}
