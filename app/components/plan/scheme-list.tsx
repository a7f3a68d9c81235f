import { formatCount, typographic } from "#app/domain/format.ts";
import type { SchemeStatus } from "#app/domain/funding/match-schemes.ts";
import type { Criterion } from "#app/domain/funding/scheme-criteria.ts";
import { schemeStatusLabels } from "#app/text/plan.ts";

export type ShownScheme = {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly url: string;
  readonly status: SchemeStatus;
  readonly cited: boolean;
  readonly endsInDays: number | null;
  readonly criteria: readonly Criterion[];
};

/** The aid that an action may find: each scheme opens to its conditions, one sentence each. */
export function SchemeList({ schemes }: { readonly schemes: readonly ShownScheme[] }) {
  if (schemes.length === 0) return null;
  return (
    <details className="disclosure">
      <summary>
        Aides possibles <span className="soft small">{summary(schemes)}</span>
      </summary>
      <ul className="ruled">
        {schemes.map((scheme) => (
          <li key={scheme.id}>
            <SchemeLine scheme={scheme} />
          </li>
        ))}
      </ul>
      <p className="soft small">
        Des pistes, à reconfirmer auprès de l’opérateur avant d’en parler à l’entreprise.
      </p>
    </details>
  );
}

function SchemeLine({ scheme }: { readonly scheme: ShownScheme }) {
  return (
    <details className="because">
      <summary>
        <b>{typographic(scheme.name)}</b>
        <span className={`tag ${scheme.status === "eligible" ? "accent" : ""}`}>
          {schemeStatusLabels[scheme.status]}
        </span>
      </summary>
      <p className="soft small">
        {typographic(scheme.operator)}
        {scheme.cited ? "" : " · trouvé par le sujet"}
        {scheme.endsInDays === null || scheme.endsInDays > 90
          ? ""
          : ` · se termine dans ${formatCount(scheme.endsInDays, "jour", "jours")}`}{" "}
        ·{" "}
        <a href={scheme.url} rel="noreferrer" target="_blank">
          Page officielle
        </a>
      </p>
      <ul className="criteria small">
        {scheme.criteria.map((criterion) => (
          <li key={criterion.words} className={criterion.verdict}>
            <b>{verdictWords[criterion.verdict]}</b> {criterion.words}
          </li>
        ))}
      </ul>
    </details>
  );
}

const verdictWords: Record<Criterion["verdict"], string> = {
  met: "Rempli.",
  "not-met": "Non rempli.",
  "to-confirm": "À confirmer.",
  unknown: "Inconnu.",
};

function summary(schemes: readonly ShownScheme[]): string {
  const open = schemes.filter(
    (scheme) => scheme.status === "eligible" || scheme.status === "to-confirm",
  ).length;
  const others = schemes.length - open;
  return others === 0
    ? formatCount(open, "piste", "pistes")
    : `${formatCount(open, "piste", "pistes")}, ${formatCount(others, "non ouverte", "non ouvertes")}`;
}
