import type { DisagreementPanelProps } from "#app/components/questions/disagreement-panel.tsx";
import { useLive } from "#app/components/questions/use-live.ts";
import { useLater } from "#app/components/use-later.ts";

type DisagreementProps = Omit<DisagreementPanelProps, "kept" | "other"> & {
  /** Null when there is nothing to choose. */
  readonly versions: Pick<DisagreementPanelProps, "kept" | "other"> | null;
};

/** Seldom needed: fetched when two people disagree, which only a reply of the server tells. */
const loadPanel = async () =>
  (await import("#app/components/questions/disagreement-panel.tsx")).DisagreementPanel;

/** The choice between what two people wrote, where there is one to make. */
export function Disagreement({ versions, ...panel }: DisagreementProps) {
  const isLive = useLive();
  const isWanted = versions !== null && isLive;
  const Panel = useLater(loadPanel, isWanted);
  if (!isWanted) return null;
  if (Panel === null) return <p className="next-step">Deux réponses à départager…</p>;
  return <Panel {...panel} {...versions} />;
}
