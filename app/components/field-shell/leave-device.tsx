import { useState } from "react";
import { formatUnsent } from "#app/components/field-shell/amounts.ts";
import type { OpenDevice } from "#app/components/field-shell/use-device.ts";
import { Notice } from "#app/components/notice.tsx";
import { formatCount, formatList } from "#app/domain/format.ts";
import type { SyncState } from "#app/offline/field/field-store.ts";
import { wipeOwner } from "#app/offline/field/purge.ts";

type LeaveDeviceProps = { readonly open: OpenDevice; readonly sync: SyncState; readonly isOnline: boolean };
type Left = Pick<SyncState, "unsent" | "conflicts" | "refused">;

/** Signing out takes everything off the device; refused, with what is left, while the server hasn't got it all. */
export function LeaveDevice({ open, sync, isOnline }: LeaveDeviceProps) {
  const [isAsked, setAsked] = useState(false);
  const [isFailed, setFailure] = useState(false);
  const left = leftOf(sync, open.unkept.size);

  const leave = async () => {
    // Nothing is read from the database while it goes.
    open.syncer.stop();
    const wiped = await wipeOwner(open.device, open.field).catch(() => null);
    if (wiped?.ok === true) endSession(isOnline);
    // Another tab wrote something meanwhile: the page, loaded anew, counts it.
    else if (wiped !== null) location.reload();
    else setFailure(true);
  };

  if (left !== null) {
    return (
      <Notice tone="signal">
        <p>
          {`Vous ne pouvez pas encore vous déconnecter de cet appareil : ${left}. Envoyez, ou téléchargez d’abord une copie de secours, puis réglez ce qui attend votre choix.`}
        </p>
      </Notice>
    );
  }
  return (
    <>
      <p>
        Tout est sur le serveur. Vous déconnecter efface de cet appareil vos visites, vos photos et votre
        code. Les autres personnes qui l’utilisent gardent les leurs.
      </p>
      {isFailed ? (
        <p className="next-step">L’effacement n’a pas abouti. Rechargez la page, puis recommencez.</p>
      ) : null}
      {isAsked ? (
        <p className="row">
          <button type="button" className="button danger" onClick={() => void leave()}>
            Oui, effacer et me déconnecter
          </button>
          <button type="button" className="button quiet" onClick={() => setAsked(false)}>
            Non
          </button>
        </p>
      ) : (
        <p>
          <button type="button" className="button danger quiet" onClick={() => setAsked(true)}>
            Se déconnecter de cet appareil
          </button>
        </p>
      )}
    </>
  );
}

function leftOf({ unsent, conflicts, refused }: Left, unkept: number): string | null {
  const waiting = formatUnsent(unsent);
  const parts = [
    ...(unkept === 0 ? [] : [formatCount(unkept, "saisie non enregistrée", "saisies non enregistrées")]),
    ...(waiting === null ? [] : [`${waiting} à envoyer`]),
    ...(conflicts === 0 ? [] : [formatCount(conflicts, "réponse à choisir", "réponses à choisir")]),
    ...(refused === 0 ? [] : [formatCount(refused, "saisie refusée", "saisies refusées")]),
  ];
  return parts.length === 0 ? null : formatList(parts);
}

/** The session of the browser ends too, where the server can be told; the page is loaded anew either way. */
function endSession(isOnline: boolean): void {
  if (!isOnline) {
    location.assign("/terrain");
    return;
  }
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/deconnexion";
  document.body.append(form);
  form.submit();
}
