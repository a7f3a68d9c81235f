/** What an action waits for now, and since when it is late. */
import type { CollectiveAction } from "#app/domain/collective/collective-action.ts";

/**
 * What comes next. `invite`: nobody is invited. `hear`: too few firms said yes, some have not answered. `widen`: all answered
 * and too few said yes. `write-pilot`, `start-pilot`, `hold-pilot` (the trial is to come or goes on), `review` (its day has
 * passed), `settle` (pivot, scale or stop), `tell` (the feedback sheet), `nothing`.
 */
export type NextMove =
  | "invite"
  | "hear"
  | "widen"
  | "write-pilot"
  | "start-pilot"
  | "hold-pilot"
  | "review"
  | "settle"
  | "tell"
  | "nothing";

/** What an action waits for. `today` is an ISO date. */
export function nextMove(
  { stage, members, pilot, feedback, description }: Omit<CollectiveAction, "steps">,
  today: string,
): NextMove {
  switch (stage) {
    case "proposed":
      return "invite";
    case "gathering": {
      const enough = members.filter(({ answer }) => answer === "yes").length >= description.minimumFirms;
      if (!enough) return members.some(({ answer }) => answer === "invited") ? "hear" : "widen";
      return pilot === null ? "write-pilot" : "start-pilot";
    }
    case "pilot":
      return pilot !== null && pilot.reviewOn < today ? "review" : "hold-pilot";
    case "review":
      return "settle";
    case "pivoted":
      return pilot === null ? "write-pilot" : "start-pilot";
    case "scaled":
    case "stopped":
      return feedback === null ? "tell" : "nothing";
  }
}
