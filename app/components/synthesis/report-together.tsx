import { conventionBars } from "#app/charts/convention-bars.ts";
import { screenPalette } from "#app/charts/palette.ts";
import { conventionBarsOf } from "#app/charts/synthesis-charts.ts";
import { FigureTable } from "#app/components/synthesis/figure-table.tsx";
import { FoldedSheet, Part, type PartProps, WideChart } from "#app/components/synthesis/report-part.tsx";
import { formatNumber, typographic } from "#app/domain/format.ts";
import type { PublishedConvention } from "#app/domain/publication/published-convention.ts";
import {
  actionRows,
  actionsSentence,
  aidRows,
  conventionSentences,
  feedbackRows,
  gapWords,
  joiningWords,
  lineLabel,
  measureWords,
  networkSentences,
  outcomeWords,
  STAGE_WORDS,
} from "#app/domain/report/collective/together-words.ts";

export function Convention({ report: { convention }, words, figures }: PartProps) {
  if (convention === null)
    return words === undefined ? null : (
      <Part id="convention" title="L’opération et sa convention" sentences={[]} words={words} />
    );
  const { lines, hours } = convention;
  return (
    <Part
      id="convention"
      title="L’opération et sa convention"
      sentences={conventionSentences(convention)}
      words={words}
      figures={figures}
    >
      {lines.length === 0 ? null : (
        <>
          <WideChart
            svg={conventionBars(conventionBarsOf(lines), screenPalette)}
            phone={conventionBars(conventionBarsOf(lines), screenPalette, "phone")}
            label="Prévu et réalisé, objectif par objectif"
          />
          <p className="soft small">
            Le trait vertical est ce que la convention prévoit ; la barre, ce qui est fait. Chaque ligne a son
            échelle.
          </p>
          <ConventionLines lines={lines} />
        </>
      )}
      <div className="columns even">
        <FigureTable
          title="Le temps passé"
          rows={[
            ["Avec une entreprise", `${formatNumber(hours.individual)} h`],
            ["Avec plusieurs entreprises", `${formatNumber(hours.collective)} h`],
            ["Préparation", `${formatNumber(hours.preparation)} h`],
          ]}
        />
        <FigureTable title="L’argent public" rows={aidRows(convention)} />
      </div>
    </Part>
  );
}

/** Each line is two rows: its figures, then why they are not what was promised. */
function ConventionLines({ lines }: Pick<PublishedConvention, "lines">) {
  return (
    <div className="table-wrap published-convention">
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
          </tr>
        </thead>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two targets may have one name
          <tbody key={index}>
            <tr>
              <th scope="row">{typographic(lineLabel(line))}</th>
              <td className="num" data-label="Prévu">
                {typographic(measureWords(line.planned, line.unit))}
              </td>
              <td className="num" data-label="Réalisé">
                {typographic(measureWords(line.achieved, line.unit))}
              </td>
              <td className="num" data-label="Écart">
                {typographic(gapWords(line))}
              </td>
            </tr>
            {line.justification === null ? null : (
              <tr className="justification">
                <td colSpan={4} className="as-written">
                  <span className="soft">Justification :</span> {typographic(line.justification)}
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </div>
  );
}

export function Actions({ report: { actions }, words, figures }: PartProps) {
  if (actions.length === 0 && words === undefined) return null;
  return (
    <Part
      id="actions"
      title="Les actions collectives"
      sentences={[actionsSentence(actions)]}
      words={words}
      figures={figures}
      inSight
    >
      <ul className="ruled">
        {actions.map((action, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two actions may have one name
          <li key={index}>
            <FoldedSheet
              title={action.description.title}
              below={`${STAGE_WORDS[action.stage]}. ${joiningWords(action)}.`}
              rows={actionRows(action)}
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Lessons({ report: { lessons }, words, figures }: PartProps) {
  if (lessons.length === 0 && words === undefined) return null;
  return (
    <Part
      id="pilotes"
      title="Ce que les pilotes ont appris"
      sentences={[]}
      words={words}
      figures={figures}
      inSight
    >
      <ul className="ruled">
        {lessons.map(({ title, outcome, feedback }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two actions may have one name
          <li key={index}>
            <FoldedSheet
              title={title}
              below={outcome === null ? "" : outcomeWords(outcome)}
              rows={feedbackRows(feedback)}
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Network({ report: { network }, words, figures }: PartProps) {
  if (network.length === 0 && words === undefined) return null;
  return (
    <Part
      id="reseau"
      title="La vie du réseau"
      sentences={networkSentences(network)}
      words={words}
      figures={figures}
      inSight
    />
  );
}

export function Quotes({ report: { quotes }, words }: PartProps) {
  if (quotes.length === 0 && words === undefined) return null;
  return (
    <Part id="paroles" title="Paroles d’entreprises" sentences={[]} words={words}>
      {quotes.map(({ words: said, attribution }) => (
        <blockquote key={said}>
          <p>{typographic(said)}</p>
          {attribution === "" ? null : <footer className="soft small">{typographic(attribution)}</footer>}
        </blockquote>
      ))}
    </Part>
  );
}

export function Partners({ report: { partners }, words }: PartProps) {
  if (partners.length === 0 && words === undefined) return null;
  return (
    <Part id="partenaires" title="Pistes pour les partenaires" sentences={[]} words={words}>
      <ol>
        {partners.map((advice) => (
          <li key={advice}>{typographic(advice)}</li>
        ))}
      </ol>
    </Part>
  );
}
