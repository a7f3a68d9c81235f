import { describe, expect, it } from "vitest";
import { rememberShapes } from "#app/server/pdf/shaping-cache.ts";

/** A font as pdfkit opens one for each document: it says of each glyph which font it came from. */
class OpenedFont {
  readonly scale = 2;
  readonly font: {
    readonly postscriptName: string;
    readonly opening: number;
    readonly glyphForCodePoint: (point: number) => number;
  };
  constructor(postscriptName: string, opening: number) {
    this.font = { postscriptName, opening, glyphForCodePoint: (point) => point };
  }
  layoutRun(text: string, features?: object) {
    return {
      glyphs: features === undefined ? [this.font.opening] : [this.font.opening, features],
      positions: [text],
      advanceWidth: text.length * this.scale,
      more: "",
    };
  }
  layoutCached(text: string): unknown {
    return this.layoutRun(text);
  }
}

describe("what a font made of a word", () => {
  rememberShapes(new OpenedFont("Essai", 0));
  const first = new OpenedFont("Inter", 1);
  const second = new OpenedFont("Inter", 2);
  const bold = new OpenedFont("Inter-Bold", 3);

  it("is made once for all documents", () => {
    const shape = first.layoutCached("chantier");
    expect(shape).toEqual({ glyphs: [1], positions: ["chantier"], advanceWidth: 16 });
    expect(second.layoutCached("chantier")).toBe(shape);
  });

  it("holds the first font of its name only, so that those of later documents are let go", () => {
    expect(second.layoutCached("devis")).toEqual({ glyphs: [1], positions: ["devis"], advanceWidth: 10 });
  });

  it("is not what another font made of it", () => {
    expect(bold.layoutCached("chantier")).toMatchObject({ glyphs: [3] });
  });

  it("is still known when another font of the class comes", () => {
    const shape = first.layoutCached("chantier");
    rememberShapes(second);
    expect(second.layoutCached("chantier")).toBe(shape);
  });

  it.each([
    { word: "57,1", kerned: false },
    { word: "2027.", kerned: false },
    { word: "2017, ", kerned: false },
    { word: "571", kerned: true },
    { word: "Var,", kerned: true },
  ])("is kerned in « $word »: $kerned, for a comma is pulled under a 7", ({ word, kerned }) => {
    expect(first.layoutCached(word)).toMatchObject({ glyphs: kerned ? [1] : [1, { kern: false }] });
  });

  it("is left to fonts of another kind", () => {
    expect(() => rememberShapes({})).not.toThrow();
  });
});
