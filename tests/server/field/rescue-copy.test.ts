import { createHash } from "node:crypto";
import sharp from "sharp";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { SheetOperation } from "#app/domain/answers/answer-operation.ts";
import { writeRescue } from "#app/offline/field/rescue-format.ts";
import { createVault } from "#app/offline/field/vault.ts";
import { registerDevice } from "#app/server/field/devices.ts";
import { previewCopy, writeCopy } from "#app/server/field/rescue-copy.ts";
import { readSheet } from "#db/answers.ts";
import { listPhotos } from "#db/photos.ts";
import { answerOperations } from "#db/schema/answers.ts";
import { A_MOMENT, aUser } from "#tests/support/a-database.ts";
import { aFieldVisit, aPhoto, questionnaireOf, RETURN } from "#tests/support/a-field-visit.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

const NON = { choice: "non" };
const TOUJOURS = { choice: "toujours" };

/** A tablet that is known, and the copy that it made of three operations, the first of which had been sent, and of a photo. */
async function aCopy() {
  const visit = aFieldVisit();
  const { db, actor, device, firm, user, write } = visit;
  const { vault, dataKey, recoveryKey } = await createVault("123456", 1);
  registerDevice(db, { id: device, recoveryKey }, "Firefox/140 Android", actor, A_MOMENT);
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: "#a33" } });
  const bytes = new Uint8Array(await picture.jpeg().toBuffer());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const photo = write("photo", v7(), aPhoto({ sha256 }));
  const sent = write("answer", "salaries", NON);
  visit.sync([sent]);
  // Written twice on the tablet since: the second follows the first.
  const since = [TOUJOURS, NON].map((value) => write("answer", "salaries", value, { baseRevision: 1 }));
  const operations: readonly SheetOperation[] = [sent, ...since, photo];
  const header = { deviceId: device, userId: user.id, madeAt: A_MOMENT, wrapped: vault.byRecovery };
  const { respondentId, key } = photo;
  const text = await writeRescue(header, dataKey, {
    visits: [],
    contents: [],
    operations: operations.map((operation, index) => ({
      ...{ enrollmentId: firm.id, revision: index === 0 ? 1 : null, operation },
    })),
    photos: [{ enrollmentId: firm.id, respondentId, key, sha256, mediaType: "image/jpeg", bytes }],
  });
  return { ...visit, text, sha256, tools: { db, questionnaireOf } };
}

describe("a rescue copy", () => {
  it("is shown before anything is written, then written once, with its photos, however often it is taken", async () => {
    const { db, actor, firm, text, sha256, tools } = await aCopy();
    expect(await previewCopy({ db }, text, actor)).toEqual({
      ok: true,
      value: { madeAt: A_MOMENT, device: "Firefox, Android", visits: 1, operations: 3, photos: 1 },
    });
    expect(db.select().from(answerOperations).all()).toHaveLength(1);
    const written = { operations: 4, conflicts: 0, refusals: [], photos: 1 };
    expect(await writeCopy(tools, text, actor, RETURN)).toEqual({ ok: true, value: written });
    expect(await writeCopy(tools, text, actor, RETURN)).toEqual({ ok: true, value: written });
    expect(db.select().from(answerOperations).all()).toHaveLength(4);
    expect(readSheet(db, firm.sheets.director).answers.salaries?.value).toEqual(NON);
    expect(listPhotos(db, firm.id).map((photo) => photo.sha256)).toEqual([sha256]);
    expect(await previewCopy({ db }, text, actor)).toMatchObject({
      value: { operations: 0, photos: 0, visits: 0 },
    });
  });

  it.each([
    ["a page", "not-a-copy", () => "<html>"],
    ["another JSON", "not-a-copy", () => '{"diapason":"synchro"}'],
    ["a later version", "not-a-copy", (text: string) => text.replace('"version":1', '"version":2')],
    ["one that was cut", "not-a-copy", (text: string) => text.slice(0, -40)],
    ["one that was altered", "not-a-copy", (text: string) => text.replace(/"data":"..../, '"data":"AAAA')],
    [
      "somebody else’s",
      "not-yours",
      (text: string) => text.replace(/"userId":"[^"]*"/, `"userId":"${v7()}"`),
    ],
    [
      "an unknown device’s",
      "no-device",
      (text: string) => text.replace(/"deviceId":"[^"]*"/, `"deviceId":"${v7()}"`),
    ],
  ])("that is %s is refused in a sentence (%s), and nothing is written", async (_, code, spoil) => {
    const { db, actor, text, tools } = await aCopy();
    const refused = { ok: false, problem: { code, field: "file", message: expect.stringMatching(/\.$/) } };
    expect(await previewCopy({ db }, spoil(text), actor)).toMatchObject(refused);
    expect(await writeCopy(tools, spoil(text), actor, RETURN)).toMatchObject(refused);
    expect(db.select().from(answerOperations).all()).toHaveLength(1);
  });

  it("is read by nobody but its person", async () => {
    const { db, text } = await aCopy();
    for (const role of ["consultant", "admin"] as const) {
      const other = actingAs(db, aUser(db, { role }));
      expect((await previewCopy({ db }, text, other)).ok).toBe(false);
    }
  });
});
