import { Link } from "react-router";
import { formatList, quote } from "#app/domain/format.ts";
import type { Obstruction } from "#app/server/publications/prepare-publication.ts";

/** What keeps a publication back, and where to mend each. `home`: the operation's address. */
export function Obstructions({
  obstructions,
  home,
}: {
  readonly obstructions: readonly Obstruction[];
  readonly home: string;
}) {
  return (
    <div className="stack">
      <h2>Avant de publier</h2>
      <ul className="ruled">
        {obstructions.map((obstruction) => (
          <li key={keyOf(obstruction)}>
            <OneObstruction obstruction={obstruction} home={home} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OneObstruction({ obstruction, home }: { readonly obstruction: Obstruction; readonly home: string }) {
  switch (obstruction.kind) {
    case "nobody-assessed":
      return (
        <p>
          Aucune entreprise n’est encore évaluée : il n’y a rien à publier.{" "}
          <Link to={`${home}/entreprises`}>Voir les entreprises</Link>
        </p>
      );
    case "unjustified":
      return (
        <p>
          Justifiez l’écart à la convention : {formatList(obstruction.lines.map(quote))}.{" "}
          <Link to={`${home}/convention`}>Voir la convention</Link>
        </p>
      );
    case "quote":
      return (
        <p>
          {quote(obstruction.words)} : {obstruction.why}{" "}
          <Link to={`${home}/publications/composer#citations`}>Voir les citations</Link>
        </p>
      );
  }
}

function keyOf(obstruction: Obstruction): string {
  return obstruction.kind === "quote" ? obstruction.id : obstruction.kind;
}
