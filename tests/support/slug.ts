/** « Menuiserie Éco-Bois » → « menuiserie-eco-bois ». */
export function slug(words: string, separator: "-" | "." = "-"): string {
  return words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "")
    .join(separator);
}
