import { Link } from "react-router";
import { ConflictsToSettle } from "#app/components/field/conflicts-to-settle.tsx";
import { KeepState } from "#app/components/field/keep-state.tsx";
import { RefusedEntries } from "#app/components/field/refused-entries.tsx";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import { VisitBrief } from "#app/components/field/visit-brief.tsx";
import { useVisitContext } from "#app/components/field/visit-context.ts";
import { VisitPhotos } from "#app/components/field/visit-photos.tsx";
import { VisitTimer } from "#app/components/field/visit-timer.tsx";
import { NotesToRead } from "#app/components/interview/notes-to-read.tsx";
import { ThemeList } from "#app/components/interview/theme-list.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";
import { momentInWords } from "#app/components/questions/slot-words.tsx";
import { nextInInterview, settledCount } from "#app/domain/answers/interview.ts";
import { formatOutOf } from "#app/domain/format.ts";

/** Where one begins: the brief, the themes, what is left to do. */
export default function VisitPage() {
  const { handle, home, readOnly } = useVisitContext();
  const { pack } = handle.visit;
  const { interview } = handle;
  const { progress } = interview.state;
  const done = settledCount(progress);
  const count = `${formatOutOf(done, progress.visible)} questions répondues`;
  const isReadOnly = readOnly !== null;
  return (
    <>
      <title>{`${pack.firm.name} · Terrain · Diapason`}</title>
      <PageHead
        title={pack.firm.name}
        crumbs={[{ label: "Mes visites", to: "/terrain" }]}
        above={`${pack.operationName} · ${pack.roundCode}`}
        below={<EndOfVisit handle={handle} />}
        actions={
          <>
            <Link className="button quiet" to={`${home}/bilan`}>
              Bilan de fin de visite
            </Link>
            {isReadOnly ? null : <ResumeLink handle={handle} home={home} done={done} />}
          </>
        }
      />
      <div className="visit-start">
        <div className="stack">
          <VisitTimer handle={handle} isReadOnly={isReadOnly} />
          <ConflictsToSettle handle={handle} home={home} isReadOnly={isReadOnly} />
          <RefusedEntries handle={handle} home={home} />
          <section className="card" aria-labelledby="themes">
            <h2 id="themes">Thèmes</h2>
            <ProgressBar wide value={done} max={progress.visible} label={count} />
            <p className="soft small">
              {done < progress.visible ? `${count}, dans l’ordre qui vous convient.` : `${count}.`}
            </p>
            <ThemeList interview={interview} home={`${home}/themes`} here={null} />
          </section>
          <KeepState handle={handle} />
        </div>
        <div className="stack">
          <VisitBrief handle={handle} />
          <section className="card stack" aria-labelledby="photos">
            <h2 id="photos">Photos de la visite</h2>
            <VisitPhotos question={null} />
          </section>
          <NotesToRead interview={interview} home={`${home}/themes`} />
        </div>
      </div>
    </>
  );
}

type PartProps = { readonly handle: VisitHandle };

function EndOfVisit({ handle }: PartProps) {
  const end = handle.fact("end");
  const { interviewedAt } = handle.visit.pack;
  if (end !== null) return `Visite terminée ${momentInWords(Date.parse(end.endedAt), Date.now())}`;
  if (interviewedAt === null) return null;
  return `Entretien déjà terminé ${momentInWords(Date.parse(interviewedAt), Date.now())} : ce que vous changez ici change ses résultats.`;
}

/** Where one stopped: the first question without an answer. */
function ResumeLink({ handle, home, done }: PartProps & { readonly home: string; readonly done: number }) {
  const { questionnaire, state } = handle.interview;
  const questionId = nextInInterview(state, null);
  const theme = questionnaire.themes.find(({ questions }) => questions.some(({ id }) => id === questionId));
  if (questionId === null || theme === undefined) return null;
  return (
    <Link className="button" to={`${home}/themes/${theme.id}#${questionAnchor(questionId)}`}>
      {done === 0 ? "Commencer" : "Reprendre où j’en étais"}
    </Link>
  );
}
