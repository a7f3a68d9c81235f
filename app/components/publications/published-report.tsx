import { CollectiveReportPage } from "#app/components/synthesis/collective-report-page.tsx";
import type { Chapter } from "#app/domain/publication/composition.ts";
import type { PublicationSnapshot } from "#app/domain/publication/publication-snapshot.ts";
import { publishedChange } from "#app/domain/report/collective/change-words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { CHAPTER_TITLES } from "#app/text/publications.ts";

/** A publication as everybody reads it: the preview, the funder's page and the firms' page are this one. */
export function PublishedReport({
  snapshot: { report, figures },
}: {
  readonly snapshot: PublicationSnapshot;
}) {
  return (
    <div className="published">
      <nav className="contents" aria-label="Sommaire">
        <ol>
          {contentsOf(report).map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <CollectiveReportPage report={report} explained={figures} />
    </div>
  );
}

/** Where each chapter stands in CollectiveReportPage. */
const ANCHORS: Readonly<Record<Chapter, string>> = {
  convention: "convention",
  participants: "participants",
  method: "methode",
  maturity: "maturite",
  obstacles: "freins",
  opportunities: "opportunites",
  needs: "besoins",
  actions: "actions",
  schemes: "aides",
  plans: "plans",
  progress: "evolution",
  pilots: "pilotes",
  network: "reseau",
  quotes: "paroles",
  partners: "partenaires",
};

/** The parts that the page draws: a chapter that was chosen and has nothing to say has none. */
function contentsOf(report: CollectiveReport): readonly (readonly [id: string, title: string])[] {
  const has: Readonly<Partial<Record<Chapter, boolean>>> = {
    convention: report.convention !== null,
    actions: report.actions.length > 0,
    schemes: report.schemes.length > 0,
    progress: publishedChange(report.synthesis) !== null,
    pilots: report.lessons.length > 0,
    network: report.network.length > 0,
    quotes: report.quotes.length > 0,
    partners: report.partners.length > 0,
  };
  const drawn = report.chapters.filter(
    (chapter) => (has[chapter] ?? true) || report.texts[chapter] !== undefined,
  );
  return [
    ...(report.texts.foreword === undefined ? [] : [["avant-propos", "Avant-propos"] as const]),
    ["essentiel", CHAPTER_TITLES.summary],
    ...drawn.map((chapter) => [ANCHORS[chapter], CHAPTER_TITLES[chapter]] as const),
    ...(report.texts.conclusion === undefined ? [] : [["conclusion", "Conclusion"] as const]),
    ["definitions", "Définitions et règles"],
  ];
}
