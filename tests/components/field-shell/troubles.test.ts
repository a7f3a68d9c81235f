import { afterEach, beforeEach, expect, test } from "vitest";
import { KEPT_TROUBLES, noteTrouble, readTroubles } from "#app/components/field-shell/troubles.ts";
import { AT, aTablet, type Tablet } from "#tests/offline/field/a-tablet.ts";

let tablet: Tablet;
beforeEach(async () => {
  tablet = await aTablet();
});
afterEach(() => tablet.close());

test("the last troubles are kept, the latest first, and outlive the tab", async () => {
  const count = KEPT_TROUBLES + 5;
  for (let number = 1; number <= count; number++) {
    await noteTrouble(tablet.opened().field, `ennui ${number}`, AT + number);
  }
  await tablet.restart();
  const troubles = await readTroubles(tablet.opened().field);
  expect(troubles).toHaveLength(KEPT_TROUBLES);
  expect(troubles[0]).toEqual({ at: new Date(AT + count).toISOString(), text: `ennui ${count}` });
  expect(troubles.at(-1)?.text).toBe("ennui 6");
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
  expect(await readTroubles(field)).toEqual([]);
  expect(await field.db.troubles.count()).toBe(1);
});
