/**
 * What is kept of a publication so that the next one doesn't give anybody away: its figures, and which firms each of them
 * rested on. It stays in the house.
 */
import * as z from "zod";
import type { Cell, Cells } from "#app/domain/synthesis/disclosure/cells.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** Firms are places in `firms`; without `of` a cell is out of all of them, without `values` each counts 1. */
const storedCellSchema = z.strictObject({
  of: z.array(z.int()).optional(),
  in: z.array(z.int()),
  values: z.array(z.number()).optional(),
});

export const ledgerSchema = z.strictObject({
  /** Enrollment ids of the firms that were assessed. */
  firms: z.array(z.string()),
  /** Those of them whose data were erased since: of these, nothing is left in the cells. */
  erased: z.array(z.int()),
  /** Only figures that were new in this publication; the others are in the ledger of an earlier one. */
  cells: z.record(z.string(), storedCellSchema),
  /** Amounts outside the synthesis (the convention's), by key and enrollment id; null of a firm that was erased since. */
  amounts: z.record(z.string(), z.record(z.string(), z.number().nullable())),
});
/** Plain values: it is stored as JSON. */
export type Ledger = z.infer<typeof ledgerSchema>;

/** An earlier publication, as the next one reads it. */
export type EarlierPublication = {
  /** All its figures, those of the chapters that were left out too. */
  readonly synthesis: PublishedSynthesis;
  readonly ledger: Ledger;
};

/** Writes down the cells of the figures that are new. */
export function toLedger(firms: readonly string[], cells: Cells): Ledger {
  const places = new Map(firms.map((firm, place) => [firm, place]));
  const placeOf = (firm: string) => places.get(firm) ?? -1;
  return {
    firms: [...firms],
    erased: [],
    cells: Object.fromEntries(
      [...cells].map(([key, { of, values }]) => {
        const counted = [...values.keys()];
        const amounts = [...values.values()];
        return [
          key,
          {
            ...(of.length === firms.length ? {} : { of: of.map(placeOf) }),
            in: counted.map(placeOf),
            ...(amounts.every((amount) => amount === 1) ? {} : { values: amounts }),
          },
        ];
      }),
    ),
    amounts: {},
  };
}

/** The ledger with amounts that were printed too. */
export function withAmounts(
  ledger: Ledger,
  amounts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Ledger {
  return {
    ...ledger,
    amounts: Object.fromEntries([...amounts].map(([key, amount]) => [key, Object.fromEntries(amount)])),
  };
}

/** A cell of an earlier publication; null where that publication didn't print its figure anew. */
export function cellIn({ firms, cells }: Ledger, key: string): Cell | null {
  const stored = cells[key];
  if (stored === undefined) return null;
  const name = (place: number) => firms[place] ?? "";
  return {
    of: stored.of === undefined ? firms : stored.of.map(name),
    values: new Map(stored.in.map((place, index) => [name(place), stored.values?.[index] ?? 1])),
  };
}

/** The firms of a ledger that were erased since. */
export function erasedIn({ firms, erased }: Ledger): ReadonlySet<string> {
  return new Set(erased.map((place) => firms[place] ?? ""));
}

/** The ledger without anything of a firm but that it was there. */
export function forgetFirm(ledger: Ledger, enrollmentId: string): Ledger {
  const gone = ledger.firms.indexOf(enrollmentId);
  const amounts = Object.fromEntries(
    Object.entries(ledger.amounts).map(([key, amount]) => [
      key,
      enrollmentId in amount ? { ...amount, [enrollmentId]: null } : amount,
    ]),
  );
  if (gone === -1) return { ...ledger, amounts };
  return {
    firms: ledger.firms,
    erased: [...new Set([...ledger.erased, gone])],
    amounts,
    cells: Object.fromEntries(
      Object.entries(ledger.cells).map(([key, cell]) => {
        const at = cell.in.indexOf(gone);
        if (at === -1) return [key, cell];
        return [
          key,
          {
            ...cell,
            in: cell.in.toSpliced(at, 1),
            ...(cell.values === undefined ? {} : { values: cell.values.toSpliced(at, 1) }),
          },
        ];
      }),
    ),
  };
}
