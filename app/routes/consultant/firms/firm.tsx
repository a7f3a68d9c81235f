import { data, Form, Link, redirect } from "react-router";
import { z } from "zod";
import { AppointmentCard, ConsultantCard, WithdrawalCard } from "#app/components/firms/firm-follow-up.tsx";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { FirmContact, FirmIdentity } from "#app/components/firms/firm-identity.tsx";
import { placeAndSize } from "#app/components/firms/firm-words.ts";
import { MilestoneLine } from "#app/components/firms/milestone-line.tsx";
import { nextStepPath } from "#app/components/firms/next-step.tsx";
import { LevelTag } from "#app/components/level-tag.tsx";
import { Moment } from "#app/components/moment.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { Result } from "#app/domain/errors.ts";
import { formatDate, formatPercent } from "#app/domain/format.ts";
import { appointmentSchema, consultantSchema, withdrawalSchema } from "#app/forms/firm-place-form.ts";
import { type FormState, readFields, refused, type Typed, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { findQuestionnaire } from "#app/server/content/load-content.ts";
import { assignConsultant, setAppointment } from "#app/server/firms/follow-firm.ts";
import { standingsOf } from "#app/server/firms/standings.ts";
import { reinstateFirm, WITHDRAWAL_REASON_MAX, withdrawFirm } from "#app/server/firms/withdraw-firm.ts";
import { services } from "#app/server/services.ts";
import { type NoticeCode, noticePath } from "#app/text/notices.ts";
import { STATUS_LABELS } from "#app/text/operations.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { getOperation, listMembers } from "#db/operations.ts";
import { latestReport } from "#db/reports.ts";
import type { Route } from "./+types/firm";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmFile")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.firm.name ?? "Entreprise"} · Diapason` },
];

const intentSchema = z.enum(["appointment", "cancel-appointment", "assign", "withdraw", "reinstate"]);

