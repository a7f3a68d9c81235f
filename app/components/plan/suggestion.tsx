import { Link } from "react-router";
import { AcceptButton } from "#app/components/plan/planned-action.tsx";
import { Reasons, type ShownReason } from "#app/components/plan/reasons.tsx";
import { SchemeList, type ShownScheme } from "#app/components/plan/scheme-list.tsx";
import { typographic } from "#app/domain/format.ts";
import type { Recommendation } from "#app/domain/questionnaire/definition.ts";
import { effortLabels, horizonLabels, impactLabels } from "#app/text/plan.ts";

type SuggestionProps = {
  readonly suggestion: Recommendation & {
    readonly because: readonly ShownReason[];
    readonly schemes: readonly ShownScheme[];
    readonly together: readonly string[];
  };
  readonly plan: string;
  readonly readOnly: boolean;
};

/** A suggestion that nobody has decided on: its reasons first, then what can be decided. */
export function Suggestion({ suggestion, plan, readOnly }: SuggestionProps) {
  const nature = [
    horizonLabels[suggestion.horizon],
    impactLabels[suggestion.impact - 1],
    effortLabels[suggestion.effort - 1],
  ];
  return (
    <li className="card suggestion">
      <h3>{typographic(suggestion.title)}</h3>
      <p className="soft small">{nature.join(" · ")}</p>
      <p>{typographic(suggestion.why)}</p>
      <Reasons because={suggestion.because} />
      <SchemeList schemes={suggestion.schemes} />
      {suggestion.together.length === 0 ? null : (
        <p className="small">À plusieurs : {suggestion.together.map(typographic).join(" ; ")}</p>
      )}
      {readOnly ? null : (
        <div className="actions">
          <AcceptButton target={{ recommendation: suggestion.id }} title={suggestion.title}>
            Retenir
          </AcceptButton>
          <Link className="button quiet small" to={`${plan}/${suggestion.id}/modifier`}>
            Adapter<span className="visually-hidden"> : {suggestion.title}</span>
          </Link>
          <Link className="button quiet small" to={`${plan}/${suggestion.id}/ecarter`}>
            Écarter<span className="visually-hidden"> : {suggestion.title}</span>
          </Link>
        </div>
      )}
    </li>
  );
}
