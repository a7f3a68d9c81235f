import { typographic } from "#app/domain/format.ts";
import type { FirmReport, ReportedAnswer, ReportedTag } from "#app/domain/report/firm-report.ts";
import { sourceLabels } from "#app/text/findings.ts";

/** Strengths and weaknesses, as answers. */
export function Standings({
  title,
  answers,
  empty,
}: {
  readonly title: string;
  readonly answers: readonly ReportedAnswer[];
  readonly empty: string;
}) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {answers.length === 0 ? (
        <p className="soft">{empty}</p>
      ) : (
        <ul className="ruled">
          {answers.map((answer) => (
            <li key={answer.question}>
              <b>{typographic(answer.answer)}</b>
              <span className="soft small">{typographic(answer.question)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Obstacles by family; each opens to the answers that it comes from. */
export function Obstacles({ families }: { readonly families: FirmReport["obstacles"] }) {
  return (
    <section className="card" id="freins">
      <h2>Freins</h2>
      {families.length === 0 ? <p className="soft">Aucun frein n’a été relevé.</p> : null}
      {families.map((family) => (
        <div key={family.label}>
          <h3>{typographic(family.label)}</h3>
          <ul className="ruled">
            {family.obstacles.map((tag) => (
              <TagLine key={tag.label} tag={tag} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export function Opportunities({ tags }: { readonly tags: readonly ReportedTag[] }) {
  return (
    <section className="card" id="opportunites">
      <h2>Opportunités</h2>
      {tags.length === 0 ? (
        <p className="soft">Aucune opportunité n’a été relevée.</p>
      ) : (
        <ul className="ruled">
          {tags.map((tag) => (
            <TagLine key={tag.label} tag={tag} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TagLine({ tag }: { readonly tag: ReportedTag }) {
  return (
    <li>
      <details className="because">
        <summary>
          <b>{typographic(tag.label)}</b>
          <span className="soft small">{tag.sources.map((source) => sourceLabels[source]).join(", ")}</span>
        </summary>
        <ul className="soft small">
          {tag.because.map((reason) => (
            <li key={reason.question}>
              {typographic(reason.question)} <b>{typographic(reason.answer)}</b>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
