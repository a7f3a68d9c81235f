import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { type Composition, FIRST_COMPOSITION } from "#app/domain/publication/composition.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { content } from "#app/server/content/load-content.ts";
import type { Inviter } from "#app/server/invitations/invitation-scope.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool } from "#app/server/pdf/pool.ts";
import { figuresCsv } from "#app/server/publications/figures-csv.ts";
import { figuresXlsx } from "#app/server/publications/figures-xlsx.ts";
import { preparePublication } from "#app/server/publications/prepare-publication.ts";
import { publish } from "#app/server/publications/publish.ts";
import { beginQuote, quoteCandidates } from "#app/server/publications/quotable.ts";
import { readPublication } from "#app/server/publications/read-publications.ts";
import { currentDraft, saveDraft } from "#app/server/publications/save-draft.ts";
import { questionnaireOf } from "#app/server/reports/gather-operation.ts";
import { recordOperations } from "#db/answers.ts";
import { listAudit } from "#db/audit.ts";
import type { Db } from "#db/client.server.ts";
import { insertTarget } from "#db/convention.ts";
import { eraseEnrollment } from "#db/erasures.ts";
import { readFirmData } from "#db/firm-data.ts";
import { recordConsent } from "#db/notices.ts";
import { earlierPublications } from "#db/publication-ledgers.ts";
import { findPublication, listPublications, readPublicationFile } from "#db/publications.ts";
import { A_MOMENT, aDatabase, anAnswerOperation, aUser } from "#tests/support/a-database.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";
import {
  anAssessedFirm,
  anOperationToPublish,
  type ToPublish,
} from "#tests/support/an-operation-to-publish.ts";

const NOW = "2027-06-15T09:00:00.000Z";
const LATER = "2027-06-15T09:01:00.000Z";

const pdf = openPdfPool(1);
afterAll(() => pdf.close());

type World = ToPublish & {
  readonly db: Db;
  readonly first: Inviter;
  readonly second: Inviter;
};

function aWorld(given: Parameters<typeof anOperationToPublish>[1] = {}): World {
  const db = aDatabase();
  const [claire, karim] = [aUser(db, { name: "Claire Martin" }), aUser(db, { name: "Karim Benali" })];
  const made = anOperationToPublish(db, { consultants: [claire.id, karim.id], ...given });
  const as = (user: typeof claire) => ({
    actor: { ...actingAs(db, user), email: user.email },
    address: "192.0.2.1",
  });
  return { db, ...made, first: as(claire), second: as(karim) };
}

function write({ db, operation, first }: World, change: Partial<Composition>): void {
  const { composition, revision } = currentDraft(db, operation.id);
  const written = { composition: { ...composition, ...change }, baseRevision: revision };
  const saved = saveDraft(db, first.actor, operation.id, written, NOW);
  if (!saved.ok) throw new Error(saved.problem.message);
}

/** What somebody sees in the preview now. */
function preview({ db, operation }: World, now = NOW) {
  const { composition, revision } = currentDraft(db, operation.id);
  const prepared = preparePublication(
    { db, content: content() },
    operation.id,
    composition,
    dayInFrance(now),
  );
  if (prepared === null) throw new Error("no operation");
  return { revision, fingerprint: prepared.fingerprint, prepared };
}

function tools({ db }: World) {
  return { db, content: content(), pdf, log: makeLog("silent") };
}

function publishNow(world: World, by = world.first, seen = preview(world), now = NOW) {
  return publish(tools(world), by, world.operation.id, seen, now);
}

/** A comment of a director, by the link, of a firm that agrees to be quoted. */
function aQuotedFirm({ db, firms }: World, words: string) {
  const [firm] = firms;
  if (firm === undefined) throw new Error("no firm");
  const comment = anAnswerOperation({
    respondentId: firm.sheets.director,
    subject: "comment",
    key: "planning-des-chantiers",
    value: words,
  });
  recordOperations(db, [comment], { actorId: null, recordedAt: A_MOMENT });
  recordConsent(db, { enrollmentId: firm.id, kind: "quote", isGiven: true, recordedAt: A_MOMENT });
  return firm;
}

function candidates({ db, operation }: World, composition: Pick<Composition, "quotes"> = FIRST_COMPOSITION) {
  return quoteCandidates(db, operation.id, questionnaireOf(content(), operation), composition);
}

