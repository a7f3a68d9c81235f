/** Names of the files that people download: readable, and safe on every system. */

/** « Menuiserie Éco-Bois » → « menuiserie-eco-bois », at most 60 characters; « sans-nom » when nothing is left. */
export function fileSlug(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/gi, "oe")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "sans-nom" : plain;
}

/** One report of a batch: numbered, so that two firms of the same name don't overwrite one another. */
export function reportFileName(firmName: string, number: number): string {
  return `${String(number).padStart(3, "0")}-${fileSlug(firmName)}.pdf`;
}
