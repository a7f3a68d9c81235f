import { formatCount, formatNumber } from "#app/domain/format.ts";

type GroupCountProps = { readonly submitted: number; readonly shown: number; readonly threshold: number };

/** How many sheets of a group came, and how many its figures rest on. */
export function GroupCount({ submitted, shown, threshold }: GroupCountProps) {
  if (submitted === 0) return <span className="soft small">Aucune réponse</span>;
  return (
    <span className="small">
      <b className="num">{formatCount(submitted, "réponse", "réponses")}</b>
      <span className="soft">
        {shown === 0
          ? `, rien d’affiché avant ${formatNumber(threshold)}`
          : shown === submitted
            ? ", toutes affichées"
            : `, ${formatCount(shown, "affichée", "affichées")}`}
      </span>
    </span>
  );
}
