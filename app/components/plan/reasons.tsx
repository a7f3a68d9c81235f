import { typographic } from "#app/domain/format.ts";

export type ShownReason = { readonly question: string; readonly answer: string };

/** The answers that lead to an action: a suggestion is never without its reasons. */
export function Reasons({ because }: { readonly because: readonly ShownReason[] }) {
  if (because.length === 0) return null;
  return (
    <div className="reasons">
      <p className="soft small">{because.length === 1 ? "Parce que :" : "Parce que, entre autres :"}</p>
      <ul>
        {because.map((reason) => (
          <li key={reason.question}>
            <span className="soft">{typographic(reason.question)}</span> <b>{typographic(reason.answer)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
