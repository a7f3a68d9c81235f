import { useMemo } from "react";
import { CommitmentsEditor } from "#app/components/field/commitments-editor.tsx";
import { DebriefHelp, DebriefPoints, DebriefScores } from "#app/components/field/debrief-scores.tsx";
import { EndVisit } from "#app/components/field/end-visit.tsx";
import { KeepState } from "#app/components/field/keep-state.tsx";
import { SlotStateNote } from "#app/components/field/slot-state.tsx";
import { useInstant } from "#app/components/field/use-instant.ts";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import { useVisitContext } from "#app/components/field/visit-context.ts";
import { VisitSignature } from "#app/components/field/visit-signature.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatDate, typographic } from "#app/domain/format.ts";
import type { Commitments } from "#app/domain/visit/commitments.ts";
import { dayOf } from "#app/domain/visit/day-of.ts";
import { type Debrief, debriefOf } from "#app/domain/visit/debrief.ts";
import { visitAssessment } from "#app/domain/visit/visit-assessment.ts";

/** The end of a visit, on one page to be shown to the director, signed and printed. Computed here: no network is needed. */
export default function DebriefPage() {
  const { handle, home, userName, readOnly } = useVisitContext();
  const now = useInstant(30_000);
  const today = dayOf(now);
  const { pack } = handle.visit;
  const debrief = useDebrief(handle, today);
  const commitments = handle.fact("commitments")?.commitments ?? NONE;
  const director = pack.firm.director ?? "Le dirigeant";
  const isReadOnly = readOnly !== null;
  return (
    <div className="debrief">
      <title>{`Bilan · ${pack.firm.name} · Diapason`}</title>
      <PageHead
        title="Bilan de fin de visite"
        crumbs={[
          { label: "Mes visites", to: "/terrain" },
          { label: pack.firm.name, to: home },
        ]}
        above={`${pack.operationName} · ${pack.roundCode}`}
        below={`${pack.firm.name}, le ${formatDate(today)}, avec ${userName}`}
        actions={
          <button type="button" className="button quiet" onClick={() => window.print()}>
            Imprimer ou enregistrer en PDF
          </button>
        }
      />
      <div className="stack">
        <DebriefScores debrief={debrief} />
        <DebriefPoints debrief={debrief} />
        {isReadOnly ? null : (
          <CommitmentsEditor
            kept={commitments}
            proposals={debrief.proposals}
            director={director}
            consultant={userName}
            today={today}
            onWrite={(next) => handle.leave("commitments", { kind: "commitments", commitments: [...next] })}
          >
            <SlotStateNote
              state={handle.factState("commitments")}
              now={now}
              onRetry={() => handle.leave("commitments", handle.fact("commitments"))}
              onPutAway={handle.interview.putAway}
            />
          </CommitmentsEditor>
        )}
        <CommitmentsToRead commitments={commitments} isOnScreen={isReadOnly} />
        <DebriefHelp debrief={debrief} />
        <VisitSignature {...{ handle, commitments, director, now, isReadOnly }} />
        <EndVisit {...{ handle, home, now, isReadOnly }} />
        <div className="no-print">
          <KeepState handle={handle} />
        </div>
      </div>
    </div>
  );
}

const NONE: Commitments = [];

/** Only when the answers change: it takes some tens of milliseconds on a tablet. */
function useDebrief({ visit, content, values }: VisitHandle, today: string): Debrief {
  const { pack } = visit;
  const said = useMemo(() => visitAssessment(pack.sheets, values, pack.agreed), [pack, values]);
  const text = JSON.stringify(said);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for what was said, made anew at each write.
  return useMemo(() => {
    const { questionnaire, fundingSchemes, schemesCheckedOn, collectiveActions } = content;
    return debriefOf({
      ...{ questionnaire, fundingSchemes, schemesCheckedOn, collectiveActions, today },
      ...{ assessment: said, decisions: pack.decisions, firm: pack.firm, round: pack.roundCode },
    });
  }, [content, pack.decisions, pack.firm, pack.roundCode, text, today]);
}

type CommitmentsToReadProps = { readonly commitments: Commitments; readonly isOnScreen: boolean };

/** On paper, and where nothing can be written. */
function CommitmentsToRead({ commitments, isOnScreen }: CommitmentsToReadProps) {
  return (
    <section className={isOnScreen ? "card" : "card only-print"} aria-labelledby="engages">
      <h2 id="engages">Nos engagements</h2>
      {commitments.length === 0 ? (
        <p className="soft">Aucun engagement n’a été pris.</p>
      ) : (
        <ol className="plain-points">
          {commitments.map(({ title, owner, dueOn }) => (
            <li key={title}>
              <strong>{typographic(title)}</strong>{" "}
              <span className="soft">
                {owner}, pour le {formatDate(dueOn)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
