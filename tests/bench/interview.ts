/** The interview's page (server time, JavaScript that it loads) and the saving of an answer. */
import type { Page } from "playwright-core";
import { v7 } from "uuid";
import type { ActingUser } from "#app/server/acting-user.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { saveAnswers } from "#app/server/interviews/save-answers.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import { durationsOf, middle, quantile, report, section } from "#tests/bench/measure.ts";
import { watchScripts } from "#tests/bench/weigh-scripts.ts";

export type InterviewPlace = {
  readonly operationId: string;
  readonly enrollmentId: string;
  readonly respondentId: string;
  readonly themeId: string;
  /** A single-choice question and its choices. */
  readonly questionId: string;
  readonly choices: readonly string[];
};

export async function benchInterview(
  app: { readonly url: string; readonly db: Db },
  content: Content,
  actor: ActingUser,
  visit: { readonly page: Page; readonly cookie: string },
  place: InterviewPlace,
): Promise<void> {
  section("Entretien");
  const interview = `${app.url}/operations/${place.operationId}/entreprises/${place.enrollmentId}/entretien`;
  const headers = { Cookie: visit.cookie };
  await fetch(`${interview}/${place.themeId}`, { headers });
  const serving = await durationsOf(21, async () =>
    (await fetch(`${interview}/${place.themeId}`, { headers })).text(),
  );
  report(
    "page d’un thème, temps du serveur",
    middle(serving),
    "ms",
    `95 % sous ${quantile(serving, 0.95).toFixed(0)} ms`,
    200,
  );
  const weigh = watchScripts(visit.page);
  await visit.page.goto(`${interview}/${place.themeId}`, { waitUntil: "networkidle" });
  const { kilobytes, modules } = await weigh();
  report(
    "page d’un thème, JavaScript compressé",
    kilobytes,
    "Ko",
    `${modules} modules, comptés dans le navigateur`,
    150,
  );
  await benchSaving(app, content, actor, { place, address: `${interview}/saisies`, headers });
}

const SAVINGS = 101;

async function benchSaving(
  app: { readonly url: string; readonly db: Db },
  content: Content,
  actor: ActingUser,
  {
    place,
    address,
    headers,
  }: {
    readonly place: InterviewPlace;
    readonly address: string;
    readonly headers: Readonly<Record<string, string>>;
  },
): Promise<void> {
  let revision = currentRevision(app.db, place);
  const next = (index: number) => ({
    id: v7(),
    respondentId: place.respondentId,
    subject: "answer" as const,
    key: place.questionId,
    value: { choice: place.choices[index % place.choices.length] ?? "" },
    baseRevision: revision,
    madeAt: new Date().toISOString(),
  });
  const tools = { db: app.db, questionnaireOf: questionnairesIn(content) };
  let turn = 0;
  const direct = await durationsOf(SAVINGS, () => {
    const saved = saveAnswers(
      tools,
      place.enrollmentId,
      [{ ok: true, operation: next(turn++) }],
      actor,
      new Date().toISOString(),
    );
    if (!saved.ok) throw new Error(saved.problem.message);
    revision = currentRevision(app.db, place);
  });
  const byHttp = await durationsOf(SAVINGS, async () => {
    const body = JSON.stringify({ operations: [next(turn++)] });
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { ...headers, Origin: app.url, "Content-Type": "application/json" },
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    await answer.text();
    revision = currentRevision(app.db, place);
  });
  report(
    "enregistrer une réponse (cas d’usage, sur disque)",
    middle(direct),
    "ms",
    `95 % sous ${quantile(direct, 0.95).toFixed(1)} ms`,
    20,
  );
  report(
    "enregistrer une réponse (par HTTP)",
    middle(byHttp),
    "ms",
    `95 % sous ${quantile(byHttp, 0.95).toFixed(1)} ms ; ${(middle(byHttp) / middle(direct)).toFixed(1)} × le cas d’usage`,
    20,
  );
}

function currentRevision(db: Db, { respondentId, questionId }: InterviewPlace): number {
  return (
    db.$client
      .prepare<[string, string], number>(
        "SELECT revision FROM answers WHERE respondent_id = ? AND subject = 'answer' AND key = ?",
      )
      .pluck()
      .get(respondentId, questionId) ?? 0
  );
}
