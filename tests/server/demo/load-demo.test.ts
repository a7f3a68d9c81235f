import { beforeAll, describe, expect, test } from "vitest";
import { validateAnswer } from "#app/domain/answers/validate-answer.ts";
import { readNaf } from "#app/domain/firm/naf.ts";
import { readPhone } from "#app/domain/firm/phone.ts";
import { isValidSiren, isValidSiret } from "#app/domain/firm/siret.ts";
import type { EnrollmentStatus } from "#app/domain/operation/operation.ts";
import { verifyPassword } from "#app/server/access/passwords.ts";
import { content, findQuestionnaire } from "#app/server/content/load-content.ts";
import { rebuildProjection } from "#db/answers.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import { verifyChain } from "#db/audit.ts";
import { DEMO_TODAY } from "#db/demo/operations.ts";
import { allEnrollments, type Enrollment } from "#db/enrollments.ts";
import { currentRound, getOperation } from "#db/operations.ts";
import { listPlannedActions } from "#db/plans.ts";
import { latestReport } from "#db/reports.ts";
import { findCredentials } from "#db/users.ts";
import {
  type ALoadedDemo,
  aDemoLoadedAnew,
  aLoadedDemo,
  fingerprintLines,
} from "#tests/server/demo/a-loaded-demo.ts";

const TWO_LOADS_MS = 300_000;

let demo: ALoadedDemo;
let again: ALoadedDemo;

beforeAll(async () => {
  demo = await aLoadedDemo();
  again = await aDemoLoadedAnew();
}, TWO_LOADS_MS);

function operationNamed(key: string) {
  const found = demo.operations.find((one) => one.key === key);
  const operation = found === undefined ? null : getOperation(demo.db, found.id);
  if (operation === null) throw new Error(`no operation ${key}`);
  return operation;
}

function everyFirm(): readonly Enrollment[] {
  return demo.operations.flatMap(({ id }) => allEnrollments(demo.db, id));
}

function column(sql: string): readonly unknown[] {
  return demo.db.$client.prepare(sql).pluck().all();
}

describe("the firms", () => {
  const STATES: readonly (readonly [string, Readonly<Record<EnrollmentStatus, number>>])[] = [
    ["renover-plus", { withdrawn: 1, enrolled: 2, interviewing: 3, interviewed: 7, planned: 6, reported: 5 }],
    ["epv-paca", { withdrawn: 1, enrolled: 1, interviewing: 2, interviewed: 5, planned: 5, reported: 4 }],
    ["haut-var", { withdrawn: 1, enrolled: 0, interviewing: 0, interviewed: 5, planned: 6, reported: 0 }],
  ];
  test.each(STATES)("%s holds firms in every state", (key, expected) => {
    const statuses = allEnrollments(demo.db, operationNamed(key).id).map(({ status }) => status);
    const counted = Object.fromEntries(
      Object.keys(expected).map((status) => [status, statuses.filter((one) => one === status).length]),
    );
    expect(counted).toEqual(expected);
  });

  test("their SIRETs belong to nobody, have right keys, and are all different", () => {
    const sirets = everyFirm().map(({ siret }) => siret ?? "");
    expect(sirets).toHaveLength(54);
    expect(
      sirets.filter(
        (siret) => !siret.startsWith("999") || !isValidSiret(siret) || !isValidSiren(siret.slice(0, 9)),
      ),
    ).toEqual([]);
    expect(new Set(sirets).size).toBe(54);
  });

  test("their codes, numbers and addresses can be read, and reach nobody", () => {
    for (const { nafCode, nafVersion, phone, email, inseeCode, city } of everyFirm()) {
      expect(readNaf(nafCode ?? "")).toEqual({ kind: "valid", code: nafCode, version: nafVersion });
      expect(readPhone(phone ?? "")).toEqual({ kind: "valid", phone, lostZero: false });
      expect(phone).toMatch(/^(?:01 99 00|06 39 98) \d\d \d\d$/);
      expect(email).toMatch(/^contact@[a-z0-9-]+\.example$/);
      expect(inseeCode, city ?? "").toMatch(/^\d{5}$/);
    }
    expect(new Set(everyFirm().map(({ phone }) => phone)).size).toBe(54);
  });

  test("a firm that left says why, and one that was handed a report has one", () => {
    for (const firm of everyFirm()) {
      expect(firm.withdrawalReason !== null, firm.name).toBe(firm.status === "withdrawn");
      expect(latestReport(demo.db, firm.id) !== null, firm.name).toBe(firm.status === "reported");
    }
  });
});

