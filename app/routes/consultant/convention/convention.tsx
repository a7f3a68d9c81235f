import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { ConventionTable, type ShownLine } from "#app/components/convention/convention-table.tsx";
import { HoursFigures } from "#app/components/convention/hours-figures.tsx";
import { TermsCard } from "#app/components/convention/terms-card.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { fallsShort } from "#app/domain/convention/account-for.ts";
import type { ConventionLine, CountedUnit } from "#app/domain/convention/convention.ts";
import { describeIndicator } from "#app/domain/convention/indicators.ts";
import { sumHours } from "#app/domain/convention/spent-hours.ts";
import { formatCount, formatDate, formatEuro, formatNumber } from "#app/domain/format.ts";
import { total } from "#app/domain/synthesis/count-plans.ts";
import { moveFormSchema, termsFormSchema } from "#app/forms/convention-form.ts";
import { type FormState, readFields, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { conventionTableOf } from "#app/server/convention/gather-convention.ts";
import { moveTarget } from "#app/server/convention/targets.ts";
import { writeConventionTerms } from "#app/server/convention/write-terms.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import { readTerms } from "#db/convention.ts";
import { listEvents } from "#db/events.ts";
import { getOperation } from "#db/operations.ts";
import type { Route } from "./+types/convention";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

/** A refused form shows the revision as it is now: sent again, it replaces what somebody else wrote meanwhile. */
export const shouldRevalidate = () => true;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Convention · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const operation = getOperation(db, currentOperation(context).id);
  if (operation === null) throw data(null, { status: 404 });
  const { id, name, convention, funders } = operation;
  const today = dayInFrance(context.get(requestContext).now);
  const { lines, aid, countedUnit, unjustified } = conventionTableOf(db, id, today);
  return {
    operation: { id, name, convention, funders },
    today,
    terms: readTerms(db, id),
    lines: lines.map((line) => shown(line, countedUnit)),
    unjustified: unjustified.length,
    hours: sumHours(listEvents(db, id), today),
    aid: {
      asked: { firms: aid.asked.size, euros: total(aid.asked) },
      granted: { firms: aid.granted.size, euros: total(aid.granted) },
    },
  };
}

function shown(line: ConventionLine, countedUnit: CountedUnit): ShownLine {
  const { target, label, unit, achieved, gap } = line;
  const { id, indicator, planned, justification } = target;
  return {
    ...{ id, indicator, label, unit, planned, achieved, gap, justification },
    fallsShort: fallsShort(line),
    words: indicator === "own" ? null : describeIndicator(indicator, countedUnit),
  };
}

const intentSchema = z.enum(["terms", "move"]);

export async function action({ request, context }: Route.ActionArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  const actor = currentUser(context);
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  const page = `/operations/${id}/convention`;
  if (intent.data === "move") {
    const form = readFields(fields, moveFormSchema);
    if (!form.ok) return data<FormState>(form.state, { status: 422 });
    const moved = moveTarget(db, id, form.value, actor);
    if (!moved.ok) return data<FormState>(refused(form.typed, [moved.problem]), { status: 422 });
    throw redirect(page);
  }
  const form = readFields(fields, termsFormSchema);
  if (!form.ok) return data<FormState>(form.state, { status: 422 });
  const written = writeConventionTerms(db, id, form.value, actor, context.get(requestContext).now);
  if (!written.ok) return data<FormState>(refused(form.typed, [written.problem]), { status: 422 });
  throw redirect(noticePath(page, "enregistre"));
}

export default function Convention({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, lines, terms, unjustified, today } = loaderData;
  const state: FormState = actionData ?? untouched;
  const isTerms = state.values.intent === "terms";
  const path = `/operations/${operation.id}/convention/objectifs`;
  const add = (
    <Link className="button" to={`${path}/nouveau`}>
      Ajouter un objectif
    </Link>
  );
  return (
    <div className="stack convention">
      <PageHead
        title="Convention"
        crumbs={[{ label: operation.name, to: `/operations/${operation.id}` }]}
        above={[operation.convention ?? "", ...operation.funders].filter((part) => part !== "").join(" · ")}
        below={`Ce qui est réalisé est calculé au ${formatDate(today)}, d’après ce que l’opération garde.`}
        actions={lines.length === 0 ? undefined : add}
      />
      <ErrorSummary state={isTerms ? untouched : state} />
      {unjustified === 0 ? null : (
        <Notice tone="signal">
          <p>
            {formatCount(
              unjustified,
              "écart n’a pas encore de justification",
              "écarts n’ont pas encore de justification",
            )}
            {"\u00A0: "}aucune synthèse ne se publie d’ici là.
          </p>
        </Notice>
      )}
      {lines.length === 0 ? (
        <EmptyState title="Les objectifs de la convention" action={add}>
          <p>
            Reprenez-les un à un, tels que la convention les écrit : entreprises inscrites, jours de conseil,
            ateliers… Ce qui est réalisé se calculera tout seul.
          </p>
        </EmptyState>
      ) : (
        <ConventionTable lines={lines} path={path} today={today} />
      )}
      <section className="stack" aria-labelledby="temps">
        <div className="row section-head">
          <h2 id="temps">Temps passés</h2>
          <Link to={`/operations/${operation.id}/temps`}>Voir le détail</Link>
        </div>
        <HoursFigures hours={loaderData.hours} />
      </section>
      <div className="columns">
        <TermsCard key={terms.revision} terms={terms} state={isTerms ? state : untouched} />
        <AidCard aid={loaderData.aid} publicFunding={terms.publicFunding} />
      </div>
    </div>
  );
}

type AidCardProps = Pick<Route.ComponentProps["loaderData"], "aid"> & {
  readonly publicFunding: number | null;
};

/** The aid that firms asked for and obtained, all together. */
function AidCard({ aid: { asked, granted }, publicFunding }: AidCardProps) {
  return (
    <section className="card">
      <h2>Aides aux entreprises</h2>
      <dl className="fact-sheet">
        <div>
          <dt>Demandées</dt>
          <dd>
            <Aid {...asked} />
          </dd>
        </div>
        <div>
          <dt>Obtenues</dt>
          <dd>
            <Aid {...granted} />
          </dd>
        </div>
        <div>
          <dt>Par euro public</dt>
          <dd>
            {publicFunding === null || publicFunding === 0 ? (
              <span className="soft">Indiquez l’argent public de l’opération.</span>
            ) : (
              `${formatNumber(granted.euros / publicFunding)} € obtenus`
            )}
          </dd>
        </div>
      </dl>
      <p className="soft small">
        Montants connus seulement, des entreprises encore dans l’opération. Ils se notent sur la page de
        chaque entreprise.
      </p>
    </section>
  );
}

function Aid({ euros, firms }: { readonly euros: number; readonly firms: number }) {
  if (firms === 0) return <span className="soft">aucune</span>;
  return (
    <>
      {formatEuro(euros)} <span className="soft">par {formatCount(firms, "entreprise", "entreprises")}</span>
    </>
  );
}
