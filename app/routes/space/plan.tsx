import { Link } from "react-router";
import { FlashNotice } from "#app/components/notice.tsx";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { formatDate, formatOutOf, typographic } from "#app/domain/format.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { services } from "#app/server/services.ts";
import { ownActions, ownProgress } from "#app/server/space/follow-own-action.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { noticeAt } from "#app/text/notices.ts";
import { statusLabels } from "#app/text/plan.ts";
import type { Route } from "./+types/plan";

export const middleware: Route.MiddlewareFunction[] = [...ownSpace("read", "actionPlan")];

export const meta: Route.MetaFunction = () => [{ title: "Votre plan d’actions · Diapason" }];

export function loader({ context, url }: Route.LoaderArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  return {
    head: spaceHead(db, visit),
    notice: noticeAt(url),
    summary: ownProgress(db, visit),
    actions: ownActions(db, visit).map(({ id, title, owner, dueOn, status, why }) => ({
      ...{ id, title, owner, dueOn, status, why },
    })),
  };
}

export default function OwnPlan({ loaderData }: Route.ComponentProps) {
  const { head, notice, summary, actions } = loaderData;
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={waysOf(head)}>
      <div className="stack">
        <FlashNotice message={notice} />
        <h1>Votre plan d’actions</h1>
        {actions.length === 0 ? (
          <p className="soft">Aucune action n’y est inscrite. Parlez-en à votre consultant.</p>
        ) : (
          <p className="soft">Actions faites : {formatOutOf(summary.done, summary.total)}.</p>
        )}
        <ol className="own-actions">
          {actions.map((action) => (
            <li key={action.id} className="card stack">
              <p>
                <span className={action.status === "done" ? "tag accent" : "tag"}>
                  {statusLabels[action.status]}
                </span>
              </p>
              <h2>{typographic(action.title)}</h2>
              <p>{typographic(action.why)}</p>
              <p className="soft small">
                {action.owner === null ? "Porteur à nommer" : `Porteur : ${action.owner}`}
                {action.dueOn === null ? "" : ` · échéance le ${formatDate(action.dueOn)}`}
              </p>
              <p>
                <Link className="button quiet" to={`/espace/plan/${action.id}`}>
                  Dire où elle en est<span className="visually-hidden"> : {action.title}</span>
                </Link>
              </p>
            </li>
          ))}
        </ol>
      </div>
    </SpaceShell>
  );
}
