/** Tables that follow from a questionnaire alone: ten thousand firms that answer the same one need them once. */
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";

/** The same table, built the first time that it is asked for of each questionnaire: questionnaires never change. */
export function perQuestionnaire<Table>(
  build: (questionnaire: Questionnaire) => Table,
): (questionnaire: Questionnaire) => Table {
  const built = new WeakMap<Questionnaire, { readonly table: Table }>();
  return (questionnaire) => {
    const known = built.get(questionnaire);
    if (known !== undefined) return known.table;
    const table = build(questionnaire);
    built.set(questionnaire, { table });
    return table;
  };
}
