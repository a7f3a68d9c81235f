import { createHash } from "node:crypto";
import sharp from "sharp";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { PHOTO_BYTES } from "#app/domain/visit/visit-fact.ts";
import { keepPhoto, showPhoto } from "#app/server/field/photos.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { listPhotos } from "#db/photos.ts";
import { A_MOMENT, aUser } from "#tests/support/a-database.ts";
import { aFieldVisit, aPhoto, RETURN } from "#tests/support/a-field-visit.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

async function aPicture(side = 320, format: "jpeg" | "webp" | "png" = "jpeg"): Promise<Buffer> {
  const picture = sharp({ create: { width: side, height: 200, channels: 3, background: "#a33" } });
  return picture.toFormat(format).toBuffer();
}

/** A photo whose text has come, said to be `mediaType`. */
function aPhotoOnItsWay(bytes: Uint8Array, mediaType: "image/jpeg" | "image/webp" = "image/jpeg") {
  const visit = aFieldVisit();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const key = { enrollmentId: visit.firm.id, sha256 };
  const sent = visit.sync([visit.write("photo", v7(), aPhoto({ sha256, mediaType }))]);
  return { ...visit, key, sent };
}

describe("the bytes of a photo", () => {
  it.each(["jpeg", "webp"] as const)(
    "are kept once they are what was said (%s), and asked for no more",
    async (format) => {
      const bytes = await aPicture(1_600, format);
      const { db, key, actor, sent, sync } = aPhotoOnItsWay(bytes, `image/${format}`);
      expect(sent.missingPhotos).toEqual([key.sha256]);
      expect(await keepPhoto(db, key, bytes, actor, RETURN)).toEqual({ ok: true, value: null });
      expect(await keepPhoto(db, key, bytes, actor, "2027-02-16T08:00:00.000Z")).toEqual({
        ok: true,
        value: null,
      });
      expect(listPhotos(db, key.enrollmentId)).toEqual([
        { sha256: key.sha256, mediaType: `image/${format}`, size: bytes.length, receivedAt: RETURN },
      ]);
      expect(sync([]).missingPhotos).toEqual([]);
      const shown = showPhoto(db, key, actor);
      expect(shown.ok && Buffer.compare(shown.value.bytes, bytes)).toBe(0);
    },
  );

  const rows: readonly (readonly [what: string, code: string, bytes: () => Promise<Uint8Array>])[] = [
    ["of nothing at all", "empty", async () => new Uint8Array()],
    ["of 40 MB", "too-big", async () => new Uint8Array(40 * 1024 * 1024)],
    ["a byte too heavy", "too-big", async () => new Uint8Array(PHOTO_BYTES + 1)],
    ["that are a text", "not-an-image", async () => Buffer.from("bonjour, je suis une photo")],
    ["that are a page", "not-an-image", async () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["of another kind than was said", "not-an-image", () => aPicture(320, "png")],
    ["of a photo that was cut", "not-an-image", async () => (await aPicture(1_600)).subarray(0, 900)],
    ["a pixel too wide", "too-wide", () => aPicture(1_601)],
  ];
  it.each(rows)("%s are refused in words (%s), and nothing is kept", async (_, code, make) => {
    const bytes = await make();
    const { db, key, actor } = aPhotoOnItsWay(bytes);
    const refused = await keepPhoto(db, key, bytes, actor);
    expect(refused).toMatchObject({ ok: false, problem: { code, message: expect.stringMatching(/\.$/) } });
    expect(listPhotos(db, key.enrollmentId)).toEqual([]);
  });

  it("that are others than was said are refused, and so are those of a photo that nobody took", async () => {
    const bytes = await aPicture();
    const { db, key, actor } = aPhotoOnItsWay(bytes);
    const other = await aPicture(300);
    expect(await keepPhoto(db, key, other, actor)).toMatchObject({ problem: { code: "other-bytes" } });
    const unknown = { ...key, sha256: createHash("sha256").update(other).digest("hex") };
    expect(await keepPhoto(db, unknown, other, actor)).toMatchObject({ problem: { code: "no-photo" } });
  });

  it("come and go only for the people of the operation; an admin sees them", async () => {
    const bytes = await aPicture();
    const { db, key, actor, firm } = aPhotoOnItsWay(bytes);
    const stranger = actingAs(db, aUser(db));
    const admin = actingAs(db, aUser(db, { role: "admin" }));
    expect(await keepPhoto(db, key, bytes, stranger)).toMatchObject({ problem: { code: "not-found" } });
    expect(await keepPhoto(db, key, bytes, admin)).toMatchObject({ problem: { code: "forbidden" } });
    withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT);
    // The text was taken while the firm was in: so are its bytes.
    expect(await keepPhoto(db, key, bytes, actor)).toMatchObject({ ok: true });
    expect(showPhoto(db, key, admin).ok).toBe(true);
    expect(showPhoto(db, key, stranger)).toMatchObject({ problem: { code: "not-found" } });
    expect(showPhoto(db, { ...key, sha256: "0".repeat(64) }, actor)).toMatchObject({ ok: false });
  });
});
