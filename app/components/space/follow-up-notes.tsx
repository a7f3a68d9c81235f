import { Moment } from "#app/components/moment.tsx";
import { formatNumber } from "#app/domain/format.ts";
import { statusLabels } from "#app/text/plan.ts";
import type { FollowUpNote } from "#db/attachments.ts";

type FollowUpNotesProps = {
  readonly notes: readonly Pick<
    FollowUpNote,
    "id" | "status" | "words" | "fileName" | "fileSize" | "recordedAt"
  >[];
  /** The address under which the files are: `${files}/${note.id}`. */
  readonly files: string;
  /** Who reads: the director their own words, or their consultant. */
  readonly title: string;
};

/** What the director said of an action, the latest first, with the files that they joined. */
export function FollowUpNotes({ notes, files, title }: FollowUpNotesProps) {
  if (notes.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="mots">
      <h2 id="mots">{title}</h2>
      <ol className="follow-up-notes">
        {[...notes].reverse().map((note) => (
          <li key={note.id}>
            <p className="soft small">
              <Moment at={note.recordedAt} /> · {statusLabels[note.status].toLowerCase()}
            </p>
            {note.words === null ? null : <p className="words">{note.words}</p>}
            {note.fileName === null ? null : (
              <p>
                <a href={`${files}/${note.id}`} download>
                  {note.fileName}
                </a>{" "}
                <span className="soft small">{sizeWords(note.fileSize ?? 0)}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, bytes / 1024);
  return kilobytes < 1024
    ? `${formatNumber(kilobytes, 0)}\u00A0Ko`
    : `${formatNumber(kilobytes / 1024, 1)}\u00A0Mo`;
}
