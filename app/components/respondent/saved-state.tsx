import { useEffect, useState } from "react";
import type { Sending } from "#app/components/respondent/use-sending.ts";
import { formatCount } from "#app/domain/format.ts";
import { type Obstacle, unsent } from "#app/offline/answer-queue.ts";
import type { SlotState } from "#app/offline/current-entry.ts";

/** Whether what was answered is on the server, in a few words. */
export function SavedState({ sending, here }: { readonly sending: Sending; readonly here: SlotState }) {
  const { queue, retryNow } = sending;
  const waiting = unsent(queue).length;
  const { trouble } = queue;
  if (trouble !== null && waiting > 0) {
    return (
      <p className="saved-state stuck small">
        <span role="status">
          {waiting === 1
            ? "Pas encore enregistré"
            : `${formatCount(waiting, "réponse", "réponses")} pas encore enregistrées`}
          {"\u00A0"}: {WHY[trouble.obstacle]}
        </span>
        {RETRIED.includes(trouble.obstacle) ? <Countdown until={trouble.retryAt} /> : null}{" "}
        <button type="button" className="link-button" onClick={retryNow}>
          Réessayer
        </button>
      </p>
    );
  }
  return (
    <p className="saved-state soft small">
      <span role="status">{waiting > 0 ? "Enregistrement…" : here.kind === "saved" ? "Enregistré" : ""}</span>
    </p>
  );
}

/** Seconds until the next try. Not announced: a voice that counts helps nobody. */
function Countdown({ until }: { readonly until: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  return (
    <span aria-hidden="true">
      {seconds === 0 ? " Nouvel essai…" : ` Nouvel essai dans ${seconds}\u00A0s.`}
    </span>
  );
}

const RETRIED: readonly Obstacle[] = ["unreachable", "unavailable"];

const WHY: Readonly<Record<Obstacle, string>> = {
  unreachable: "pas de réseau. Vous pouvez continuer, gardez seulement cette page ouverte.",
  unavailable: "le serveur ne répond pas bien. Vous pouvez continuer, gardez seulement cette page ouverte.",
  "signed-out": "votre lien est à rouvrir. Ouvrez-le de nouveau dans cet onglet : la suite s’enregistrera.",
  forbidden: "vos réponses ont peut-être déjà été envoyées d’un autre appareil. Rechargez la page.",
};
