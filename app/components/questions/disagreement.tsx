import { lazy, Suspense } from "react";
import type { DisagreementPanelProps } from "#app/components/questions/disagreement-panel.tsx";
import { useLive } from "#app/components/questions/use-live.ts";

type DisagreementProps = Omit<DisagreementPanelProps, "kept" | "other"> & {
  /** Null when there is nothing to choose. */
  readonly versions: Pick<DisagreementPanelProps, "kept" | "other"> | null;
};

/** Seldom needed: loaded when two people disagree. */
const Panel = lazy(async () => {
  const { DisagreementPanel } = await import("#app/components/questions/disagreement-panel.tsx");
  return { default: DisagreementPanel };
});

/** The choice between what two people wrote, where there is one to make. */
export function Disagreement({ versions, ...panel }: DisagreementProps) {
  const isLive = useLive();
  if (versions === null || !isLive) return null;
  return (
    <Suspense fallback={<p className="next-step">Deux réponses à départager…</p>}>
      <Panel {...panel} {...versions} />
    </Suspense>
  );
}
