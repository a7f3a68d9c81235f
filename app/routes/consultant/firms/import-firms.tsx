import { type ChangeEvent, useState } from "react";
import { data, Form, Link, redirect } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField } from "#app/components/field.tsx";
import { UnderstoodColumns } from "#app/components/imports/understood-columns.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { type FormState, fieldState, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { prepareImport } from "#app/server/imports/prepare-import.ts";
import { TABLE_LIMITS } from "#app/server/imports/read-table.ts";
import { receiveFile } from "#app/server/imports/receive-file.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/import-firms";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmFile")];

export const meta: Route.MetaFunction = () => [{ title: "Importer un fichier · Diapason" }];

export function loader({ context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  return { operation: { id, name }, mostBytes: TABLE_LIMITS.size, mostRows: TABLE_LIMITS.rows };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { id: operationId } = currentOperation(context);
  const received = await receiveFile(request, "file", TABLE_LIMITS.size);
  if (!received.ok) {
    const status = received.problem.code === "too-big" ? 413 : 422;
    return data<FormState>(refused({}, [received.problem]), { status });
  }
  const writer = { actor: currentUser(context), address: context.get(requestContext).address };
  const prepared = await prepareImport(services().db, writer, { operationId, ...received.value });
  if (!prepared.ok) {
    const problem = { message: prepared.problem.message, field: "file" };
    return data<FormState>(refused({}, [problem]), { status: 422 });
  }
  throw redirect(`/operations/${operationId}/entreprises/importer/${prepared.value.draftId}`);
}

export default function ImportFirms({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, mostBytes, mostRows } = loaderData;
  const state: FormState = actionData ?? untouched;
  const [tooBig, setTooBig] = useState(false);
  const firms = `/operations/${operation.id}/entreprises`;
  const mostMegabytes = Math.round(mostBytes / 1024 / 1024);
  const { error } = fieldState(state, "file");
  // The server cuts off what is too big before it can draw this page again.
  const checkSize = (event: ChangeEvent<HTMLInputElement>) => {
    setTooBig((event.currentTarget.files?.[0]?.size ?? 0) > mostBytes);
  };
  return (
    <>
      <PageHead
        title="Importer un fichier"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Entreprises", to: firms },
        ]}
        below="La liste que vous avez déjà, telle qu’elle est. Rien n’est écrit avant que vous ayez tout relu."
      />
      <div className="stack">
        <Form method="post" encType="multipart/form-data" className="form card" noValidate>
          <ErrorSummary state={state} />
          <InputField
            name="file"
            type="file"
            label="Fichier"
            hint={`Excel (.xlsx) ou CSV, ${mostMegabytes} Mo et ${mostRows.toLocaleString("fr-FR")} lignes au plus.`}
            accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            required
            onChange={checkSize}
            error={
              tooBig
                ? `Ce fichier dépasse ${mostMegabytes} Mo. Copiez la liste seule dans un nouveau classeur.`
                : error
            }
          />
          <div className="row">
            <SubmitButton pendingLabel="Lecture du fichier…" disabled={tooBig}>
              Lire le fichier
            </SubmitButton>
            <Link to={firms}>Annuler</Link>
          </div>
          <p className="small">
            Pas encore de liste ?{" "}
            <a href="/modele-entreprises.csv" download>
              Télécharger un modèle vide
            </a>
            , à ouvrir dans votre tableur.
          </p>
        </Form>
        <UnderstoodColumns />
      </div>
    </>
  );
}
