import { Downloads } from "#app/components/publications/downloads.tsx";
import { formatDate } from "#app/domain/format.ts";
import { FILE_LABELS } from "#app/text/publications.ts";
import type { Publication } from "#db/publications.ts";

/** One publication, for the consultants: who, when, its files, and the fingerprint of each. */
export function PublicationCard({
  publication,
  filesAddress,
}: {
  readonly publication: Publication;
  /** Where its files are, without a slash at the end. */
  readonly filesAddress: string;
}) {
  const { number, publishedAt, publishedByName, isForFirms, sha256 } = publication;
  const files = ["pdf", "xlsx", "csv", "json"] as const;
  return (
    <section className="card stack" aria-labelledby={`publication-${number}`}>
      <div>
        <h2 id={`publication-${number}`}>Publication n° {number}</h2>
        <p className="soft">
          Le {formatDate(publishedAt)}
          {publishedByName === null ? "" : `, par ${publishedByName}`} ·{" "}
          {isForFirms ? "financeurs et entreprises" : "financeurs seulement"}
        </p>
      </div>
      <Downloads address={filesAddress} about={`publication n° ${number}`} />
      <details className="disclosure">
        <summary>Empreintes des fichiers (SHA-256)</summary>
        <dl className="sheet fingerprints">
          {files.map((file) => (
            <div key={file}>
              <dt>{FILE_LABELS[file]}</dt>
              <dd>
                <code>{sha256[file]}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
