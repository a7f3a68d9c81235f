import { expect, test } from "vitest";
import { pdfResponse } from "#app/server/reports/pdf-response.ts";

test.each([
  ["opens in the browser’s reader", "/rapport.pdf", "inline"],
  ["opens, handed over or not", "/rapport.pdf?remis", "inline"],
  ["is a file to keep where the address asks for one", "/rapport.pdf?telecharger", "attachment"],
  ["is a file to keep, handed over or not", "/rapport.pdf?remis&telecharger", "attachment"],
])("a PDF %s", async (_, path, disposition) => {
  const bytes = new TextEncoder().encode("%PDF-1.7");
  const response = pdfResponse(
    new Request(new URL(path, "http://diapason.example")),
    bytes,
    "rapport-durand.pdf",
  );
  expect(response.headers.get("Content-Type")).toBe("application/pdf");
  expect(response.headers.get("Content-Disposition")).toBe(`${disposition}; filename="rapport-durand.pdf"`);
  expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});
