/** A week of visits that comes back at once, by the tablet's own code over HTTP; and how heavy prepared visits are. */
import { createHash } from "node:crypto";
import sharp from "sharp";
import type { ActingUser } from "#app/server/acting-user.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { visitContent } from "#app/server/field/content.ts";
import { visitPack } from "#app/server/field/pack.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import { alwaysAsked, type FieldBench } from "#tests/bench/field-questions.ts";
import { report } from "#tests/bench/measure.ts";
import { aTablet } from "#tests/offline/field/a-tablet.ts";
import { aPhoto } from "#tests/support/a-field-visit.ts";
import type { RunningApp } from "#tests/support/a-running-app.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

const ANSWERS = 2_000;
const PHOTOS = 20;

/** The tablet's tables are in memory here: what is measured is its code, the wire and the server. */
export async function benchReturn(
  { url, db }: RunningApp,
  content: Content,
  { cookie, actor }: { readonly cookie: string; readonly actor: ActingUser },
  { questionnaire, visits }: FieldBench,
): Promise<void> {
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const shared = mustSucceed(visitContent(content, questionnaire.id, questionnaire.version));
  const tablet = await aTablet({ userId: actor.id });
  const { store } = tablet.opened();
  for (const { enrollmentId } of visits)
    await kept(store.putVisit(mustSucceed(visitPack(tools, enrollmentId, actor)), shared));
  const questions = alwaysAsked(questionnaire);
  for (let turn = 0; turn < ANSWERS; turn += 1) {
    const visit = visits[turn % visits.length];
    const question = questions[Math.floor(turn / visits.length) % questions.length];
    if (visit === undefined || question === undefined) throw new Error("nothing to answer");
    const choice = question.choices[turn % question.choices.length] ?? "";
    await kept(store.write({ ...visit, subject: "answer", key: question.id, value: { choice } }));
  }
  let bytesOfPhotos = 0;
  for (let turn = 0; turn < PHOTOS; turn += 1) {
    const visit = visits[turn % visits.length];
    if (visit === undefined) throw new Error("nothing to photograph");
    const bytes = new Uint8Array(await aPicture());
    bytesOfPhotos += bytes.length;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const photo = aPhoto({ question: null, sha256, size: bytes.length });
    const respondentId = consultantSheet(db, visit.respondentId);
    await kept(store.addPhoto({ enrollmentId: visit.enrollmentId, respondentId }, photo, bytes));
  }
  let requests = 0;
  const began = performance.now();
  const outcome = await tablet.exchange((path, init) => {
    requests += 1;
    const ours = { Cookie: cookie, Origin: url, "Sec-Fetch-Site": "same-origin" };
    return fetch(`${url}${path}`, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...ours },
    });
  }, Date.now());
  const seconds = (performance.now() - began) / 1_000;
  if (outcome.kind !== "done") throw new Error(`not all came home: ${JSON.stringify(outcome)}`);
  tablet.close();
  const weight = `${(bytesOfPhotos / 1_048_576).toFixed(1)} Mo de photos`;
  report(`${ANSWERS} saisies et ${PHOTOS} photos renvoyées (par HTTP)`, seconds, "s", weight, 20);
  report("requêtes de cet envoi", requests, "", "", 60);
}

/** Every visit of the demonstration that may be prepared, with what it shares with the others of its questionnaire. */
export function benchPacks(db: Db, content: Content): void {
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const visits = db.$client
    .prepare<[], { id: string; userId: string; questionnaireId: string; version: number }>(
      `SELECT e.id, min(m.user_id) AS userId, o.questionnaire_id AS questionnaireId, o.questionnaire_version AS version
       FROM enrollments e JOIN operations o ON o.id = e.operation_id
       JOIN operation_members m ON m.operation_id = o.id AND m.role = 'consultant'
       WHERE e.withdrawn_at IS NULL GROUP BY e.id`,
    )
    .all();
  const sizes = visits.map(({ id, userId, questionnaireId, version }) => {
    const pack = mustSucceed(visitPack(tools, id, actingAs(db, { id: userId, role: "consultant" })));
    const shared = mustSucceed(visitContent(content, questionnaireId, version));
    return bytesOf(pack) + bytesOf(shared);
  });
  const largest = Math.max(...sizes) / 1_048_576;
  report("visite préparée la plus lourde, sans photos", largest, "Mo", `de ${sizes.length} visites`, 2);
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

async function kept(keeping: Promise<{ readonly ok: boolean }>): Promise<void> {
  if (!(await keeping).ok) throw new Error("the tablet did not keep it");
}

/** Noise: a photo of a workshop weighs as much, and no two are alike. */
async function aPicture(): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 18 } as const;
  return sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: "#888", noise } })
    .jpeg({ quality: 70 })
    .toBuffer();
}

function consultantSheet(db: Db, directorSheet: string): string {
  const sheet = db.$client
    .prepare<[string], string>(
      `SELECT c.id FROM respondents d JOIN respondents c ON c.enrollment_id = d.enrollment_id
         AND c.round_id = d.round_id AND c.perspective = 'consultant' WHERE d.id = ?`,
    )
    .pluck()
    .get(directorSheet);
  if (sheet === undefined) throw new Error("a visit without a consultant’s sheet");
  return sheet;
}
