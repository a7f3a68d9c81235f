import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mapHeaders } from "#app/domain/firm/import/map-headers.ts";
import { readTable } from "#app/server/imports/read-table.ts";
import { receiveFile } from "#app/server/imports/receive-file.ts";

const LIMIT = 1000;

function sent(fill: (form: FormData) => void): Request {
  const body = new FormData();
  fill(body);
  return new Request("http://localhost/", { method: "POST", body });
}
const codeOf = async (request: Request) => {
  const received = await receiveFile(request, "file", LIMIT);
  return received.ok ? "received" : `${received.problem.code} on ${received.problem.field}`;
};

describe("a file sent by a form", () => {
  it("comes with its name and its very bytes", async () => {
    const bytes = Uint8Array.from([0, 255, 13, 10, 233]);
    const received = await receiveFile(
      sent((form) => form.set("file", new File([bytes], "liste.csv"))),
      "file",
      LIMIT,
    );
    expect(received).toEqual({ ok: true, value: { fileName: "liste.csv", bytes } });
  });

  const rows: readonly (readonly [what: string, request: () => Request, code: string])[] = [
    ["as big as may be", () => sent((form) => form.set("file", aFile(LIMIT))), "received"],
    ["a byte too big", () => sent((form) => form.set("file", aFile(LIMIT + 1))), "too-big on file"],
    ["none at all", () => sent(() => undefined), "no-file on file"],
    ["an empty box", () => sent((form) => form.set("file", new File([], ""))), "no-file on file"],
    ["a text in its place", () => sent((form) => form.set("file", "liste.csv")), "no-file on file"],
    [
      "two files",
      () =>
        sent((form) => {
          form.append("file", aFile(1));
          form.append("file", aFile(1));
        }),
      "unreadable on file",
    ],
    [
      "cut off on its way",
      () =>
        new Request("http://localhost/", {
          method: "POST",
          headers: { "content-type": "multipart/form-data; boundary=x" },
          body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc',
        }),
      "unreadable on file",
    ],
    [
      "an ordinary form",
      () => new Request("http://localhost/", { method: "POST", body: new URLSearchParams("a=b") }),
      "no-file on file",
    ],
  ];
  it.each(rows)("%s", async (_what, request, code) => {
    expect(await codeOf(request())).toBe(code);
  });
});

it("far too big is refused before anything of it is read", async () => {
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x", "content-length": "1050000" },
    body: "--x",
  });
  expect(await codeOf(request)).toBe("too-big on file");
  expect(request.bodyUsed).toBe(false);
});

function aFile(size: number): File {
  return new File([new Uint8Array(size)], "liste.csv");
}

it("every column of the model that people download is understood", async () => {
  const table = await readTable(
    readFileSync(new URL("../../../public/modele-entreprises.csv", import.meta.url)),
  );
  if (!table.ok) throw new Error(table.problem.message);
  const headers = mapHeaders(table.value.rows);
  expect(headers).toMatchObject({ ok: true, value: { ignored: [], notes: [] } });
  expect(headers.ok && Object.keys(headers.value.columns)).toHaveLength(12);
});
