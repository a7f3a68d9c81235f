import { afterEach, beforeEach, expect, test } from "vitest";
import { listTroubles, MOST_TROUBLES, noteTrouble } from "#app/offline/field/troubles.ts";
import { AT, aTablet, type Tablet } from "#tests/offline/field/a-tablet.ts";

let tablet: Tablet;
beforeEach(async () => {
  tablet = await aTablet();
});
afterEach(() => tablet.close());

test("the last troubles are kept, the latest first, and outlive the tab", async () => {
  const count = MOST_TROUBLES + 5;
  for (let number = 1; number <= count; number++) {
    await noteTrouble(tablet.opened().field, `ennui ${number}`, AT + number);
  }
  await tablet.restart();
  const troubles = await listTroubles(tablet.opened().field);
  expect(troubles).toHaveLength(MOST_TROUBLES);
  expect(troubles[0]).toEqual({ at: new Date(AT + count).toISOString(), what: `ennui ${count}` });
  expect(troubles.at(-1)?.what).toBe("ennui 6");
});

test("nothing of them is in the clear, and nothing is read or written once it is locked", async () => {
  const { field } = tablet.opened();
  await noteTrouble(field, "le dirigeant Jean Lefèvre");
  const rows = await field.db.troubles.toArray();
  const bytes = rows.map(({ entry }) => new TextDecoder().decode(entry)).join();
  expect(rows).toHaveLength(1);
  expect(bytes).not.toContain("Lef");
  field.lock();
  await noteTrouble(field, "après le verrouillage");
  expect(await listTroubles(field)).toEqual([]);
  expect(await field.db.troubles.count()).toBe(1);
});
