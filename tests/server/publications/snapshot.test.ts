import { describe, expect, test } from "vitest";
import { type PublicationSnapshot, SNAPSHOT_FORMAT } from "#app/domain/publication/publication-snapshot.ts";
import { explain } from "#app/domain/report/collective/explain.ts";
import { readSnapshot, writeSnapshot } from "#app/server/publications/snapshot.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";

function aSnapshot(): PublicationSnapshot {
  const report = aCollectiveReport(lifelikeFirms(40));
  return { format: SNAPSHOT_FORMAT, number: 1, report, figures: explain(report) };
}

describe("a snapshot", () => {
  test("is read as it was written, and written again to the same text", () => {
    const text = writeSnapshot(aSnapshot());
    const read = readSnapshot(text);
    expect(read).toEqual(JSON.parse(text));
    expect(JSON.parse(writeSnapshot(read))).toEqual(JSON.parse(text));
  });

  test("loses what doesn’t show, wherever it is", () => {
    const { report, ...rest } = aSnapshot();
    const operation = { ...report.operation, name: "Ré\u202Enover\u0000" };
    const text = writeSnapshot({ ...rest, report: { ...report, operation } });
    expect(readSnapshot(text).report.operation.name).toBe("Rénover");
  });

  test("of format 1, which had no change, is read as having none", () => {
    const { report, figures } = aSnapshot();
    const { change: _, ...synthesis } = report.synthesis;
    const { progress: __, ...sentences } = report.sentences;
    const old = { format: 1, number: 3, report: { ...report, synthesis, sentences }, figures };
    const read = readSnapshot(JSON.stringify(old));
    expect(read).toMatchObject({ format: SNAPSHOT_FORMAT, number: 3 });
    expect(read.report.synthesis.change).toBeNull();
    expect(read.report.sentences.progress).toEqual([]);
    expect(read.report.synthesis.maturity).toEqual(JSON.parse(JSON.stringify(synthesis.maturity)));
  });

  test("keeps what a later version of the program added to it", () => {
    const { report, ...rest } = aSnapshot();
    const later = JSON.stringify({ ...rest, report: { ...report, later: "un mot" } });
    expect(readSnapshot(later).report).toHaveProperty("later", "un mot");
  });

  test.each<[string, (snapshot: PublicationSnapshot) => unknown]>([
    ["of a format to come", (snapshot) => ({ ...snapshot, format: SNAPSHOT_FORMAT + 1 })],
    ["without a format", ({ format: _, ...snapshot }) => snapshot],
    ["without a report", ({ report: _, ...snapshot }) => snapshot],
    ["whose figures are no figures", (snapshot) => ({ ...snapshot, figures: [{ id: "a" }] })],
    [
      "whose report lacks its figures",
      (snapshot) => ({ ...snapshot, report: { ...snapshot.report, synthesis: {} } }),
    ],
  ])("%s is refused, without a word of what it holds", (_, change) => {
    const text = JSON.stringify(change(aSnapshot()));
    expect(() => readSnapshot(text)).toThrow();
    try {
      readSnapshot(text);
    } catch (error) {
      expect(String(error)).not.toContain("Fréjus");
    }
  });
});
