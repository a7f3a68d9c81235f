import { Link } from "react-router";
import { SlotStateNote } from "#app/components/field/slot-state.tsx";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import { momentInWords } from "#app/components/questions/slot-words.tsx";
import { formatCount } from "#app/domain/format.ts";
import { durationInWords, minutesAt, pauseTime } from "#app/domain/visit/visit-timer.ts";

type EndVisitProps = {
  readonly handle: VisitHandle;
  readonly home: string;
  readonly now: string;
  readonly isReadOnly: boolean;
};

/** Ends the visit, once what is left undone has been said. */
export function EndVisit({ handle, home, now, isReadOnly }: EndVisitProps) {
  const end = handle.fact("end");
  const time = handle.fact("time");
  const finish = () => {
    const endedAt = new Date().toISOString();
    if (time !== null && time.runningSince !== null) handle.leave("time", pauseTime(time, endedAt));
    handle.leave("end", { kind: "end", endedAt });
  };
  return (
    <section className="card stack no-print" aria-labelledby="fin">
      <h2 id="fin">Fin de la visite</h2>
      {end === null ? (
        <>
          <LeftUndone handle={handle} home={home} />
          {isReadOnly ? null : (
            <div className="row">
              <button type="button" className="button" onClick={finish}>
                Terminer la visite
              </button>
              <span className="soft small">Vous pourrez encore corriger.</span>
            </div>
          )}
        </>
      ) : (
        <>
          <p>
            Visite terminée {momentInWords(Date.parse(end.endedAt), Date.parse(now))}
            {time === null ? "" : `, ${durationInWords(minutesAt(time, now))}`}.
          </p>
          {isReadOnly ? null : (
            <div className="row">
              <button type="button" className="button quiet" onClick={() => handle.leave("end", null)}>
                Reprendre la visite
              </button>
            </div>
          )}
        </>
      )}
      <SlotStateNote
        state={handle.factState("end")}
        now={now}
        onRetry={() => handle.leave("end", end)}
        onPutAway={handle.interview.putAway}
      />
    </section>
  );
}

function LeftUndone({ handle, home }: Pick<EndVisitProps, "handle" | "home">) {
  const { unanswered } = handle.interview.state;
  const time = handle.fact("time");
  const commitments = handle.fact("commitments")?.commitments ?? [];
  const left = [
    ...(handle.visit.conflicts > 0
      ? [formatCount(handle.visit.conflicts, "réponse à départager", "réponses à départager")]
      : []),
    ...(commitments.length === 0 ? ["aucun engagement n’est pris"] : []),
    ...(handle.fact("signature") === null ? ["le dirigeant n’a pas signé"] : []),
    ...(time === null || (time.runningSince === null && time.minutes === 0)
      ? ["le temps de la visite n’est pas dit"]
      : []),
  ];
  return (
    <>
      {unanswered.length === 0 ? (
        <p>Toutes les questions ont une réponse.</p>
      ) : (
        <p>
          <Link to={home}>
            {formatCount(unanswered.length, "question est sans réponse", "questions sont sans réponse")}
          </Link>
          {"\u00A0"}:{" "}
          {unanswered.length < 2 ? "elle restera « non évaluée »" : "elles resteront « non évaluées »"}.
        </p>
      )}
      {left.length === 0 ? null : (
        <p className="soft">
          Il reste aussi{"\u00A0"}: {left.join(", ")}.
        </p>
      )}
    </>
  );
}
