import { useEffect } from "react";
import { useBlocker } from "react-router";
import { formatCount } from "#app/domain/format.ts";

type LeaveGuardProps = {
  /** What would stay behind. */
  readonly unsent: number;
  /** Pages under this address are not leaving. */
  readonly home: string;
};

/**
 * Asks before one leaves an interview whose answers are not all on the server. The question is the browser's own: it must be
 * there when the network is not.
 */
export function LeaveGuard({ unsent, home }: LeaveGuardProps) {
  const isAway = (pathname: string) => pathname !== home && !pathname.startsWith(`${home}/`);
  const blocker = useBlocker(({ nextLocation }) => unsent > 0 && isAway(nextLocation.pathname));

  useEffect(() => {
    if (unsent === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsent]);

  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(leaveWords(unsent))) blocker.proceed();
    else blocker.reset();
  }, [blocker, unsent]);

  return null;
}

function leaveWords(unsent: number): string {
  const what = formatCount(
    unsent,
    "saisie n’est pas encore enregistrée",
    "saisies ne sont pas encore enregistrées",
  );
  return `${what}.\n\nElles restent sur cet appareil, sous votre nom, et partiront quand vous rouvrirez cet entretien ici. Partir quand même\u202F?`;
}
