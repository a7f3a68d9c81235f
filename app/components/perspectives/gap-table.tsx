import { formatScore, typographic } from "#app/domain/format.ts";
import type { CrossedTheme } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { groundInWords, signedGap, VOICE_NAMES } from "#app/domain/report/perspectives/perspective-words.ts";

/** The figures of the chart, each with what it is made of. */
export function GapTable({ themes }: { readonly themes: readonly CrossedTheme[] }) {
  const rows = themes.flatMap((theme) =>
    theme.comparisons.map((comparison, index) => ({ theme, comparison, isFirst: index === 0 })),
  );
  return (
    <div className="table-wrap">
      <table className="gap-table">
        <caption>
          Scores sur 100, sur les seules questions communes : ce ne sont pas les scores des thèmes. Les écarts
          sont calculés avant l’arrondi.
        </caption>
        <thead>
          <tr>
            <th>Thème</th>
            <th>Autre regard</th>
            <th className="num">Dirigeant</th>
            <th className="num">Autre</th>
            <th className="num">Écart</th>
            <th className="num">Habituel</th>
            <th>Sur quoi</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ theme, comparison }) => (
            <tr key={`${theme.id} ${comparison.perspective}`}>
              <th scope="row">{typographic(theme.label)}</th>
              <td data-label="Autre regard">{VOICE_NAMES[comparison.perspective]}</td>
              <td className="num" data-label="Dirigeant">
                {formatScore(comparison.directorScore)}
              </td>
              <td className="num" data-label="Autre">
                {formatScore(comparison.otherScore)}
              </td>
              <td className="num" data-label="Écart">
                <b>{signedGap(comparison.gap)}</b>
              </td>
              <td className="num" data-label="Habituel">
                {comparison.typical === null ? "—" : signedGap(comparison.typical.gap)}
              </td>
              <td className="small" data-label="Sur quoi">
                {groundInWords(comparison)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
