/**
 * The figures of the demo's operations, counted a second time without the program (tests/support/recount), against the exact
 * synthesis, what is published of it, the words of the PDF, the cells of the workbook and the lines of the CSV. Each
 * comparison is then given every number changed by one, and must name it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CollectiveSynthesis, ScoreSummary } from "#app/domain/synthesis/collective-synthesis.ts";
import { total } from "#app/domain/synthesis/count-plans.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { content } from "#app/server/content/load-content.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool, type PdfPool } from "#app/server/pdf/pool.ts";
import { preparePublication } from "#app/server/publications/prepare-publication.ts";
import { publish } from "#app/server/publications/publish.ts";
import { readPublication } from "#app/server/publications/read-publications.ts";
import { currentDraft } from "#app/server/publications/save-draft.ts";
import { synthesisOf } from "#app/server/reports/collective-report.ts";
import { DEMO_TODAY } from "#db/demo/operations.ts";
import { listMembers, listRounds } from "#db/operations.ts";
import { findPublication, readPublicationFile } from "#db/publications.ts";
import { findUser } from "#db/users.ts";
import { type ALoadedDemo, aLoadedDemo } from "#tests/server/demo/a-loaded-demo.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";
import { readPdf, textOf } from "#tests/support/pdf-quality.ts";
import { type Recount, recount } from "#tests/support/recount/recount.ts";
import { recountChange } from "#tests/support/recount/recount-change.ts";
import { recountGroup } from "#tests/support/recount/recount-groups.ts";
import { recountTogether } from "#tests/support/recount/recount-together.ts";

const NOW = `${DEMO_TODAY}T09:00:00.000Z`;
const ONE_LOAD_MS = 180_000;

/** A number that somebody printed, by the name of its figure. */
type Told = ReadonlyMap<string, number>;

type Counted = {
  readonly again: Recount;
  /** The convention and the collective actions, counted again. */
  readonly together: Told;
  /** What changed since the round before, counted again; nothing in a first round. */
  readonly change: Told;
  readonly exact: CollectiveSynthesis;
  /** Figures of the snapshot that have a number. */
  readonly published: Told;
  readonly cells: Told;
  readonly lines: Told;
  /** The text of the PDF without spaces: a line may break anywhere. */
  readonly text: string;
  /** Denominators and printed words, by figure. */
  readonly printed: ReadonlyMap<
    string,
    { readonly N: number | null; readonly printed: string; readonly asOf: string }
  >;
  readonly labels: ReadonlyMap<string, string>;
};

let pdf: PdfPool;
let demo: ALoadedDemo;
/** Published as if nothing had been before: no figure is held back. */
const counted = new Map<string, Counted>();
/** Published after what the demo has published already: some figures stay those of an earlier day. */
const later = new Map<string, Counted>();

beforeAll(async () => {
  pdf = openPdfPool(1);
  demo = await aLoadedDemo();
  for (const { key, id } of demo.operations) {
    later.set(key, await countEverywhere(id));
    forget(id);
    counted.set(key, await countEverywhere(id));
  }
}, ONE_LOAD_MS);
afterAll(() => pdf?.close());

/** A first publication has no other to be compared with: what was published goes, and what keeps it from going. */
function forget(operationId: string): void {
  const { $client } = demo.db;
  const keepers = $client
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('publications', 'publication_ledgers')",
    )
    .pluck()
    .all();
  for (const keeper of keepers) $client.prepare(`DROP TRIGGER ${keeper}`).run();
  const own = "IN (SELECT id FROM publications WHERE operation_id = ?)";
  $client.prepare(`DELETE FROM publication_ledgers WHERE publication_id ${own}`).run(operationId);
  $client.prepare("DELETE FROM publications WHERE operation_id = ?").run(operationId);
}

