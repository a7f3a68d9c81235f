/** Inviting a whole operation at once. */
import type { Content } from "#app/server/content/load-content.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import type { Inviter } from "#app/server/invitations/invitation-scope.ts";
import { inviteAll } from "#app/server/invitations/invite-all.ts";
import { settleNotice } from "#app/server/invitations/notice-settings.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import { middle, report, section } from "#tests/bench/measure.ts";

const FIRMS = 200;
const RUNS = 3;
const NOTICE = {
  controller: "Le banc d’essai",
  contact: "donnees@exemple.fr",
  legalBasis: "public-interest",
  retentionMonths: 24,
  groupThreshold: 3,
} as const;

/** `grow` makes an operation of so many firms, each with an address, in which the inviter works. */
export function benchInvitations(
  db: Db,
  content: Content,
  inviterIn: (operationId: string) => Inviter,
  grow: (size: number) => string,
): void {
  section("Invitations");
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const durations = Array.from({ length: RUNS }, () => {
    const operationId = grow(FIRMS);
    const inviter = inviterIn(operationId);
    mustSucceed(settleNotice(db, inviter, operationId, NOTICE));
    const started = performance.now();
    const { prepared } = mustSucceed(inviteAll(tools, inviter, { operationId, perspective: "director" }));
    if (prepared !== FIRMS) throw new Error(`${prepared} invitations instead of ${FIRMS}`);
    return performance.now() - started;
  });
  report(
    `${FIRMS} invitations préparées`,
    middle(durations),
    "ms",
    "messages mis dans la boîte d’envoi",
    2_000,
  );
}
