import { data, Form, redirect } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { ChapterTexts } from "#app/components/publications/chapter-texts.tsx";
import { QuotesFields } from "#app/components/publications/quotes-fields.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate } from "#app/domain/format.ts";
import { BREAKDOWNS, CHAPTERS, type Composition } from "#app/domain/publication/composition.ts";
import { MOST_QUOTES, readComposition } from "#app/forms/composition-form.ts";
import { choicesState, type FormState, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { refusedQuotes } from "#app/server/publications/prepare-publication.ts";
import { beginQuote, type QuoteCandidate, quoteCandidates } from "#app/server/publications/quotable.ts";
import { currentDraft, saveDraft } from "#app/server/publications/save-draft.ts";
import { questionnaireOf } from "#app/server/reports/gather-operation.ts";
import { services } from "#app/server/services.ts";
import { BREAKDOWN_LABELS, CHAPTER_TITLES } from "#app/text/publications.ts";
import { getOperation } from "#db/operations.ts";
import type { Route } from "./+types/composer";

export const middleware: Route.MiddlewareFunction[] = [
  operationGuard("prepare", "synthesis", { unsafe: "prepare" }),
];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Composer · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const { composition, revision, updatedAt, updatedByName } = currentDraft(db, id);
  return {
    operation: { id, name },
    composition,
    revision,
    saved: updatedAt === undefined ? null : { at: updatedAt, by: updatedByName ?? null },
    candidates: candidatesOf(id, composition),
    refusals: refusedQuotes(db, id, composition.quotes),
  };
}

function candidatesOf(operationId: string, composition: Composition): readonly QuoteCandidate[] {
  const { db, content } = services();
  const operation = getOperation(db, operationId);
  if (operation === null) throw data(null, { status: 404 });
  return quoteCandidates(db, operationId, questionnaireOf(content, operation), composition);
}

/** `theirs`: what somebody else saved meanwhile, when that is why the form comes back. */
type Answer = {
  readonly state: FormState;
  readonly theirs: {
    readonly composition: Composition;
    readonly revision: number;
    readonly by: string | null;
  } | null;
};

export async function action({ request, context }: Route.ActionArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  const { now } = context.get(requestContext);
  const fields = await request.formData();
  const draft = currentDraft(db, id);
  const form = readComposition(fields, draft.composition.quotes);
  if (!form.ok) return data<Answer>({ state: form.state, theirs: null }, { status: 422 });
  const { composition, chosen, revision } = form.value;
  const added = candidatesOf(id, draft.composition).filter((candidate) => chosen.includes(candidate.id));
  const quotes = [...composition.quotes, ...added.map(beginQuote)];
  if (quotes.length > MOST_QUOTES) {
    const tooMany = { field: "chosen", message: `Au plus ${MOST_QUOTES} citations.` };
    return data<Answer>({ state: refused(form.typed, [tooMany]), theirs: null }, { status: 422 });
  }
  const written = { composition: { ...composition, quotes }, baseRevision: revision };
  const saved = saveDraft(db, currentUser(context), id, written, now);
  if (!saved.ok) {
    const { theirs } = saved.problem;
    return data<Answer>(
      {
        state: refused(form.typed, [saved.problem]),
        theirs:
          theirs === undefined
            ? null
            : { composition: theirs.composition, revision: theirs.revision, by: theirs.updatedByName },
      },
      { status: saved.problem.code === "stale" ? 409 : 422 },
    );
  }
  const home = `/operations/${id}/publications`;
  if (fields.get("intent") === "preview") throw redirect(`${home}/apercu`);
  throw redirect(`${home}/composer?fait=enregistre${added.length === 0 ? "" : "#citations"}`);
}

export default function Composer({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, composition, revision, saved, candidates, refusals } = loaderData;
  const state = actionData?.state ?? untouched;
  const theirs = actionData?.theirs ?? null;
  const home = `/operations/${operation.id}`;
  return (
    <>
      <PageHead
        title="Composer la publication"
        below={
          saved === null
            ? "Tout est proposé : retirez ce qui n’a pas lieu d’être, écrivez ce que les chiffres ne disent pas."
            : `Enregistrée le ${formatDate(saved.at)}${saved.by === null ? "" : ` par ${saved.by}`}. Rien ne paraît avant « Publier ».`
        }
        crumbs={[
          { label: operation.name, to: home },
          { label: "Publications", to: `${home}/publications` },
        ]}
      />
      {/* A new revision draws the fields again from what is saved. */}
      <Form method="post" className="form wide" noValidate key={revision}>
        <ErrorSummary state={state} />
        <input type="hidden" name="revision" value={theirs?.revision ?? revision} />
        <section className="card stack">
          <h2>Ce qui est publié</h2>
          <div className="many-choices">
            <ChoiceField
              name="chapters"
              label="Les chapitres"
              hint="L’essentiel et l’annexe y sont toujours. Les chiffres d’un chapitre non choisi ne sortent pas."
              multiple
              options={CHAPTERS.map((chapter) => ({ value: chapter, label: CHAPTER_TITLES[chapter] }))}
              {...choicesState(state, "chapters", composition.chapters)}
            />
          </div>
          <div className="columns even">
            <ChoiceField
              name="breakdowns"
              label="La maturité, par groupes"
              hint="Plus il y a de groupes, plus il faut en cacher."
              multiple
              options={BREAKDOWNS.map((breakdown) => ({
                value: breakdown,
                label: BREAKDOWN_LABELS[breakdown],
              }))}
              {...choicesState(state, "breakdowns", composition.breakdowns)}
            />
            <ChoiceField
              name="isForFirms"
              label="Qui la lira"
              hint="Les financeurs de l’opération la lisent toujours."
              multiple
              options={[{ value: "oui", label: "Les entreprises aussi, dans leur espace" }]}
              {...choicesState(state, "isForFirms", composition.isForFirms ? ["oui"] : [])}
            />
          </div>
        </section>
        <ChapterTexts state={state} texts={composition.texts} theirs={theirs} />
        <QuotesFields state={state} quotes={composition.quotes} refusals={refusals} candidates={candidates} />
        <div className="row sticky-actions">
          <SubmitButton name="intent" value="preview" pendingLabel="Enregistrement…">
            Enregistrer et voir l’aperçu
          </SubmitButton>
          <SubmitButton kind="quiet" name="intent" value="save" pendingLabel="Enregistrement…">
            Enregistrer
          </SubmitButton>
        </div>
      </Form>
    </>
  );
}
