/** A tablet with one visit on it, and the server of that visit. */
import { expect, onTestFinished } from "vitest";
import { A_CONTENT, aTablet, packOf, serverOf, type Tablet } from "#tests/offline/field/a-tablet.ts";
import { aFieldVisit } from "#tests/support/a-field-visit.ts";

export async function aPreparedTablet(given: Parameters<typeof aTablet>[0] = {}) {
  const world = aFieldVisit();
  const tablet = await aTablet({ userId: world.user.id, ...given });
  onTestFinished(() => tablet.close());
  const enrollmentId = world.firm.id;
  const pack = packOf(world.db, enrollmentId, world.actor);
  expect(await tablet.opened().store.putVisit(pack, A_CONTENT)).toEqual({ ok: true });
  const place = { enrollmentId, respondentId: world.firm.sheets.consultant };
  const say = (key: string, value: string | null, on: Tablet = tablet) =>
    on.opened().store.write({ ...place, subject: "comment", key, value });
  const shown = async (on: Tablet = tablet) => (await on.opened().store.visit(enrollmentId))?.entries ?? [];
  const server = serverOf(
    () => world.db,
    () => world.actor,
  );
  return { ...world, tablet, enrollmentId, place, say, shown, server, pack };
}

export function bytesOf(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => index % 251);
}
