/** Medians by group, next to the whole and to the earlier publications. */
import type { Cell } from "#app/domain/synthesis/disclosure/cells.ts";
import { claimMedian } from "#app/domain/synthesis/disclosure/claims.ts";
import { groupsLeaveDoubt } from "#app/domain/synthesis/disclosure/group-medians.ts";
import { pastsAreShared } from "#app/domain/synthesis/disclosure/group-pasts.ts";
import type { Judgement } from "#app/domain/synthesis/disclosure/judge.ts";
import type { Desk } from "#app/domain/synthesis/disclosure/settle-desk.ts";
import type { PublishedHeatmap, PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/**
 * Heatmaps theme by theme. Medians of groups don't subtract, but next to the whole they may tell: a breakdown whose row tells
 * too much loses it, the last breakdown first. A cell that changed too little since it was printed is left out too.
 */
export function settleHeatmaps(
  { heatmaps, maturity }: PublishedSynthesis,
  judgement: Judgement,
  desk: Desk,
): readonly PublishedHeatmap[] {
  const { cells, k } = judgement;
  const rows = maturity.themes.map(({ id }, theme) => {
    const settled = heatmaps.map(({ by, groups, cells: printed }) =>
      groups.map(({ label }, place): HeatmapCell => {
        const key = `heatmap:${by}:${label}:${id}`;
        const cell = printed[theme]?.[place] ?? null;
        return desk.settle<HeatmapCell>({
          unit: key,
          options: cell === null ? [null] : [cell, null],
          claims: (one) => claimMedian(key, one?.median ?? null),
          stands: (one) =>
            one === null ||
            pastsAreShared(
              cells.get(key)?.of ?? [],
              `score:${id}`,
              judgement,
              ({ synthesis }) => (medianIn(synthesis, by, label, id) ?? null) !== null,
            ),
          find: (synthesis) => medianIn(synthesis, by, label, id),
        });
      }),
    );
    return withoutTellingRows(
      settled,
      (at, place) => {
        const heatmap = heatmaps[at];
        return cells.get(`heatmap:${heatmap?.by}:${heatmap?.groups[place]?.label}:${id}`);
      },
      cells.get(`score:${id}`),
      k,
    );
  });
  return heatmaps.map((heatmap, at) => ({ ...heatmap, cells: rows.map((row) => row[at] ?? []) }));
}

type HeatmapCell = PublishedHeatmap["cells"][number][number];
type HeatmapRow = readonly HeatmapCell[];

function withoutTellingRows(
  rows: readonly HeatmapRow[],
  cellOf: (at: number, place: number) => Cell | undefined,
  whole: Cell | undefined,
  k: number,
): readonly HeatmapRow[] {
  if (whole === undefined) return rows;
  const groupsOf = (row: HeatmapRow, at: number) =>
    row.flatMap((printed, place) => {
      const cell = cellOf(at, place);
      return printed === null || cell === undefined ? [] : [cell];
    });
  const kept: { readonly row: HeatmapRow; readonly groups: ReturnType<typeof groupsOf> }[] = [];
  return rows.map((row, at) => {
    const groups = groupsOf(row, at);
    const isOpen = groupsLeaveDoubt(whole, [...kept.flatMap((each) => each.groups), ...groups], k);
    if (!isOpen) return row.map(() => null);
    kept.push({ row, groups });
    return row;
  });
}

function medianIn(
  { heatmaps, maturity }: PublishedSynthesis,
  by: PublishedHeatmap["by"],
  label: string,
  themeId: string,
): PublishedHeatmap["cells"][number][number] | undefined {
  const map = heatmaps.find((each) => each.by === by);
  const group = map?.groups.findIndex((each) => each.label === label) ?? -1;
  const theme = maturity.themes.findIndex(({ id }) => id === themeId);
  return map?.cells[theme]?.[group];
}
