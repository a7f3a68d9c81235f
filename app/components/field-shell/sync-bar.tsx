import { formatUnsent } from "#app/components/field-shell/amounts.ts";
import { syncLine } from "#app/components/field-shell/sync-line.ts";
import { useNow } from "#app/components/field-shell/use-now.ts";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { formatCount } from "#app/domain/format.ts";
import type { Syncer, SyncState } from "#app/offline/field/field-store.ts";

type SyncBarProps = {
  readonly sync: SyncState;
  readonly syncer: Syncer;
  readonly isOnline: boolean;
  /** How many things the device had no room for. */
  readonly unkept: number;
};

/** Always on the screen: the network, what is not sent, and how sending goes. */
export function SyncBar({ sync, syncer, isOnline, unkept }: SyncBarProps) {
  const now = useNow(1_000);
  const line = syncLine(sync, isOnline, now);
  const waiting = sync.unsent.operations + sync.unsent.photos;
  return (
    <section className={`sync-bar ${line.tone}`} aria-label="Échanges avec le serveur">
      <p className="sync-network">
        <span className={isOnline ? "sync-dot on" : "sync-dot"} aria-hidden="true" />
        {isOnline ? "En ligne" : "Hors ligne"}
        <span
          className={waiting > 0 ? "sync-count some" : "sync-count"}
          title={formatUnsent(sync.unsent) ?? "Rien à envoyer"}
        >
          {waiting}
          <span className="visually-hidden"> à envoyer</span>
        </span>
      </p>
      {/* The countdown of a new try isn't read aloud each second. */}
      <p className="sync-text" role="status" aria-live={sync.trouble === null ? "polite" : "off"}>
        {line.text}
      </p>
      {sync.progress === null ? null : (
        <ProgressBar value={sync.progress.done} max={sync.progress.total} label={line.text} />
      )}
      <SyncWarnings sync={sync} unkept={unkept} />
      <SyncOffer offers={line.offers} syncer={syncer} isWaiting={waiting > 0} />
    </section>
  );
}

function SyncWarnings({ sync: { conflicts, refused }, unkept }: Pick<SyncBarProps, "sync" | "unkept">) {
  if (conflicts + refused + unkept === 0) return null;
  return (
    <p className="row small" role="status">
      {unkept === 0 ? null : (
        <span className="tag signal">
          {formatCount(unkept, "saisie non enregistrée", "saisies non enregistrées")}
        </span>
      )}
      {conflicts === 0 ? null : (
        <span className="tag signal">
          {formatCount(conflicts, "réponse à choisir", "réponses à choisir")}
        </span>
      )}
      {refused === 0 ? null : (
        <span className="tag signal">{formatCount(refused, "saisie refusée", "saisies refusées")}</span>
      )}
    </p>
  );
}

function SyncOffer({
  offers,
  syncer,
  isWaiting,
}: Pick<SyncBarProps, "syncer"> & {
  readonly isWaiting: boolean;
  readonly offers: ReturnType<typeof syncLine>["offers"];
}) {
  switch (offers) {
    case "send":
      return (
        <button type="button" className="button quiet small" onClick={syncer.now}>
          {isWaiting ? "Envoyer maintenant" : "Actualiser"}
        </button>
      );
    case "cancel":
      return (
        <button type="button" className="button quiet small" onClick={syncer.cancel}>
          Arrêter l’envoi
        </button>
      );
    case "log-in":
      return (
        <a className="button small" href="/connexion?vers=/terrain" target="_blank" rel="noreferrer">
          Se reconnecter
          <span className="visually-hidden"> (dans un nouvel onglet)</span>
        </a>
      );
    case null:
      return null;
  }
}
