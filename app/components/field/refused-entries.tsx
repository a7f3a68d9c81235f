import { PlaceOf } from "#app/components/field/conflicts-to-settle.tsx";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import type { HeldSlot } from "#app/components/field/visit-holder.ts";
import { formatCount } from "#app/domain/format.ts";

type RefusedEntriesProps = { readonly handle: VisitHandle; readonly home: string };

/**
 * What the server will not take, why, and the way to put it away: also where nothing can be written any more, because a visit
 * that holds one can't leave the device.
 */
export function RefusedEntries({ handle, home }: RefusedEntriesProps) {
  const refused = [...handle.slots.values()].filter(({ standing }) => standing.kind === "refused");
  if (refused.length === 0) return null;
  return (
    <section className="card conflicts" aria-labelledby="refusees">
      <h2 id="refusees">{formatCount(refused.length, "saisie refusée", "saisies refusées")}</h2>
      <ul className="notes">
        {refused.map((held) => (
          <li key={`${held.respondentId}/${held.subject}/${held.key}`}>
            <RefusedEntry held={held} handle={handle} home={home} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RefusedEntry({ held, handle, home }: RefusedEntriesProps & { readonly held: HeldSlot }) {
  if (held.standing.kind !== "refused") return null;
  const { operationId, reason } = held.standing;
  return (
    <>
      <PlaceOf held={held} handle={handle} home={home} />
      <span>{reason}</span>
      <button type="button" className="link-button" onClick={() => handle.interview.putAway(operationId)}>
        Retirer cette saisie
      </button>
    </>
  );
}