/** Publishes the operation as a consultant of it does, and reads every number back from what was kept. */
async function countEverywhere(operationId: string): Promise<Counted> {
  const { db } = demo;
  const tools = { db, content: content(), pdf, log: makeLog("silent") };
  const { composition, revision } = currentDraft(db, operationId);
  const prepared = preparePublication(tools, operationId, composition, dayInFrance(NOW));
  const member = listMembers(db, operationId).find(({ role }) => role === "consultant");
  const user = member === undefined ? null : findUser(db, member.userId);
  if (prepared === null || user === null) throw new Error("the demo has changed");
  const publisher = { actor: { ...actingAs(db, user), email: user.email }, address: "192.0.2.1" };
  const { fingerprint } = prepared;
  const done = await publish(tools, publisher, operationId, { revision, fingerprint }, NOW);
  if (!done.ok) throw new Error(done.problem.message);
  const publication = findPublication(db, operationId, done.value.number);
  const file = (name: "pdf" | "xlsx" | "csv") =>
    Buffer.from(readPublicationFile(db, publication?.id ?? "", name) ?? []);
  const { figures } = readPublication(db, operationId, null)?.snapshot ?? { figures: [] };
  const exact = synthesisOf(db, content(), operationId, DEMO_TODAY)?.exact;
  if (exact === undefined) throw new Error("no synthesis");
  return {
    again: recount(db.$client, operationId),
    together: recountTogether(db.$client, operationId, DEMO_TODAY),
    change: listRounds(db, operationId).length > 1 ? recountChange(db.$client, operationId) : new Map(),
    exact,
    published: new Map(figures.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const]))),
    cells: await numbersOfWorkbook(file("xlsx")),
    lines: numbersOfCsv(file("csv").toString("utf8")),
    text: squeezed(textOf(await readPdf(file("pdf")))),
    printed: new Map(figures.map(({ id, N, printed, asOf }) => [id, { N, printed, asOf }])),
    labels: new Map(
      figures.map(({ id, label, table }) => [id, /^(theme|overall):/.test(id) ? table : label]),
    ),
  };
}

async function numbersOfWorkbook(bytes: Buffer): Promise<Told> {
  const sheets = await readXlsxFile(bytes);
  const rows = sheets.find(({ sheet }) => sheet === "Chiffres")?.data ?? [];
  return new Map(
    rows.slice(1).flatMap((row) => (typeof row[4] === "number" ? [[String(row[0]), row[4]] as const] : [])),
  );
}

function numbersOfCsv(text: string): Told {
  const { data } = Papa.parse<string[]>(text.replace("\uFEFF", ""), { delimiter: ";" });
  return new Map(
    data
      .slice(1)
      .flatMap(([id = "", , , , value = ""]) =>
        value === "" ? [] : [[id, Number(value.replace(",", "."))] as const],
      ),
  );
}

/** Medians, quartiles and shares are published to one decimal. */
const HALF_A_TENTH = 0.05 + 1e-9;

/** The names of the figures that say something else than the recount, those that it doesn't know included. */
function disagreements(told: Told, value: (id: string) => number | undefined): readonly string[] {
  return [...told].flatMap(([id, number]) => {
    const again = value(id);
    const isSame =
      again !== undefined &&
      (again === number || (isMeasured(id) && Math.abs(again - number) <= HALF_A_TENTH));
    return isSame ? [] : [id];
  });
}

function isMeasured(id: string): boolean {
  return /:(median|q1|q3|coverage)(:|$)|^summary:overall$|^score:|^change:.+:(before|after)$/.test(id);
}

/** Every number changed by one, one after the other: those that the comparison doesn't name. */
function unnoticed(told: Told, value: (id: string) => number | undefined): readonly string[] {
  return [...told].flatMap(([id, number]) => {
    const named = disagreements(new Map([[id, number + 1]]), value);
    return named.includes(id) ? [] : [id];
  });
}

function recountedBy({ again, together, change, printed }: Counted): (id: string) => number | undefined {
  const names = [...printed.keys()];
  return (id) =>
    again.figures.get(id) ?? together.get(id) ?? change.get(id) ?? recountGroup(again, id, names);
}

/** What the recount leaves alone: the criteria of a scheme would be the whole catalogue over again. */
const LEFT_ALONE = /^scheme:.+:matched$/;

function withoutLeftAlone(told: Told): Told {
  return new Map([...told].filter(([id]) => !LEFT_ALONE.test(id)));
}

/** How many numbers each comparison has at least, by operation. */
const AT_LEAST = {
  "renover-plus": { exact: 750, published: 150, sentences: 100 },
  "epv-paca": { exact: 600, published: 120, sentences: 80 },
  "haut-var": { exact: 600, published: 120, sentences: 70 },
} as const;

