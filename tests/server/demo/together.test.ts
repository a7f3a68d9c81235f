/** What firms do together in the demo, what the convention says of it, and what was published. */
import { beforeAll, describe, expect, test } from "vitest";
import type { CollectiveAction, CollectiveStage } from "#app/domain/collective/collective-action.ts";
import { fallsShort } from "#app/domain/convention/account-for.ts";
import type { ConventionTable, Indicator } from "#app/domain/convention/convention.ts";
import { content } from "#app/server/content/load-content.ts";
import { conventionTableOf } from "#app/server/convention/gather-convention.ts";
import { welcome } from "#app/server/demo/welcome.ts";
import { readSnapshot } from "#app/server/publications/snapshot.ts";
import { listCollectiveActions } from "#db/collective-actions.ts";
import { DEMO_TODAY } from "#db/demo/operations.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { listEvents } from "#db/events.ts";
import { type ALoadedDemo, aLoadedDemo } from "#tests/server/demo/a-loaded-demo.ts";

const ONE_LOAD_MS = 180_000;
const OPERATIONS = ["renover-plus", "epv-paca"] as const;
type Key = (typeof OPERATIONS)[number] | "haut-var";

let demo: ALoadedDemo;

beforeAll(async () => {
  demo = await aLoadedDemo();
}, ONE_LOAD_MS);

