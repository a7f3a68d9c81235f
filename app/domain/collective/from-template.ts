/** A collective action begun from the catalogue: its words are only a first draft. */
import type { CollectiveDescription, Pilot } from "#app/domain/collective/collective-action.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";

/** The description that a catalogue's action begins with. What the catalogue doesn't know stays empty. */
export function fromTemplate(template: CollectiveActionTemplate): CollectiveDescription {
  const { title, minimumFirms, idealSize, partners, legalForm, risks, indicator, fundingSchemes } = template;
  return {
    ...EMPTY_DESCRIPTION,
    ...{ title, minimumFirms, idealSize, partners: [...partners], legalForm, risks, indicator },
    format: template.scaleUp,
    fundingSchemes: [...fundingSchemes],
  };
}

/** The words of the pilot that the catalogue proposes; dates and money are for the group to settle. */
export function pilotWords({
  pilot,
  pivot,
  stopCriterion,
}: CollectiveActionTemplate): Pick<Pilot, "plan" | "stopCriterion"> {
  return { plan: pilot, stopCriterion: stopCriterion ?? pivot };
}

/** An action that nothing is written of. */
export const EMPTY_DESCRIPTION: CollectiveDescription = {
  title: "",
  aim: "",
  format: "",
  minimumFirms: 3,
  idealSize: "",
  unitCost: null,
  totalCost: null,
  shares: [],
  fundingSchemes: [],
  partners: [],
  legalForm: "",
  risks: "",
  indicator: "",
};
