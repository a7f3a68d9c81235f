/** The debrief: what is settled on counts, both answers stay, and nobody overwrites what somebody else wrote. */
import { describe, expect, test } from "vitest";
import type { AgreementForm } from "#app/forms/agreement-form.ts";
import { content } from "#app/server/content/load-content.ts";
import { type AgreedOutcome, agreeAnswer } from "#app/server/perspectives/agree-answer.ts";
import { nextTopic, openDebrief } from "#app/server/perspectives/open-debrief.ts";
import { openPerspectives } from "#app/server/perspectives/open-perspectives.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { resultsOf } from "#app/server/reports/results.ts";
import { readSheet } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import {
  A_MOMENT,
  aDatabase,
  anEnrollment,
  anOperation,
  aRespondent,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

const PLANNING = "planning-des-chantiers";
const PREPARATION = "preparation-ecrite";
const CLIMATE = "climat-de-l-equipe";
const NOTHING = { texts: [], state: "" } as const;

function aDebrief() {
  const db = aDatabase();
  const user = aUser(db);
  const operation = anOperation(db, { consultants: [user.id], questionnaireVersion: 2 });
  const firm = anEnrollment(db, { operation });
  writeAnswers(db, firm.sheets.director, {
    [PLANNING]: { choice: "charge-et-achats" },
    [PREPARATION]: { choice: "dossier-remis" },
    [CLIMATE]: { choice: "bon" },
  });
  writeAnswers(db, firm.sheets.consultant, {
    [PLANNING]: { choice: "agenda-papier" },
    [PREPARATION]: { choice: "une-feuille" },
    [CLIMATE]: { choice: "bon" },
  });
  const actor = actingAs(db, user);
  const sources = { db, questionnaireOf: questionnairesIn(content()) };
  const scope = { operationId: operation.id, enrollmentId: firm.id };
  const send = (form: AgreementForm, choice: string | null = null, as = actor) =>
    agreeAnswer(
      sources,
      firm.id,
      form,
      choice === null ? NOTHING : { texts: [choice], state: "" },
      as,
      A_MOMENT,
    );
  const outcome = (form: AgreementForm, choice: string | null = null): AgreedOutcome => {
    const result = send(form, choice);
    if (!result.ok) throw new Error(result.problem.message);
    return result.value;
  };
  const open = (questionId: string | null = null) => {
    const debrief = openDebrief(db, content(), scope, questionId);
    if (debrief === null) throw new Error("the firm vanished");
    return debrief;
  };
  return { db, operation, firm, actor, scope, send, outcome, open };
}

const agree = (over: Partial<Extract<AgreementForm, { intent: "agree" }>> = {}): AgreementForm => ({
  ...{ intent: "agree", question: PLANNING, base: 0, reason: "Vu ensemble sur le planning de mars." },
  ...over,
});

describe("the list of a debrief", () => {
  test("holds what the director sees otherwise, the widest gap first, and nothing that they see alike", () => {
    const { topics, current } = aDebrief().open();
    expect(topics.map(({ id, gap }) => [id, gap])).toEqual([
      [PLANNING, 75],
      [PREPARATION, 25],
    ]);
    expect(current?.crossed.id).toBe(PLANNING);
    expect(current?.own).toEqual({
      director: { choice: "charge-et-achats" },
      consultant: { choice: "agenda-papier" },
    });
  });

  test("goes on to the next question that is not agreed on, and is over after the last", () => {
    const { open, outcome } = aDebrief();
    expect(nextTopic(open().topics, PLANNING)?.id).toBe(PREPARATION);
    outcome(agree({ question: PREPARATION }), "une-feuille");
    expect(nextTopic(open().topics, PREPARATION)?.id).toBe(PLANNING);
    outcome(agree(), "quatre-semaines");
    expect(nextTopic(open().topics, PLANNING)).toBeNull();
    expect(open().current).toBeNull();
    expect(open(PLANNING).current?.agreement?.answer).toEqual({ choice: "quatre-semaines" });
  });
});

describe("a value that is agreed on", () => {
  test("counts in the scores and says why in their proof; both answers stay", () => {
    const { db, firm, scope, outcome } = aDebrief();
    const before = sheets(db, firm.sheets);
    outcome(agree(), "quatre-semaines");
    expect(sheets(db, firm.sheets)).toEqual(before);
    const results = resultsOf(db, content(), scope, "2027-02-16");
    const line = results?.proofs
      .flatMap(({ lines }) => lines)
      .find(({ questionId }) => questionId === PLANNING);
    expect(line).toMatchObject({
      answer: "Avec un planning à quatre semaines",
      points: 3,
      agreedBecause: "Vu ensemble sur le planning de mars.",
    });
    const other = results?.proofs
      .flatMap(({ lines }) => lines)
      .find(({ questionId }) => questionId === PREPARATION);
    expect(other).toMatchObject({ points: 2, agreedBecause: null });
  });

  test("may be the director's own, or the consultant's", () => {
    const { open, outcome } = aDebrief();
    outcome({ intent: "keep-director", question: PLANNING, base: 0, reason: "Le tableau est à jour." });
    expect(open(PLANNING).current?.agreement?.answer).toEqual({ choice: "charge-et-achats" });
    outcome({ intent: "keep-consultant", question: PREPARATION, base: 0, reason: "Une feuille suffit." });
    expect(open(PREPARATION).current?.agreement?.answer).toEqual({ choice: "une-feuille" });
  });

  test("is taken back, and may be settled again on what was seen", () => {
    const { open, outcome } = aDebrief();
    outcome(agree(), "quatre-semaines");
    const { revision = 0 } = open(PLANNING).current ?? {};
    expect(outcome({ intent: "take-back", question: PLANNING, base: revision })).toEqual({ kind: "written" });
    const after = open(PLANNING).current;
    expect(after?.agreement).toBeNull();
    expect(outcome(agree({ base: after?.revision ?? 0 }), "agenda-partage")).toEqual({ kind: "written" });
    expect(open(PLANNING).current?.agreement?.answer).toEqual({ choice: "agenda-partage" });
  });

  test("is written once by a double click", () => {
    const { open, outcome } = aDebrief();
    outcome(agree(), "quatre-semaines");
    const first = open(PLANNING).current?.revision;
    expect(outcome(agree(), "quatre-semaines")).toEqual({ kind: "written" });
    expect(open(PLANNING).current?.revision).toBe(first);
  });

  test("never overwrites what somebody else wrote meanwhile: both are shown, and a second word decides", () => {
    const { open, outcome } = aDebrief();
    outcome(agree(), "quatre-semaines");
    const conflict = outcome(agree({ reason: "Un autre avis." }), "agenda-partage");
    expect(conflict).toMatchObject({ kind: "conflict", theirs: { answer: { choice: "quatre-semaines" } } });
    expect(open(PLANNING).current?.agreement?.answer).toEqual({ choice: "quatre-semaines" });
    const base = conflict.kind === "conflict" ? conflict.revision : 0;
    expect(outcome(agree({ base, reason: "Un autre avis." }), "agenda-partage")).toEqual({ kind: "written" });
    expect(open(PLANNING).current?.agreement?.reason).toBe("Un autre avis.");
  });
});

describe("what is refused", () => {
  test.each([
    ["no value", agree(), null, "no-value"],
    ["a choice that the question has not", agree(), "demain", "answer"],
    ["a question that is not in the questionnaire", agree({ question: "constructor" }), "non", "no-question"],
  ] as const)("%s", (_, form, choice, code) => {
    const { send, open } = aDebrief();
    expect(send(form, choice)).toMatchObject({ ok: false, problem: { code } });
    expect(open(PLANNING).current?.agreement).toBeNull();
  });

  test("an answer that nobody gave cannot be kept", () => {
    const { send } = aDebrief();
    const kept = send({ intent: "keep-director", question: "projet-a-trois-ans", base: 0, reason: "Oui." });
    expect(kept).toMatchObject({ ok: false, problem: { code: "no-answer" } });
  });

  test("a consultant of another operation, and an admin, who only reads", () => {
    const { db, send } = aDebrief();
    const admin = actingAs(db, aUser(db, { role: "admin" }));
    expect(send(agree(), "quatre-semaines", aStranger(db))).toMatchObject({ problem: { code: "not-found" } });
    expect(send(agree(), "quatre-semaines", admin)).toMatchObject({ problem: { code: "forbidden" } });
  });

  test("a firm that left", () => {
    const { db, firm, send } = aDebrief();
    withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT);
    expect(send(agree(), "quatre-semaines")).toMatchObject({ problem: { code: "withdrawn" } });
  });
});

