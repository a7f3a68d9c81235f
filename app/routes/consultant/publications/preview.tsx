import { data, Form, Link, redirect } from "react-router";
import { z } from "zod";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Obstructions } from "#app/components/publications/obstructions.tsx";
import { PublishedReport } from "#app/components/publications/published-report.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { HeldFigures } from "#app/components/synthesis/held-figures.tsx";
import { HiddenCells } from "#app/components/synthesis/hidden-cells.tsx";
import { type FormState, readForm, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { publish } from "#app/server/publications/publish.ts";
import { currentDraft } from "#app/server/publications/save-draft.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/preview";

export const middleware: Route.MiddlewareFunction[] = [
  // Publishing itself is asked for, and written in the audit log, by its use case.
  operationGuard("prepare", "synthesis", { unsafe: "prepare" }),
];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Aperçu · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export async function loader({ context }: Route.LoaderArgs) {
  const { db, readings } = services();
  const { id, name } = currentOperation(context);
  const { composition, revision } = currentDraft(db, id);
  const today = dayInFrance(context.get(requestContext).now);
  const prepared = await readings.read("publication", { operationId: id, today, composition });
  if (prepared === null) throw data(null, { status: 404 });
  const { snapshot, fingerprint, hidden, held, minimumGroupSize, obstructions } = prepared;
  return {
    operation: { id, name },
    isForFirms: composition.isForFirms,
    ...{ revision, fingerprint, snapshot, hidden, held, minimumGroupSize, obstructions },
  };
}

const previewedSchema = z.object({
  revision: z.coerce.number().int().catch(-1),
  fingerprint: z.string().default(""),
});

export async function action({ request, context }: Route.ActionArgs) {
  const { db, content, readings, pdf, log } = services();
  const { id } = currentOperation(context);
  const { address, now } = context.get(requestContext);
  const form = await readForm(request, previewedSchema);
  if (!form.ok) throw data(null, { status: 400 });
  const publisher = { actor: currentUser(context), address };
  const published = await publish({ db, content, readings, pdf, log }, publisher, id, form.value, now);
  if (!published.ok) return data<FormState>(refused({}, [published.problem]), { status: 409 });
  throw redirect(`/operations/${id}/publications?fait=synthese-publiee`);
}

export default function Preview({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, revision, fingerprint, snapshot, hidden, held } = loaderData;
  const { minimumGroupSize, obstructions, isForFirms } = loaderData;
  const home = `/operations/${operation.id}`;
  return (
    <>
      <PageHead
        title={`Aperçu de la publication n° ${snapshot.number}`}
        below={`Exactement ce que liront les financeurs${isForFirms ? " et les entreprises" : ""}. Une fois publiée, elle ne change plus.`}
        crumbs={[
          { label: operation.name, to: home },
          { label: "Publications", to: `${home}/publications` },
        ]}
        actions={
          <Link className="button quiet" to={`${home}/publications/composer`}>
            Reprendre la composition
          </Link>
        }
      />
      <Form method="post" className="card stack publish-form">
        <ErrorSummary state={actionData ?? untouched} />
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="fingerprint" value={fingerprint} />
        {obstructions.length === 0 ? (
          <div className="row">
            <SubmitButton pendingLabel="Mise en page et publication…">
              Publier la n° {snapshot.number}
            </SubmitButton>
            <p className="soft">Les financeurs la verront aussitôt, et pour toujours.</p>
          </div>
        ) : (
          <Obstructions obstructions={obstructions} home={home} />
        )}
      </Form>
      <div className="stack held-back">
        <HeldFigures lines={held} minimumGroupSize={minimumGroupSize} />
        <HiddenCells hidden={hidden} minimumGroupSize={minimumGroupSize} />
      </div>
      <PublishedReport snapshot={snapshot} />
    </>
  );
}
