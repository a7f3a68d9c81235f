/** What the address of the list of firms asks for; what doesn't read is left out, never an error. */
import * as z from "zod";
import { ENROLLMENT_STATUSES, type EnrollmentStatus } from "#app/domain/operation/operation.ts";
import type { EnrollmentFilter, EnrollmentOrder, Paging } from "#db/enrollments.ts";

/** Firms of one page. */
export const FIRMS_PER_PAGE = 50;

const ORDERS = ["name", "city", "appointment", "updated"] as const satisfies readonly EnrollmentOrder[];
const querySchema = z.object({
  q: z.string().trim().max(200).catch(""),
  statut: z.enum(["", ...ENROLLMENT_STATUSES]).catch(""),
  suivi: z.string().max(60).catch(""),
  metier: z.string().max(200).catch(""),
  tri: z.enum(["", ...ORDERS]).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type FirmListQuery = z.infer<typeof querySchema>;

export function readListQuery(search: URLSearchParams): FirmListQuery {
  return querySchema.parse(Object.fromEntries(search));
}

/** Without a status, the firms that are still in the operation. */
export function filterOf({ q, statut, suivi, metier }: FirmListQuery): EnrollmentFilter {
  return {
    search: q,
    statuses: statut === "" ? STAYING : [statut],
    ...(suivi === "" ? {} : { consultantId: suivi === NOBODY ? null : suivi }),
    ...(metier === "" ? {} : { trade: metier }),
  };
}

export function pagingOf({ page, tri }: FirmListQuery): Paging {
  return { page, pageSize: FIRMS_PER_PAGE, order: tri === "" ? "name" : tri };
}

/** The word that asks for firms which no consultant follows. */
const NOBODY = "personne";
const STAYING: readonly EnrollmentStatus[] = ENROLLMENT_STATUSES.filter((status) => status !== "withdrawn");
