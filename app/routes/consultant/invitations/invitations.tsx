import { data, Link, redirect, useSearchParams } from "react-router";
import { z } from "zod";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InvitationFilters } from "#app/components/invitations/invitation-filters.tsx";
import { InvitationTable } from "#app/components/invitations/invitation-table.tsx";
import { InviteEverybody } from "#app/components/invitations/invite-everybody.tsx";
import { SendingPanel } from "#app/components/invitations/sending-panel.tsx";
import { FlashNotice, Notice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { formatCount, formatDate } from "#app/domain/format.ts";
import { refused, untouched } from "#app/forms/form-state.ts";
import { perspectiveFieldSchema } from "#app/forms/invitation-form.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { inviteAll } from "#app/server/invitations/invite-all.ts";
import { INVITATIONS_PER_PAGE, readInvitationQuery } from "#app/server/invitations/list-query.ts";
import { tellOperation } from "#app/server/invitations/tell-operation.ts";
import { sendsMail } from "#app/server/mail/mailer-of.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/invitations";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "links")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Invitations · ${loaderData?.operation.name ?? ""} · Diapason` },
];

const intentSchema = z.enum(["invite-all-director", "invite-all-employee", "invite-all-customer"]);

export function loader({ context, url }: Route.LoaderArgs) {
  const { db, content, env } = services();
  const { id, name } = currentOperation(context);
  const query = readInvitationQuery(url.searchParams);
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const told = tellOperation(tools, id, query, {
    now: context.get(requestContext).now,
    sendsMail: sendsMail(env),
  });
  if (told === null) throw data(null, { status: 404 });
  return {
    operation: { id, name },
    query,
    pageSize: INVITATIONS_PER_PAGE,
    ...told,
    sendsMail: sendsMail(env),
    done: preparedAt(url.searchParams),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { db, content } = services();
  const { id } = currentOperation(context);
  const { address, now } = context.get(requestContext);
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  const perspective = perspectiveFieldSchema.parse(intent.data.replace("invite-all-", ""));
  const invited = inviteAll(
    { db, questionnaireOf: questionnairesIn(content) },
    { actor: currentUser(context), address },
    { operationId: id, perspective },
    now,
  );
  if (!invited.ok) return data(refused({}, [invited.problem]), { status: 422 });
  const { prepared, queued, withoutAddress } = invited.value;
  const done = new URLSearchParams({
    regard: perspective,
    preparees: String(prepared),
    messages: String(queued),
    "sans-adresse": String(withoutAddress),
  });
  throw redirect(`/operations/${id}/invitations?${done}`);
}

/** What inviting everybody did, when the page follows it. */
function preparedAt(search: URLSearchParams): string | null {
  if (!search.has("preparees")) return null;
  const count = (name: string) =>
    Math.min(Math.abs(Number.parseInt(search.get(name) ?? "0", 10) || 0), 99_999);
  const [prepared, queued, without] = [count("preparees"), count("messages"), count("sans-adresse")];
  const parts = [
    formatCount(prepared, "invitation préparée", "invitations préparées"),
    ...(queued === 0 ? [] : [formatCount(queued, "message à envoyer", "messages à envoyer")]),
    ...(without === 0
      ? []
      : [formatCount(without, "lien à remettre, faute d’adresse", "liens à remettre, faute d’adresse")]),
  ];
  return `C’est fait : ${parts.join(", ")}.`;
}

export default function Invitations({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrolled, hasNotice, roundClosedOn, sending, mails } = loaderData;
  const path = `/operations/${operation.id}/invitations`;
  const canInvite = hasNotice && roundClosedOn === null;
  return (
    <>
      <PageHead
        title="Invitations"
        crumbs={[{ label: operation.name, to: `/operations/${operation.id}` }]}
        below="Le dirigeant, son équipe et ses clients répondent d’eux-mêmes, par un lien."
        actions={
          <>
            <Link className="button quiet" to={`${path}/notice`}>
              Notice
            </Link>
            <Link className="button quiet" to={`${path}/courrier`}>
              Courrier
            </Link>
          </>
        }
      />
      <div className="stack invitations">
        <FlashNotice message={loaderData.done} />
        <ErrorSummary state={actionData ?? untouched} />
        {enrolled === 0 ? <NoFirm operationId={operation.id} /> : null}
        {enrolled > 0 && !hasNotice ? <NoNotice path={path} /> : null}
        {roundClosedOn === null ? null : (
          <Notice>
            <p>
              La campagne {loaderData.roundCode} est close depuis le {formatDate(roundClosedOn)} : plus
              personne n’y est invité, et ses liens n’ouvrent plus rien.
            </p>
          </Notice>
        )}
        {mails.failed === 0 ? null : (
          <Notice tone="signal">
            <p>
              {formatCount(mails.failed, "message n’a pas pu partir", "messages n’ont pas pu partir")}.{" "}
              <Link to={`${path}/courrier?etat=failed`}>Voir pourquoi</Link>
            </p>
          </Notice>
        )}
        {sending === null ? null : (
          <SendingPanel sending={sending} sendsMail={loaderData.sendsMail} outbox={`${path}/courrier`} />
        )}
        {canInvite ? <InviteEverybody {...loaderData} /> : null}
        {enrolled === 0 ? null : <Firms loaderData={loaderData} />}
      </div>
    </>
  );
}

function Firms({ loaderData }: Pick<Route.ComponentProps, "loaderData">) {
  const { operation, query, rows, total, asked, groupThreshold } = loaderData;
  const [search] = useSearchParams();
  const isFiltered = query.q !== "" || query.situation !== "";
  const all = new URLSearchParams(search.has("regard") ? { regard: query.regard } : {});
  return (
    <div>
      <InvitationFilters
        query={query}
        asked={asked}
        counts={loaderData.bySituation}
        total={loaderData.enrolled}
      />
      {rows.length === 0 && isFiltered ? (
        <EmptyState
          title="Aucune entreprise ne correspond"
          action={
            <Link className="button quiet" to={`?${all}`}>
              Tout afficher
            </Link>
          }
        >
          <p>Essayez avec moins de mots, ou un autre filtre.</p>
        </EmptyState>
      ) : (
        <InvitationTable
          operationId={operation.id}
          rows={rows}
          asked={asked}
          groupThreshold={groupThreshold}
        />
      )}
      <Pagination
        page={query.page}
        pageSize={loaderData.pageSize}
        total={total}
        noun={["entreprise", "entreprises"]}
      />
    </div>
  );
}

function NoFirm({ operationId }: { readonly operationId: string }) {
  return (
    <EmptyState
      title="Les entreprises d’abord"
      action={
        <Link className="button" to={`/operations/${operationId}/entreprises`}>
          Voir les entreprises
        </Link>
      }
    >
      <p>Cette opération n’a pas encore d’entreprise à inviter.</p>
    </EmptyState>
  );
}

function NoNotice({ path }: { readonly path: string }) {
  return (
    <EmptyState
      title="La notice d’abord"
      action={
        <Link className="button" to={`${path}/notice`}>
          Écrire la notice
        </Link>
      }
    >
      <p>
        Avant la première question, chacun lit qui l’interroge, pourquoi, qui lit ses réponses et combien de
        temps elles sont gardées. Trois lignes à remplir ; vous pourrez les changer.
      </p>
    </EmptyState>
  );
}
