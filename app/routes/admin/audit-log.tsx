import { Form, Link } from "react-router";
import { z } from "zod";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { formatCount, formatNumber } from "#app/domain/format.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { services } from "#app/server/services.ts";
import { auditActionLabel, OUTCOME_LABELS } from "#app/text/audit.ts";
import {
  type ChainVerdict,
  countAudit,
  listAudit,
  listAuditActions,
  nameAuditedObjects,
  verifyChain,
} from "#db/audit.ts";
import { listUsers } from "#db/users.ts";
import type { Route } from "./+types/audit-log";

export const meta: Route.MetaFunction = () => [{ title: "Journal · Diapason" }];

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "auditLog")];

const PAGE_SIZE = 50;
/** Up to here the whole chain is verified each time that the page opens (about 3 µs an entry); beyond, on demand. */
const VERIFIED_AT_ONCE = 20_000;

/** What an empty field of the filter sends narrows nothing. */
const optional = z
  .string()
  .optional()
  .transform((text) => (text === "" ? undefined : text));

const filterSchema = z.object({
  action: optional,
  personne: optional,
  issue: z.enum(["done", "refused", "failed"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  verifier: optional,
});

export function loader({ url }: Route.LoaderArgs) {
  const { db } = services();
  const wanted = filterSchema.parse(Object.fromEntries(url.searchParams));
  const filter = { action: wanted.action, actorId: wanted.personne, outcome: wanted.issue };
  const total = countAudit(db, filter);
  const page = Math.min(wanted.page, Math.max(1, Math.ceil(total / PAGE_SIZE)));
  const everything = countAudit(db, {});
  const entries = listAudit(db, filter, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const names = nameAuditedObjects(db, entries);
  return {
    entries: entries.map(({ objectId, hash: _, previousHash: __, ...entry }) => ({
      ...entry,
      object: objectId === null ? null : (names.get(objectId) ?? objectId),
    })),
    filter,
    page,
    total,
    actions: listAuditActions(db),
    people: listUsers(db).map(({ id, name }) => ({ id, name })),
    verdict: everything <= VERIFIED_AT_ONCE || wanted.verifier !== undefined ? verifyChain(db) : null,
  };
}

export default function AuditLogPage({ loaderData }: Route.ComponentProps) {
  const { entries, page, total, verdict } = loaderData;
  return (
    <>
      <PageHead
        title="Journal"
        below="Qui a fait quoi, quand et d’où. Rien ne s’y efface ni ne s’y modifie, et aucune réponse n’y figure."
      />
      <div className="stack">
        <Verdict verdict={verdict} />
        <section className="card">
          <Filters {...loaderData} />
          {entries.length === 0 ? (
            <EmptyState
              title="Aucune ligne ne correspond"
              action={<Link to="/admin/journal">Tout afficher</Link>}
            >
              <p>Élargissez le filtre.</p>
            </EmptyState>
          ) : (
            <Entries entries={entries} />
          )}
          <Pagination page={page} pageSize={PAGE_SIZE} total={total} noun={["ligne", "lignes"]} />
        </section>
      </div>
    </>
  );
}

function Verdict({ verdict }: { readonly verdict: ChainVerdict | null }) {
  if (verdict === null) {
    return (
      <Notice>
        <p>
          Chaque ligne scelle la précédente. <Link to="?verifier=oui">Vérifier toute la chaîne</Link>
        </p>
      </Notice>
    );
  }
  if (verdict.ok) {
    return (
      <Notice>
        <p>
          La chaîne est entière : {formatCount(verdict.entries, "ligne vérifiée", "lignes vérifiées")},
          chacune scelle la précédente.
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="signal">
      <strong>La chaîne est rompue à la ligne {formatNumber(verdict.brokenAt)}</strong>
      <p>
        Quelqu’un a modifié ou retiré une ligne directement dans le fichier de la base. Gardez une copie du
        fichier tel qu’il est, comparez-le aux sauvegardes et prévenez votre responsable de la sécurité.
      </p>
    </Notice>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Filters({ filter, actions, people }: Pick<Loaded, "filter" | "actions" | "people">) {
  return (
    <Form method="get" className="filters" key={JSON.stringify(filter)}>
      <label>
        Action
        <select name="action" defaultValue={filter.action ?? ""}>
          <option value="">Toutes</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {auditActionLabel(action)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Personne
        <select name="personne" defaultValue={filter.actorId ?? ""}>
          <option value="">Toutes</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Issue
        <select name="issue" defaultValue={filter.outcome ?? ""}>
          <option value="">Toutes</option>
          {Object.entries(OUTCOME_LABELS).map(([outcome, label]) => (
            <option key={outcome} value={outcome}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button quiet">
        Filtrer
      </button>
    </Form>
  );
}

function Entries({ entries }: Pick<Loaded, "entries">) {
  return (
    <div className="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              N°
            </th>
            <th scope="col">Quand</th>
            <th scope="col">Qui</th>
            <th scope="col">Quoi</th>
            <th scope="col">D’où</th>
            <th scope="col">Issue</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td className="num" data-label="N°">
                {formatNumber(entry.seq)}
              </td>
              <td data-label="Quand">
                <Moment at={entry.at} />
              </td>
              <td data-label="Qui">{entry.actorLabel}</td>
              <td data-label="Quoi">
                <span>
                  {auditActionLabel(entry.action)}
                  {entry.object === null ? null : (
                    <>
                      <br />
                      <span className="soft small identifier">{entry.object}</span>
                    </>
                  )}
                </span>
              </td>
              <td data-label="D’où" className="small">
                {entry.address}
              </td>
              <td data-label="Issue">
                <span className={entry.outcome === "done" ? "tag" : "tag signal"}>
                  {OUTCOME_LABELS[entry.outcome]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
