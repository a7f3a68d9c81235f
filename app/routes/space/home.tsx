import type { ReactNode } from "react";
import { Link } from "react-router";
import { ConsultantContact } from "#app/components/space/consultant-contact.tsx";
import { GroupPlaceCard } from "#app/components/space/group-place.tsx";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { formatAppointment, formatCount, formatDate, formatOutOf } from "#app/domain/format.ts";
import { currentVisit, mayVisit } from "#app/server/access/respondent-guard.ts";
import { ownInvitations } from "#app/server/collective/own-invitations.ts";
import { services } from "#app/server/services.ts";
import { ownProgress } from "#app/server/space/follow-own-action.ts";
import { groupPlaceOf } from "#app/server/space/group-place.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { listReports } from "#db/reports.ts";
import type { Route } from "./+types/home";

export const middleware: Route.MiddlewareFunction[] = [...ownSpace("read", "firmFile")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.head.firm ?? "Votre espace"} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  const { enrollmentId } = visit.invitation;
  const enrollment = getEnrollment(db, enrollmentId);
  const reports = mayVisit(visit, "read", "firmReport") ? listReports(db, enrollmentId) : [];
  const latest = reports[0];
  const invitations = ownInvitations(db, visit);
  return {
    head: spaceHead(db, visit),
    appointment:
      enrollment === null || enrollment.nextAppointmentAt === null
        ? null
        : { at: enrollment.nextAppointmentAt, place: enrollment.nextAppointmentPlace },
    reports: reports.map(({ id, releasedAt }) => ({ id, releasedAt })),
    place: latest === undefined ? null : groupPlaceOf(db, latest.id),
    invited: {
      total: invitations.length,
      waiting: invitations.filter(({ own, answers }) => own.answer === "invited" && answers.includes("yes"))
        .length,
    },
    plan: mayVisit(visit, "read", "actionPlan") ? ownProgress(db, visit) : null,
  };
}

export default function SpaceHome({ loaderData }: Route.ComponentProps) {
  const { head, invited, appointment, reports, place, plan } = loaderData;
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={waysOf(head)}>
      <div className="stack">
        <h1>Votre espace</h1>
        <ul className="space-things">
          {head.isSubmitted ? null : (
            <Thing title="Votre auto-évaluation" isToDo>
              <p>Elle n’est pas encore envoyée.</p>
              <p className="row">
                <Link className="button" to="/reponse">
                  Continuer
                </Link>
              </p>
            </Thing>
          )}
          <ReportThing reports={reports} />
          {plan === null ? null : (
            <Thing title="Votre plan d’actions" isToDo={plan.open > 0}>
              <PlanWords plan={plan} />
              <p className="row">
                <Link className="button quiet" to="/espace/plan">
                  Suivre mon plan
                </Link>
                <Link to="/espace/aides">Les aides possibles</Link>
              </p>
            </Thing>
          )}
          {invited.total === 0 ? null : (
            <Thing title="À faire à plusieurs" isToDo={invited.waiting > 0}>
              <p>
                {invited.waiting > 0
                  ? `${formatCount(invited.waiting, "action collective attend", "actions collectives attendent")} votre réponse.`
                  : "Vous avez répondu à ce qui vous était proposé."}
              </p>
              <p className="row">
                <Link
                  className={invited.waiting > 0 ? "button" : "button quiet"}
                  to="/espace/actions-collectives"
                >
                  {invited.waiting > 0 ? "Lire et répondre" : "Relire"}
                  <span className="visually-hidden"> les actions collectives</span>
                </Link>
              </p>
            </Thing>
          )}
          <Thing title="Prochain rendez-vous">
            {appointment === null ? (
              <p className="soft">Aucun pour le moment.</p>
            ) : (
              <p>
                {capitalised(formatAppointment(appointment.at))}
                {appointment.place === null ? "" : ` · ${appointment.place}`}
              </p>
            )}
          </Thing>
          <Thing title="Votre consultant">
            <ConsultantContact consultant={head.consultant} about={`${head.firm} : une question`} />
          </Thing>
        </ul>
        {place === null ? null : <GroupPlaceCard place={place} />}
      </div>
    </SpaceShell>
  );
}

type ThingProps = { readonly title: string; readonly isToDo?: boolean; readonly children: ReactNode };

function Thing({ title, isToDo = false, children }: ThingProps) {
  return (
    <li className={isToDo ? "to-do" : undefined}>
      <h2>{title}</h2>
      {children}
    </li>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function ReportThing({ reports }: Pick<Loaded, "reports">) {
  const [latest, ...earlier] = reports;
  if (latest === undefined) {
    return (
      <Thing title="Votre rapport">
        <p className="soft">
          Il ne vous a pas encore été remis. Votre consultant le prépare avec vous ; vous le trouverez ici.
        </p>
      </Thing>
    );
  }
  return (
    <Thing title="Votre rapport">
      <p>Remis le {formatDate(latest.releasedAt)}.</p>
      <p className="row">
        <a className="button" href="/espace/rapport.pdf">
          Lire le rapport
        </a>
        <a href="/espace/rapport.pdf?telecharger" download>
          Le télécharger (PDF)
        </a>
      </p>
      {earlier.length === 0 ? null : (
        <details className="disclosure">
          <summary>{formatCount(earlier.length, "rapport précédent", "rapports précédents")}</summary>
          <ul>
            {earlier.map(({ id, releasedAt }) => (
              <li key={id}>
                <a href={`/espace/rapport.pdf?rapport=${id}`}>Remis le {formatDate(releasedAt)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Thing>
  );
}

function PlanWords({ plan }: { readonly plan: NonNullable<Loaded["plan"]> }) {
  if (plan.total === 0) return <p className="soft">Aucune action n’y est inscrite.</p>;
  return (
    <>
      <p>Actions faites : {formatOutOf(plan.done, plan.total)}.</p>
      {plan.next === null ? null : (
        <p>
          <b>À faire maintenant :</b> {plan.next.title}
          {plan.next.dueOn === null ? "" : `, échéance le ${formatDate(plan.next.dueOn)}`}
        </p>
      )}
    </>
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
