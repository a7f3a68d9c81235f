/** Where the participating firms are, commune by commune, as far as it may be published and is known. */
import type { PublishedGroup } from "#app/domain/synthesis/published-synthesis.ts";

/** Where a commune is, by the name that it is published under. Degrees. */
export type CommunePosition = {
  readonly label: string;
  readonly latitude: number;
  readonly longitude: number;
};

export type PlacedGroup = PublishedGroup & Omit<CommunePosition, "label">;

export type CommuneMap = {
  /** The order of the published groups: the largest first. */
  readonly placed: readonly PlacedGroup[];
  /** Published groups without a place: « Autres communes », « Non renseigné », communes whose position is not known. */
  readonly unplaced: readonly PublishedGroup[];
};

/** Puts the published groups on the map. A position of a group that isn't published is dropped. */
export function placeCommunes(
  communes: readonly PublishedGroup[],
  positions: readonly CommunePosition[],
): CommuneMap {
  const known = new Map(positions.map((position) => [position.label, position]));
  const placed = communes.flatMap((group): readonly PlacedGroup[] => {
    const position = known.get(group.label);
    if (position === undefined) return [];
    return [{ ...group, latitude: position.latitude, longitude: position.longitude }];
  });
  return { placed, unplaced: communes.filter(({ label }) => !known.has(label)) };
}
