import { useCallback } from "react";
import { Link, Outlet } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useFieldContext } from "#app/components/field/field-context.ts";
import { usePen } from "#app/components/field/use-pen.ts";
import { useVisit, type VisitHandle } from "#app/components/field/use-visit.ts";
import type { VisitContext } from "#app/components/field/visit-context.ts";
import { VisitNotice } from "#app/components/field/visit-notices.tsx";
import { whyReadOnly } from "#app/components/field/why-read-only.ts";
import { useUnloadGuard } from "#app/components/field-shell/use-unload-guard.ts";
import type { Route } from "./+types/visit-layout";
import "#app/styles/field-visit.css";

/** One visit: what is being written in it goes on from page to page. */
export default function VisitLayout({ params: { enrollmentId } }: Route.ComponentProps) {
  const { store } = useFieldContext();
  const handle = useVisit(store, enrollmentId);
  if (handle === "opening") {
    return (
      <p className="soft" role="status">
        Ouverture de la visite…
      </p>
    );
  }
  if (handle === "absent") {
    return (
      <EmptyState
        title="Cette visite n’est pas sur cet appareil"
        action={
          <Link className="button" to="/terrain/preparer">
            Préparer mes visites
          </Link>
        }
      >
        <p>Avec un réseau, préparez-la pour l’emporter{"\u00A0"}; ce qui est préparé s’ouvre sans réseau.</p>
      </EmptyState>
    );
  }
  return <OpenVisit key={enrollmentId} handle={handle} home={`/terrain/visites/${enrollmentId}`} />;
}

type OpenVisitProps = { readonly handle: VisitHandle; readonly home: string };

function OpenVisit({ handle, home }: OpenVisitProps) {
  const field = useFieldContext();
  const pen = usePen(handle.consultantSheet);
  // Until the browser has said who writes, nobody is told that another tab does.
  const readOnly = whyReadOnly(handle.visit, pen.isHeld !== false);
  const missing = handle.visit.standing === "questionnaire-missing" ? handle.visit.standing : null;
  const { writing, lost } = handle.notKept;
  useUnloadGuard(useCallback(() => writing + lost > 0, [writing, lost]));
  const context: VisitContext = { ...field, handle, home, readOnly };
  return (
    <div className="visit">
      <VisitNotice about={readOnly ?? missing} onTakePen={pen.take} />
      <Outlet context={context} />
    </div>
  );
}
