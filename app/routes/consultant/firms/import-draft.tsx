import { data, Form, Link, redirect } from "react-router";
import { z } from "zod";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { SelectField } from "#app/components/field.tsx";
import { Chip } from "#app/components/firms/firm-filters.tsx";
import { ImportLines, type ShownLine } from "#app/components/imports/import-lines.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { type JudgedLine, LINE_VERDICTS, type LineVerdict } from "#app/domain/firm/import/judge-rows.ts";
import { formatCount, formatNumber, quote } from "#app/domain/format.ts";
import { consultantSchema } from "#app/forms/firm-place-form.ts";
import { type FormState, fieldState, readFields, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { confirmImport } from "#app/server/imports/confirm-import.ts";
import { discardImport } from "#app/server/imports/discard-import.ts";
import { reviewImport } from "#app/server/imports/prepare-import.ts";
import { describeReading } from "#app/server/imports/reading.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import { VERDICT_PLURALS } from "#app/text/operations.ts";
import { listMembers } from "#db/operations.ts";
import type { Route } from "./+types/import-draft";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmFile")];

export const meta: Route.MetaFunction = () => [{ title: "Relire l’import · Diapason" }];

/** Lines of one page. */
const PAGE_SIZE = 100;

const intentSchema = z.enum(["confirm", "discard"]);
const querySchema = z.object({
  lignes: z.enum(["", ...LINE_VERDICTS]).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const { address } = context.get(requestContext);
  const actor = currentUser(context);
  const operation = { id, name };
  const draft = reviewImport(db, { actor, address }, { operationId: id, draftId: params.draftId });
  if (!draft.ok) return data({ operation, gone: draft.problem.message, draft: null }, { status: 404 });
  const { fileName, reading, judgement } = draft.value;
  const { headers, lines, counts } = judgement;
  const query = querySchema.parse(Object.fromEntries(url.searchParams));
  const chosen = query.lignes === "" ? lines : lines.filter((line) => line.verdict === query.lignes);
  const consultants = listMembers(db, id).filter((member) => member.role === "consultant");
  return {
    operation,
    gone: null,
    draft: {
      fileName,
      counts,
      total: lines.length,
      shown: chosen.length,
      query,
      lines: chosen.slice((query.page - 1) * PAGE_SIZE, query.page * PAGE_SIZE).map(shownLine),
      headerLine: headers.line,
      unknownColumns: headers.ignored,
      reading: describeReading(reading),
      notes: headers.notes,
      consultants: consultants.map((member) => ({ value: member.userId, label: member.name })),
      oneself: consultants.some((member) => member.userId === actor.id) ? actor.id : null,
    },
  };
}

function shownLine({ firm, enrollmentId: _, ...line }: JudgedLine): ShownLine {
  const summary = line.verdict === "add" && firm !== null ? [firm.trade, firm.city] : [];
  return { ...line, summary: summary.filter((part) => part !== null).join(" · ") };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = services();
  const { id: operationId } = currentOperation(context);
  const writer = { actor: currentUser(context), address: context.get(requestContext).address };
  const scope = { operationId, draftId: params.draftId };
  const firms = `/operations/${operationId}/entreprises`;
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  if (intent.data === "discard") {
    // Given up already is given up.
    discardImport(db, writer, scope);
    throw redirect(noticePath(firms, "import-abandonne"));
  }
  const form = readFields(fields, consultantSchema);
  if (!form.ok) return data(form.state, { status: 422 });
  const done = confirmImport(db, writer, { ...scope, ...form.value });
  if (!done.ok) return data<FormState>(refused(form.typed, [done.problem]), { status: 422 });
  const { add, change, refuse } = done.value.counts;
  throw redirect(`${firms}?importees=${add}&modifiees=${change}&refusees=${refuse}`);
}

export default function ImportDraft({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, draft, gone } = loaderData;
  const state: FormState = actionData ?? untouched;
  const firms = `/operations/${operation.id}/entreprises`;
  const head = (below?: string) => (
    <PageHead
      title="Relire l’import"
      crumbs={[
        { label: operation.name, to: `/operations/${operation.id}` },
        { label: "Entreprises", to: firms },
        { label: "Importer", to: `${firms}/importer` },
      ]}
      below={below}
    />
  );
  if (draft === null)
    return (
      <>
        {head()}
        <EmptyState
          title="Rien à relire"
          action={
            <Link className="button" to={`${firms}/importer`}>
              Choisir un fichier
            </Link>
          }
        >
          <p>{gone}</p>
        </EmptyState>
      </>
    );
  const { query, counts, total } = draft;
  const written = counts.add + counts.change;
  return (
    <>
      {head(
        `${draft.fileName} : ${formatCount(total, "ligne lue", "lignes lues")} sous les titres de la ligne ${formatNumber(draft.headerLine)}. Rien n’est encore écrit.`,
      )}
      <div className="stack">
        <Form method="post" className="card import-confirm" noValidate>
          <ErrorSummary state={state} />
          {written === 0 ? (
            <p>Aucune ligne de ce fichier n’ajoute ni ne change une entreprise.</p>
          ) : (
            <SelectField
              name="consultantId"
              label="Qui suivra les entreprises ajoutées"
              required
              empty="Personne pour le moment"
              options={draft.consultants}
              {...fieldState(state, "consultantId", draft.oneself)}
            />
          )}
          <div className="row">
            {written === 0 ? null : (
              <SubmitButton name="intent" value="confirm" pendingLabel="Import en cours…">
                {confirmWords(counts)}
              </SubmitButton>
            )}
            <SubmitButton kind="quiet" name="intent" value="discard" pendingLabel="Abandon…">
              Abandonner
            </SubmitButton>
          </div>
        </Form>
        <ReadingNotes draft={draft} />
        <div>
          <nav aria-label="Lignes à montrer">
            <ul className="filter-chips">
              <Chip to={pathFor("")} label="Toutes" count={total} isChosen={query.lignes === ""} />
              {LINE_VERDICTS.map((verdict) => (
                <Chip
                  key={verdict}
                  to={pathFor(verdict)}
                  label={VERDICT_PLURALS[verdict]}
                  count={counts[verdict]}
                  isChosen={query.lignes === verdict}
                />
              ))}
            </ul>
          </nav>
          {draft.lines.length === 0 ? (
            <p className="soft">Aucune ligne ici.</p>
          ) : (
            <ImportLines lines={draft.lines} />
          )}
          <Pagination page={query.page} pageSize={PAGE_SIZE} total={draft.shown} noun={["ligne", "lignes"]} />
        </div>
      </div>
    </>
  );
}

type Draft = NonNullable<Route.ComponentProps["loaderData"]["draft"]>;

/** « Importer 12 entreprises », « Importer 12 entreprises et en modifier 3 », « Modifier 3 entreprises ». */
function confirmWords({ add, change }: Draft["counts"]): string {
  if (add === 0) return `Modifier ${formatCount(change, "entreprise", "entreprises")}`;
  const added = `Importer ${formatCount(add, "entreprise", "entreprises")}`;
  return change === 0 ? added : `${added} et en modifier ${formatNumber(change)}`;
}

/** Another filter, from its first page. */
function pathFor(verdict: LineVerdict | ""): string {
  return verdict === "" ? "?" : `?lignes=${verdict}`;
}

/** How the file was read: what the person may want to put right before importing. */
function ReadingNotes({ draft }: { readonly draft: Draft }) {
  const { unknownColumns, notes, reading } = draft;
  const said = [
    ...reading,
    ...(unknownColumns.length === 0
      ? []
      : [
          `${unknownColumns.length === 1 ? "Colonne laissée de côté" : "Colonnes laissées de côté"} : ${unknownColumns.map(quote).join(", ")}.`,
        ]),
    ...notes,
  ];
  return (
    <Notice>
      <ul>
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Notice>
  );
}
