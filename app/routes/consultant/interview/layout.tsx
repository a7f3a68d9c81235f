import { data, Outlet } from "react-router";
import type { InterviewContext } from "#app/components/interview/interview-context.ts";
import { LeaveGuard } from "#app/components/interview/leave-guard.tsx";
import { useInterview } from "#app/components/interview/use-interview.ts";
import { useLive } from "#app/components/questions/use-live.ts";
import { unsent } from "#app/offline/answer-queue.ts";
import { useAnswerQueue } from "#app/offline/use-answer-queue.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { openInterview } from "#app/server/interviews/open-interview.ts";
import { tellInterview } from "#app/server/interviews/tell-interview.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/layout";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export function loader({ params, context, url }: Route.LoaderArgs) {
  const { db, content } = services();
  const actor = currentUser(context);
  const { now } = context.get(requestContext);
  const { enrollmentId, themeId = null } = params;
  const opened = openInterview({ db, questionnaireOf: questionnairesIn(content) }, enrollmentId, actor, now);
  if (!opened.ok)
    throw data({ message: opened.problem.message }, { status: STATUS[opened.problem.code] ?? 503 });
  return {
    told: tellInterview(db, opened.value, actor, READING.test(url.pathname) ? "all" : themeId),
    userId: actor.id,
    now: Date.parse(now),
    home: `/operations/${currentOperation(context).id}/entreprises/${enrollmentId}/entretien`,
  };
}

/** What was written is kept and sent from here, so that it goes on from theme to theme. */
export default function InterviewLayout({ loaderData }: Route.ComponentProps) {
  const { told, userId, home, now } = loaderData;
  const { enrollmentId } = told;
  const handle = useAnswerQueue({ url: `${home}/saisies`, userId, enrollmentId });
  const interview = useInterview(told, handle);
  const isLive = useLive();
  const context: InterviewContext = { told, interview, home, now: isLive ? Date.now() : now };
  return (
    <>
      <Outlet context={context} />
      <LeaveGuard unsent={unsent(handle.queue).length} home={home} />
    </>
  );
}

/** The page that shows the answers of every theme. */
const READING = /\/lecture(\.data)?$/;

const STATUS: Readonly<Record<string, number>> = { "not-found": 404, forbidden: 403 };
