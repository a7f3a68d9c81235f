import { data } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { DeviceTable } from "#app/components/field-office/device-table.tsx";
import { RescueForm, type RescueState } from "#app/components/field-office/rescue-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import type { Problem } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { refused, untouched } from "#app/forms/form-state.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { UPLOAD_LIMIT } from "#app/server/access/body-limits.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { deviceList } from "#app/server/field/device-list.ts";
import { previewCopy, writeCopy } from "#app/server/field/rescue-copy.ts";
import { receiveFile } from "#app/server/imports/receive-file.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/devices";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "devices")];

export const meta: Route.MetaFunction = () => [{ title: "Tablettes · Diapason" }];

export function loader({ context }: Route.LoaderArgs) {
  const actor = currentUser(context);
  const mayWrite = may(actor, "write", { resource: "devices", operationId: null });
  return { devices: deviceList(services().db, actor), mayWrite };
}

/** Reads a rescue copy; with « ?reprendre », writes what it holds. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const received = await receiveFile(request, "file", UPLOAD_LIMIT);
  if (!received.ok) return refuse(received.problem);
  const { db, content } = services();
  const actor = currentUser(context);
  const { now, address } = context.get(requestContext);
  const text = new TextDecoder().decode(received.value.bytes);
  if (!url.searchParams.has("reprendre")) {
    const preview = await previewCopy({ db }, text, actor);
    if (!preview.ok) return refuse(preview.problem);
    return data<RescueState>({ ...untouched, preview: preview.value });
  }
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const written = await writeCopy(tools, text, actor, now);
  const deed = { actor, action: "device.rescue", objectKind: "device", address } as const;
  recordDeed(db, { ...deed, outcome: written.ok ? "done" : "refused" }, now);
  if (!written.ok) return refuse(written.problem);
  return data<RescueState>({ ...untouched, written: written.value });
}

function refuse(problem: Problem) {
  if (problem.code !== "too-big") return data<RescueState>(refused({}, [problem]), { status: 422 });
  const message = "Cette copie dépasse 12\u00A0Mo\u00A0: reprenez-la sur une autre tablette.";
  return data<RescueState>(refused({}, [{ ...problem, message }]), { status: 413 });
}

export default function DevicesPage({ loaderData: { devices, mayWrite }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title="Tablettes"
        below="Où en est chaque appareil sur lequel des visites ont été préparées, la dernière fois que le serveur l’a vu."
      />
      <div className="stack">
        {devices.length === 0 ? (
          <EmptyState
            title="Aucune tablette"
            action={
              <a className="button" href="/terrain">
                Ouvrir l’application de terrain
              </a>
            }
          >
            <p>
              Un appareil apparaît ici dès qu’une visite y est préparée : ouvrez l’application de terrain sur
              la tablette, puis « Préparer mes visites ».
            </p>
          </EmptyState>
        ) : (
          <section className="card table-wrap">
            <DeviceTable devices={devices} />
          </section>
        )}
        {mayWrite ? <RescueForm state={actionData ?? untouched} /> : null}
      </div>
    </>
  );
}
