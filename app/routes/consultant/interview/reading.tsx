import { data } from "react-router";
import { useInterviewContext } from "#app/components/interview/interview-context.ts";
import { ReadOnlyNotice } from "#app/components/interview/read-only-notice.tsx";
import { ReadOnlyTheme } from "#app/components/interview/read-only-theme.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { settledCount } from "#app/domain/answers/interview.ts";
import { formatOutOf } from "#app/domain/format.ts";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { services } from "#app/server/services.ts";
import { getEnrollment } from "#db/enrollments.ts";
import type { Route } from "./+types/reading";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Réponses · ${loaderData?.firmName ?? ""} · Diapason` },
];

export function loader({ params, context }: Route.LoaderArgs) {
  const enrollment = getEnrollment(services().db, params.enrollmentId);
  if (enrollment === null) throw data(null, { status: 404 });
  const { id, name } = currentOperation(context);
  return { firmName: enrollment.name, operation: { id, name } };
}

/** Every answer of an interview on one page, to be read or printed. */
export default function InterviewReading({ loaderData }: Route.ComponentProps) {
  const { told, interview, home } = useInterviewContext();
  const { operation } = loaderData;
  const { questionnaire, state } = interview;
  return (
    <>
      <PageHead
        title="Réponses"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: told.firmName, to: home.replace(/\/entretien$/, "") },
          { label: "Entretien", to: home },
        ]}
        above={`${questionnaire.title} · ${told.roundCode}`}
        below={`${formatOutOf(settledCount(state.progress), state.progress.visible)} questions répondues`}
      />
      <div className="interview-reading">
        <ReadOnlyNotice told={told} home={home} />
        {questionnaire.themes
          .filter((_, index) => (state.themes[index]?.visible ?? 0) > 0)
          .map((theme) => (
            <ReadOnlyTheme key={theme.id} interview={interview} theme={theme} />
          ))}
      </div>
    </>
  );
}
