import { useEffect, useRef } from "react";
import { useBlocker } from "react-router";
import { formatCount } from "#app/domain/format.ts";

type LeaveVisitGuardProps = {
  readonly notKept: { readonly writing: number; readonly lost: number };
  /** Pages under this address are not leaving. */
  readonly home: string;
};

/** Asks before one leaves a visit while something is on the screen only. */
export function LeaveVisitGuard({ notKept, home }: LeaveVisitGuardProps) {
  const { writing, lost } = notKept;
  const dialog = useRef<HTMLDialogElement>(null);
  const isAway = (pathname: string) => pathname !== home && !pathname.startsWith(`${home}/`);
  const blocker = useBlocker(({ nextLocation }) => lost > 0 && isAway(nextLocation.pathname));

  useEffect(() => {
    if (writing + lost === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [writing, lost]);

  useEffect(() => {
    if (blocker.state === "blocked") dialog.current?.showModal();
  }, [blocker.state]);

  if (blocker.state !== "blocked") return null;
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="quitter" onCancel={() => blocker.reset()}>
      <div className="stack">
        <h2 id="quitter">
          {formatCount(lost, "saisie n’est pas enregistrée", "saisies ne sont pas enregistrées")}
        </h2>
        <p>Cet appareil n’a pas pu la garder. Si vous partez, elle est perdue.</p>
        <div className="row">
          <button type="button" className="button" onClick={() => blocker.reset()}>
            Rester et réessayer
          </button>
          <button type="button" className="button danger quiet" onClick={() => blocker.proceed()}>
            Partir et la perdre
          </button>
        </div>
      </div>
    </dialog>
  );
}
