import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField } from "#app/components/field.tsx";
import { NoticePreview, type PreviewedNotice } from "#app/components/invitations/notice-preview.tsx";
import { FlashNotice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { INVITED_PERSPECTIVES } from "#app/domain/invitation/invitation.ts";
import { composeNotice, LEGAL_BASES } from "#app/domain/invitation/notice.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import { LOWEST_GROUP_THRESHOLD } from "#app/domain/scoring/group-answers.ts";
import { type FormState, fieldState, readFields, refused, untouched } from "#app/forms/form-state.ts";
import {
  HIGHEST_GROUP_THRESHOLD,
  MOST_RETENTION_MONTHS,
  type NoticeForm,
  noticeFormSchema,
} from "#app/forms/notice-form.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { settleNotice } from "#app/server/invitations/notice-settings.ts";
import { services } from "#app/server/services.ts";
import { deedAt, deedPath, LEGAL_BASIS_HINTS, LEGAL_BASIS_LABELS } from "#app/text/invitations.ts";
import { groupThreshold, hasGroupAnswers } from "#db/group-threshold.ts";
import { currentNotice } from "#db/notices.ts";
import { getOperation } from "#db/operations.ts";
import type { Route } from "./+types/notice";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "links")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Notice · ${loaderData?.operation.name ?? ""} · Diapason` },
];

const intentSchema = z.enum(["preview", "save"]);
/** Months: the two years of follow-up that conventions usually ask for. */
const USUAL_RETENTION_MONTHS = 24;

export function loader({ context, url }: Route.LoaderArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  const operation = getOperation(db, id);
  if (operation === null) throw data(null, { status: 404 });
  const written = currentNotice(db, id);
  const { version, ...settings } = written ?? {
    version: null,
    ...proposed(operation, currentUser(context).email),
  };
  const initial: NoticeForm = { ...settings, groupThreshold: groupThreshold(db, id) };
  return {
    operation: { id, name: operation.name },
    version,
    initial,
    isThresholdSettled: hasGroupAnswers(db, id),
    notices: previewOf(operation, initial),
    done: deedAt(url),
  };
}

/** What a first notice begins with: to be read over and changed. */
function proposed({ funders }: Operation, contact: string) {
  const legalBasis = "public-interest";
  return {
    controller: funders[0] ?? "",
    contact,
    legalBasis,
    retentionMonths: USUAL_RETENTION_MONTHS,
  } as const;
}

function previewOf(operation: Operation, form: NoticeForm): readonly PreviewedNotice[] {
  return INVITED_PERSPECTIVES.map((perspective) => ({
    perspective,
    sections: composeNotice(
      { ...form, version: 0 },
      {
        operation: operation.name,
        funders: operation.funders,
        firm: "l’entreprise",
        perspective,
        groupThreshold: form.groupThreshold,
      },
    ),
  }));
}

type Answer = { readonly state: FormState; readonly notices: readonly PreviewedNotice[] | null };

export async function action({ request, context }: Route.ActionArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  const { address, now } = context.get(requestContext);
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  const operation = getOperation(db, id);
  if (!intent.success || operation === null) throw data(null, { status: 400 });
  const form = readFields(fields, noticeFormSchema);
  if (!form.ok) return data<Answer>({ state: form.state, notices: null }, { status: 422 });
  if (intent.data === "preview") {
    const state = { values: form.typed, errors: {} };
    return data<Answer>({ state, notices: previewOf(operation, form.value) });
  }
  const settled = settleNotice(db, { actor: currentUser(context), address }, id, form.value, now);
  if (!settled.ok) {
    return data<Answer>({ state: refused(form.typed, [settled.problem]), notices: null }, { status: 422 });
  }
  throw redirect(deedPath(`/operations/${id}/invitations/notice`, "notice"));
}

export default function NoticePage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, version, initial, isThresholdSettled, done } = loaderData;
  const state = actionData?.state ?? untouched;
  const path = `/operations/${operation.id}/invitations`;
  return (
    <>
      <PageHead
        title="Notice d’information"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Invitations", to: path },
        ]}
        below={
          version === null
            ? "Chacun la lit avant la première question. Relisez ce qui est proposé, corrigez, enregistrez."
            : `Version ${version}. Chaque changement en fait une nouvelle, que l’on relit avant de continuer à répondre.`
        }
      />
      <FlashNotice message={actionData === undefined ? done : null} />
      <div className="columns even notice-page">
        <Form method="post" className="form wide card" noValidate>
          <h2>Ce que l’opération dit</h2>
          <ErrorSummary state={state} />
          <InputField
            name="controller"
            label="Qui répond des données"
            hint="Le nom de l’organisme : chambre de métiers, région, cabinet…"
            maxLength={160}
            required
            {...fieldState(state, "controller", initial.controller)}
          />
          <InputField
            name="contact"
            label="À qui écrire"
            hint="Une adresse électronique ou postale, pour lire, corriger ou faire effacer."
            maxLength={200}
            required
            {...fieldState(state, "contact", initial.contact)}
          />
          <ChoiceField
            name="legalBasis"
            label="Sur quel fondement"
            options={LEGAL_BASES.map((basis) => ({
              value: basis,
              label: LEGAL_BASIS_LABELS[basis],
              hint: LEGAL_BASIS_HINTS[basis],
            }))}
            required
            {...fieldState(state, "legalBasis", initial.legalBasis)}
          />
          <InputField
            name="retentionMonths"
            label="Durée de conservation"
            hint={`Après la fin de l’opération, jusqu’à ${MOST_RETENTION_MONTHS} mois.`}
            unit="mois"
            inputMode="numeric"
            required
            {...fieldState(state, "retentionMonths", initial.retentionMonths)}
          />
          <InputField
            name="groupThreshold"
            label="Seuil des groupes"
            hint={
              isThresholdSettled
                ? "Il ne change plus : quelqu’un a répondu en lisant ce nombre."
                : `Rien de l’équipe ni des clients d’une entreprise n’est montré avant ce nombre de réponses, de ${LOWEST_GROUP_THRESHOLD} à ${HIGHEST_GROUP_THRESHOLD}. La première réponse le fige.`
            }
            unit="réponses"
            inputMode="numeric"
            readOnly={isThresholdSettled}
            required
            {...fieldState(state, "groupThreshold", initial.groupThreshold)}
          />
          <div className="row">
            <SubmitButton name="intent" value="save" pendingLabel="Enregistrement…">
              Enregistrer
            </SubmitButton>
            <SubmitButton kind="quiet" name="intent" value="preview" pendingLabel="Aperçu…">
              Voir l’aperçu
            </SubmitButton>
          </div>
        </Form>
        <NoticePreview notices={actionData?.notices ?? loaderData.notices} />
      </div>
    </>
  );
}
