import { Form } from "react-router";
import { Notice } from "#app/components/notice.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { ToldInterview } from "#app/domain/answers/told-interview.ts";
import { formatDate } from "#app/domain/format.ts";

type ReadOnlyNoticeProps = { readonly told: ToldInterview; readonly home: string };

/** Why nothing can be written here, and the way to write again where there is one. */
export function ReadOnlyNotice({ told, home }: ReadOnlyNoticeProps) {
  switch (told.readOnly) {
    case null:
      return null;
    case "withdrawn":
      return (
        <Notice tone="signal">
          <strong>Cette entreprise s’est retirée de l’opération</strong>
          <p>
            Ses réponses se lisent encore, mais rien ne s’y ajoute. Sa fiche permet de l’inscrire de nouveau.
          </p>
        </Notice>
      );
    case "round-closed":
      return (
        <Notice>
          <strong>La campagne {told.roundCode} est close</strong>
          <p>Ses réponses ne changent plus : elles servent de repère à la campagne suivante.</p>
        </Notice>
      );
    case "reader":
      return (
        <Notice>
          <strong>Vous lisez cet entretien</strong>
          <p>Seuls les consultants de l’opération y écrivent. Votre lecture est inscrite au journal.</p>
        </Notice>
      );
    case "completed":
      return (
        <Notice>
          <strong>
            Entretien terminé{told.interviewedAt === null ? "" : ` le ${formatDate(told.interviewedAt)}`}
          </strong>
          <p>Les résultats et le plan d’actions en viennent. Pour changer une réponse, reprenez-le.</p>
          <Form method="post" action={`${home}?index`} className="inline">
            <SubmitButton kind="quiet" name="intent" value="reopen">
              Reprendre l’entretien
            </SubmitButton>
          </Form>
        </Notice>
      );
  }
}
