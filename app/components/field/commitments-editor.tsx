import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useAutosave } from "#app/components/interview/use-autosave.ts";
import { typographic } from "#app/domain/format.ts";
import { dueDate } from "#app/domain/plan/due-date.ts";
import {
  type Commitments,
  commitmentFrom,
  commitmentProblem,
  isTaken,
  type Proposal,
} from "#app/domain/visit/commitments.ts";
import type { Commitment } from "#app/domain/visit/visit-fact.ts";
import { COMMITMENT_LENGTH, MOST_COMMITMENTS, OWNER_LENGTH } from "#app/domain/visit/visit-limits.ts";
import { horizonLabels } from "#app/text/plan.ts";

type EditorProps = {
  /** What the device holds. */
  readonly kept: Commitments;
  readonly proposals: readonly Proposal[];
  /** Names of the two who speak. */
  readonly director: string;
  readonly consultant: string;
  /** ISO date. */
  readonly today: string;
  readonly onWrite: (commitments: Commitments) => void;
  /** Whether they are kept. */
  readonly children: ReactNode;
};

/** How many lines of the plan are shown before one asks for the others. */
const SHOWN = 5;

/** Chooses up to three commitments, from the plan or in their own words. What is unfinished stays on the screen and says so. */
export function CommitmentsEditor({
  kept,
  proposals,
  director,
  consultant,
  today,
  onWrite,
  children,
}: EditorProps) {
  const { shown, add, replace, remove, undo } = useDrafts(kept, onWrite);
  const isFull = shown.length >= MOST_COMMITMENTS;
  const addOwn = () =>
    add({ title: "", recommendation: null, owner: director, dueOn: dueDate("1-month", today) });
  const lines = (some: readonly Proposal[]) => (
    <ul className="proposals">
      {some.map((proposal) => (
        <ProposalLine
          key={proposal.id}
          proposal={proposal}
          isTaken={isTaken(shown, proposal)}
          isFull={isFull}
          onTake={() => add(commitmentFrom(proposal, director, today))}
        />
      ))}
    </ul>
  );
  return (
    <>
      <section className="card stack no-print" aria-labelledby="plan">
        <h2 id="plan">Plan d’actions proposé</h2>
        {proposals.length === 0 ? (
          <p className="soft">Les réponses n’appellent aucune action pour le moment.</p>
        ) : (
          <>
            <p className="soft">Choisissez avec le dirigeant les trois actions par lesquelles commencer.</p>
            {lines(proposals.slice(0, SHOWN))}
          </>
        )}
        {proposals.length > SHOWN ? (
          <details className="disclosure">
            <summary>Voir les {proposals.length - SHOWN} autres</summary>
            {lines(proposals.slice(SHOWN))}
          </details>
        ) : null}
      </section>
      <section className="card stack no-print" aria-labelledby="engagements">
        <h2 id="engagements">Nos engagements</h2>
        {shown.length === 0 ? (
          <p className="soft">Aucun pour le moment{"\u00A0"}: trois au plus, pour être tenus.</p>
        ) : (
          <ol className="commitments">
            {shown.map((commitment, index) => (
              <li key={index === 0 ? "first" : index === 1 ? "second" : "third"}>
                <CommitmentFields
                  commitment={commitment}
                  people={[director, consultant]}
                  onChange={(next, when) => replace(index, next, when)}
                  onRemove={() => remove(index)}
                />
              </li>
            ))}
          </ol>
        )}
        <div className="row">
          {isFull ? null : (
            <button type="button" className="button quiet" onClick={addOwn}>
              Écrire un engagement à nous
            </button>
          )}
          {undo === null ? null : (
            <button type="button" className="link-button" onClick={undo}>
              Remettre ce qui a été retiré
            </button>
          )}
        </div>
        {children}
      </section>
    </>
  );
}

type ProposalLineProps = {
  readonly proposal: Proposal;
  readonly isTaken: boolean;
  readonly isFull: boolean;
  readonly onTake: () => void;
};

function ProposalLine({ proposal, isTaken: isIn, isFull, onTake }: ProposalLineProps) {
  const id = useId();
  return (
    <li>
      <div>
        <p id={id}>
          <strong>{typographic(proposal.title)}</strong>{" "}
          {proposal.isDecided ? <span className="tag accent">Décidée</span> : null}
        </p>
        <p className="soft small">
          {typographic(proposal.why)} {horizonLabels[proposal.horizon]}.
        </p>
      </div>
      {isIn ? (
        <span className="tag accent">Engagement pris</span>
      ) : (
        <button
          type="button"
          className="button quiet"
          aria-describedby={id}
          disabled={isFull}
          onClick={onTake}
        >
          S’y engager
        </button>
      )}
    </li>
  );
}

type When = "at once" | "when still";

