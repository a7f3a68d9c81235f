/**
 * What changed between two campaigns, counted a second time without the program (tests/support/recount): the exact figures, those
 * that are published, and the words of the CSV. Each comparison is then given every number changed by one, and must name it.
 */
import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { FIRST_COMPOSITION } from "#app/domain/publication/composition.ts";
import { content } from "#app/server/content/load-content.ts";
import { figuresCsv } from "#app/server/publications/figures-csv.ts";
import { preparePublication } from "#app/server/publications/prepare-publication.ts";
import { synthesisOf } from "#app/server/reports/collective-report.ts";
import { gatherOperation } from "#app/server/reports/gather-operation.ts";
import { type ALoadedDemo, aLoadedDemo } from "#tests/server/demo/a-loaded-demo.ts";
import { aSecondRound } from "#tests/support/a-second-round.ts";
import { recountChange } from "#tests/support/recount/recount-change.ts";

const TODAY = "2027-06-15";
let demo: ALoadedDemo;

beforeAll(async () => {
  demo = await aLoadedDemo();
  // The third operation has a second campaign of its own.
  for (const { id } of demo.operations.filter(({ key }) => key !== "haut-var")) {
    const questionnaire = gatherOperation(demo.db, content(), id)?.questionnaire;
    if (questionnaire !== undefined) aSecondRound(demo.db, questionnaire, id, "2027-05-03");
  }
}, 180_000);

const HALF_A_TENTH = 0.05 + 1e-9;

function disagreements(
  told: ReadonlyMap<string, number>,
  again: ReadonlyMap<string, number>,
): readonly string[] {
  return [...told].flatMap(([id, number]) => {
    const value = again.get(id);
    const isSame =
      value !== undefined &&
      (value === number || (/:(before|after)$/.test(id) && Math.abs(value - number) <= HALF_A_TENTH));
    return isSame ? [] : [id];
  });
}

function expectSame(told: ReadonlyMap<string, number>, again: ReadonlyMap<string, number>): void {
  expect(disagreements(told, again)).toEqual([]);
  const unnoticed = [...told].filter(
    ([id, number]) => disagreements(new Map([[id, number + 1]]), again).length === 0,
  );
  expect(unnoticed).toEqual([]);
}

describe.each(["renover-plus", "epv-paca", "haut-var"] as const)(
  "the second count of what changed in %s",
  (key) => {
    const idOf = () => {
      const operation = demo.operations.find((each) => each.key === key);
      if (operation === undefined) throw new Error(`no operation ${key}`);
      return operation.id;
    };
    const again = () => recountChange(demo.db.$client, idOf());

    test("agrees with the exact figures", () => {
      const change = synthesisOf(demo.db, content(), idOf(), TODAY)?.exact.change;
      if (change === null || change === undefined) throw new Error("no change");
      const told = new Map<string, number>([["change:compared", change.compared.n]]);
      for (const { id, before, after, rose, stayed, fell } of change.lines) {
        for (const [name, { value }] of Object.entries({ before, after }))
          if (value !== null) told.set(`change:${id}:${name}`, value);
        for (const [name, { n }] of Object.entries({ rose, stayed, fell }))
          told.set(`change:${id}:${name}`, n);
      }
      expectSame(told, again());
      expect(told.size).toBeGreaterThan(40);
      expect(change.compared.n).toBeGreaterThan(9);
    });

    test("agrees with what is published, and with the lines of the CSV", () => {
      const prepared = preparePublication(
        { db: demo.db, content: content() },
        idOf(),
        FIRST_COMPOSITION,
        TODAY,
      );
      if (prepared === null) throw new Error("no operation");
      const figures = prepared.snapshot.figures.filter(({ id }) => id.startsWith("change:"));
      const told = new Map(
        figures.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const])),
      );
      expectSame(told, again());
      expect(told.size).toBeGreaterThan(10);
      const { data } = Papa.parse<string[]>(
        new TextDecoder().decode(figuresCsv(prepared.snapshot)).replace("\uFEFF", ""),
        { delimiter: ";" },
      );
      const lines = data.flatMap(([id = "", , , , value = ""]) =>
        id.startsWith("change:") && value !== "" ? [[id, Number(value.replace(",", "."))] as const] : [],
      );
      expect(new Map(lines)).toEqual(told);
      const { change } = prepared.snapshot.report.synthesis;
      expect(change).toMatchObject({ rounds: { from: "T0", to: "T1" } });
      expect(prepared.snapshot.report.sentences.progress.length).toBeGreaterThan(1);
    });
  },
);