describe.each(["renover-plus", "epv-paca", "haut-var"] as const)("the second count of %s", (key) => {
  const here = () => {
    const found = counted.get(key);
    if (found === undefined) throw new Error(`no operation ${key}`);
    return found;
  };

  test("agrees with the exact synthesis, firm by firm", () => {
    const { exact, again } = here();
    const told = numbersOf(exact);
    const names = [...told.keys()];
    const value = (id: string) =>
      again.figures.get(id) ?? recountGroup(again, id, names) ?? scoreOf(again, id);
    expect(disagreements(told, value)).toEqual([]);
    expect(unnoticed(told, value)).toEqual([]);
    // Nothing that the recount found is missing from the synthesis.
    const found = [...again.figures].filter(
      ([id, n]) => n > 0 && /^(obstacle|opportunity|need|rec)/.test(id),
    );
    expect(found.map(([id]) => id).filter((id) => !told.has(id))).toEqual([]);
    expect(again.firms.length).toBe(exact.progress.enrolled);
    expect(told.size).toBeGreaterThan(AT_LEAST[key].exact);
  });

  test.each(["published", "cells", "lines"] as const)("agrees with the %s figures", (where) => {
    const told = withoutLeftAlone(here()[where]);
    const value = recountedBy(here());
    expect(disagreements(told, value)).toEqual([]);
    expect(unnoticed(told, value)).toEqual([]);
    expect(told.size).toBeGreaterThan(AT_LEAST[key].published);
  });

  test("agrees, after earlier publications, with every figure that isn’t said to be of an earlier day", () => {
    const held = later.get(key);
    if (held === undefined) throw new Error(`no operation ${key}`);
    const told = withoutLeftAlone(held.published);
    const isOfToday = (id: string) => held.printed.get(id)?.asOf === DEMO_TODAY;
    const wrong = disagreements(told, recountedBy(held)).filter(isOfToday);
    expect(wrong).toEqual([]);
    const today = [...told.keys()].filter(isOfToday);
    expect(today.length).toBeGreaterThan(20);
  });

  test("agrees with what the words claim without a number", () => {
    const { printed, again } = here();
    const claims = [...printed].filter(
      ([id, figure]) => figure.printed.startsWith("80") && again.figures.has(id),
    );
    for (const [id, { N }] of claims) {
      const n = again.figures.get(id) ?? 0;
      expect([id, n >= 0.8 * (N ?? Number.NaN)]).toEqual([id, true]);
    }
    expect(claims.length).toBeGreaterThan(5);
    const ofAssessed = [...printed].filter(([id]) =>
      /^(obstacle|opportunity|need|recommendation):[^:]+$/.test(id),
    );
    expect(new Set(ofAssessed.map(([, { N }]) => N))).toEqual(new Set([again.assessed.length]));
  });

  test("agrees with the words of the PDF", () => {
    const all = sentencesOf(here(), recountedBy(here()));
    expect(all.filter(({ words }) => !here().text.includes(words))).toEqual([]);
    // Each number changed by one makes a sentence that is not there.
    const value = recountedBy(here());
    const ids = all.flatMap((sentence) => sentence.ids);
    const still = ids.filter((id) => {
      const changed = (other: string) => {
        const number = value(other);
        return number === undefined || other !== id ? number : number + 1;
      };
      const sentence = sentencesOf(here(), changed).find((each) => each.ids.includes(id));
      return sentence === undefined || here().text.includes(sentence.words);
    });
    expect(still).toEqual([]);
    expect(ids.length).toBeGreaterThan(AT_LEAST[key].sentences);
  });
});

test("the second count reads nothing of the program", () => {
  const folder = join(import.meta.dirname, "..", "support", "recount");
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const imports = [
      ...readFileSync(join(folder, file), "utf8").matchAll(/^(?:import|export) (?!type).*from "(#[^"]+)"/gm),
    ];
    const foreign = imports.flatMap(([, from = ""]) =>
      from.startsWith("#tests/support/recount/") ? [] : [from],
    );
    expect([file, foreign]).toEqual([file, []]);
  }
});

