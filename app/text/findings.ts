/** Words for how an obstacle is known. */
import type { ObstacleSource } from "#app/domain/findings/finding.ts";

export const sourceLabels: Record<ObstacleSource, string> = {
  declared: "déclaré",
  observed: "constaté",
  evidenced: "prouvé par un document",
};
