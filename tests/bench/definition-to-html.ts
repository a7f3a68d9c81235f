/** A pdfmake definition as a web page with the same words, tables, charts and fonts: what Chromium must print to be compared. */
import { readFileSync } from "node:fs";
import { escapeXml } from "#app/charts/svg.ts";
import { fontFiles } from "#app/server/pdf/fonts.ts";
import { FONT } from "#templates/theme.ts";

/** Everything in it, page breaks and unbreakable blocks included; colours and sizes where the definition gives them. */
export function definitionToHtml(definition: { readonly content: unknown }): string {
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><style>${sheet()}</style><body>${node(definition.content)}</body></html>`;
}

function sheet(): string {
  const face = (family: string, weight: number, file: string) =>
    `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/ttf;base64,${readFileSync(file).toString("base64")})}`;
  return [
    face("Inter", 400, fontFiles[FONT.text].normal),
    face("Inter", 600, fontFiles[FONT.text].bold),
    face("Source Serif 4", 600, fontFiles[FONT.title].bold),
    "@page{size:A4;margin:56pt 48pt 64pt}body{font:9.5pt/1.3 Inter;margin:0}p{margin:0}table{border-collapse:collapse;width:100%}td{border-bottom:.5pt solid #e5e0d6;vertical-align:top;padding:3pt 6pt 3pt 0}.c{display:flex;gap:12pt}.c>*{flex:1}tr,.u{break-inside:avoid}.b{break-before:page}b{font-weight:600}",
  ].join("");
}

function node(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return `<p>${escapeXml(String(value))}</p>`;
  if (Array.isArray(value)) return value.map(node).join("");
  if (!isRecord(value)) return "";
  const classes = [value.unbreakable === true ? "u" : "", value.pageBreak === "before" ? "b" : ""]
    .join(" ")
    .trim();
  return `<div class="${classes}">${inside(value)}</div>`;
}

function inside(value: Readonly<Record<string, unknown>>): string {
  if ("text" in value) return `<p>${inline(value)}</p>`;
  if ("stack" in value) return node(value.stack);
  if (Array.isArray(value.columns)) return `<div class="c">${value.columns.map(node).join("")}</div>`;
  if (Array.isArray(value.ul)) return `<ul>${value.ul.map((item) => `<li>${node(item)}</li>`).join("")}</ul>`;
  if (Array.isArray(value.ol)) return `<ol>${value.ol.map((item) => `<li>${node(item)}</li>`).join("")}</ol>`;
  if (typeof value.svg === "string")
    return `<div style="width:${Number(value.width ?? 200)}pt">${value.svg}</div>`;
  if (isRecord(value.table) && Array.isArray(value.table.body))
    return `<table>${value.table.body.map(row).join("")}</table>`;
  return "";
}

function row(cells: unknown): string {
  return Array.isArray(cells) ? `<tr>${cells.map((cell) => `<td>${node(cell)}</td>`).join("")}</tr>` : "";
}

function inline(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return escapeXml(String(value));
  if (Array.isArray(value)) return value.map(inline).join("");
  if (!isRecord(value)) return "";
  const words = inline(value.text);
  const family = value.font === FONT.title ? ` style="font-family:'Source Serif 4';font-weight:600"` : "";
  return value.bold === true ? `<b${family}>${words}</b>` : `<span${family}>${words}</span>`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
