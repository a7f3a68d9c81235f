/**
 * A process that writes answers through a connection of its own, for the test of two writers at once:
 * `node --import tsx tests/support/answer-writer.ts FILE RESPONDENT NAME COUNT`. Each answer is a read-modify-write of the
 * same question. Prints how many were applied.
 */
import { v7 } from "uuid";
import { readSheet, recordOperations } from "#db/answers.ts";
import { closeDatabase, inTransaction, openDatabase } from "#db/client.server.ts";

const [path = "", respondentId = "", name = "", count = "0"] = process.argv.slice(2);
const db = openDatabase(path);
let applied = 0;
for (let index = 0; index < Number(count); index += 1) {
  inTransaction(db, () => {
    const before = readSheet(db, respondentId).answers.compteur;
    const total = before !== undefined && "value" in before.value ? Number(before.value.value) : 0;
    const common = { respondentId, madeAt: "2027-02-15T08:00:00.000Z", subject: "answer" } as const;
    const recorded = recordOperations(
      db,
      [
        {
          ...common,
          id: v7(),
          key: "compteur",
          value: { value: total + 1 },
          baseRevision: before?.revision ?? 0,
        },
        { ...common, id: v7(), key: `${name}-${index}`, value: { value: index }, baseRevision: 0 },
      ],
      { actorId: null, recordedAt: "2027-02-15T08:00:00.000Z" },
    );
    if (recorded.every(({ outcome }) => outcome === "applied")) applied += 1;
  });
}
closeDatabase(db);
console.log(applied);
