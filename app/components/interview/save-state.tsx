import { useEffect, useState } from "react";
import { momentInWords } from "#app/components/questions/slot-words.tsx";
import { formatCount } from "#app/domain/format.ts";
import { type AnswerQueue, type Obstacle, unsent } from "#app/offline/answer-queue.ts";
import type { AnswerQueueHandle } from "#app/offline/use-answer-queue.ts";

type SaveStateProps = {
  readonly handle: AnswerQueueHandle;
  /** When the latest thing that the page was told of was written, in milliseconds; null for an empty interview. */
  readonly lastSaved: number | null;
  readonly now: number;
};

/** Whether all is on the server, in words; says what it waits for, and lets one try again. */
export function SaveState({ handle, lastSaved, now }: SaveStateProps) {
  const { queue, retryNow } = handle;
  const { trouble } = queue;
  const waiting = unsent(queue).length;
  const isStuck = trouble !== null && waiting > 0;
  return (
    <div className={isStuck ? "save-state stuck" : "save-state"}>
      <span role="status">{summary(queue, lastSaved, now)}</span>
      {isStuck ? (
        <>
          <Countdown until={trouble.retryAt} />
          <button type="button" className="link-button" onClick={retryNow}>
            Réessayer
          </button>
        </>
      ) : null}
    </div>
  );
}

function summary(queue: AnswerQueue, lastSaved: number | null, now: number): string {
  const waiting = unsent(queue).length;
  if (waiting > 0 && queue.trouble !== null) {
    return `${formatCount(waiting, "saisie", "saisies")} pas encore ${waiting < 2 ? "enregistrée" : "enregistrées"}\u00A0: ${WHY[queue.trouble.obstacle]}`;
  }
  const toChoose = queue.queued.filter((one) => one.waiting.kind === "choice").length;
  const refused = queue.queued.filter((one) => one.waiting.kind === "refused").length;
  if (toChoose > 0) return `${formatCount(toChoose, "réponse", "réponses")} à choisir`;
  if (refused > 0) return `${formatCount(refused, "saisie refusée", "saisies refusées")}`;
  if (waiting > 0) return "enregistrement…";
  const latest = Math.max(lastSaved ?? 0, ...Object.values(queue.taken).map(({ at }) => at));
  return latest === 0 ? "Chaque réponse s’enregistre aussitôt." : `enregistré ${momentInWords(latest, now)}`;
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

const WHY: Readonly<Record<Obstacle, string>> = {
  unreachable: "le serveur ne répond pas.",
  unavailable: "le serveur ne peut pas enregistrer pour le moment.",
  "signed-out": "votre session est finie. Reconnectez-vous dans un autre onglet, rien n’est perdu.",
  forbidden: "le serveur les refuse. Elles restent sur cet appareil ; rechargez la page.",
};
