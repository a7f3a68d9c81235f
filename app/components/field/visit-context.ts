import { useOutletContext } from "react-router";
import type { FieldContext } from "#app/components/field/field-context.ts";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import type { WhyVisitReadOnly } from "#app/components/field/why-read-only.ts";

/** What the pages of one visit share. */
export type VisitContext = Pick<FieldContext, "store" | "syncer" | "sync" | "userName" | "isOnline"> & {
  readonly handle: VisitHandle;
  /** Address of the visit's first page. */
  readonly home: string;
  readonly readOnly: WhyVisitReadOnly | null;
};

export function useVisitContext(): VisitContext {
  return useOutletContext<VisitContext>();
}
