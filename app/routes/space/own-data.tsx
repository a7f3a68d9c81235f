import { data, Form, redirect } from "react-router";
import { FlashNotice } from "#app/components/notice.tsx";
import { NoticeText } from "#app/components/respondent/notice-text.tsx";
import { EraseForm } from "#app/components/space/erase-form.tsx";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate } from "#app/domain/format.ts";
import { readFields, refused, untouched } from "#app/forms/form-state.ts";
import { consentFormSchema, eraseFormSchema } from "#app/forms/space-form.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { endedRespondentCookie } from "#app/server/access/respondent-cookie.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { eraseOwnFirm } from "#app/server/erasure/erase-firm.ts";
import { shownNotice } from "#app/server/self-assessment/notice.ts";
import { services } from "#app/server/services.ts";
import { changeConsent } from "#app/server/space/change-consent.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { noticeAt, noticePath } from "#app/text/notices.ts";
import { consentHistory } from "#db/firm-data.ts";
import { type ConsentKind, consentsOf, noticeProofOf } from "#db/notices.ts";
import type { Route } from "./+types/own-data";

/** Whoever may take all their data away may have them erased, and says what they agree to. */
export const middleware: Route.MiddlewareFunction[] = [...ownSpace("export", "rawExport")];

export const meta: Route.MetaFunction = () => [{ title: "Vos données · Diapason" }];

export function loader({ context, url }: Route.LoaderArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  const { invitation, respondent } = visit;
  const proof = respondent === null ? null : noticeProofOf(db, respondent.id);
  return {
    head: spaceHead(db, visit),
    flash: noticeAt(url),
    notice: shownNotice(db, visit),
    proof: proof === null ? null : { version: proof.version, seenAt: proof.seenAt, sha256: proof.sha256 },
    consents: consentsOf(db, invitation.enrollmentId),
    history: consentHistory(db, invitation.enrollmentId),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { db, env } = services();
  const { now } = context.get(requestContext);
  const visit = currentVisit(context);
  const form = await request.formData();
  if (form.get("intent") === "erase") {
    const read = readFields(form, eraseFormSchema);
    if (!read.ok) return data(read.state, { status: 422 });
    const erased = eraseOwnFirm(db, visit, read.value.name, now);
    if (!erased.ok) return data(refused(read.typed, [erased.problem]), { status: 422 });
    throw redirect("/espace/efface", {
      status: 303,
      headers: { "Set-Cookie": await endedRespondentCookie(env) },
    });
  }
  const read = readFields(form, consentFormSchema);
  if (!read.ok) return data(read.state, { status: 422 });
  const changed = changeConsent(db, visit, read.value.kind, read.value.given === "oui", now);
  if (!changed.ok) return data(refused(read.typed, [changed.problem]), { status: 422 });
  throw redirect(noticePath("/espace/donnees", "enregistre"), 303);
}

export default function OwnData({ loaderData, actionData }: Route.ComponentProps) {
  const { head, flash, notice, proof, consents, history } = loaderData;
  const state = actionData ?? untouched;
  const isErasing = state.values.intent === "erase";
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={waysOf(head)}>
      <div className="stack">
        <FlashNotice message={flash} />
        <h1>Vos données</h1>
        <section className="card stack" aria-labelledby="information">
          <h2 id="information">Ce qui vous a été dit</h2>
          {proof === null ? (
            <p className="soft">Aucune notice d’information n’a encore été lue par ce lien.</p>
          ) : (
            <p>
              Vous avez lu la notice d’information, version {proof.version}, le {formatDate(proof.seenAt)}.
            </p>
          )}
          {proof === null ? null : (
            <p className="soft small identifier">Empreinte du texte lu : {proof.sha256}</p>
          )}
          {notice === null ? null : (
            <details className="disclosure">
              <summary>
                {proof === null || notice.isSettled
                  ? "La relire"
                  : `Elle a changé : lire la version ${notice.version}`}
              </summary>
              <NoticeText notice={notice} />
            </details>
          )}
        </section>
        <section className="card" aria-labelledby="accords">
          <h2 id="accords">Vos accords</h2>
          {isErasing || state === untouched ? null : (
            <p className="next-step">{state.errors.kind ?? state.errors[""]}</p>
          )}
          {CONSENTS.map((consent) => (
            <Consent
              key={consent.kind}
              {...consent}
              isGiven={consents[consent.kind]}
              history={history.filter(({ kind }) => kind === consent.kind)}
            />
          ))}
        </section>
        <section className="card stack" aria-labelledby="emporter">
          <h2 id="emporter">Tout emporter</h2>
          <p>
            Tout ce que l’opération garde sur votre entreprise, en une archive : pour une machine (JSON), pour
            un tableur (CSV), avec vos rapports et vos fichiers. Les réponses des salariés et des clients n’y
            sont pas : elles sont les leurs, données sans leur nom. Les notes de travail de votre consultant
            non plus.
          </p>
          <p>
            <a className="button quiet" href="/espace/donnees.zip" download>
              Télécharger mes données
            </a>
          </p>
        </section>
        <details className="disclosure card" id="effacer" open={isErasing}>
          <summary>Tout effacer</summary>
          <div className="stack">
            <EraseForm firm={head.firm} state={isErasing ? state : untouched} anchor="effacer" />
          </div>
        </details>
      </div>
    </SpaceShell>
  );
}

type ConsentProps = (typeof CONSENTS)[number] & {
  readonly isGiven: boolean;
  readonly history: Route.ComponentProps["loaderData"]["history"];
};

function Consent({ kind, label, help, isGiven, history }: ConsentProps) {
  return (
    <div className="consent">
      <h3>{label}</h3>
      <p className="soft small">{help}</p>
      <p>
        <span className={isGiven ? "tag accent" : "tag"}>{isGiven ? "Donné" : "Non donné"}</span>
      </p>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="kind" value={kind} />
        <SubmitButton
          kind="quiet small"
          name="given"
          value={isGiven ? "non" : "oui"}
          pendingLabel="Un instant…"
        >
          {isGiven ? "Retirer" : "Donner"} cet accord
          <span className="visually-hidden"> : {label}</span>
        </SubmitButton>
      </Form>
      {history.length === 0 ? null : (
        <ul className="soft small">
          {history.map((line) => (
            <li key={line.recordedAt}>
              {line.isGiven ? "Donné" : "Retiré"} le {formatDate(line.recordedAt)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const CONSENTS = [
  {
    kind: "quote",
    label: "On peut citer une de mes phrases",
    help: "Dans la synthèse du groupe, sans votre nom ni celui de l’entreprise.",
  },
  {
    kind: "network",
    label: "On peut montrer mon entreprise au réseau",
    help: "Son nom, son métier et sa commune, aux autres entreprises de l’opération.",
  },
] as const satisfies readonly { kind: ConsentKind; label: string; help: string }[];