describe("the answers", () => {
  test("each one is valid for its question and the person who gave it", () => {
    let count = 0;
    for (const { id } of demo.operations) {
      const { questionnaireId, questionnaireVersion } = operationNamedById(id);
      const questionnaire = findQuestionnaire(
        content(),
        questionnaireId,
        questionnaireVersion,
      )?.questionnaire;
      if (questionnaire === undefined) throw new Error("no questionnaire");
      const firms = allEnrollments(demo.db, id).map((firm) => firm.id);
      for (const assessment of assessmentsOfFirms(demo.db, firms, currentRound(demo.db, id).id).values()) {
        for (const { perspective, answers } of assessment.respondents) {
          for (const [question, answer] of Object.entries(answers)) {
            count += 1;
            expect(validateAnswer(questionnaire, perspective, question, answer), question).toMatchObject({
              ok: true,
            });
          }
        }
      }
    }
    expect(count).toBeGreaterThan(2_500);
  });

  test("the projection is what the log says", () => {
    const before = dump("answers");
    rebuildProjection(demo.db);
    expect(dump("answers")).toEqual(before);
    expect(before.length).toBeGreaterThan(3_000);
  });

  test("some were put right days after they were first written", () => {
    const days = column(
      `SELECT julianday(date(later.made_at)) - julianday(date(first.made_at)) FROM answer_operations later
       JOIN answer_operations first ON first.seq = later.base_revision WHERE later.base_revision > 0`,
    );
    expect(days.length).toBeGreaterThan(20);
    expect(days.filter((gap) => Number(gap) < 1)).toEqual([]);
  });

  test("nothing happens on the day of the demo or after it", () => {
    for (const sql of [
      "SELECT max(recorded_at) FROM answer_operations",
      "SELECT max(made_at) FROM answer_operations",
      "SELECT max(decided_at) FROM plan_decisions",
      "SELECT max(released_at) FROM reports",
      "SELECT max(at) FROM audit_entries",
      "SELECT max(updated_at) FROM enrollments",
      "SELECT max(taken_at) FROM collective_steps",
      "SELECT max(answered_at) FROM collective_members",
      "SELECT max(held_on) FROM events",
      "SELECT max(signed_at) FROM attendances",
      "SELECT max(updated_at) FROM targets",
      "SELECT max(coalesce(settled_on, asked_on)) FROM aid_requests",
      "SELECT max(published_at) FROM publications",
    ]) {
      expect(String(column(sql)[0]) < DEMO_TODAY, sql).toBe(true);
    }
  });
});

describe("the remarks", () => {
  test("there are many of them, and no two alike", () => {
    const remarks = column("SELECT value FROM answers WHERE subject = 'comment'");
    expect(remarks.length).toBeGreaterThanOrEqual(200);
    expect(new Set(remarks).size).toBe(remarks.length);
  });

  test("each interviewed firm has from three to twelve", () => {
    for (const firm of everyFirm().filter(({ interviewedAt }) => interviewedAt !== null)) {
      const count = demo.db.$client
        .prepare(
          "SELECT count(*) FROM answers a JOIN respondents r ON r.id = a.respondent_id WHERE r.enrollment_id = ? AND a.subject = 'comment'",
        )
        .pluck()
        .get(firm.id);
      expect(count, firm.name).toBeGreaterThanOrEqual(3);
      expect(count, firm.name).toBeLessThanOrEqual(12);
    }
  });
});

describe("the plans", () => {
  test("hold every kind of decision, owners, costs, and actions that went on", () => {
    const actions = everyFirm().flatMap((firm) =>
      listPlannedActions(demo.db, {
        enrollmentId: firm.id,
        roundId: currentRound(demo.db, firm.operationId).id,
      }),
    );
    expect(new Set(actions.map(({ decision }) => decision))).toEqual(
      new Set(["accepted", "changed", "rejected", "added"]),
    );
    expect(new Set(actions.map(({ status }) => status))).toEqual(
      new Set(["planned", "started", "done", "dropped"]),
    );
    const kept = actions.filter(({ decision }) => decision !== "rejected");
    expect(kept.filter(({ owner, dueOn }) => owner === null || dueOn === null)).toEqual([]);
    expect(kept.some(({ cost }) => (cost ?? 0) > 1_000)).toBe(true);
    const reasons = actions.flatMap(({ reason }) => reason ?? []);
    expect(reasons.length).toBeGreaterThan(10);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});

describe("two loads", () => {
  test("are the same, line by line", () => {
    expect(fingerprintLines(again.db)).toEqual(fingerprintLines(demo.db));
  });

  test("share no password, and keep none but as a hash", async () => {
    const passwords = demo.accounts.map(({ password }) => password);
    const others = again.accounts.map(({ password }) => password);
    expect(new Set([...passwords, ...others]).size).toBe(10);
    const stored = JSON.stringify(fingerprintLines(demo.db));
    expect(passwords.filter((password) => stored.includes(password))).toEqual([]);
    const hashes = column("SELECT password_hash FROM users");
    expect(hashes.filter((hash) => !String(hash).startsWith("$argon2id$"))).toEqual([]);
    const [account] = demo.accounts;
    const known = findCredentials(demo.db, account?.email ?? "");
    expect(await verifyPassword(known?.passwordHash ?? null, account?.password ?? "")).toBe(true);
  });

  test("leave an audit log that nobody has touched", () => {
    expect(verifyChain(demo.db)).toMatchObject({ ok: true });
  });
});

function operationNamedById(id: string) {
  const operation = getOperation(demo.db, id);
  if (operation === null) throw new Error(`no operation ${id}`);
  return operation;
}

function dump(table: "answers"): readonly string[] {
  return demo.db.$client
    .prepare(`SELECT * FROM ${table} ORDER BY respondent_id, subject, key`)
    .all()
    .map((row) => JSON.stringify(row));
}
