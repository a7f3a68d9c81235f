import { expect, test } from "vitest";
import { noticeAt, noticePath } from "#app/text/notices.ts";

const at = (path: string) => noticeAt(new URL(path, "http://diapason.example"));

test("a page says what the address that was redirected to asks for", () => {
  expect(at(noticePath("/compte", "nom-change"))).toBe("Votre nom est enregistré.");
  expect(at(noticePath("/operations?tri=city", "enregistre"))).toBe("C’est enregistré.");
});

test.each([
  ["an address without a code", "/compte"],
  ["a code that nobody wrote", "/compte?fait=Vous+avez+gagn%C3%A9"],
  ["the name of something that every object has", "/compte?fait=constructor"],
])("a page says nothing for %s", (_, path) => {
  expect(at(path)).toBeNull();
});
