import { useState } from "react";
import { FirstTime } from "#app/components/field-shell/first-time.tsx";
import { LockScreen } from "#app/components/field-shell/lock-screen.tsx";
import type { DeviceState } from "#app/components/field-shell/use-device.ts";
import type { DeviceDb, Owner, Unlocked } from "#app/offline/field/device-db.ts";

type DeviceGateProps = {
  readonly state: Exclude<DeviceState, { kind: "open" }>;
  readonly onOpen: (unlocked: Unlocked) => void;
};

/** What stands before the field app until somebody's data are open. */
export function DeviceGate({ state, onOpen }: DeviceGateProps) {
  switch (state.kind) {
    case "opening":
      return (
        <p role="status">
          <title>Terrain · Diapason</title>
          Un instant…
        </p>
      );
    case "unusable":
      return <Unusable why={state.why} />;
    case "closed":
      return <Closed device={state.device} owners={state.owners} onOpen={onOpen} />;
  }
}

type ClosedProps = {
  readonly device: DeviceDb;
  readonly owners: readonly Owner[];
  readonly onOpen: (unlocked: Unlocked) => void;
};

function Closed({ device, owners, onOpen }: ClosedProps) {
  const [chosen, setChosen] = useState<string | null>(
    owners.length === 1 ? (owners[0]?.userId ?? null) : null,
  );
  const [isSomebodyNew, setSomebodyNew] = useState(owners.length === 0);
  const owner = owners.find(({ userId }) => userId === chosen);
  const known = (userId: string) => {
    setSomebodyNew(false);
    setChosen(userId);
  };
  return (
    <div className="stack lock">
      <title>{isSomebodyNew ? "Première ouverture · Diapason" : "Verrouillé · Diapason"}</title>
      <h1>{isSomebodyNew ? "Le terrain, sur cet appareil" : "Appareil verrouillé"}</h1>
      {isSomebodyNew ? (
        <FirstTime device={device} owners={owners} onOpen={onOpen} onKnown={known} />
      ) : owner === undefined ? (
        <ChooseOwner owners={owners} onChoose={known} />
      ) : (
        <LockScreen key={owner.userId} device={device} owner={owner} onOpen={onOpen} />
      )}
      {owners.length === 0 ? null : (
        <p className="row">
          {owner !== undefined && owners.length > 1 && !isSomebodyNew ? (
            <button type="button" className="link-button" onClick={() => setChosen(null)}>
              Choisir une autre personne
            </button>
          ) : null}
          <button type="button" className="link-button" onClick={() => setSomebodyNew(!isSomebodyNew)}>
            {isSomebodyNew ? "Revenir au verrouillage" : "Quelqu’un d’autre utilise cet appareil"}
          </button>
        </p>
      )}
    </div>
  );
}

function ChooseOwner({
  owners,
  onChoose,
}: Pick<ClosedProps, "owners"> & { readonly onChoose: (userId: string) => void }) {
  return (
    <ul className="owners">
      {owners.map(({ userId, name }) => (
        <li key={userId}>
          <button type="button" className="button quiet" onClick={() => onChoose(userId)}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Unusable({ why }: { readonly why: Extract<DeviceState, { kind: "unusable" }>["why"] }) {
  const { title, text } = UNUSABLE[why];
  return (
    <div className="stack lock">
      <title>{`${title} · Diapason`}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <button type="button" className="button" onClick={() => location.reload()}>
          Recharger
        </button>
      </p>
    </div>
  );
}

const UNUSABLE = {
  newer: {
    title: "Cette page est d’une version trop ancienne",
    text: "Une version plus récente de Diapason a déjà écrit sur cet appareil. Rechargez la page, avec du réseau. Rien n’est perdu.",
  },
  unavailable: {
    title: "Ce navigateur ne garde rien",
    text: "Le terrain a besoin d’écrire sur cet appareil, et le navigateur le refuse : une fenêtre privée, un réglage, ou plus de place. Ouvrez une fenêtre ordinaire, libérez de la place, puis rechargez.",
  },
  broken: {
    title: "Les données de cet appareil ne se lisent pas",
    text: "Elles sont toujours là : n’effacez pas les données du navigateur. Fermez tous les onglets de Diapason, rouvrez, et si rien ne change, appelez votre administrateur.",
  },
  insecure: {
    title: "L’adresse de cette page n’est pas sûre",
    text: "Sans https, le navigateur ne sait ni chiffrer ni garder l’application hors réseau. Ouvrez Diapason par son adresse en https.",
  },
} as const;
