/** Photos as evidence. */
import type { Photo } from "#app/domain/visit/visit-fact.ts";

/** Ids of the questions that these photos are evidence for, each once, in one order wherever they are read. */
export function evidencedBy(photos: readonly Pick<Photo, "question">[]): readonly string[] {
  return [...new Set(photos.flatMap(({ question }) => question ?? []))].toSorted();
}
