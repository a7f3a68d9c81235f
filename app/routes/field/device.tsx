import { ChangePin } from "#app/components/field-shell/change-pin.tsx";
import { DeviceFacts } from "#app/components/field-shell/device-facts.tsx";
import { LeaveDevice } from "#app/components/field-shell/leave-device.tsx";
import { RescueCopy } from "#app/components/field-shell/rescue-copy.tsx";
import { useShellContext } from "#app/components/field-shell/shell-context.ts";
import { useTroubles } from "#app/components/field-shell/use-troubles.ts";
import { Moment } from "#app/components/moment.tsx";
import { PageHead } from "#app/components/page-head.tsx";

/** « État de cet appareil » : what somebody reads over the phone to someone who helps, and what they can do about it. */
export default function DevicePage() {
  const context = useShellContext();
  const { open, sync, isOnline } = context;
  const troubles = useTroubles(open.field, sync.phase);
  return (
    <div className="stack">
      <title>État de cet appareil · Diapason</title>
      <PageHead title="État de cet appareil" crumbs={[{ label: "Mes visites", to: "/terrain" }]} />
      <section className="card stack" aria-labelledby="etat">
        <h2 id="etat">À lire au téléphone</h2>
        <DeviceFacts context={context} />
      </section>
      <section className="card stack" aria-labelledby="ennuis">
        <h2 id="ennuis">Derniers ennuis</h2>
        {troubles.length === 0 ? (
          <p className="soft">Aucun.</p>
        ) : (
          <ul className="troubles">
            {troubles.map(({ at, what }) => (
              <li key={`${at} ${what}`}>
                <span className="soft small">
                  <Moment at={at} />
                </span>{" "}
                {what}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="card stack" aria-labelledby="secours">
        <h2 id="secours">Copie de secours</h2>
        <RescueCopy open={open} />
      </section>
      <section className="card stack" aria-labelledby="code">
        <h2 id="code">Le code</h2>
        <ChangePin device={open.device} userId={open.unlocked.owner.userId} />
      </section>
      <section className="card stack" aria-labelledby="quitter">
        <h2 id="quitter">Quitter cet appareil</h2>
        <LeaveDevice open={open} sync={sync} isOnline={isOnline} />
      </section>
    </div>
  );
}
