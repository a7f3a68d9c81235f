import { useCallback, useRef } from "react";
import { Link, useNavigate } from "react-router";
import { SlideChart } from "#app/components/presentation/slide-chart.tsx";
import { useSlideKeys } from "#app/components/presentation/use-slide-keys.ts";
import { typographic } from "#app/domain/format.ts";
import { type Slide, type SlideBody, slidesOf } from "#app/domain/report/collective/slides.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

/**
 * The report for a steering committee: one message a slide, as large as the room asks. Without JavaScript it is one long
 * page, whose slides lead to each other by links; on paper each slide is a page.
 */
export function Presentation({
  report,
  backTo,
}: {
  readonly report: CollectiveReport;
  /** Where Escape leads: the synthesis, the publication. */
  readonly backTo: string;
}) {
  const deck = useRef<HTMLElement>(null);
  const navigate = useNavigate();
  const leave = useCallback(() => void navigate(backTo), [navigate, backTo]);
  useSlideKeys(deck, leave);
  const slides = slidesOf(report);
  return (
    <main className="presentation" ref={deck}>
      <h1 className="visually-hidden">{typographic(`Présentation : ${report.operation.name}`)}</h1>
      {slides.map((slide, index) => (
        <section
          key={slide.id}
          id={slide.id}
          className={`slide ${slide.body.kind} ${lengthOf(slide.message)}`}
        >
          <p className="kicker">{typographic(slide.kicker)}</p>
          <h2 className="message" tabIndex={-1}>
            {typographic(slide.message)}
          </h2>
          <Body body={slide.body} report={report} />
          <Foot slides={slides} index={index} backTo={backTo} />
        </section>
      ))}
    </main>
  );
}

/** How large the message may stand on a slide that is made of it alone: a name of 120 characters, a quotation of 600. */
function lengthOf({ length }: string): "short" | "long" | "lengthy" {
  if (length <= 90) return "short";
  return length <= 260 ? "long" : "lengthy";
}

function Body({ body, report }: { readonly body: SlideBody; readonly report: CollectiveReport }) {
  switch (body.kind) {
    case "cover":
      return (
        <div className="lines">
          {body.lines.map((line) => (
            <p key={line}>{typographic(line)}</p>
          ))}
        </div>
      );
    case "figure":
      return (
        <p className="big">
          <b>{typographic(body.value)}</b>
          <span>{typographic(body.label)}</span>
          <span className="soft">{typographic(body.outOf)}</span>
        </p>
      );
    case "chart":
      return (
        <div className="drawn">
          <SlideChart report={report} which={body.chart} />
          <p className="soft">{typographic(body.note)}</p>
        </div>
      );
    case "quote":
      return <p className="soft said-by">{typographic(body.attribution)}</p>;
    case "list": {
      const items = body.items.map(({ words, note }) => (
        <li key={words}>
          {typographic(words)}
          {note === "" ? null : <span className="soft">{typographic(note)}</span>}
        </li>
      ));
      return body.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Foot({
  slides,
  index,
  backTo,
}: {
  readonly slides: readonly Slide[];
  readonly index: number;
  readonly backTo: string;
}) {
  const before = slides[index - 1];
  const after = slides[index + 1];
  return (
    <footer>
      <Link className="leave" to={backTo}>
        Quitter
      </Link>
      <progress
        value={index + 1}
        max={slides.length}
        aria-label={`Diapositive ${index + 1} sur ${slides.length}`}
      />
      <nav aria-label={`Diapositive ${index + 1}`}>
        {before === undefined ? null : <a href={`#${before.id}`}>Précédente</a>}
        <span className="num">
          {index + 1} / {slides.length}
        </span>
        {after === undefined ? null : <a href={`#${after.id}`}>Suivante</a>}
      </nav>
    </footer>
  );
}
