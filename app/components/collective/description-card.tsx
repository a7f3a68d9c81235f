import { Link } from "react-router";
import { Prose } from "#app/components/collective/prose.tsx";
import type { CollectiveDescription } from "#app/domain/collective/collective-action.ts";
import { leftToFund } from "#app/domain/collective/take-step.ts";
import { formatEuro, formatNumber, typographic } from "#app/domain/format.ts";

type DescriptionCardProps = {
  readonly description: CollectiveDescription;
  readonly schemes: readonly { readonly id: string; readonly name: string; readonly url: string }[];
  /** Where it is changed; null when it no longer is. */
  readonly edit: string | null;
};

/** What the action is; what nobody has written is left out. */
export function DescriptionCard({ description, schemes, edit }: DescriptionCardProps) {
  const { aim, format, minimumFirms, idealSize, unitCost, totalCost, shares, partners } = description;
  return (
    <section className="card stack" aria-labelledby="description">
      <div className="toolbar">
        <h2 id="description">L’action</h2>
        {edit === null ? null : (
          <Link className="button quiet" to={edit}>
            Modifier
          </Link>
        )}
      </div>
      <dl className="fact-sheet">
        <Fact term="But" words={aim} />
        <Fact term="Forme" words={format} />
        <div>
          <dt>Groupe</dt>
          <dd>
            au moins {formatNumber(minimumFirms)} entreprises
            {idealSize === "" ? "" : ` ; idéal : ${typographic(idealSize)}`}
          </dd>
        </div>
        {unitCost === null && totalCost === null ? null : (
          <div>
            <dt>Coût hors aides</dt>
            <dd>
              {totalCost === null ? null : <span className="block">{formatEuro(totalCost)} en tout</span>}
              {unitCost === null ? null : (
                <span className="block">{formatEuro(unitCost)} par entreprise</span>
              )}
            </dd>
          </div>
        )}
        {shares.length === 0 ? null : (
          <div>
            <dt>Qui paie</dt>
            <dd>
              <ul>
                {shares.map(({ payer, euros }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two shares may have one payer
                  <li key={index}>
                    {typographic(payer)} : {formatEuro(euros)}
                  </li>
                ))}
              </ul>
              <LeftToFund left={leftToFund(description)} />
            </dd>
          </div>
        )}
        {schemes.length === 0 ? null : (
          <div>
            <dt>Aides à étudier</dt>
            <dd>
              <ul>
                {schemes.map(({ id, name, url }) => (
                  <li key={id}>
                    <a href={url} rel="noreferrer">
                      {typographic(name)}
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {partners.length === 0 ? null : (
          <div>
            <dt>Partenaires</dt>
            <dd>{typographic(partners.join(", "))}</dd>
          </div>
        )}
        <Fact term="Forme juridique" words={description.legalForm} />
        <Fact term="Risques" words={description.risks} />
        <Fact term="Indicateur" words={description.indicator} />
      </dl>
    </section>
  );
}

function Fact({ term, words }: { readonly term: string; readonly words: string }) {
  if (words.trim() === "") return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <Prose words={words} />
      </dd>
    </div>
  );
}

function LeftToFund({ left }: { readonly left: number | null }) {
  if (left === null || left === 0) return null;
  return (
    <p className="next-step small">
      {left > 0 ? `Reste à trouver ${formatEuro(left)}.` : `Dépasse le coût total de ${formatEuro(-left)}.`}
    </p>
  );
}
