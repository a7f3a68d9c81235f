import { useEffect } from "react";
import { Link, useRevalidator } from "react-router";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { formatCount, formatOutOf } from "#app/domain/format.ts";
import type { SendingProgress } from "#app/server/invitations/tell-operation.ts";

type SendingPanelProps = {
  readonly sending: SendingProgress;
  /** Whether messages leave by themselves. */
  readonly sendsMail: boolean;
  readonly outbox: string;
};

/** How often the page asks how many messages have left, in milliseconds. */
const ASK_EVERY = 1_500;

/** Messages that are leaving, or that wait for somebody to copy them. */
export function SendingPanel({ sending, sendsMail, outbox }: SendingPanelProps) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!sendsMail) return;
    const timer = setInterval(() => void revalidate(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [sendsMail, revalidate]);
  const { waiting, sent, failed, total } = sending;
  return (
    <section className="card stack sending" aria-label="Courrier">
      {sendsMail ? (
        <>
          {/* Without JavaScript the page asks again by itself. */}
          <noscript>
            <meta httpEquiv="refresh" content="5" />
          </noscript>
          <p>
            <b>{formatOutOf(sent, total)}</b> {total < 2 ? "message est parti" : "messages sont partis"}
            {failed === 0 ? "" : `, ${formatCount(failed, "n’a pas pu partir", "n’ont pas pu partir")}`}. Vous
            pouvez quitter cette page : l’envoi continue.
          </p>
          <ProgressBar value={sent + failed} max={total} label="Messages partis" />
        </>
      ) : (
        <p>
          <b>{formatCount(waiting, "message attend", "messages attendent")}</b> que vous{" "}
          {waiting < 2 ? "le copiiez" : "les copiiez"} : ce serveur n’envoie pas de courrier.
        </p>
      )}
      <p>
        <Link to={outbox}>Voir le courrier</Link>
      </p>
    </section>
  );
}
