import { lazy, Suspense, useEffect } from "react";
import { useBlocker } from "react-router";

type LeaveGuardProps = {
  /** What would stay behind. */
  readonly unsent: number;
  /** Pages under this address are not leaving. */
  readonly home: string;
};

const Dialog = lazy(async () => {
  const { LeaveDialog } = await import("#app/components/interview/leave-dialog.tsx");
  return { default: LeaveDialog };
});

/** Asks before one leaves an interview whose answers are not all on the server. */
export function LeaveGuard({ unsent, home }: LeaveGuardProps) {
  const isAway = (pathname: string) => pathname !== home && !pathname.startsWith(`${home}/`);
  const blocker = useBlocker(({ nextLocation }) => unsent > 0 && isAway(nextLocation.pathname));

  useEffect(() => {
    if (unsent === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    // Once there is something to lose, the question must be at hand: the network may be gone when it is asked.
    void import("#app/components/interview/leave-dialog.tsx");
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsent]);

  if (blocker.state !== "blocked") return null;
  return (
    <Suspense>
      <Dialog unsent={unsent} onStay={() => blocker.reset()} onLeave={() => blocker.proceed()} />
    </Suspense>
  );
}