describe("the page of the perspectives", () => {
  test("shows a group from its threshold on, and what is usual from five other firms on", () => {
    const { db, operation, firm, scope } = aDebrief();
    const employee = (rank: number, enrollmentId = firm.id) => {
      const id = aRespondent(db, { enrollmentId, roundId: firm.roundId, submissionRank: rank });
      writeAnswers(db, id, { [PLANNING]: { choice: "de-tete" } });
    };
    const themes = () => openPerspectives(db, content(), scope)?.perspectives.themes ?? [];
    const ofEmployees = () =>
      themes().flatMap(({ comparisons }) =>
        comparisons.filter(({ perspective }) => perspective === "employee"),
      );
    for (const rank of [1, 2]) employee(rank);
    expect(ofEmployees()).toEqual([]);
    employee(3);
    expect(ofEmployees()).toMatchObject([{ gap: 100, respondents: { fewest: 3, most: 3 }, typical: null }]);

    const choices = [
      "de-tete",
      "agenda-papier",
      "agenda-partage",
      "quatre-semaines",
      "charge-et-achats",
    ] as const;
    const others = choices.map((choice) => {
      const other = anEnrollment(db, { operation });
      writeAnswers(db, other.sheets.director, { [PLANNING]: { choice } });
      for (const rank of [1, 2, 3]) employee(rank, other.id);
      return other;
    });
    expect(ofEmployees()).toMatchObject([{ typical: { gap: 50, firms: 5 } }]);
    withdrawEnrollment(db, others[0]?.id ?? "", "Cessation", A_MOMENT);
    expect(ofEmployees()).toMatchObject([{ typical: null }]);
  });
});

function sheets(db: Db, ids: { readonly director: string; readonly consultant: string }) {
  return [ids.director, ids.consultant].map((id) => readSheet(db, id).answers);
}
