/** Counting what is not done yet: of one visit, and of the whole device. */
import type { FieldDb, OperationState } from "#app/offline/field/field-db.ts";
import { type PhotoPlace, photoPlaces } from "#app/offline/field/photo-places.ts";

export type Counts = {
  readonly unsent: { readonly operations: number; readonly photos: number };
  readonly conflicts: number;
  readonly refused: number;
};

type CountedTables = Pick<FieldDb, "dexie" | "operations" | "answers" | "photos">;

/** In one transaction: a tablet pays for each. */
function inOne<T>(
  { dexie, operations, answers, photos }: CountedTables,
  count: () => Promise<T>,
): Promise<T> {
  return dexie.transaction("r", [operations, answers, photos], count);
}

/** To be sent. */
const UNSENT: readonly OperationState[] = ["pending", "deferred"];

export async function standingOfVisit(db: CountedTables, enrollmentId: string): Promise<Counts> {
  return inOne(db, () => countVisit(db, enrollmentId));
}

async function countVisit(db: CountedTables, enrollmentId: string): Promise<Counts> {
  const inState = async (states: readonly OperationState[]) => {
    const counts = states.map((state) =>
      db.operations.where("[enrollmentId+state]").equals([enrollmentId, state]).count(),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };
  const pending = await photoPlaces(db, "pending", enrollmentId);
  return {
    unsent: { operations: await inState(UNSENT), photos: (await wanted(db, pending)).length },
    conflicts: await db.answers
      .where("[enrollmentId+shown.standing]")
      .equals([enrollmentId, "conflict"])
      .count(),
    refused: await inState(["rejected"]),
  };
}

export async function standingOfDevice(db: CountedTables): Promise<Counts> {
  return inOne(db, () => countDevice(db));
}

async function countDevice(db: CountedTables): Promise<Counts> {
  const pending = await photoPlaces(db, "pending");
  return {
    unsent: {
      operations: (await unsentOrders(db)).length,
      photos: (await wanted(db, pending)).length,
    },
    conflicts: await db.answers.where("shown.standing").equals("conflict").count(),
    refused: await db.operations.where("state").equals("rejected").count(),
  };
}

/** The places in the queue of what is to be sent, in their order. */
export async function unsentOrders({ operations }: Pick<FieldDb, "operations">): Promise<readonly number[]> {
  const orders = await Promise.all(
    UNSENT.map((state) => operations.where("state").equals(state).primaryKeys()),
  );
  return orders.flat().toSorted((a, b) => a - b);
}

/** Those photos that are still on their sheet: what was taken back before it was sent isn't sent. */
export async function wanted(
  { answers }: Pick<FieldDb, "answers">,
  photos: readonly PhotoPlace[],
): Promise<readonly PhotoPlace[]> {
  const slots = await answers.bulkGet(
    photos.map(({ respondentId, key }): [string, "photo", string] => [respondentId, "photo", key]),
  );
  return photos.filter((_, index) => slots[index]?.shown.isEmpty === false);
}
