import { type ReactNode, useEffect, useState } from "react";
import { formatBytes, formatClockGap } from "#app/components/field-shell/amounts.ts";
import { appVersion } from "#app/components/field-shell/app-version.ts";
import type { ShellContext } from "#app/components/field-shell/shell-context.ts";
import { usePersistence } from "#app/components/field-shell/storage-notice.tsx";
import { Moment } from "#app/components/moment.tsx";
import { formatCount } from "#app/domain/format.ts";
import { deviceSchema } from "#app/offline/field/device-db.ts";
import { readMeta } from "#app/offline/field/field-meta.ts";
import { schemaOf } from "#app/offline/field/indexed-db.ts";
import { PROTOCOL } from "#app/offline/field/protocol.ts";
import { storageState } from "#app/offline/field/storage.ts";
import { keptVersion } from "#app/offline/field-worker/watch-worker.ts";

type Facts = {
  readonly version: string | null;
  /** Bytes. */
  readonly used: number | null;
  readonly quota: number | null;
  /** Milliseconds. */
  readonly clockGap: number;
  readonly isRegistered: boolean;
};

/** Line by line, what somebody who helps asks for over the phone. */
export function DeviceFacts({ context }: { readonly context: ShellContext }) {
  const { open, sync, isOnline, shell } = context;
  const { owner } = open.unlocked;
  const isPersisted = usePersistence();
  const facts = useFacts(context);
  const gap = facts === null ? null : formatClockGap(facts.clockGap);
  return (
    <dl className="device-facts">
      <Fact name="Personne">{owner.name}</Fact>
      <Fact name="Appareil">{owner.deviceId.slice(-12)}</Fact>
      <Fact name="Connu du serveur">
        {(facts?.isRegistered ?? owner.registeredAt !== null) ? "Oui" : "Pas encore"}
      </Fact>
      <Fact name="Réseau">{isOnline ? "En ligne" : "Hors ligne"}</Fact>
      <Fact name="Dernier échange complet">
        {sync.lastSyncedAt === null ? "Aucun" : <Moment at={sync.lastSyncedAt} />}
      </Fact>
      <Fact name="Saisies à envoyer">{formatCount(sync.unsent.operations, "saisie", "saisies")}</Fact>
      <Fact name="Photos à envoyer">{formatCount(sync.unsent.photos, "photo", "photos")}</Fact>
      <Fact name="Réponses à choisir">{sync.conflicts}</Fact>
      <Fact name="Saisies refusées">{sync.refused}</Fact>
      <Fact name="Envoi en échec">
        {sync.trouble === null ? "Non" : `Oui, ${TROUBLES[sync.trouble.obstacle]}`}
      </Fact>
      <Fact name="Stockage durable">
        {isPersisted === null
          ? "Le navigateur ne le dit pas"
          : isPersisted
            ? "Oui"
            : "Non, le navigateur ne promet rien"}
      </Fact>
      <Fact name="Place prise">
        {facts === null || facts.used === null || facts.quota === null
          ? "Inconnue"
          : `${formatBytes(facts.used)} sur ${formatBytes(facts.quota)}`}
      </Fact>
      <Fact name="Horloge">{gap === null ? "À l’heure" : `${gap} sur celle du serveur`}</Fact>
      <Fact name="Version de la page">{appVersion()}</Fact>
      <Fact name="Version gardée hors réseau">{facts?.version ?? KEPT[shell.kind]}</Fact>
      <Fact name="Version des échanges">{PROTOCOL}</Fact>
      <Fact name="Version des tables">{`${deviceSchema(open.device)} et ${schemaOf(open.field.db.dexie)}`}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const TROUBLES = {
  unreachable: "le serveur ne répond pas",
  unavailable: "le serveur ne peut pas recevoir",
  "signed-out": "il faut se reconnecter",
  outdated: "le serveur attend une version plus récente de cette page",
  forbidden: "le serveur refuse ce compte",
  device: "l’appareil n’a plus de place",
} as const;

const KEPT = {
  unsupported: "Aucune : ce navigateur ne le permet pas",
  installing: "En cours d’enregistrement",
  ready: "Inconnue",
  failed: "Aucune : l’enregistrement a échoué",
} as const;

/** Read again when an exchange ends. */
function useFacts({ open, sync, shell }: ShellContext): Facts | null {
  const [facts, setFacts] = useState<Facts | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an exchange that ended and a worker that came change the answers
  useEffect(() => {
    let isHere = true;
    readFacts(open).then(
      (read) => {
        if (isHere) setFacts(read);
      },
      // Locked or wiped meanwhile: the page goes too.
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [open, sync.phase, shell.kind]);
  return facts;
}

async function readFacts({ device, field: { db, userId } }: ShellContext["open"]): Promise<Facts> {
  const [version, { used, quota }, { clockOffset }, owner] = await Promise.all([
    keptVersion(),
    storageState(),
    readMeta(db),
    device.owners.get(userId),
  ]);
  const isRegistered = typeof owner?.registeredAt === "string";
  return { version, used, quota, clockGap: clockOffset, isRegistered };
}
