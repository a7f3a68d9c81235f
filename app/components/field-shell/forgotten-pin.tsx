import { useState } from "react";
import { ASK_FAILURES, type AskFailure, askRecoveryKey } from "#app/components/field-shell/ask-server.ts";
import { ChoosePinForm } from "#app/components/field-shell/pin-form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { type DeviceDb, type Owner, recover, type Unlocked } from "#app/offline/field/device-db.ts";

type ForgottenPinProps = {
  readonly device: DeviceDb;
  readonly owner: Owner;
  readonly onOpen: (unlocked: Unlocked) => void;
  readonly onCancel: () => void;
};

/** The server keeps a second key for the device's own user: signed in, they choose another PIN, and nothing is lost. */
export function ForgottenPin({ device, owner, onOpen, onCancel }: ForgottenPinProps) {
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<AskFailure | "other-key" | null>(null);
  const [error, setError] = useState<string | null>(null);

  const choose = async (pin: string) => {
    setPending(true);
    setFailure(null);
    setError(null);
    try {
      const asked = await askRecoveryKey(owner.deviceId);
      if (!asked.ok) return setFailure(asked.why);
      const recovered = await recover(device, owner.userId, asked.value.recoveryKey, pin);
      if (recovered.ok) onOpen(recovered.value);
      else if (recovered.why === "bad-pin") setError(recovered.problem);
      else setFailure("other-key");
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      <p>
        Choisissez un autre code. Il faut du réseau, et être connecté avec le compte de {owner.name}. Rien de
        ce qui est gardé ici n’est perdu.
      </p>
      {failure === null ? null : (
        <Notice tone="signal">
          <p role="alert">{toldOf(failure, owner.name)}</p>
          {failure === "signed-out" ? (
            <p>
              <a className="button small" href="/connexion?vers=/terrain" target="_blank" rel="noreferrer">
                Se connecter
                <span className="visually-hidden"> (dans un nouvel onglet)</span>
              </a>
            </p>
          ) : null}
        </Notice>
      )}
      <ChoosePinForm
        onChoose={(pin) => void choose(pin)}
        submit="Changer le code et ouvrir"
        isPending={isPending}
        error={error}
      />
      <p>
        <button type="button" className="link-button" onClick={onCancel}>
          Revenir
        </button>
      </p>
    </>
  );
}

function toldOf(failure: AskFailure | "other-key", name: string): string {
  switch (failure) {
    case "signed-out":
      return `Connectez-vous avec le compte de ${name}, puis revenez ici et recommencez.`;
    case "forbidden":
    case "missing":
      return `Le serveur ne donne la clé de secours de cet appareil qu’à ${name} : connectez-vous avec ce compte. Si c’est déjà le cas, cet appareil ne s’est jamais fait connaître du serveur.`;
    case "other-key":
      return "La clé que garde le serveur n’ouvre pas ces données. Ne les effacez pas, et parlez-en à votre administrateur.";
    default:
      return ASK_FAILURES[failure];
  }
}