describe("publishing", () => {
  test("keeps the snapshot, its files and their fingerprints, and writes it in the audit log", async () => {
    const world = aWorld();
    write(world, { texts: { foreword: "Un **mot**" }, isForFirms: true });
    const seen = preview(world);
    expect(await publishNow(world, world.first, seen)).toEqual({ ok: true, value: { number: 1 } });
    const publication = findPublication(world.db, world.operation.id, 1);
    expect(publication).toMatchObject({ number: 1, publishedByName: "Claire Martin", isForFirms: true });
    for (const file of ["pdf", "xlsx", "csv", "json"] as const) {
      const bytes = readPublicationFile(world.db, publication?.id ?? "", file) ?? new Uint8Array();
      expect([file, createHash("sha256").update(bytes).digest("hex")]).toEqual([
        file,
        publication?.sha256[file],
      ]);
      expect(bytes.length).toBeGreaterThan(1_000);
    }
    const read = readPublication(world.db, world.operation.id, null);
    expect(read?.snapshot).toEqual(seen.prepared.snapshot);
    expect(read?.snapshot.report.texts.foreword).toEqual([
      { kind: "paragraph", runs: [{ text: "Un " }, { text: "mot", strong: true }] },
    ]);
    expect(listAudit(world.db, {}, { limit: 5, offset: 0 })[0]).toMatchObject({
      action: "synthesis.publish",
      objectId: publication?.id,
      outcome: "done",
    });
  });

  test("gives the same bytes for the same snapshot", async () => {
    const { snapshot } = preview(aWorld()).prepared;
    const one = await figuresXlsx(snapshot);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const other = await figuresXlsx(snapshot);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    expect(figuresCsv(snapshot)).toEqual(figuresCsv(snapshot));
    const job = { kind: "collective-report", report: snapshot.report } as const;
    const drawn = await pdf.draw(job);
    expect(Buffer.from(drawn).equals(Buffer.from(await pdf.draw(job)))).toBe(true);
  });

  test("by two consultants at once happens once: the second is told who was first", async () => {
    const world = aWorld();
    const seen = preview(world);
    const both = await Promise.all([
      publishNow(world, world.first, seen),
      publishNow(world, world.second, seen, LATER),
    ]);
    expect(both.map((result) => result.ok).toSorted()).toEqual([false, true]);
    const refusal = both.find((result) => !result.ok);
    expect(refusal).toMatchObject({ problem: { code: "already-published" } });
    expect(listPublications(world.db, world.operation.id)).toHaveLength(1);
    expect(await publishNow(world, world.second, seen, LATER)).toMatchObject({
      problem: { code: "already-published" },
    });
    expect(await publishNow(world, world.second, preview(world, LATER), LATER)).toMatchObject({ ok: true });
  });

  test.each<[string, (world: World) => void, string]>([
    ["before anybody is assessed", () => undefined, "nobody-assessed"],
    [
      "when the draft changed since the preview",
      (world) => write(world, { texts: { conclusion: "Autre chose" } }),
      "changed",
    ],
    [
      "when a figure changed since the preview",
      ({ db, firms }) => {
        for (const { id, operationId, firmId } of firms.slice(0, 2)) {
          eraseEnrollment(db, { enrollmentId: id, operationId, firmId, erasedAt: "2027-06-15" });
        }
      },
      "changed",
    ],
    [
      "while a gap to the convention has no justification",
      ({ db, operation }) =>
        insertTarget(
          db,
          operation.id,
          {
            ...{ id: "t", indicator: "enrolled", label: null, unit: null, planned: 30 },
            ...{ achieved: null, justification: null },
          },
          NOW,
        ),
      "unjustified",
    ],
  ])("is refused %s", async (_, change, code) => {
    const world = aWorld({ firmCount: code === "nobody-assessed" ? 0 : 12 });
    const seen = preview(world);
    change(world);
    expect(await publishNow(world, world.first, seen)).toMatchObject({ ok: false, problem: { code } });
    expect(listPublications(world.db, world.operation.id)).toEqual([]);
  });

  test("is refused to who may not, and for an operation that they don't know", async () => {
    const world = aWorld();
    const admin = aUser(world.db, { role: "admin" });
    const stranger = aUser(world.db);
    const codeFor = async (user: typeof admin) => {
      const by = { actor: { ...actingAs(world.db, user), email: user.email }, address: "" };
      const result = await publishNow(world, by);
      return result.ok ? null : result.problem.code;
    };
    expect([await codeFor(admin), await codeFor(stranger)]).toEqual(["forbidden", "not-found"]);
  });
});

