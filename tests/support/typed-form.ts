/** What a browser would send for these boxes: a list gives several fields of one name. */
export function aTypedForm(typed: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData();
  for (const [name, texts] of Object.entries(typed)) {
    for (const text of typeof texts === "string" ? [texts] : texts) form.append(name, text);
  }
  return form;
}
