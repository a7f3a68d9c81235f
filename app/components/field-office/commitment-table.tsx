import { formatDate } from "#app/domain/format.ts";
import type { VisitPage } from "#app/server/field/visit-page.ts";

/** What was promised, by whom and by when. */
export function CommitmentTable({ commitments }: Pick<VisitPage, "commitments">) {
  return (
    <div className="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Engagement</th>
            <th scope="col">Qui</th>
            <th scope="col">Pour le</th>
            <th scope="col">Plan</th>
          </tr>
        </thead>
        <tbody>
          {numbered(commitments).map(({ number, title, owner, dueOn, isInPlan }) => (
            <tr key={number}>
              <th scope="row">{title}</th>
              <td data-label="Qui">{owner}</td>
              <td data-label="Pour le" className="together">
                {formatDate(dueOn)}
              </td>
              <td data-label="Plan">
                {isInPlan ? (
                  <span className="tag">Dans le plan</span>
                ) : (
                  <span className="soft together">Pas encore</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Three at most, in their order: two may say the same. */
function numbered<T>(commitments: readonly T[]): readonly (T & { readonly number: number })[] {
  return commitments.map((commitment, index) => ({ ...commitment, number: index + 1 }));
}