/** The exact synthesis under the names of the recount, with every firm's scores. */
function numbersOf(exact: CollectiveSynthesis): Told {
  const { progress, participants, maturity, plans } = exact;
  const told = new Map<string, number | null>([
    ["progress:enrolled", progress.enrolled],
    ["progress:withdrawn", progress.withdrawn.n],
    ["progress:participating", progress.participating],
    ["progress:not-started", progress.notStarted],
    ["progress:interviewing", progress.interviewing],
    ["progress:interviewed", progress.interviewed.n],
    ["progress:assessed", progress.assessed.n],
    ["progress:planned", progress.planned.n],
    ["progress:reported", progress.reported.n],
    ["progress:coverage", progress.coverage.value === null ? null : 100 * progress.coverage.value],
    ...spreadOf("overall", maturity.overall),
    ...maturity.themes.flatMap((theme) => spreadOf(`theme:${theme.id}`, theme)),
    ["plans:firms-deciding", plans.deciding.n],
    ["plans:firms-engaged", plans.engaged.n],
    ["plans:firms-done", plans.finishing.n],
    ["plans:costs", total(plans.costs)],
    ["plans:firms-costed", plans.costs.size],
    ["plans:rejectedWithReason", total(plans.rejectedWithReason)],
    ...Object.entries({ ...plans.decisions, ...plans.statuses }).map(
      ([name, amounts]) => [`plans:${name}`, total(amounts)] as const,
    ),
  ]);
  for (const by of ["trades", "departments", "communes"] as const) {
    for (const { label, firms } of participants[by]) {
      if (label !== null) told.set(`participants:${by.slice(0, -1)}:${label}`, firms.length);
    }
  }
  for (const { tag, firms, ...ways } of exact.obstacles.flatMap(({ obstacles }) => obstacles)) {
    told.set(`obstacle:${tag}`, firms.n);
    told.set(`obstacle:${tag}:declared-only`, ways.declaredOnly);
    told.set(`obstacle:${tag}:both`, ways.both);
    told.set(`obstacle:${tag}:seen-only`, ways.seenOnly);
    told.set(`obstacle:${tag}:evidenced`, ways.evidenced);
  }
  for (const { tag, firms } of exact.opportunities) told.set(`opportunity:${tag}`, firms.n);
  for (const { action, firms, ...how } of exact.needs) {
    told.set(`need:${action}`, firms.n);
    told.set(`need:${action}:declared`, how.declared);
    told.set(`need:${action}:evidenced`, how.evidenced);
    told.set(`need:${action}:observed`, how.observed);
    told.set(`need:${action}:in-plan`, how.inPlan);
  }
  for (const { id, firms, priority } of exact.recommendations) {
    told.set(`recommendation:${id}`, firms.n);
    told.set(`recommendation:${id}:priority`, priority);
  }
  for (const { id, planned } of exact.schemes) if (planned.n > 0) told.set(`scheme:${id}:planned`, planned.n);
  return new Map([...told].flatMap(([id, value]) => (value === null ? [] : [[id, value] as const])));
}

function spreadOf(id: string, score: ScoreSummary): readonly (readonly [string, number | null])[] {
  return [
    [`${id}:evaluated`, score.median.n],
    [`${id}:median`, score.median.value],
    [`${id}:q1`, score.q1],
    [`${id}:q3`, score.q3],
    ...score.levels.map((level) => [`${id}:level:${level.id}`, level.firms.n] as const),
    ...[...score.scores].map(([firm, each]) => [`score:${id}:${firm}`, each.score] as const),
  ];
}

/** One firm's score: « score:overall:<enrollment> », « score:theme:<theme>:<enrollment> ». */
function scoreOf({ assessed }: Recount, name: string): number | undefined {
  const [, kind, ...rest] = name.split(":");
  const firm = assessed.find(({ id }) => id === rest.at(-1));
  return (kind === "overall" ? firm?.overall : firm?.themes.get(rest[0] ?? "")) ?? undefined;
}

type Sentence = { readonly words: string; readonly ids: readonly string[] };

/** What the PDF says of the published figures, written from the numbers of the recount. */
function sentencesOf(here: Counted, value: (id: string) => number | undefined): readonly Sentence[] {
  const { published, printed, labels } = here;
  const number = (id: string) => french(value(id) ?? Number.NaN);
  const label = (id: string) => (labels.get(id) ?? "").replace(/^Maturité\s?: /, "");
  const one = (id: string, words: string): Sentence => ({ ids: [id], words: squeezed(words) });
  const ids = [...published.keys()];
  const starting = (start: RegExp) => ids.filter((id) => start.test(id));
  const outOf = (id: string) => `${number(id)} sur ${printed.get(id)?.N}`;
  const themes = [...printed.keys()].filter((id) => /^theme:[^:]+:median$/.test(id));
  return [
    // A step that nobody is at has no bar.
    ...FIXED.filter(([id]) => (published.get(id) ?? 0) > 0).map(([id, words]) => one(id, words(number(id)))),
    ...starting(/^(obstacle|opportunity):[^:]+$/).map((id) => one(id, `${label(id)} ${outOf(id)} ·`)),
    ...starting(/^need:[^:]+$/).map((id) => one(id, `${label(id)} ${needWords(here, id, number(id))}`)),
    ...starting(/^recommendation:[^:]+$/)
      .slice(0, PRINTED_ADVICE)
      .map((id) => one(id, `${label(id)} ${outOf(id)}`)),
    ...starting(/^participants:/).map((id) => one(id, `${label(id)} ${outOf(id)}`)),
    ...["overall:median", ...themes]
      .filter((id) => published.has(id))
      .map((id) => {
        const own = id.replace(":median", "");
        const classes = ids.filter((each) => each.startsWith(`${own}:level:`));
        const discs = classes.map((each) => `${isJoined(here, each) ? "–" : ""}${number(each)}`);
        const words = `${label(id)} ${discs.length === 0 ? "non publié" : discs.join("")} médiane ${number(id)} ${outOf(`${own}:evaluated`)}`;
        return { ids: [id, `${own}:evaluated`, ...classes], words: squeezed(words) };
      }),
    ...(["trade", "size", "territory"] as const).flatMap((by) =>
      themes.flatMap((theme) => {
        const cells = [...printed.keys()].filter((id) => id.startsWith(`${theme}:${by}:`));
        const told = cells.filter((id) => published.has(id));
        const words = cells.map((id) => (published.has(id) ? number(id) : "n. p."));
        return told.length === 0
          ? []
          : [{ ids: told, words: squeezed(`${label(theme)} ${words.join(" ")}`) }];
      }),
    ),
  ];
}

