/** Files as they really come: multipart requests around real bytes. */
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { LARGEST_FILE } from "#app/server/space/keep-file.ts";
import { receiveWord } from "#app/server/space/receive-word.ts";

type Sent = { readonly name: string; readonly bytes: Uint8Array };

const PDF = new TextEncoder().encode("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
const TEXT = new TextEncoder().encode("ceci n’est pas une photo");

const photo = (format: "jpeg" | "png" | "webp" | "gif", size = 40) =>
  sharp({ create: { width: size, height: size / 2, channels: 3, background: "#0b4f5c" } })
    .withExif({ IFD0: { Copyright: "canari-exif" }, IFD3: { GPSLatitude: "43/1 30/1 0/1" } })
    .toFormat(format)
    .toBuffer();

async function receive(file: Sent | null) {
  const form = new FormData();
  form.set("status", "done");
  form.set("words", "posé hier");
  if (file !== null) form.set("file", new File([new Uint8Array(file.bytes)], file.name));
  return receiveWord(new Request("http://localhost/espace/plan/a", { method: "POST", body: form }));
}

describe("a file is refused", () => {
  const rows: readonly (readonly [what: string, sent: () => Promise<Sent> | Sent, why: string])[] = [
    ["when it has no byte", () => ({ name: "vide.jpg", bytes: new Uint8Array() }), "empty-file"],
    ["when it is a text named .jpg", () => ({ name: "photo.jpg", bytes: TEXT }), "unknown-file"],
    ["when it is a drawing that holds a script", () => ({ name: "plan.svg", bytes: SVG }), "unknown-file"],
    ["when it moves", async () => ({ name: "a.gif", bytes: await photo("gif") }), "unknown-file"],
    [
      "when it is cut in the middle",
      async () => ({ name: "photo.jpg", bytes: (await photo("jpeg", 400)).subarray(0, 700) }),
      "unreadable-photo",
    ],
    [
      "when it unpacks to 49 million pixels",
      async () => ({
        name: "bombe.png",
        bytes: await sharp({ create: { width: 7_000, height: 7_000, channels: 3, background: "#fff" } })
          .png({ compressionLevel: 9 })
          .toBuffer(),
      }),
      "too-many-pixels",
    ],
    ["when it is a byte too big", () => ({ name: "gros.pdf", bytes: padded(LARGEST_FILE + 1) }), "too-big"],
    ["when it has 12 Mo", () => ({ name: "gros.pdf", bytes: padded(12 * 1024 * 1024) }), "too-big"],
  ];
  test.each(rows)("%s", async (_what, sent, why) => {
    const received = await receive(await sent());
    expect(received.ok ? "kept" : received.problem.reason.code).toBe(why);
    expect(received.ok ? null : received.problem.reason.field).toBe("file");
  });
});

describe("a file is kept", () => {
  test.each(["jpeg", "png", "webp"] as const)(
    "as a JPEG without where it was taken, when it is a %s",
    async (format) => {
      const bytes = await photo(format);
      expect(bytes.includes("canari-exif")).toBe(true);
      const received = await receive({ name: "Chantier été.PNG", bytes });
      if (!received.ok || received.value.file === null) throw new Error("the photo was refused");
      const { file } = received.value;
      expect([file.fileName, file.fileType]).toEqual(["chantier-ete.jpg", "image/jpeg"]);
      const kept = Buffer.from(file.bytes);
      expect(kept.includes("canari-exif")).toBe(false);
      const metadata = await sharp(kept).metadata();
      expect(metadata.exif).toBeUndefined();
      expect([metadata.format, metadata.width, metadata.height]).toEqual(["jpeg", 40, 20]);
    },
  );

  test("turned upright, because what said how to turn it goes", async () => {
    const lying = await sharp(await photo("jpeg"))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const received = await receive({ name: "debout.jpg", bytes: lying });
    if (!received.ok || received.value.file === null) throw new Error("the photo was refused");
    const { width, height } = await sharp(received.value.file.bytes).metadata();
    expect([width, height]).toEqual([20, 40]);
  });

  test("as it is when it is a PDF, under a name that no system takes for a path", async () => {
    const received = await receive({ name: '..\\..\\"devis\r\n.pdf', bytes: PDF });
    if (!received.ok || received.value.file === null) throw new Error("the PDF was refused");
    expect(received.value.file.fileName).toMatch(/^[a-z0-9-]+\.pdf$/);
    expect(Buffer.from(received.value.file.bytes).equals(Buffer.from(PDF))).toBe(true);
  });

  test("up to the very limit", async () => {
    const received = await receive({ name: "juste.pdf", bytes: padded(LARGEST_FILE) });
    expect(received.ok).toBe(true);
  });
});

describe("a word comes without a file", () => {
  test.each([
    ["when the box is left out", ""],
    [
      "when the box is left empty, as a browser sends it",
      '--limite\r\nContent-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n',
    ],
  ])("%s", async (_what, box) => {
    const words = '--limite\r\nContent-Disposition: form-data; name="words"\r\n\r\nposé hier\r\n';
    const received = await receiveWord(
      new Request("http://localhost/espace/plan/a", {
        method: "POST",
        headers: { "content-type": "multipart/form-data; boundary=limite" },
        body: `${words}${box}--limite--\r\n`,
      }),
    );
    if (!received.ok) throw new Error(received.problem.reason.code);
    expect(received.value.file).toBeNull();
    expect(received.value.fields.get("words")).toBe("posé hier");
  });
});

test("what was typed comes back with the refusal of a file", async () => {
  const received = await receive({ name: "a.jpg", bytes: TEXT });
  expect(received.ok ? null : received.problem.fields.get("words")).toBe("posé hier");
});

/** A PDF of so many bytes. */
function padded(bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes).fill(0x20);
  whole.set(PDF);
  return whole;
}
