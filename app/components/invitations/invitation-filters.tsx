import { Form, useSearchParams } from "react-router";
import { Chip } from "#app/components/firms/firm-filters.tsx";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import type { InvitationListQuery } from "#app/server/invitations/list-query.ts";
import type { Situation } from "#app/server/invitations/situation.ts";
import { INVITED_LABELS, SITUATION_LABELS } from "#app/text/invitations.ts";

type InvitationFiltersProps = {
  readonly query: InvitationListQuery;
  readonly asked: readonly InvitedPerspective[];
  readonly counts: Readonly<Record<Situation, number>>;
  readonly total: number;
};

/** Narrows the list to firms where one perspective stands somewhere; plain links and a plain form. */
export function InvitationFilters({ query, asked, counts, total }: InvitationFiltersProps) {
  const [search] = useSearchParams();
  const to = (situation: Situation | "") => {
    const next = new URLSearchParams(search);
    for (const transient of TRANSIENT) next.delete(transient);
    if (situation === "") next.delete("situation");
    else next.set("situation", situation);
    return `?${next}`;
  };
  const present = ORDER.filter((situation) => counts[situation] > 0 || situation === query.situation);
  return (
    <>
      <search>
        <Form method="get" className="filters" key={JSON.stringify(query)}>
          <label>
            Chercher
            <input type="search" name="q" defaultValue={query.q} placeholder="Nom, commune, dirigeant" />
          </label>
          {asked.length < 2 ? null : (
            <label>
              Invitations de
              <select name="regard" defaultValue={query.regard}>
                {asked.map((perspective) => (
                  <option key={perspective} value={perspective}>
                    {INVITED_LABELS[perspective]}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="submit" className="button quiet">
            Afficher
          </button>
        </Form>
      </search>
      <nav aria-label={`Où en sont les invitations : ${INVITED_LABELS[query.regard]}`}>
        <ul className="filter-chips">
          <Chip to={to("")} label="Toutes" count={total} isChosen={query.situation === ""} />
          {present.map((situation) => (
            <Chip
              key={situation}
              to={to(situation)}
              label={SITUATION_LABELS[situation]}
              count={counts[situation]}
              isChosen={query.situation === situation}
            />
          ))}
        </ul>
      </nav>
    </>
  );
}

const TRANSIENT = ["page", "fait", "invitation", "preparees", "messages", "sans-adresse"];
const ORDER: readonly Situation[] = ["toInvite", "toHandOver", "awaited", "begun", "submitted", "toReview"];
