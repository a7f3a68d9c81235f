/** What the routes’ tests (tests/routes/respondent.test.ts) don’t reach: things that change between the guard and the writing. */
import { describe, expect, test } from "vitest";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { content } from "#app/server/content/load-content.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { enterByLink, readVisit } from "#app/server/respondents/sessions.ts";
import { writtenId, writtenInstant, writtenOperationId } from "#app/server/self-assessment/anonymity.ts";
import { acceptNotice, shownNotice } from "#app/server/self-assessment/notice.ts";
import { makeResumeLink } from "#app/server/self-assessment/resume-link.ts";
import { saveEntries } from "#app/server/self-assessment/save-entries.ts";
import { submitOwnSheet } from "#app/server/self-assessment/submit.ts";
import { welcomeAt } from "#app/server/self-assessment/welcome.ts";
import { readSheet } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { setOnInvitation } from "#db/invitations.ts";
import { submitSheet } from "#db/respondents.ts";
import { aDatabase, anAnswerOperation, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { aQuestion, aQuestionnaire, aTheme } from "#tests/support/a-questionnaire.ts";
import { aNotice, anInvitation } from "#tests/support/a-visitor.ts";

const NOW = "2027-02-16T21:34:56.789Z";
const QUESTION = "projet-a-trois-ans";

/** Somebody who has read the notice; `reread` gives their visit as it stands. */
function aRespondentVisit(perspective: InvitedPerspective) {
  const db = aDatabase();
  const operation = anOperation(db, { questionnaireVersion: 2 });
  const firm = anEnrollment(db, { operation });
  aNotice(db, operation.id);
  const invitation = anInvitation(db, firm, perspective);
  const entry = enterByLink(db, invitation.token, null, NOW);
  if (entry.kind === "closed") throw new Error(entry.why);
  const reread = (): RespondentVisit => {
    const visit = readVisit(db, entry.token, NOW);
    if (visit === null) throw new Error("no visit");
    const actor = {
      kind: "respondent",
      operationId: operation.id,
      enrollmentId: firm.id,
      perspective,
      isVerified: false,
    } as const;
    const isSubmitted = visit.respondent?.submittedAt != null;
    return { ...visit, actor, isSubmitted, isReleased: false, isSynthesisForFirms: false };
  };
  const sha256 = shownNotice(db, reread())?.sha256 ?? "";
  const { respondentId } = mustSucceed(acceptNotice(db, reread(), { sha256, consents: [] }, NOW));
  const tools = { db, questionnaireOf: questionnairesIn(content()) };
  const write = (visit: RespondentVisit) =>
    saveEntries(
      tools,
      visit,
      [
        {
          ok: true,
          operation: anAnswerOperation({ respondentId, key: QUESTION, value: { choice: "tenir" } }),
        },
      ],
      NOW,
    );
  return { db, operation, invitation, respondentId, reread, write };
}

describe("between the guard and the writing", () => {
  type Fixture = ReturnType<typeof aRespondentVisit>;
  const rows: readonly (readonly [what: string, happen: (it: Fixture) => void, code: string])[] = [
    [
      "the link is revoked",
      ({ db, invitation }) => setOnInvitation(db, invitation.id, { revokedAt: NOW }),
      "closed",
    ],
    [
      "another device sends the sheet",
      ({ db, respondentId }) => submitSheet(db, respondentId, NOW),
      "submitted",
    ],
    [
      "the notice changes",
      ({ db, operation }) => aNotice(db, operation.id, { retentionMonths: 6 }),
      "notice",
    ],
  ];
  test.each(rows)("%s: nothing is written, and the person is told why", async (_what, happen, code) => {
    const it = aRespondentVisit("director");
    const visit = it.reread();
    happen(it);
    expect(it.write(visit)).toMatchObject({ ok: false, problem: { code } });
    expect(await makeResumeLink(it.db, visit, "https://exemple.fr", NOW)).toMatchObject({
      problem: { code },
    });
    expect(readSheet(it.db, it.respondentId).answers).toEqual({});
  });

  test("the sheet is erased: nothing is written, and nothing breaks", () => {
    const it = aRespondentVisit("employee");
    const visit = it.reread();
    it.db.$client.exec(`DELETE FROM respondents WHERE id = '${it.respondentId}'`);
    expect(it.write(visit)).toMatchObject({ ok: false, problem: { code: "closed" } });
    expect(submitOwnSheet(it.db, visit, NOW)).toMatchObject({ ok: false, problem: { code: "closed" } });
  });

  test("the same sheet is sent twice: once is written, and it is no failure", () => {
    const it = aRespondentVisit("director");
    const visit = it.reread();
    it.write(visit);
    expect(submitOwnSheet(it.db, visit, NOW).ok).toBe(true);
    expect(submitOwnSheet(it.db, visit, "2027-02-17T08:00:00.000Z").ok).toBe(true);
    expect(it.reread().respondent?.submittedAt).toBe(NOW);
    expect(deeds(it.db)).toBe(1);
  });
});

describe("what is written of somebody", () => {
  test("without a name tells the day, and nothing that tells more", () => {
    // 21:34 UTC is 22:34 in France: the same day. An hour and a half later it is the next one there.
    expect(writtenInstant("employee", NOW)).toBe("2027-02-16T00:00:00.000Z");
    expect(writtenInstant("customer", "2027-02-16T23:10:00.000Z")).toBe("2027-02-17T00:00:00.000Z");
    expect(writtenId("customer")[14]).toBe("4");
    const sent = "01a20033-f4ad-75d6-bd68-7917f8196ffd";
    const written = writtenOperationId("employee", sent);
    expect(written).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(written.slice(0, 8)).not.toBe(sent.slice(0, 8));
    expect(writtenOperationId("employee", sent)).toBe(written);
  });

  test("with a name is written as it is", () => {
    const sent = "01a20033-f4ad-75d6-bd68-7917f8196ffd";
    expect([writtenInstant("director", NOW), writtenOperationId("director", sent)]).toEqual([NOW, sent]);
  });
});

test("an address says that nothing is asked when the questionnaire has no question for its bearer", () => {
  const db = aDatabase();
  const questionnaire = aQuestionnaire({
    themes: [aTheme({ questions: [aQuestion({ perspectives: ["director"] })] })],
  });
  const firm = anEnrollment(db, { operation: anOperation(db) });
  const tools = { db, questionnaireOf: () => questionnaire };
  const minutes = (perspective: InvitedPerspective) => {
    const welcome = welcomeAt(tools, anInvitation(db, firm, perspective).token, null, NOW);
    return welcome.kind === "open" ? welcome.minutes : null;
  };
  expect([minutes("director"), minutes("customer")]).toEqual([1, 0]);
});

function deeds(db: Db): number {
  const count = db.$client.prepare<[], number>(
    "SELECT count(*) FROM audit_entries WHERE action = 'selfAssessment.submit'",
  );
  return count.pluck().get() ?? 0;
}