describe("a quote", () => {
  test("is offered among what consenting directors wrote, and printed as it was rewritten", async () => {
    const world = aWorld();
    const firm = aQuotedFirm(world, "On a perdu 3 chantiers faute de planning.");
    const [candidate] = candidates(world);
    expect(candidate).toMatchObject({
      enrollmentId: firm.id,
      words: "On a perdu 3 chantiers faute de planning.",
    });
    if (candidate === undefined) return;
    const begun = beginQuote(candidate);
    const words = "On a perdu des chantiers faute de planning.";
    write(world, { quotes: [{ ...begun, words, attribution: "Un artisan du bâtiment" }] });
    expect(candidates(world, currentDraft(world.db, world.operation.id).composition)).toEqual([]);
    expect((await publishNow(world)).ok).toBe(true);
    const read = readPublication(world.db, world.operation.id, "1");
    expect(read?.snapshot.report.quotes).toEqual([{ words, attribution: "Un artisan du bâtiment" }]);
    expect(JSON.stringify(read?.snapshot)).not.toContain(firm.id);
  });

  test("of a firm that did not agree is never offered, nor a consultant's or an employee's words", () => {
    const world = aWorld();
    const firm = aQuotedFirm(world, "Un mot");
    recordConsent(world.db, { enrollmentId: firm.id, kind: "quote", isGiven: false, recordedAt: NOW });
    const note = anAnswerOperation({
      respondentId: firm.sheets.consultant,
      subject: "comment",
      key: "planning-des-chantiers",
      value: "Ma remarque",
    });
    recordOperations(world.db, [note], { actorId: world.first.actor.id, recordedAt: A_MOMENT });
    expect(candidates(world)).toEqual([]);
    recordConsent(world.db, { enrollmentId: firm.id, kind: "quote", isGiven: true, recordedAt: LATER });
    expect(candidates(world).map(({ words }) => words)).toEqual(["Un mot"]);
  });

  test("that stands on the director’s sheet and on the interview’s alike is offered once", () => {
    const world = aWorld();
    const firm = aQuotedFirm(world, "Un mot");
    for (const respondentId of [firm.sheets.director, firm.sheets.consultant]) {
      const answer = { respondentId, key: "attentes", value: { value: "Ne plus être seule." } };
      recordOperations(world.db, [anAnswerOperation(answer)], { actorId: null, recordedAt: A_MOMENT });
    }
    const words = candidates(world).map((each) => each.words);
    expect(words.toSorted()).toEqual(["Ne plus être seule.", "Un mot"]);
  });

  test.each<[string, string, (world: World, firmId: string) => void]>([
    [
      "whose agreement is gone",
      "Un mot juste",
      ({ db }, enrollmentId) => {
        recordConsent(db, { enrollmentId, kind: "quote", isGiven: false, recordedAt: NOW });
      },
    ],
    ["with a figure in it", "On a perdu 3 chantiers", () => undefined],
    ["with the director’s name in it", "Comme dit Lefèvre", () => undefined],
  ])("%s keeps the publication back, with the reason", async (_, words, change) => {
    const world = aWorld();
    const firm = aQuotedFirm(world, "Un mot juste");
    const [candidate] = candidates(world);
    if (candidate === undefined) throw new Error("no candidate");
    write(world, { quotes: [{ ...beginQuote(candidate), words, attribution: "" }] });
    change(world, firm.id);
    const refusal = await publishNow(world);
    expect(refusal).toMatchObject({ ok: false, problem: { code: "quote" } });
    expect(preview(world).prepared.snapshot.report.quotes).toEqual([]);
  });
});

describe("a draft", () => {
  test("that somebody else saved meanwhile is not written over, and theirs is handed back", () => {
    const world = aWorld();
    write(world, { texts: { foreword: "Le mien" } });
    const stale = saveDraft(
      world.db,
      world.second.actor,
      world.operation.id,
      { composition: { ...FIRST_COMPOSITION, texts: { foreword: "Le sien" } }, baseRevision: 0 },
      LATER,
    );
    expect(stale).toMatchObject({
      problem: {
        code: "stale",
        theirs: {
          revision: 1,
          composition: { texts: { foreword: "Le mien" } },
          updatedByName: "Claire Martin",
        },
      },
    });
  });

  test("is nobody's to write but the operation's consultants'", () => {
    const world = aWorld();
    const written = { composition: FIRST_COMPOSITION, baseRevision: 0 };
    const codeFor = (role: "admin" | "funder" | "consultant") => {
      const actor = actingAs(world.db, aUser(world.db, { role }));
      const saved = saveDraft(world.db, actor, world.operation.id, written, NOW);
      return saved.ok ? null : saved.problem.code;
    };
    expect([codeFor("admin"), codeFor("funder"), codeFor("consultant")]).toEqual([
      "forbidden",
      "not-found",
      "not-found",
    ]);
  });
});

test("a firm that is erased leaves no word in the draft, and what it holds can be taken away before", () => {
  const world = aWorld();
  const firm = aQuotedFirm(world, "Un mot juste");
  const [candidate] = candidates(world);
  if (candidate === undefined) throw new Error("no candidate");
  const others = {
    ...beginQuote(candidate),
    id: "autre",
    enrollmentId: world.firms[1]?.id ?? "",
    words: "Le sien",
  };
  write(world, { quotes: [beginQuote(candidate), others] });
  expect(readFirmData(world.db, firm.id)?.quotes).toEqual([{ words: "Un mot juste", attribution: "" }]);
  const { operationId, firmId } = firm;
  eraseEnrollment(world.db, { enrollmentId: firm.id, operationId, firmId, erasedAt: "2027-06-15" });
  const draft = currentDraft(world.db, world.operation.id);
  expect(draft.composition.quotes).toEqual([others]);
  expect(draft.revision).toBe(2);
});

