import { Link } from "react-router";
import type { NextStep, NextStepKind } from "#app/domain/operation/next-step.ts";

/** Where each step is done, below the firm's own address. */
const PAGES: Readonly<Record<NextStepKind, string>> = {
  "release-report": "/rapport",
  "agree-plan": "/plan",
  "decide-plan": "/plan",
  "finish-interview": "/entretien",
  "start-interview": "/entretien",
  appointment: "#rendez-vous",
  "follow-up": "#rendez-vous",
  nothing: "",
};

/** The address where a firm's next step is done. */
export function nextStepPath(firmPath: string, { kind }: NextStep): string {
  return `${firmPath}${PAGES[kind]}`;
}

type NextStepLinkProps = { readonly step: NextStep; readonly firmPath: string };

/** What is to be done, leading to where it is done; in the signal colour when it presses. */
export function NextStepLink({ step, firmPath }: NextStepLinkProps) {
  if (step.kind === "nothing") return <span className="soft">{step.words}</span>;
  return (
    <Link className={step.urgent ? "step-link next-step" : "step-link"} to={nextStepPath(firmPath, step)}>
      {step.words}
    </Link>
  );
}
