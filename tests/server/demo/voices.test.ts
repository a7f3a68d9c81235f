/** What the crossed perspectives of the demo are built to show: db/demo/<operation>/voices.ts says it in words. */
import { beforeAll, describe, expect, test } from "vitest";
import { INVITED_PERSPECTIVES } from "#app/domain/invitation/invitation.ts";
import type { CrossedPerspectives } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { content } from "#app/server/content/load-content.ts";
import { openPerspectives } from "#app/server/perspectives/open-perspectives.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { invitationsOfRound } from "#db/invitations.ts";
import { currentRound } from "#db/operations.ts";
import { type ALoadedDemo, aLoadedDemo } from "#tests/server/demo/a-loaded-demo.ts";

const ONE_LOAD_MS = 180_000;

let demo: ALoadedDemo;

beforeAll(async () => {
  demo = await aLoadedDemo();
}, ONE_LOAD_MS);

type Seen = { readonly name: string; readonly perspectives: CrossedPerspectives };

function firmsOf(key: string): readonly Seen[] {
  const id = demo.operations.find((one) => one.key === key)?.id ?? "";
  return allEnrollments(demo.db, id).flatMap((firm) => {
    const opened = openPerspectives(demo.db, content(), { operationId: id, enrollmentId: firm.id });
    return opened === null ? [] : [{ name: firm.name, perspectives: opened.perspectives }];
  });
}

function counts(key: string, perspective: "employee" | "customer") {
  return firmsOf(key)
    .flatMap(({ perspectives }) => perspectives.voices.filter((voice) => voice.perspective === perspective))
    .map(({ received, counted }) => `${received}/${counted}`);
}

/** The mean gap on one question over the firms where it is compared. */
function meanGap(key: string, perspective: string, questionId: string): number {
  const gaps = firmsOf(key).flatMap(({ perspectives }) =>
    perspectives.themes
      .flatMap(({ questions }) => questions.filter(({ id }) => id === questionId))
      .flatMap(({ readings }) =>
        readings.flatMap((one) => (one.perspective === perspective ? (one.gap ?? []) : [])),
      ),
  );
  expect(gaps.length, questionId).toBeGreaterThanOrEqual(5);
  return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}

describe.each(["renover-plus", "epv-paca"])("%s", (key) => {
  test("has directors who answered alone in most firms", () => {
    const answered = firmsOf(key).filter(({ perspectives }) => (perspectives.voices[0]?.received ?? 0) > 0);
    expect(answered.length * 2).toBeGreaterThan(firmsOf(key).length);
  });

  test("has groups that are shown, some under the threshold, and one of five of whom three are counted", () => {
    for (const perspective of ["employee", "customer"] as const) {
      const shown = counts(key, perspective).filter((count) => !count.endsWith("/0"));
      expect(shown.length, perspective).toBeGreaterThanOrEqual(6);
    }
    const all = [...counts(key, "employee"), ...counts(key, "customer")];
    expect(all).toContain("5/3");
    expect(all.filter((count) => count === "2/0" || count === "1/0").length).toBeGreaterThanOrEqual(2);
  });

  test("shows what is usual beside the gaps with each of the others", () => {
    const typical = firmsOf(key).flatMap(({ perspectives }) =>
      perspectives.themes.flatMap(({ comparisons }) => comparisons.filter((one) => one.typical !== null)),
    );
    expect(new Set(typical.map(({ perspective }) => perspective)).size).toBe(3);
  });

  test("has one debrief, with three values and three reasons of their own", () => {
    const agreements = firmsOf(key).flatMap(({ perspectives }) => perspectives.agreements);
    expect(agreements).toHaveLength(3);
    expect(new Set(agreements.map(({ agreed }) => agreed?.reason)).size).toBe(3);
  });

  test("has an invitation for whoever answered by a link", () => {
    const id = demo.operations.find((one) => one.key === key)?.id ?? "";
    const invitations = invitationsOfRound(demo.db, currentRound(demo.db, id).id);
    expect(new Set(invitations.map(({ perspective }) => perspective))).toEqual(new Set(INVITED_PERSPECTIVES));
    expect(invitations.filter(({ begun }) => begun === 0)).toEqual([]);
    expect(
      invitations.some(({ perspective, submitted }) => perspective === "director" && submitted === 0),
    ).toBe(true);
  });
});

describe("Rénover + à Fréjus", () => {
  test.each([
    ["employee", "planning-des-chantiers", 25],
    ["employee", "outils-et-machines", 25],
    ["employee", "document-unique", 15],
    ["employee", "climat-de-l-equipe", 20],
    ["customer", "delai-de-devis", 20],
  ])("directors see better than the %s: %s", (perspective, question, least) => {
    expect(meanGap("renover-plus", perspective, question)).toBeGreaterThan(least);
  });

  test.each([
    ["customer", "satisfaction-des-clients", -10],
    ["customer", "chantier-chez-l-habitant", -10],
  ])("the %s see better than directors: %s", (perspective, question, most) => {
    expect(meanGap("renover-plus", perspective, question)).toBeLessThan(most);
  });
});

describe("EPV Provence-Alpes-Côte d’Azur", () => {
  test.each([
    ["employee", "machines-et-atelier", 20],
    ["employee", "ambition", 20],
    ["customer", "delais-tenus", 25],
  ])("directors see better than the %s: %s", (perspective, question, least) => {
    expect(meanGap("epv-paca", perspective, question)).toBeGreaterThan(least);
  });

  test.each([
    ["employee", "tours-de-main", -10],
    ["customer", "promesse", -15],
  ])("the %s see better than directors: %s", (perspective, question, most) => {
    expect(meanGap("epv-paca", perspective, question)).toBeLessThan(most);
  });
});

test("nobody without a name can be told by the hour, an id that tells the time, a word or an account", () => {
  const rows = demo.db.$client
    .prepare<[], { id: string; createdAt: string; submittedAt: string | null }>(
      "SELECT id, created_at AS createdAt, submitted_at AS submittedAt FROM respondents WHERE perspective IN ('employee', 'customer')",
    )
    .all();
  expect(rows.length).toBeGreaterThan(150);
  for (const { id, createdAt, submittedAt } of rows) {
    expect(id.charAt(14)).toBe("4");
    expect(createdAt.slice(10)).toBe("T00:00:00.000Z");
    expect(submittedAt?.slice(10) ?? "T00:00:00.000Z").toBe("T00:00:00.000Z");
  }
  const told = demo.db.$client
    .prepare(
      `SELECT count(*) FROM answer_operations o JOIN respondents r ON r.id = o.respondent_id
       WHERE r.perspective IN ('employee', 'customer') AND (o.actor_id IS NOT NULL OR o.subject <> 'answer'
         OR o.made_at NOT LIKE '%T00:00:00.000Z' OR o.recorded_at NOT LIKE '%T00:00:00.000Z' OR substr(o.id, 15, 1) <> '4')`,
    )
    .pluck()
    .get();
  expect(told).toBe(0);
  expect(rows.filter(({ submittedAt }) => submittedAt === null)).toHaveLength(2);
});
