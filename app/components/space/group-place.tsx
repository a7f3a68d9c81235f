import { screenPalette } from "#app/charts/palette.ts";
import { themeBar } from "#app/charts/theme-bar.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { LevelTag } from "#app/components/level-tag.tsx";
import { formatCount, formatScore, typographic } from "#app/domain/format.ts";
import type { GroupPlace, ThemePlace } from "#app/server/space/group-place.ts";

/** Where the firm stands, theme by theme, beside the others of its group: a chart, and the same figures as a table. */
export function GroupPlaceCard({ place }: { readonly place: GroupPlace }) {
  const isCompared = place.themes.some(({ group }) => group !== null);
  return (
    <section className="card stack" aria-labelledby="place">
      <h2 id="place">Où vous en êtes</h2>
      <p>
        <LevelTag
          label={place.level?.label ?? null}
          rank={place.level?.rank ?? 0}
          count={Math.max(place.levelCount, 1)}
        />{" "}
        {place.score === null ? null : <b>{formatScore(place.score)} sur 100</b>}
      </p>
      <p className="soft small">
        {isCompared
          ? "La bande dit où se tient la moitié des autres entreprises de l’opération, le trait leur médiane. Jamais un nom, et cinq autres entreprises au moins."
          : "Vous comparer aux autres demande cinq autres entreprises au moins : il n’y en avait pas encore assez le jour du rapport."}
      </p>
      <ul className="place-bars">
        {place.themes.map((theme) => (
          <li key={theme.id}>
            <ChartFigure svg={barOf(theme, place.levelCount)} caption={<Caption theme={theme} />} />
          </li>
        ))}
      </ul>
      {isCompared ? <PlaceTable themes={place.themes} /> : null}
    </section>
  );
}

function barOf({ label, score, level, group }: ThemePlace, levelCount: number): string {
  return themeBar({ label, score, levelRank: level?.rank ?? null, levelCount, group }, screenPalette);
}

function Caption({ theme: { label, score, group } }: { readonly theme: ThemePlace }) {
  return (
    <>
      <b>{typographic(label)}</b> <span>{score === null ? "non évalué" : formatScore(score)}</span>
      {group === null ? "" : ` · médiane ${formatScore(group.median)}`}
    </>
  );
}

function PlaceTable({ themes }: { readonly themes: readonly ThemePlace[] }) {
  return (
    <details className="disclosure">
      <summary>Les mêmes chiffres en tableau</summary>
      <div className="table-wrap">
        <table>
          <caption>Scores sur 100. La moitié des autres se tient entre les deux quartiles.</caption>
          <thead>
            <tr>
              <th>Thème</th>
              <th className="num">Vous</th>
              <th className="num">Médiane</th>
              <th className="num">Quartiles</th>
              <th className="num">Sur</th>
            </tr>
          </thead>
          <tbody>
            {themes.map(({ id, label, score, group }) => (
              <tr key={id}>
                <th scope="row">{typographic(label)}</th>
                <td className="num" data-label="Vous">
                  {formatScore(score)}
                </td>
                <td className="num" data-label="Médiane">
                  {group === null ? "—" : formatScore(group.median)}
                </td>
                <td className="num" data-label="Quartiles">
                  {group === null ? "—" : `${formatScore(group.q1)} à ${formatScore(group.q3)}`}
                </td>
                <td className="num" data-label="Sur">
                  {group === null ? "—" : formatCount(group.firms, "autre", "autres")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
