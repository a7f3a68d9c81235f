import { Link } from "react-router";
import type { Brought } from "#app/domain/collective/answer-invitation.ts";
import type { Approval, CollectiveStage, Pilot } from "#app/domain/collective/collective-action.ts";
import type { NextMove } from "#app/domain/collective/next-move.ts";
import { formatCount, formatShortDate, typographic } from "#app/domain/format.ts";
import { approvalLabels, collectiveStageLabels, nextMoveLabels } from "#app/text/collective.ts";

export type BoardCard = {
  readonly id: string;
  readonly title: string;
  readonly stage: CollectiveStage;
  readonly minimumFirms: number;
  readonly brought: Brought;
  readonly pilot: Pick<Pilot, "heldOn" | "reviewOn"> | null;
  readonly approval: Approval["decision"] | null;
  readonly next: NextMove;
};

type ActionCardProps = {
  readonly card: BoardCard;
  readonly actions: string;
  /** In a column of several stages, the card says its own. */
  readonly saysStage: boolean;
};

/** An action on the board: its group, its pilot, what it waits for. */
export function ActionCard({ card, actions, saysStage }: ActionCardProps) {
  const { title, stage, brought, pilot, approval, next } = card;
  const missing = card.minimumFirms - brought.yes;
  return (
    <li className="card board-card">
      <h3>
        <Link to={`${actions}/${card.id}`}>{typographic(title)}</Link>
      </h3>
      {saysStage || approval !== null ? (
        <p className="row">
          {saysStage ? <span className="tag">{collectiveStageLabels[stage]}</span> : null}
          {approval === null ? null : (
            <span className={approval === "refused" ? "tag signal" : "tag accent"}>
              Comité : {approvalLabels[approval].toLowerCase()}
            </span>
          )}
        </p>
      ) : null}
      {stage === "proposed" ? null : (
        <p className="small">
          {answerCounts(brought)}
          {stage === "gathering" && missing > 0 ? (
            <span className="next-step"> · il manque {formatCount(missing, "oui", "oui")}</span>
          ) : null}
        </p>
      )}
      {pilot === null ? null : (
        <p className="small soft">
          Essai le {formatShortDate(pilot.heldOn)}, bilan le {formatShortDate(pilot.reviewOn)}
        </p>
      )}
      {next === "nothing" ? null : (
        <p className={next === "review" || next === "settle" ? "small next-step" : "small"}>
          {stage === "pivoted" && next === "write-pilot" ? "Écrire le nouveau pilote" : nextMoveLabels[next]}
        </p>
      )}
    </li>
  );
}

/** « 5 oui, 2 peut-être, 1 non, 3 sans réponse ». */
export function answerCounts({ yes, perhaps, no, silent }: Brought): string {
  const parts = [`${yes} oui`];
  if (perhaps > 0) parts.push(`${perhaps} peut-être`);
  if (no > 0) parts.push(`${no} non`);
  if (silent > 0) parts.push(`${silent} sans réponse`);
  return parts.join(", ");
}