type FieldsProps = {
  readonly commitment: Commitment;
  /** Who may do it, before somebody else is named. */
  readonly people: readonly string[];
  readonly onChange: (commitment: Commitment, when: When) => void;
  readonly onRemove: () => void;
};

function CommitmentFields({ commitment, people, onChange, onRemove }: FieldsProps) {
  const id = useId();
  const { title, owner, dueOn } = commitment;
  const [isOther, setOther] = useState(!people.includes(owner));
  const problem = commitmentProblem(commitment);
  return (
    <fieldset className="commitment">
      <legend className="visually-hidden">Engagement</legend>
      <div className="field">
        <label htmlFor={`${id}-title`}>Ce qui sera fait</label>
        <textarea
          id={`${id}-title`}
          rows={2}
          maxLength={COMMITMENT_LENGTH}
          value={title}
          onChange={({ target }) => onChange({ ...commitment, title: target.value }, "when still")}
        />
      </div>
      <fieldset className="field">
        <legend>Qui</legend>
        <div className="row commitment-who">
          {people.map((person) => (
            <label className="choice" key={person}>
              <input
                type="radio"
                name={`${id}-owner`}
                checked={!isOther && owner === person}
                onChange={() => {
                  setOther(false);
                  onChange({ ...commitment, owner: person }, "at once");
                }}
              />
              {person}
            </label>
          ))}
          <label className="choice">
            <input
              type="radio"
              name={`${id}-owner`}
              checked={isOther}
              onChange={() => {
                setOther(true);
                onChange({ ...commitment, owner: "" }, "at once");
              }}
            />
            Quelqu’un d’autre
          </label>
        </div>
      </fieldset>
      {isOther ? (
        <div className="field">
          <label htmlFor={`${id}-owner`}>Son nom</label>
          <input
            id={`${id}-owner`}
            maxLength={OWNER_LENGTH}
            value={owner}
            onChange={({ target }) => onChange({ ...commitment, owner: target.value }, "when still")}
          />
        </div>
      ) : null}
      <div className="row due">
        <div className="field">
          <label htmlFor={`${id}-due`}>Pour le</label>
          <input
            id={`${id}-due`}
            type="date"
            value={dueOn}
            onChange={({ target }) => onChange({ ...commitment, dueOn: target.value }, "at once")}
          />
        </div>
        <button type="button" className="link-button" onClick={onRemove}>
          Retirer cet engagement
        </button>
      </div>
      {problem === null ? null : (
        <p className="next-step small" role="status">
          Pas encore enregistré. {problem}
        </p>
      )}
    </fieldset>
  );
}

type Draft = {
  readonly shown: Commitment;
  /** As it was last right: what is being rewritten stays on the device as it was. Null before it ever was. */
  readonly right: Commitment | null;
};

/** What is being written, over what the device holds. What is not right yet waits on the screen. */
function useDrafts(kept: Commitments, onWrite: (commitments: Commitments) => void) {
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => kept.map(asDraft));
  const [before, setBefore] = useState<readonly Draft[] | null>(null);
  const autosave = useAutosave();
  const written = useRef(JSON.stringify(kept));
  const keptText = JSON.stringify(kept);
  useEffect(() => {
    // What another device wrote, or a choice between two, comes in; what was written here is known already.
    if (keptText === written.current) return;
    written.current = keptText;
    setDrafts(kept.map(asDraft));
  }, [kept, keptText]);

  const change = (next: readonly Draft[], when: When) => {
    setBefore(next.length < drafts.length ? drafts : null);
    setDrafts(next);
    autosave.soon("commitments", () => {
      const right = next.flatMap((draft) => draft.right ?? []);
      const text = JSON.stringify(right);
      if (text === written.current) return;
      written.current = text;
      onWrite(right);
    });
    if (when === "at once") autosave.now("commitments");
  };
  return {
    shown: drafts.map(({ shown }) => shown),
    add: (one: Commitment) => change([...drafts, asDraft(one)], "at once"),
    replace: (index: number, one: Commitment, when: When) =>
      change(
        drafts.map((draft, place) =>
          place === index ? { shown: one, right: asDraft(one).right ?? draft.right } : draft,
        ),
        when,
      ),
    remove: (index: number) =>
      change(
        drafts.filter((_, place) => place !== index),
        "at once",
      ),
    /** Null when nothing was taken away just before. */
    undo: before === null ? null : () => change(before, "at once"),
  };
}

function asDraft(commitment: Commitment): Draft {
  const { title, owner, ...rest } = commitment;
  const trimmed = {
    title: title.trim(),
    recommendation: rest.recommendation,
    owner: owner.trim(),
    dueOn: rest.dueOn,
  };
  return { shown: commitment, right: commitmentProblem(commitment) === null ? trimmed : null };
}
