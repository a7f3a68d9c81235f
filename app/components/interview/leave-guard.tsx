import { useEffect, useRef } from "react";
import { useBlocker } from "react-router";
import { formatCount } from "#app/domain/format.ts";

type LeaveGuardProps = {
  /** What would stay behind. */
  readonly unsent: number;
  /** Pages under this address are not leaving. */
  readonly home: string;
};

/** Asks before one leaves an interview whose answers are not all on the server. Fetches nothing: there may be no network. */
export function LeaveGuard({ unsent, home }: LeaveGuardProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isAway = (pathname: string) => pathname !== home && !pathname.startsWith(`${home}/`);
  const blocker = useBlocker(({ nextLocation }) => unsent > 0 && isAway(nextLocation.pathname));

  useEffect(() => {
    if (unsent === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsent]);

  useEffect(() => {
    if (blocker.state === "blocked") dialog.current?.showModal();
  }, [blocker.state]);

  if (blocker.state !== "blocked") return null;
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="partir" onCancel={() => blocker.reset()}>
      <div className="stack">
        <h2 id="partir">
          {formatCount(
            unsent,
            "saisie n’est pas encore enregistrée",
            "saisies ne sont pas encore enregistrées",
          )}
        </h2>
        <p>
          Si vous partez, tout reste sur cet appareil, sous votre nom, et sera enregistré quand vous rouvrirez
          cet entretien ici.
        </p>
        <div className="row">
          <button type="button" className="button" onClick={() => blocker.reset()}>
            Rester
          </button>
          <button type="button" className="button quiet" onClick={() => blocker.proceed()}>
            Partir quand même
          </button>
        </div>
      </div>
    </dialog>
  );
}
