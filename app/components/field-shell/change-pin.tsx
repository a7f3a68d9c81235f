import { useState } from "react";
import { formatWait } from "#app/components/field-shell/amounts.ts";
import { ChoosePinForm } from "#app/components/field-shell/pin-form.tsx";
import { changePin, type DeviceDb, type Unlocking } from "#app/offline/field/device-db.ts";

type ChangePinProps = { readonly device: DeviceDb; readonly userId: string };

/** Another PIN, for whoever knows the present one. Nothing is sealed anew. */
export function ChangePin({ device, userId }: ChangePinProps) {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [changes, setChanges] = useState(0);
  const change = async (pin: string, present: string) => {
    setPending(true);
    setError(null);
    try {
      const changed = await changePin(device, userId, present, pin);
      if (changed.ok) setChanges(changes + 1);
      else setError(told(changed));
    } finally {
      setPending(false);
    }
  };
  return (
    <details className="disclosure">
      <summary>Changer le code de l’appareil</summary>
      <p role="status">{changes === 0 ? "" : "Le code est changé."}</p>
      <ChoosePinForm
        // Emptied once it is done.
        key={changes}
        onChoose={(pin, present) => void change(pin, present)}
        submit="Changer le code"
        asksPresent
        isPending={isPending}
        error={error}
      />
    </details>
  );
}

function told(refusal: Extract<Unlocking, { ok: false }>): string {
  switch (refusal.why) {
    case "wrong":
      return "Ce n’est pas le code actuel.";
    case "wait":
      return `Trop d’essais. Réessayez dans ${formatWait(refusal.waitUntil - Date.now())}.`;
    case "bad-pin":
      return refusal.problem;
    case "unknown-owner":
      return "Vos données ne sont plus sur cet appareil. Rechargez la page.";
  }
}
