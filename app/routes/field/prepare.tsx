import { ChooseVisits } from "#app/components/field-shell/choose-visits.tsx";
import { useShellContext } from "#app/components/field-shell/shell-context.ts";
import { StoredVisits } from "#app/components/field-shell/stored-visits.tsx";
import { useVisits } from "#app/components/field-shell/use-visits.ts";
import { PageHead } from "#app/components/page-head.tsx";

/** « Préparer mes visites » : what comes to this device, and what is there. */
export default function PrepareVisits() {
  const { store, isOnline, open } = useShellContext();
  const visits = useVisits(store);
  return (
    <div className="stack">
      <title>Préparer mes visites · Diapason</title>
      <PageHead
        title="Préparer mes visites"
        crumbs={[{ label: "Mes visites", to: "/terrain" }]}
        below="Avec du réseau, avant de partir."
      />
      <ChooseVisits store={store} stored={visits} isOnline={isOnline} userId={open.unlocked.owner.userId} />
      <StoredVisits store={store} visits={visits} isOnline={isOnline} />
    </div>
  );
}
