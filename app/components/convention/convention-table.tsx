import { Form, Link } from "react-router";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import type { Indicator } from "#app/domain/convention/convention.ts";
import {
  formatQuantity,
  formatSignedQuantity,
  type IndicatorWords,
} from "#app/domain/convention/indicators.ts";
import { formatDate, formatPercent } from "#app/domain/format.ts";

/** A line of the convention, as the consultants read it. */
export type ShownLine = {
  readonly id: string;
  readonly indicator: Indicator;
  readonly label: string;
  readonly unit: string;
  readonly planned: number;
  readonly achieved: number | null;
  readonly gap: number | null;
  readonly justification: string | null;
  /** Less was done than promised. */
  readonly fallsShort: boolean;
  /** What a computed figure counts; null for the convention's own. */
  readonly words: Pick<IndicatorWords, "definition" | "leftOut"> | null;
};

type ConventionTableProps = {
  readonly lines: readonly ShownLine[];
  /** The address of the targets. */
  readonly path: string;
  readonly today: string;
};

/** What was promised, what was done, the gap and why. */
export function ConventionTable({ lines, path, today }: ConventionTableProps) {
  return (
    <section className="card table-wrap convention-table" aria-label="Objectifs">
      <table>
        <thead>
          <tr>
            <th scope="col">Objectif</th>
            <th scope="col" className="num">
              Prévu
            </th>
            <th scope="col" className="num">
              Réalisé
            </th>
            <th scope="col" className="num">
              Écart
            </th>
            <th scope="col">
              <span className="visually-hidden">Changer</span>
            </th>
          </tr>
        </thead>
        {lines.map((line, index) => (
          <tbody key={line.id}>
            <tr>
              <th scope="row">{line.label}</th>
              <td data-label="Prévu" className="num">
                <span className="together">{formatQuantity(line.planned, line.unit)}</span>
              </td>
              <td data-label="Réalisé" className="num">
                <Achieved line={line} />
              </td>
              <td data-label="Écart" className="num">
                {line.gap === null ? (
                  <span className="soft">—</span>
                ) : (
                  <span className={line.fallsShort ? "next-step together" : "together"}>
                    {formatSignedQuantity(line.gap, line.unit)}
                  </span>
                )}
              </td>
              <td className="convention-moves">
                <Link to={`${path}/${line.id}`} aria-label={`Modifier : ${line.label}`}>
                  Modifier
                </Link>
                <MoveButtons line={line} isFirst={index === 0} isLast={index === lines.length - 1} />
              </td>
            </tr>
            <tr className="convention-notes">
              <td colSpan={5}>
                <Justification line={line} path={path} />
                <WhatItCounts line={line} today={today} />
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}

function WhatItCounts({ line, today }: { readonly line: ShownLine; readonly today: string }) {
  return (
    <details className="disclosure what-it-counts">
      <summary>
        Ce qui est compté<span className="visually-hidden"> : {line.label}</span>
      </summary>
      <div className="small">
        {line.words === null ? (
          <p>Un indicateur propre à la convention : ce qui est réalisé est écrit à la main.</p>
        ) : (
          <>
            <p>{line.words.definition}</p>
            <p className="soft">{line.words.leftOut}</p>
            <p className="soft">Calculé au {formatDate(today)}.</p>
          </>
        )}
      </div>
    </details>
  );
}

/** The bar stops at its end; the share in words goes on, so that 130 % isn't read as 100 %. */
function Achieved({ line }: { readonly line: ShownLine }) {
  const { achieved, planned, unit, label } = line;
  if (achieved === null) return <span className="next-step">À écrire</span>;
  const said = formatQuantity(achieved, unit);
  return (
    <span className="achieved">
      <b className="together">{said}</b>
      {planned > 0 ? (
        <>
          <span className="soft small together">{formatPercent(achieved / planned)} du prévu</span>
          <ProgressBar
            value={achieved}
            max={planned}
            label={`${label} : ${said} sur ${formatQuantity(planned, unit)}`}
          />
        </>
      ) : null}
    </span>
  );
}

function Justification({ line, path }: { readonly line: ShownLine; readonly path: string }) {
  if (line.justification !== null)
    return (
      <p className="as-written">
        <span className="soft">Justification : </span>
        {line.justification}
      </p>
    );
  if (!line.fallsShort) return null;
  return (
    <Link className="next-step" to={`${path}/${line.id}#champ-justification`}>
      Justifier l’écart
      <span className="visually-hidden"> : {line.label}</span>
    </Link>
  );
}

type MoveButtonsProps = { readonly line: ShownLine; readonly isFirst: boolean; readonly isLast: boolean };

function MoveButtons({ line, isFirst, isLast }: MoveButtonsProps) {
  return (
    <Form method="post" preventScrollReset className="row">
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="targetId" value={line.id} />
      {isFirst ? null : (
        <button type="submit" className="link-button" name="direction" value="up">
          <span aria-hidden="true">↑</span>
          <span className="visually-hidden">Monter : {line.label}</span>
        </button>
      )}
      {isLast ? null : (
        <button type="submit" className="link-button" name="direction" value="down">
          <span aria-hidden="true">↓</span>
          <span className="visually-hidden">Descendre : {line.label}</span>
        </button>
      )}
    </Form>
  );
}