function idOf(key: Key): string {
  const found = demo.operations.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no operation ${key}`);
  return found.id;
}

function account(key: Key): ConventionTable {
  return conventionTableOf(demo.db, idOf(key), DEMO_TODAY);
}

function achieved(key: Key, indicator: Indicator): number | null {
  const line = account(key).lines.find(({ target }) => target.indicator === indicator);
  if (line === undefined) throw new Error(`the convention of ${key} has no ${indicator}`);
  return line.achieved;
}

/** A number that SQL counts by itself in an operation. */
function counted(key: Key, sql: string): number {
  return Number(demo.db.$client.prepare(sql).pluck().get(idOf(key)) ?? 0);
}

function actions(key: Key): readonly CollectiveAction[] {
  return listCollectiveActions(demo.db, idOf(key));
}

function published(key: Key) {
  return demo.db.$client
    .prepare<[string], { number: number; isForFirms: number; snapshot: string; pdf: Buffer }>(
      "SELECT number, is_for_firms AS isForFirms, snapshot, pdf FROM publications WHERE operation_id = ? ORDER BY number",
    )
    .all(idOf(key))
    .map(({ snapshot, ...row }) => ({ ...row, report: readSnapshot(snapshot).report }));
}

describe.each(OPERATIONS)("the convention of %s", (key) => {
  test("promises from eight to ten things, one of them its own", () => {
    const { lines, publicFunding } = account(key);
    expect(lines.length).toBeGreaterThanOrEqual(8);
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines.filter(({ target }) => target.indicator === "own")).toHaveLength(1);
    expect(publicFunding).toBeGreaterThan(50_000);
  });

  test("has lines that are reached and lines that are behind, and says why of each that is", () => {
    const { lines, unjustified } = account(key);
    const behind = lines.filter(fallsShort);
    expect(behind.length).toBeGreaterThanOrEqual(3);
    expect(lines.length - behind.length).toBeGreaterThanOrEqual(3);
    expect(unjustified).toEqual([]);
    const reasons = behind.map(({ target }) => target.justification);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  test("counts the hours, the firms and the workshops that the data holds", () => {
    const hours =
      "SELECT sum(hours * advisers) FROM events WHERE operation_id = ? AND kind IN ('visit', 'debrief')";
    expect(account(key).hours.individual).toBe(counted(key, hours));
    expect(achieved(key, "enrolled")).toBe(
      counted(key, "SELECT count(*) FROM enrollments WHERE operation_id = ? AND withdrawn_at IS NULL"),
    );
    expect(achieved(key, "workshops")).toBe(2);
    expect(achieved(key, "collective-pilots")).toBe(
      counted(
        key,
        "SELECT count(DISTINCT action_id) FROM collective_steps WHERE operation_id = ? AND verb = 'start-pilot'",
      ),
    );
  });
});

test("the aid of Rénover + adds up", () => {
  const granted =
    "SELECT sum(a.granted_amount) FROM aid_requests a JOIN enrollments e ON e.id = a.enrollment_id WHERE e.operation_id = ?";
  expect(achieved("renover-plus", "aid-granted")).toBe(counted("renover-plus", granted));
});

test("only signed people count as having taken part in the workshops of EPV", () => {
  const people = (and: string) =>
    `SELECT count(DISTINCT a.person) FROM attendances a JOIN events e ON e.id = a.event_id WHERE e.operation_id = ? ${and}`;
  expect(achieved("epv-paca", "participations")).toBe(
    counted("epv-paca", people("AND a.signed_at IS NOT NULL")),
  );
  expect(counted("epv-paca", people(""))).toBe(11);
});

describe.each(OPERATIONS)("the time spent on %s", (key) => {
  test("every interview that was held is a visit of that day, every agreed plan a debrief", () => {
    const events = listEvents(demo.db, idOf(key));
    const has = (kind: string, enrollmentId: string, day: string) =>
      events.some(
        (event) => event.kind === kind && event.enrollmentId === enrollmentId && event.heldOn === day,
      );
    const firms = allEnrollments(demo.db, idOf(key));
    for (const { id, name, interviewedAt, planAgreedAt } of firms) {
      if (interviewedAt !== null) expect(has("visit", id, interviewedAt.slice(0, 10)), name).toBe(true);
      if (planAgreedAt !== null) expect(has("debrief", id, planAgreedAt.slice(0, 10)), name).toBe(true);
    }
  });

  test("holds committees, preparation, and workshops of which one presence is not signed", () => {
    const events = listEvents(demo.db, idOf(key));
    expect(new Set(events.map(({ kind }) => kind))).toEqual(
      new Set(["visit", "workshop", "steering", "debrief", "preparation"]),
    );
    const lines = events.flatMap(({ attendances }) => attendances);
    expect(lines.length).toBeGreaterThanOrEqual(15);
    expect(new Set(lines.filter(({ signedAt }) => signedAt === null).map(({ person }) => person)).size).toBe(
      1,
    );
  });
});

describe("the collective actions", () => {
  const STAGES: readonly (readonly [Key, readonly CollectiveStage[]])[] = [
    ["renover-plus", ["gathering", "pilot", "pivoted", "proposed", "scaled"]],
    ["epv-paca", ["gathering", "pilot", "proposed", "scaled"]],
  ];
  test.each(STAGES)("of %s are at different stages", (key, expected) => {
    expect(
      actions(key)
        .map(({ stage }) => stage)
        .toSorted(),
    ).toEqual(expected);
  });

  test.each(OPERATIONS)("of %s: the one that gathers has every kind of answer, the silent too", (key) => {
    const gathering = actions(key).find(({ stage }) => stage === "gathering");
    expect(new Set(gathering?.members.map(({ answer }) => answer))).toEqual(
      new Set(["yes", "perhaps", "no", "invited"]),
    );
  });

  test.each(OPERATIONS)(
    "of %s: a pilot has a date, a cap and a stop criterion, and a budget that adds up",
    (key) => {
      const trying = actions(key).find(({ stage }) => stage === "pilot");
      expect(trying?.pilot?.heldOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(trying?.pilot?.budgetCap).toBeGreaterThan(0);
      expect(trying?.pilot?.stopCriterion).not.toBe("");
      for (const { description } of actions(key)) {
        const paid = description.shares.reduce((sum, { euros }) => sum + euros, 0);
        expect(paid, description.title).toBeLessThanOrEqual(description.totalCost ?? 0);
      }
    },
  );

  test.each(OPERATIONS)("of %s: what was settled says why, and what it taught and cost", (key) => {
    const settled = actions(key).filter(({ stage }) => stage === "scaled" || stage === "pivoted");
    for (const { steps, feedback, description } of settled) {
      expect(steps.some(({ verb, words }) => (verb === "scale" || verb === "pivot") && words !== null)).toBe(
        true,
      );
      expect(
        steps.some(({ approval }) => approval?.decision === "approved"),
        description.title,
      ).toBe(true);
      expect(feedback?.realCost).toBeGreaterThan(0);
      expect(feedback?.documents.length).toBeGreaterThan(0);
    }
  });

  test("some directors answered from their own space", () => {
    const members = OPERATIONS.flatMap((key) => actions(key).flatMap((action) => action.members));
    expect(members.some(({ isOwnAnswer }) => isOwnAnswer)).toBe(true);
    expect(members.some(({ isOwnAnswer, answer }) => !isOwnAnswer && answer === "yes")).toBe(true);
  });
});

describe("the publications", () => {
  test("are two of Rénover +, the last for the firms too, and one of EPV", () => {
    expect(published("renover-plus").map(({ number, isForFirms }) => [number, isForFirms])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(published("epv-paca").map(({ number, isForFirms }) => [number, isForFirms])).toEqual([[1, 1]]);
  });

  test("rest on more firms the second time, and say what aid was granted only then", () => {
    const [early, late] = published("renover-plus");
    expect(late?.report.synthesis.progress.assessed).toBeGreaterThan(
      early?.report.synthesis.progress.assessed ?? 99,
    );
    expect(early?.report.convention?.aid.granted).toBeNull();
    expect(late?.report.convention?.aid.granted).toBe(achieved("renover-plus", "aid-granted"));
    expect(published("epv-paca")[0]?.report.convention?.aid.granted).toBeNull();
  });

  test("hold the consultants' words, the words of firms that agree, and a drawn document", () => {
    for (const key of OPERATIONS) {
      const last = published(key).at(-1);
      const texts = last?.report.texts ?? {};
      expect(Object.keys(texts).toSorted(), key).toEqual(
        expect.arrayContaining(["actions", "conclusion", "foreword"]),
      );
      expect(last?.report.quotes.length, key).toBeGreaterThanOrEqual(1);
      expect(last?.pdf.subarray(0, 5).toString(), key).toBe("%PDF-");
    }
  });

  test("name no firm and no director", () => {
    for (const key of [...OPERATIONS, "haut-var"] as const) {
      const text = JSON.stringify(published(key).map(({ report }) => report));
      for (const { name, director } of allEnrollments(demo.db, idOf(key))) {
        expect(text.includes(name), name).toBe(false);
        expect(text.includes(director ?? "?"), director ?? "").toBe(false);
      }
    }
  });
});

describe("Ateliers d’art du Haut-Var 2025", () => {
  const changes = () => published("haut-var").map(({ report }) => report.synthesis.change);

  test("is published once in each campaign; the second time says what changed in the firms met twice", () => {
    const [first, second] = changes();
    expect(changes()).toHaveLength(2);
    expect(first).toBeNull();
    expect(second).toMatchObject({ rounds: { from: "T0", to: "T1" }, compared: 11, N: 11 });
  });

  test("prints every median, and counts of firms that progressed, stayed and receded", () => {
    const lines = changes()[1]?.lines ?? [];
    expect(lines).toHaveLength(13);
    expect(lines.filter(({ before, after }) => before === null || after === null)).toEqual([]);
    expect(lines.find(({ id }) => id === "overall")).toMatchObject({ rose: 5, stayed: 6 });
    expect(lines.filter(({ rose, fell }) => rose !== null || fell !== null).length).toBeGreaterThanOrEqual(6);
  });

  test("rose where work was done, receded in money, and left export where it was", () => {
    const lineOf = (id: string) => changes()[1]?.lines.find((line) => line.id === id);
    const gap = (id: string) => (lineOf(id)?.after ?? 0) - (lineOf(id)?.before ?? 0);
    expect(gap("savoir-faire")).toBeGreaterThan(10);
    expect(gap("commerce")).toBeGreaterThan(5);
    expect(gap("export")).toBe(0);
    expect(lineOf("finances")?.fell).toBe(5);
  });

  test("stands beside EPV in the funders’ comparison, for it answers the same questionnaire", () => {
    const pinned = demo.db.$client
      .prepare(
        "SELECT DISTINCT questionnaire_id || ' ' || questionnaire_version FROM operations WHERE id IN (?, ?)",
      )
      .pluck()
      .all(idOf("epv-paca"), idOf("haut-var"));
    expect(pinned).toHaveLength(1);
    for (const key of ["state", "region"]) {
      const funder = demo.accounts.find((account) => account.key === key);
      expect(funder?.operations, key).toEqual(expect.arrayContaining(["epv-paca", "haut-var"]));
    }
  });
});

test("the State's account reads all the operations, and the welcome says what each finds", () => {
  const state = demo.accounts.find(({ key }) => key === "state");
  expect(state?.operations).toEqual(["renover-plus", "epv-paca", "haut-var"]);
  const words = welcome({ accounts: demo.accounts, url: null, file: "demo.sqlite" });
  expect(words).toContain("Sylvie Marin, DREETS\u00A0: les synthèses publiées de ses trois opérations");
});

test("every action was begun from the catalogue", () => {
  const known = new Set(content().collectiveActions.collectiveActions.map(({ id }) => id));
  const templates = OPERATIONS.flatMap((key) => actions(key).map(({ template }) => template ?? ""));
  expect(templates.filter((template) => !known.has(template))).toEqual([]);
});
