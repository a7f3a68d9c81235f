import { describe, expect, it } from "vitest";
import { readEmail } from "#app/domain/firm/email.ts";
import { HEADCOUNT_BANDS, headcountBand, readHeadcount } from "#app/domain/firm/headcount-band.ts";
import { readPhone } from "#app/domain/firm/phone.ts";

describe("a telephone number prints the one way that everybody reads", () => {
  it.each([
    ["0494123456", "04 94 12 34 56"],
    ["04.94.12.34.56", "04 94 12 34 56"],
    ["04-94-12-34-56", "04 94 12 34 56"],
    ["04\u00a094 12 34 56", "04 94 12 34 56"],
    ["+33494123456", "04 94 12 34 56"],
    ["+33 (0)4 94 12 34 56", "04 94 12 34 56"],
    ["0033 4 94 12 34 56", "04 94 12 34 56"],
    ["Tél : 04 94 12 34 56", "04 94 12 34 56"],
    ["+377 93 10 12 12", "+37793101212"],
    ["+41 (0)22 345 67 89", "+41223456789"],
  ])("%s", (typed, phone) => {
    expect(readPhone(typed)).toEqual({ kind: "valid", phone, lostZero: false });
  });

  it("puts back the zero that a spreadsheet dropped, and says so", () => {
    expect(readPhone("494123456")).toEqual({ kind: "valid", phone: "04 94 12 34 56", lostZero: true });
  });

  it.each(["12", "0494 12 34", "00 94 12 34 56", "à rappeler", "04 94 12 34 56 78"])(
    "refuses « %s »",
    (typed) => {
      expect(readPhone(typed).kind).toBe("refused");
    },
  );
});

describe("an electronic address is read in lower case", () => {
  it.each([
    ["Contact@Artisan.FR", "contact@artisan.fr"],
    ["mailto:a@b.fr", "a@b.fr"],
    ["Élise Castellan <elise@castellan.example>", "elise@castellan.example"],
  ])("%s", (typed, email) => {
    expect(readEmail(typed)).toEqual({ kind: "valid", email });
  });

  it.each(["chloe(at)peintures", "a@b", "@b.fr", "a b@c.fr"])("refuses « %s »", (typed) => {
    expect(readEmail(typed).kind).toBe("refused");
  });
});

describe("a headcount", () => {
  it.each([
    ["6", 6, null],
    ["0", 0, null],
    ["Seul", 0, null],
    ["3 salariés", 3, null],
    ["1 salarié", 1, null],
    ["1 200", 1200, null],
    ["2,5", 3, "2,5"],
    ["2.4 ETP", 2, "2,4"],
    ["4,0", 4, null],
  ])("« %s » is %i", (typed, headcount, roundedFrom) => {
    expect(readHeadcount(typed)).toEqual({ kind: "valid", headcount, roundedFrom });
  });

  it.each(["3-5", "env. 10", "une dizaine", "-2", "10000"])("« %s » is refused", (typed) => {
    expect(readHeadcount(typed).kind).toBe("refused");
  });

  it("falls into exactly one band", () => {
    for (let headcount = 0; headcount <= 120; headcount += 1) {
      const bands = HEADCOUNT_BANDS.filter(
        (band) => headcount >= band.min && headcount <= (band.max ?? Number.POSITIVE_INFINITY),
      );
      expect(bands, String(headcount)).toHaveLength(1);
      expect(headcountBand(headcount)).toBe(bands[0]);
    }
  });

  it("has no band when it is not known", () => {
    expect(headcountBand(null)).toBeNull();
    expect(headcountBand(0)?.label).toBe("Seul");
    expect(headcountBand(50)?.label).toBe("50 salariés et plus");
  });
});