describe("the spreadsheets", () => {
  test("hold formulas as words and numbers as numbers", async () => {
    const world = aWorld({ name: '=HYPERLINK("https://x.example")', funders: ["+33", "@a", "-b"] });
    const { snapshot } = preview(world).prepared;
    const label = "=1+1";
    const [figure] = snapshot.figures.filter(({ value }) => value !== null);
    if (figure === undefined) throw new Error("no figure");
    const figures = [{ ...figure, label, value: -1.5, printed: "-1,5", unit: "\t=2" }];
    const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(figuresCsv({ ...snapshot, figures }));
    expect(csv.startsWith("\uFEFFidentifiant;chapitre;")).toBe(true);
    expect(csv).toContain(`;'=1+1;-1,5;"'-1,5"`.replaceAll('"', ""));
    expect(csv).toContain("'\t=2");
    const sheets = unzipSync(await figuresXlsx({ ...snapshot, figures }));
    const all = Object.values(sheets)
      .map((bytes) => strFromU8(bytes))
      .join("\n");
    expect(all).toContain("&apos;=HYPERLINK".replace("&apos;", "'"));
    expect(all).not.toMatch(/<f[ >]/);
    expect(all).toContain("<v>-1.5</v>");
    expect(all.match(/>[=+@-][^<\d]/g) ?? []).toEqual([]);
  });
});

describe("a second publication", () => {
  const published = (world: World, number: number) => {
    const found = readPublication(world.db, world.operation.id, String(number));
    if (found === null) throw new Error(`no publication ${number}`);
    return found.snapshot.report.synthesis;
  };
  const THE_NEXT_MONTH = "2027-07-15T09:00:00.000Z";

  test("after one firm was erased keeps the figures of the first, with their date, and says why", async () => {
    const world = aWorld();
    await publishNow(world);
    const [, firm] = world.firms;
    if (firm === undefined) throw new Error("no firm");
    eraseEnrollment(world.db, {
      enrollmentId: firm.id,
      operationId: world.operation.id,
      firmId: firm.firmId,
      erasedAt: "2027-07-01",
    });
    const seen = preview(world, THE_NEXT_MONTH);
    expect(seen.prepared.held[0]).toMatchObject({ firms: [], erased: 1, missing: 4 });
    expect(await publishNow(world, world.first, seen, THE_NEXT_MONTH)).toMatchObject({ ok: true });
    const [before, after] = [published(world, 1), published(world, 2)];
    expect(after.progress.assessed).toBe(11);
    expect(after.maturity).toEqual(before.maturity);
    expect(
      after.obstacles.flatMap(({ obstacles }) => obstacles).filter(({ firms }) => firms.kind === "exact"),
    ).toEqual(
      before.obstacles.flatMap(({ obstacles }) => obstacles).filter(({ firms }) => firms.kind === "exact"),
    );
    expect(after.heldSince["score:overall"]).toBe("2027-06-15");
  });

  test("after five firms came and answered renews its figures", async () => {
    const world = aWorld();
    await publishNow(world);
    for (let index = 12; index < 20; index += 1) anAssessedFirm(world.db, world.operation, index);
    await publishNow(world, world.first, preview(world, THE_NEXT_MONTH), THE_NEXT_MONTH);
    const after = published(world, 2);
    expect(after.progress.assessed).toBe(20);
    const renewed = after.obstacles
      .flatMap(({ obstacles }) => obstacles)
      .filter(({ firms }) => firms.kind === "exact" && firms.N === 20);
    expect(renewed.length).toBeGreaterThan(0);
  });

  test("of what is kept to compare, an erasure leaves the firm’s id and nothing else", async () => {
    const world = aWorld();
    await publishNow(world);
    const [, firm] = world.firms;
    if (firm === undefined) throw new Error("no firm");
    const cellsOf = () =>
      earlierPublications(world.db, world.operation.id).flatMap(({ ledger }) => {
        const place = ledger.firms.indexOf(firm.id);
        return Object.values(ledger.cells).filter((cell) => cell.in.includes(place));
      });
    expect(cellsOf().length).toBeGreaterThan(10);
    eraseEnrollment(world.db, {
      enrollmentId: firm.id,
      operationId: world.operation.id,
      firmId: firm.firmId,
      erasedAt: "2027-07-01",
    });
    expect(cellsOf()).toEqual([]);
  });
});
