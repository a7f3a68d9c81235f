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
          {commitments.map(({ title, owner, dueOn, isInPlan }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: three at most, in their order, and two may say the same.
            <tr key={index}>
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
