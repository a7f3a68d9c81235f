import { formatQuantity } from "#app/domain/convention/indicators.ts";
import { HOURS_IN_A_DAY, type HoursByCategory } from "#app/domain/convention/spent-hours.ts";

/** The time spent, by category, committees apart. */
export function HoursFigures({ hours }: { readonly hours: HoursByCategory }) {
  return (
    <ul className="figures hours-figures">
      <li>
        <b>{formatQuantity(hours.individual, "h")}</b> individuelles
        <span className="soft small">
          visites et restitutions, soit {formatQuantity(hours.individual / HOURS_IN_A_DAY, "jours")} de
          conseil à {formatQuantity(HOURS_IN_A_DAY, "h")}
        </span>
      </li>
      <li>
        <b>{formatQuantity(hours.collective, "h")}</b> collectives
        <span className="soft small">ateliers</span>
      </li>
      <li>
        <b>{formatQuantity(hours.preparation, "h")}</b> de préparation
        <span className="soft small">sans entreprise</span>
      </li>
      <li>
        <b>{formatQuantity(hours.steering, "h")}</b> de comités de pilotage
        <span className="soft small">comptées à part : elles ne sont dans aucune des trois autres</span>
      </li>
    </ul>
  );
}
