import { data } from "react-router";
import { ApprovalCard, FeedbackCard, StepHistory } from "#app/components/collective/decisions.tsx";
import { DescriptionCard } from "#app/components/collective/description-card.tsx";
import { MembersCard } from "#app/components/collective/members-card.tsx";
import { NextMove } from "#app/components/collective/next-move.tsx";
import { PilotCard } from "#app/components/collective/pilot-card.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { FlashNotice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { nextMove } from "#app/domain/collective/next-move.ts";
import { approvalOf, outcomeOf } from "#app/domain/collective/publish-action.ts";
import { lastPilot } from "#app/domain/collective/take-step.ts";
import { stageAfter } from "#app/domain/collective/transitions.ts";
import { formatDate, typographic } from "#app/domain/format.ts";
import { stepFormSchema, uninviteFormSchema } from "#app/forms/collective-form.ts";
import { readFields, untouched } from "#app/forms/form-state.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { answered, askedOf, loadAction, sentForm } from "#app/server/collective/answer-action-form.ts";
import { takeInvitationBack } from "#app/server/collective/answer-for-firm.ts";
import { changeAction } from "#app/server/collective/change-action.ts";
import { services } from "#app/server/services.ts";
import { collectiveStageLabels } from "#app/text/collective.ts";
import { noticeAt } from "#app/text/notices.ts";
import type { Route } from "./+types/action";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.action.description.title ?? "Une action"} · Diapason` },
];

export function loader(args: Route.LoaderArgs) {
  const page = loadAction(args);
  const today = dayInFrance(args.context.get(requestContext).now);
  return {
    ...page,
    next: nextMove({ ...page.action, members: page.members }, today),
    notice: noticeAt(args.url),
  };
}

export async function action(args: Route.ActionArgs) {
  loadAction(args);
  const { db } = services();
  const { key, actor, now } = askedOf(args);
  const { intent, fields, typed } = await sentForm(args.request);
  if (intent === "uninvite") {
    const form = readFields(fields, uninviteFormSchema);
    if (!form.ok) throw data(null, { status: 400 });
    return answered(args, typed, takeInvitationBack(db, { ...key, ...form.value }, actor));
  }
  if (intent !== "start-pilot" && intent !== "review") throw data(null, { status: 400 });
  const form = readFields(fields, stepFormSchema);
  if (!form.ok) return data(form.state, { status: 422 });
  const { revision, words } = form.value;
  return answered(args, typed, changeAction(db, { ...key, revision }, { verb: intent, words }, actor, now));
}

export default function CollectiveActionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, action: shown, members, schemes, next, notice } = loaderData;
  const { stage, description, pilot, feedback, steps, revision } = shown;
  const home = `/operations/${operation.id}`;
  const here = `${home}/actions/${shown.id}`;
  const outcome = outcomeOf(shown);
  const state = actionData ?? untouched;
  return (
    <>
      <PageHead
        title={typographic(description.title)}
        crumbs={[
          { label: operation.name, to: home },
          { label: "Actions collectives", to: `${home}/actions` },
        ]}
        below={
          <>
            <span className={stage === "review" ? "tag signal" : "tag accent"}>
              {collectiveStageLabels[stage]}
            </span>
            {outcome === null
              ? null
              : ` depuis le ${formatDate(outcome.takenOn)} : ${typographic(outcome.why)}`}
          </>
        }
      />
      <FlashNotice message={notice} />
      <ErrorSummary state={state} />
      <div className="columns">
        <div className="stack">
          <NextMove {...{ stage, revision, here, state }} move={next} hasPilot={pilot !== null} />
          <MembersCard
            {...{ members, stage, here }}
            minimumFirms={description.minimumFirms}
            operationId={operation.id}
          />
          <PilotCard {...{ stage, pilot, here }} past={lastPilot(shown)} />
          <FeedbackCard
            feedback={feedback}
            write={stageAfter(stage, "feedback") === null ? null : `${here}/retour`}
          />
        </div>
        <div className="stack">
          <DescriptionCard
            {...{ description, schemes }}
            edit={stageAfter(stage, "describe") === null ? null : `${here}/modifier`}
          />
          <ApprovalCard
            approval={approvalOf(steps)}
            ask={stageAfter(stage, "approve") === null ? null : `${here}/comite`}
          />
          <StepHistory steps={steps} />
        </div>
      </div>
    </>
  );
}
