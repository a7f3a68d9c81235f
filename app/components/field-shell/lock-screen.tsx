import { useState } from "react";
import { formatWait } from "#app/components/field-shell/amounts.ts";
import { ForgottenPin } from "#app/components/field-shell/forgotten-pin.tsx";
import { GivePinForm } from "#app/components/field-shell/pin-form.tsx";
import { useNow } from "#app/components/field-shell/use-now.ts";
import { formatCount } from "#app/domain/format.ts";
import {
  type DeviceDb,
  type Owner,
  type Unlocked,
  type Unlocking,
  unlock,
} from "#app/offline/field/device-db.ts";

type LockScreenProps = {
  readonly device: DeviceDb;
  readonly owner: Owner;
  readonly onOpen: (unlocked: Unlocked) => void;
};

/** Whose data, and their PIN. Nothing of them is read before. */
export function LockScreen({ device, owner, onOpen }: LockScreenProps) {
  const [isForgotten, setForgotten] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Extract<Unlocking, { ok: false }> | null>(null);
  const now = useNow(1_000);
  const waitUntil = refusal !== null && "waitUntil" in refusal ? refusal.waitUntil : owner.waitUntil;
  const mustWait = waitUntil > now;

  const give = async (pin: string) => {
    setPending(true);
    try {
      const unlocking = await unlock(device, owner.userId, pin);
      if (unlocking.ok) onOpen(unlocking.value);
      else setRefusal(unlocking);
    } finally {
      setPending(false);
    }
  };

  if (isForgotten) {
    return (
      <ForgottenPin device={device} owner={owner} onOpen={onOpen} onCancel={() => setForgotten(false)} />
    );
  }
  return (
    <>
      <p className="lock-owner">{owner.name}</p>
      <GivePinForm
        label="Code de l’appareil"
        submit="Déverrouiller"
        onGive={(pin) => void give(pin)}
        isPending={isPending}
        isHeld={mustWait}
        error={mustWait ? `Trop d’essais. Réessayez dans ${formatWait(waitUntil - now)}.` : told(refusal)}
      />
      <p>
        <button type="button" className="link-button" onClick={() => setForgotten(true)}>
          Code oublié
        </button>
      </p>
    </>
  );
}

function told(refusal: Extract<Unlocking, { ok: false }> | null): string | null {
  switch (refusal?.why) {
    case undefined:
    // The wait is over.
    case "wait":
      return null;
    case "wrong":
      return refusal.triesLeft > 0
        ? `Ce n’est pas le bon code. Encore ${formatCount(refusal.triesLeft, "essai", "essais")} avant une attente.`
        : "Ce n’est pas le bon code.";
    case "bad-pin":
      return refusal.problem;
    case "unknown-owner":
      return "Les données de cette personne ne sont plus sur cet appareil. Rechargez la page.";
  }
}