/** The report prints the ten most shared. */
const PRINTED_ADVICE = 10;

/** A need has a paragraph, or a line of the table behind them. */
function needWords({ text, labels, printed }: Counted, id: string, n: string): string {
  const N = printed.get(id)?.N;
  const paragraph = new RegExp(`${escaped(squeezed(labels.get(id) ?? ""))}\\d+entreprisesévaluéessur`);
  return paragraph.test(text) ? `${n} entreprises évaluées sur ${N} (` : `${n} sur ${N}`;
}

/** Several levels counted together have a dash before them. */
function isJoined({ again }: Counted, id: string): boolean {
  return !again.content.levels.some((level) => id.endsWith(`:level:${level.id}`));
}

const FIXED: readonly (readonly [id: string, words: (n: string) => string])[] = [
  ["summary:assessed", (n) => `${n} entreprises évaluées sur`],
  ["summary:overall", (n) => `${n} score global médian sur 100`],
  ["summary:planned", (n) => `${n} plans arrêtés sur`],
  ["summary:engaged", (n) => `${n} actions lancées ou faites sur`],
  ["progress:enrolled", (n) => `Inscrites ${n} Retirées`],
  ["progress:withdrawn", (n) => `Retirées − ${n} Participantes`],
  ["progress:participating", (n) => `Participantes ${n} sur`],
  ["progress:not-started", (n) => `Pas encore rencontrées − ${n} Entretien`],
  ["progress:interviewing", (n) => `Entretien en cours − ${n} Entretien`],
  ["progress:interviewed", (n) => `Entretien terminé ${n} sur`],
  ["progress:assessed", (n) => `Évaluées ${n} sur`],
  ["progress:planned", (n) => `Plan d’actions arrêté ${n} sur`],
  ["progress:reported", (n) => `Rapport remis ${n} sur`],
  ["progress:coverage", (n) => `ont répondu à ${Math.round(Number(n.replace(",", ".")))} % des questions`],
  ["plans:firms-deciding", (n) => `Au moins une action décidée ${n} sur`],
  ["plans:firms-engaged", (n) => `Au moins une action lancée ou faite ${n} sur`],
  ["plans:firms-done", (n) => `Au moins une action faite ${n} sur`],
  ["plans:lines", (n) => `tous plans réunis ${n} Décidées`],
  ["plans:decided", (n) => `Décidées ${n} acceptées`],
  ["plans:accepted", (n) => `acceptées telles quelles ${n} modifiées`],
  ["plans:changed", (n) => `modifiées ${n} ajoutées`],
  ["plans:added", (n) => `ajoutées par le consultant ou le dirigeant ${n} Écartées`],
  ["plans:rejected", (n) => `Écartées ${n} avec`],
  ["plans:rejectedWithReason", (n) => `avec un motif écrit ${n} Pas encore`],
  ["plans:undecided", (n) => `gardées en réserve ${n}`],
  ["plans:engaged", (n) => `Lancées ou faites ${n} lancées`],
  ["plans:started", (n) => `lancées ${n} faites`],
  ["plans:done", (n) => `faites ${n} Pas lancées`],
  ["plans:notEngaged", (n) => `Pas lancées ${n} prévues`],
  ["plans:planned", (n) => `prévues ${n} abandonnées`],
  ["plans:dropped", (n) => `abandonnées ${n} Coût`],
  ["plans:costs", (n) => `) ${n} €`],
];

/** One decimal at most, with a comma. */
function french(number: number): string {
  return String(Math.round(number * 10) / 10).replace(".", ",");
}

/** Without spaces, which a PDF's lines lose and gain, and with the apostrophe of print. */
function squeezed(text: string): string {
  return text.replace(/\s+/gu, "").replaceAll("'", "’");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
