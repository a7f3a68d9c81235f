import { data, Form, Link, redirect } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { FirmReportPage } from "#app/components/report/firm-report-page.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate } from "#app/domain/format.ts";
import { refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { releaseReport } from "#app/server/reports/release-report.ts";
import { services } from "#app/server/services.ts";
import { latestReport } from "#db/reports.ts";
import type { Route } from "./+types/report";

export const middleware: Route.MiddlewareFunction[] = [
  operationGuard("read", "firmReport", { unsafe: "release" }),
];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Rapport · ${loaderData?.report.firm.name ?? ""} · Diapason` },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, readings } = services();
  const operation = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  const asked = { operationId: operation.id, enrollmentId: params.enrollmentId, today };
  const report = await readings.read("firm-report", asked);
  if (report === null) throw data(null, { status: 404 });
  const released = latestReport(db, params.enrollmentId);
  return {
    operation: { id: operation.id, name: operation.name },
    enrollmentId: params.enrollmentId,
    report,
    released:
      released === null
        ? null
        : { at: released.releasedAt, by: released.releasedByName, sha256: released.sha256 },
  };
}

export async function action({ params, context }: Route.ActionArgs) {
  const { db, content, readings, pdf, log } = services();
  const result = await releaseReport(
    { db, content, readings, pdf, log },
    params.enrollmentId,
    currentUser(context),
    context.get(requestContext).now,
  );
  if (!result.ok) return data(refused({}, [result.problem]), { status: 422 });
  throw redirect(`/operations/${params.operationId}/entreprises/${params.enrollmentId}/rapport`);
}

export default function Report({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollmentId, report, released } = loaderData;
  const firm = `/operations/${operation.id}/entreprises/${enrollmentId}`;
  const head = <FirmHead operation={operation} enrollmentId={enrollmentId} name={report.firm.name} />;
  if (report.method.answered === 0)
    return (
      <>
        {head}
        <EmptyState
          title="Pas encore de rapport"
          action={
            <Link className="button" to={`${firm}/entretien`}>
              Commencer l’entretien
            </Link>
          }
        >
          <p>Le rapport se compose au fil des réponses et des décisions.</p>
        </EmptyState>
      </>
    );
  return (
    <>
      {head}
      <ErrorSummary state={actionData ?? untouched} />
      <div className="toolbar">
        <p>
          {released === null ? (
            "Ce rapport n’a pas encore été remis : il suit les réponses et le plan."
          ) : (
            <>
              Remis le {formatDate(released.at)}
              {released.by === null ? "" : ` par ${released.by}`} ; la version remise ne change plus.{" "}
              <a href={`${firm}/rapport.pdf?remis`}>L’ouvrir</a> ou{" "}
              <a href={`${firm}/rapport.pdf?remis&telecharger`}>la télécharger</a>{" "}
              <span className="soft small">(empreinte {released.sha256.slice(0, 12)}…)</span>
            </>
          )}
        </p>
        <div className="actions">
          <a className="button quiet" href={`${firm}/rapport.pdf`}>
            Ouvrir le PDF
          </a>
          <a className="button quiet" href={`${firm}/rapport.pdf?telecharger`}>
            Télécharger le PDF
          </a>
          <Form method="post">
            <SubmitButton pendingLabel="Mise en page…">
              {released === null ? "Remettre le rapport" : "Remettre une nouvelle version"}
            </SubmitButton>
          </Form>
        </div>
      </div>
      <FirmReportPage report={report} />
    </>
  );
}
