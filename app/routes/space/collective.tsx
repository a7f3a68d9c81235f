import { Link } from "react-router";
import { Prose } from "#app/components/collective/prose.tsx";
import { FlashNotice } from "#app/components/notice.tsx";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { formatNumber, typographic } from "#app/domain/format.ts";
import { currentVisit, respondentGuard } from "#app/server/access/respondent-guard.ts";
import { ownInvitations } from "#app/server/collective/own-invitations.ts";
import { services } from "#app/server/services.ts";
import { ownDoor } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { collectiveStageLabels, memberAnswerLabels } from "#app/text/collective.ts";
import { noticeAt } from "#app/text/notices.ts";
import type { Route } from "./+types/collective";

// The link alone is enough: what is asked holds nothing of what the firm answered elsewhere.
export const middleware: Route.MiddlewareFunction[] = [
  ...ownDoor,
  respondentGuard("read", "collectiveInvitation"),
];

export const meta: Route.MetaFunction = () => [{ title: "Actions collectives · Diapason" }];

export function loader({ context, url }: Route.LoaderArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  return {
    head: spaceHead(db, visit),
    isVerified: visit.actor.isVerified,
    notice: noticeAt(url),
    invitations: ownInvitations(db, visit).map(({ id, title, aim, stage, yes, own, answers }) => ({
      ...{ id, title, aim, stage, yes },
      answer: own.answer,
      mayAnswer: answers.length > 0,
    })),
  };
}

export default function OwnCollectiveActions({ loaderData }: Route.ComponentProps) {
  const { head, isVerified, notice, invitations } = loaderData;
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={isVerified ? waysOf(head) : []}>
      <div className="stack">
        <FlashNotice message={notice} />
        <h1>À faire à plusieurs</h1>
        <p className="soft">
          Ce que plusieurs entreprises de l’opération pourraient faire ensemble. Répondre n’engage pas encore
          : le groupe commence par un essai.
        </p>
        {invitations.length === 0 ? (
          <p>Vous n’êtes invité à aucune action pour le moment. Votre consultant vous en parlera.</p>
        ) : (
          <ul className="own-actions">
            {invitations.map(({ id, title, aim, stage, yes, answer, mayAnswer }) => (
              <li key={id} className="card stack">
                <p className="row">
                  <span className={answer === "yes" ? "tag accent" : "tag"}>
                    {answer === "invited"
                      ? "Votre réponse est attendue"
                      : `Vous avez dit : ${memberAnswerLabels[answer].toLowerCase()}`}
                  </span>
                  {stage === "gathering" ? null : <span className="tag">{collectiveStageLabels[stage]}</span>}
                </p>
                <h2>{typographic(title)}</h2>
                <Prose words={aim} />
                {yes === null ? null : (
                  <p className="soft small">{formatNumber(yes)} entreprises ont dit oui.</p>
                )}
                <p>
                  <Link
                    className={mayAnswer && answer === "invited" ? "button" : "button quiet"}
                    to={`/espace/actions-collectives/${id}`}
                  >
                    {mayAnswer && answer === "invited" ? "Lire et répondre" : "Relire"}
                    <span className="visually-hidden"> : {typographic(title)}</span>
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        )}
        {isVerified ? null : (
          <p className="small">
            <Link to="/espace">Ouvrir votre espace</Link> (un code vous sera demandé)
          </p>
        )}
      </div>
    </SpaceShell>
  );
}
