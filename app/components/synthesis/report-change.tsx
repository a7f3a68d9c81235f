import { screenPalette } from "#app/charts/palette.ts";
import { changeChart } from "#app/charts/synthesis-charts.ts";
import { HeadedTable } from "#app/components/synthesis/headed-table.tsx";
import { Part, type PartProps, WideChart } from "#app/components/synthesis/report-part.tsx";
import { typographic } from "#app/domain/format.ts";
import {
  CHANGE_REMARK,
  changeCells,
  changeColumns,
  publishedChange,
} from "#app/domain/report/collective/change-words.ts";

/** Until enough firms were met twice there are the consultants' words, or nothing. */
export function Change({ report, words, figures }: PartProps) {
  const change = publishedChange(report.synthesis);
  if (change === null && words === undefined) return null;
  const svg = change === null ? null : changeChart(change, screenPalette);
  const phone = change === null ? null : changeChart(change, screenPalette, "phone");
  return (
    <Part
      id="evolution"
      title="Ce qui a changé"
      sentences={report.sentences.progress}
      words={words}
      figures={figures}
    >
      {svg === null || phone === null ? null : (
        <WideChart svg={svg} phone={phone} label="Médianes, avant et après" />
      )}
      {change === null ? null : (
        <details className="disclosure">
          <summary>Le tableau</summary>
          <HeadedTable
            title={`De ${change.rounds.from} à ${change.rounds.to}`}
            columns={["Thème", ...changeColumns(change)]}
            rows={change.lines.map((line) => [line.label, ...changeCells(line)])}
            shortNames={new Map(change.lines.map(({ label, shortLabel }) => [label, shortLabel]))}
          />
          <p className="soft small">{typographic(CHANGE_REMARK)}</p>
        </details>
      )}
    </Part>
  );
}
