import { Link } from "react-router";
import { ActionCard, type BoardCard } from "#app/components/collective/action-card.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FlashNotice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { countAnswers } from "#app/domain/collective/answer-invitation.ts";
import type { CollectiveStage } from "#app/domain/collective/collective-action.ts";
import { nextMove } from "#app/domain/collective/next-move.ts";
import { approvalOf } from "#app/domain/collective/publish-action.ts";
import { formatNumber } from "#app/domain/format.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import { noticeAt } from "#app/text/notices.ts";
import { listCollectiveActions } from "#db/collective-actions.ts";
import type { Route } from "./+types/actions";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Actions collectives · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context, url }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  const cards = listCollectiveActions(db, id).map((action): BoardCard => {
    const { description, stage, pilot } = action;
    return {
      ...{ id: action.id, title: description.title, stage, minimumFirms: description.minimumFirms },
      brought: countAnswers(action.members),
      pilot: pilot === null ? null : { heldOn: pilot.heldOn, reviewOn: pilot.reviewOn },
      approval: approvalOf(action.steps)?.decision ?? null,
      next: nextMove(action, today),
    };
  });
  return { operation: { id, name }, cards, notice: noticeAt(url) };
}

/** The board's columns, from left to right. */
const COLUMNS: readonly { readonly title: string; readonly stages: readonly CollectiveStage[] }[] = [
  { title: "Proposées", stages: ["proposed"] },
  { title: "Groupe à réunir", stages: ["gathering"] },
  { title: "En pilote", stages: ["pilot"] },
  { title: "Bilan à décider", stages: ["review"] },
  { title: "Décidées", stages: ["pivoted", "scaled", "stopped"] },
];

export default function Actions({ loaderData }: Route.ComponentProps) {
  const { operation, cards, notice } = loaderData;
  const home = `/operations/${operation.id}`;
  const actions = `${home}/actions`;
  return (
    <>
      <PageHead
        title="Actions collectives"
        crumbs={[{ label: operation.name, to: home }]}
        below="Commencer petit, puis changer de voie, étendre ou arrêter."
        actions={
          <>
            {cards.length === 0 ? null : (
              <Link className="button quiet" to={`${actions}/calendrier`}>
                Calendrier
              </Link>
            )}
            <Link className="button quiet" to={`${home}/besoins`}>
              Besoins partagés
            </Link>
            <Link className="button" to={`${actions}/nouvelle`}>
              Proposer une action
            </Link>
          </>
        }
      />
      <FlashNotice message={notice} />
      {cards.length === 0 ? (
        <EmptyState
          title="Aucune action collective encore"
          action={
            <Link className="button" to={`${home}/besoins`}>
              Voir les besoins partagés
            </Link>
          }
        >
          <p>
            Partez d’un besoin que plusieurs entreprises ont : l’action est déjà à moitié écrite, et les
            entreprises à inviter sont cochées.
          </p>
        </EmptyState>
      ) : (
        <div className="board">
          {COLUMNS.map(({ title, stages }, index) => {
            const held = cards.filter(({ stage }) => stages.includes(stage));
            return (
              <section
                key={title}
                className={held.length === 0 ? "is-empty" : undefined}
                aria-labelledby={`colonne-${index}`}
              >
                <h2 id={`colonne-${index}`}>
                  {title} <span className="soft num">{formatNumber(held.length)}</span>
                </h2>
                {held.length === 0 ? (
                  <p className="soft small">Aucune.</p>
                ) : (
                  <ul>
                    {held.map((card) => (
                      <ActionCard key={card.id} card={card} actions={actions} saysStage={stages.length > 1} />
                    ))}
                  </ul>
                )}
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}
