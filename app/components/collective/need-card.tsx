import { Link } from "react-router";
import { placeAndSize } from "#app/components/firms/firm-words.ts";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import type { CollectiveStage } from "#app/domain/collective/collective-action.ts";
import type { NarrowedNeed } from "#app/domain/collective/narrow-needs.ts";
import { formatCount, formatNumber, formatOutOf, typographic } from "#app/domain/format.ts";
import { collectiveStageLabels, readinessWords } from "#app/text/collective.ts";
import { sourceLabels } from "#app/text/findings.ts";

type NeedCardProps = {
  readonly need: NarrowedNeed & {
    readonly launched: { readonly id: string; readonly stage: CollectiveStage } | null;
  };
  /** Firms enrolled, and firms assessed. */
  readonly participating: number;
  readonly assessed: number;
  readonly operationId: string;
};

/** One shared need: how many firms, which ones, what they offer, and the way to an action. */
export function NeedCard({ need, participating, assessed, operationId }: NeedCardProps) {
  const { who, all, missing, minimumFirms, launched } = need;
  const home = `/operations/${operationId}`;
  const isNarrowed = who.length < all;
  return (
    <li className="card need">
      <div className="need-head">
        <h3>{typographic(need.title)}</h3>
        {launched === null ? (
          <Link
            className={missing > 0 ? "button quiet" : "button"}
            to={`${home}/actions/nouvelle?modele=${need.action}`}
          >
            Lancer l’action<span className="visually-hidden"> : {typographic(need.title)}</span>
          </Link>
        ) : (
          <Link className="button quiet" to={`${home}/actions/${launched.id}`}>
            Voir l’action ({collectiveStageLabels[launched.stage].toLowerCase()})
            <span className="visually-hidden"> : {typographic(need.title)}</span>
          </Link>
        )}
      </div>
      <p>
        <b>{formatCount(who.length, "entreprise", "entreprises")}</b> sur{" "}
        {formatCount(assessed, "évaluée", "évaluées")} (
        {formatCount(participating, "participante", "participantes")})
        {isNarrowed ? `, ${formatNumber(all)} sans le filtre` : ""}.{" "}
        {missing > 0 ? (
          <span className="next-step">
            Il en manque {formatNumber(missing)} : il en faut au moins {formatNumber(minimumFirms)}.
          </span>
        ) : (
          <span className="soft">Il en faut au moins {formatNumber(minimumFirms)}.</span>
        )}
      </p>
      <ProgressBar
        wide
        value={who.length}
        max={Math.max(assessed, 1)}
        label={`${formatOutOf(who.length, assessed)} entreprises évaluées`}
      />
      <p className="soft small">
        {typographic(knownWords(need))} {typographic(offeredWords(need))}
      </p>
      <details className="disclosure">
        <summary>
          {who.length === 1 ? "L’entreprise" : `Les ${formatNumber(who.length)} entreprises`}
          <span className="visually-hidden"> : {typographic(need.title)}</span>
        </summary>
        <div className="table-wrap">
          <table>
            <thead>
              <tr>
                <th scope="col">Entreprise</th>
                <th scope="col">Métier</th>
                <th scope="col">Le besoin est</th>
                <th scope="col">Elle offre au groupe</th>
              </tr>
            </thead>
            <tbody>
              {who.map((firm) => (
                <tr key={firm.enrollmentId}>
                  <th scope="row">
                    <Link to={`${home}/entreprises/${firm.enrollmentId}`}>{typographic(firm.name)}</Link>
                    <span className="soft small block">{placeAndSize(firm)}</span>
                  </th>
                  <td data-label="Métier">
                    {firm.trade === null ? "Non renseigné" : typographic(firm.trade)}
                  </td>
                  <td data-label="Le besoin est">
                    {sourceLabels[firm.source]}
                    {firm.inPlan ? ", dans son plan" : ""}
                  </td>
                  <td data-label="Elle offre au groupe">{readinessWords(firm.readiness)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </li>
  );
}

/** « Déclaré par 5, constaté chez 3, prouvé chez 1 ; déjà dans le plan de 4. » */
function knownWords({ bySource, inPlan }: NarrowedNeed): string {
  const { declared, observed, evidenced } = bySource;
  const known = [
    ...(declared > 0 ? [`déclaré par ${declared}`] : []),
    ...(observed > 0 ? [`constaté chez ${observed}`] : []),
    ...(evidenced > 0 ? [`prouvé par un document chez ${evidenced}`] : []),
  ].join(", ");
  const plan = inPlan === 0 ? "dans aucun plan encore" : `déjà dans le plan de ${inPlan}`;
  return `${known.charAt(0).toUpperCase()}${known.slice(1)} ; ${plan}.`;
}

function offeredWords({ offered }: NarrowedNeed): string {
  const { hours, firms, withMoney } = offered;
  if (firms === 0) return "Aucune n’a dit ce qu’elle offre au groupe.";
  const money = withMoney === 0 ? "" : `, et une somme pour ${withMoney}`;
  return `${formatCount(firms, "offre", "offrent")} ensemble ${formatNumber(hours)} h par mois${money}.`;
}