export function loader({ context, params }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const operation = getOperation(db, id);
  const firm = getEnrollment(db, params.enrollmentId);
  if (operation === null || firm === null) throw data(null, { status: 404 });
  const pinned = findQuestionnaire(content, operation.questionnaireId, operation.questionnaireVersion);
  const today = dayInFrance(context.get(requestContext).now);
  const standing =
    pinned === null ? undefined : standingsOf(db, pinned.questionnaire, id, [firm], today).get(firm.id);
  const report = latestReport(db, firm.id);
  return {
    operation: { id, name },
    firm,
    standing: standing ?? null,
    consultants: listMembers(db, id)
      .filter((member) => member.role === "consultant")
      .map((member) => ({ value: member.userId, label: member.name })),
    report: report === null ? null : { at: report.releasedAt, by: report.releasedByName },
    mostCharacters: WITHDRAWAL_REASON_MAX,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = services();
  const place = { operationId: currentOperation(context).id, enrollmentId: params.enrollmentId };
  const writer = { actor: currentUser(context), address: context.get(requestContext).address };
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  const answer = (typed: Typed, result: Result<unknown>, notice: NoticeCode) => {
    if (!result.ok) return data<FormState>(refused(typed, [result.problem]), { status: 422 });
    throw redirect(noticePath(`/operations/${place.operationId}/entreprises/${place.enrollmentId}`, notice));
  };
  switch (intent.data) {
    case "appointment": {
      const form = readFields(fields, appointmentSchema);
      if (!form.ok) return data(form.state, { status: 422 });
      const set = setAppointment(db, writer, { ...place, ...form.value });
      return answer(form.typed, set, "rendez-vous-fixe");
    }
    case "cancel-appointment": {
      const set = setAppointment(db, writer, { ...place, at: null, place: null });
      return answer({ intent: "appointment" }, set, "rendez-vous-retire");
    }
    case "assign": {
      const form = readFields(fields, consultantSchema);
      if (!form.ok) return data(form.state, { status: 422 });
      const assigned = assignConsultant(db, writer, { ...place, ...form.value });
      return answer(form.typed, assigned, "consultant-change");
    }
    case "withdraw": {
      const form = readFields(fields, withdrawalSchema);
      if (!form.ok) return data(form.state, { status: 422 });
      const withdrawn = withdrawFirm(db, writer, { ...place, ...form.value });
      return answer(form.typed, withdrawn, "entreprise-retiree");
    }
    case "reinstate":
      return answer({ intent: "reinstate" }, reinstateFirm(db, writer, place), "entreprise-reinscrite");
  }
}

export default function Firm({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, firm, standing, consultants, report, mostCharacters } = loaderData;
  const state: FormState = actionData ?? untouched;
  const path = `/operations/${operation.id}/entreprises/${firm.id}`;
  const isWithdrawn = firm.status === "withdrawn";
  const about = [firm.trade, placeAndSize(firm), STATUS_LABELS[firm.status]];
  return (
    <>
      <FirmHead
        operation={operation}
        enrollmentId={firm.id}
        name={firm.name}
        above={about.filter((part) => part !== null && part !== "").join(" · ")}
        actions={
          <>
            <Link className="button quiet" to={`${path}/modifier`}>
              Modifier la fiche
            </Link>
            {standing === null || standing.step.kind === "nothing" ? null : (
              <Link className="button" to={nextStepPath(path, standing.step)}>
                {standing.step.words}
              </Link>
            )}
          </>
        }
      />
      {isWithdrawn ? <Withdrawn firm={firm} /> : null}
      <section className="card firm-way">
        <MilestoneLine firm={firm} />
      </section>
      <div className={isWithdrawn ? "stack" : "columns"}>
        <div className="stack">
          <section className="card">
            <h2>L’entreprise</h2>
            <FirmIdentity file={firm} />
          </section>
          <section className="card">
            <h2>Contact</h2>
            <FirmContact file={firm} />
          </section>
          <section className="card firm-results">
            <h2>Diagnostic</h2>
            <p>
              <LevelTag
                label={standing?.level?.label ?? null}
                rank={standing?.level?.rank ?? 0}
                count={standing?.level?.count ?? 1}
              />{" "}
              {standing === null || standing.coverage === null ? (
                <span className="soft">Pas encore de réponses.</span>
              ) : (
                <span className="soft">
                  {formatPercent(standing.coverage)} des questions notées ont une réponse.{" "}
                  <Link to={`${path}/resultats`}>Voir les résultats</Link>
                </span>
              )}
            </p>
            <p className="soft">
              {report === null ? (
                "Aucun rapport n’a encore été remis."
              ) : (
                <>
                  Dernier rapport remis le <Moment at={report.at} />
                  {report.by === null ? "" : ` par ${report.by}`}.{" "}
                  <Link to={`${path}/rapport`}>Voir le rapport</Link>
                </>
              )}
            </p>
          </section>
          <section className="card">
            <h2>Visite</h2>
            <p className="soft">
              Les engagements pris sur place, la signature, les photos et le temps passé.{" "}
              <Link to={`${path}/visite`}>Ce qu’a laissé la visite</Link>
            </p>
          </section>
          <section className="card">
            <h2>Aides</h2>
            <p className="soft">
              Ce qu’elle a demandé, ce qu’elle a obtenu, et son plafond de minimis.{" "}
              <Link to={`${path}/aides`}>Ses demandes d’aide</Link>
            </p>
          </section>
        </div>
        {isWithdrawn ? null : (
          <div className="stack">
            <AppointmentCard
              key={firm.nextAppointmentAt}
              at={firm.nextAppointmentAt}
              place={firm.nextAppointmentPlace}
              state={state}
            />
            <ConsultantCard consultantId={firm.consultantId} consultants={consultants} state={state} />
            <WithdrawalCard mostCharacters={mostCharacters} state={state} />
          </div>
        )}
        <p className="small">
          <Link to={`${path}/effacer`}>Effacer toutes ses données, à sa demande</Link>
        </p>
      </div>
    </>
  );
}

type WithdrawnProps = {
  readonly firm: Pick<Route.ComponentProps["loaderData"]["firm"], "withdrawnAt" | "withdrawalReason">;
};

function Withdrawn({ firm: { withdrawnAt, withdrawalReason } }: WithdrawnProps) {
  return (
    <div className="notice signal firm-withdrawn">
      <strong>
        {withdrawnAt === null
          ? "Cette entreprise s’est retirée."
          : `Cette entreprise s’est retirée le ${formatDate(withdrawnAt)}.`}
      </strong>
      {withdrawalReason === null ? null : <p>« {withdrawalReason} »</p>}
      <Form method="post">
        <SubmitButton kind="quiet small" name="intent" value="reinstate" pendingLabel="Retour…">
          Réinscrire
        </SubmitButton>
      </Form>
    </div>
  );
}
