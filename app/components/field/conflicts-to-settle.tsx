import { Link } from "react-router";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import type { HeldSlot } from "#app/components/field/visit-holder.ts";
import { DIRECTOR } from "#app/components/interview/use-interview.ts";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";
import { momentInWords } from "#app/components/questions/slot-words.tsx";
import type { LoggedValue } from "#app/domain/answers/answer-operation.ts";
import { formatCount, formatShortDate, quote } from "#app/domain/format.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import type { VisitFact } from "#app/domain/visit/visit-fact.ts";
import { durationInWords } from "#app/domain/visit/visit-timer.ts";
import { asPhoto } from "#app/domain/visit/visit-values.ts";

type ConflictsProps = { readonly handle: VisitHandle; readonly home: string; readonly isReadOnly: boolean };

/** What two people, or two devices, wrote differently: answers are settled at their question, the rest here. */
export function ConflictsToSettle({ handle, home, isReadOnly }: ConflictsProps) {
  const conflicts = [...handle.slots.values()].filter(({ standing }) => standing.kind === "conflict");
  if (conflicts.length === 0) return null;
  return (
    <section className="card conflicts" aria-labelledby="a-departager">
      <h2 id="a-departager">
        {formatCount(conflicts.length, "réponse à départager", "réponses à départager")}
      </h2>
      <ul className="notes">
        {conflicts.map((held) => (
          <li key={`${held.respondentId}/${held.subject}/${held.key}`}>
            {held.subject === "visit" || held.subject === "photo" ? (
              <LeftTwice held={held} handle={handle} isReadOnly={isReadOnly} />
            ) : (
              <PlaceOf held={held} handle={handle} home={home} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type OneProps = { readonly held: HeldSlot; readonly handle: VisitHandle };

/** Where on the visit something was written, as a way there. */
export function PlaceOf({ held, handle, home }: OneProps & { readonly home: string }) {
  if (held.subject === "visit" || held.subject === "photo") return <span>{subjectWords(held)}</span>;
  const { themes } = handle.content.questionnaire;
  if (held.subject === "stake") {
    const theme = themes.find(({ id }) => id === held.key);
    return (
      <Link to={`${home}/themes/${held.key}`}>
        Enjeu du thème {theme === undefined ? "" : quote(theme.label)}
      </Link>
    );
  }
  const theme = themes.find(({ questions }) => questions.some(({ id }) => id === held.key));
  const question: Question | undefined = theme?.questions.find(({ id }) => id === held.key);
  if (theme === undefined || question === undefined) return <span>{held.key}</span>;
  return (
    <>
      <Link to={`${home}/themes/${theme.id}#${questionAnchor(question.id)}`}>{question.label}</Link>
      <span className="soft small">{theme.label}</span>
    </>
  );
}

/** Commitments, a signature, the time, the end of the visit or a photo: both are shown, a person chooses. */
function LeftTwice({ held, handle, isReadOnly }: OneProps & { readonly isReadOnly: boolean }) {
  if (held.standing.kind !== "conflict") return null;
  const { theirs } = held.standing;
  const choices = [
    {
      whose: `${theirs.author ?? DIRECTOR}, ${momentInWords(Date.parse(theirs.at), Date.now())}`,
      value: theirs.value,
    },
    { whose: "Sur cet appareil", value: held.value },
  ];
  return (
    <div className="disagreement">
      <p>
        <strong>{subjectWords(held)}</strong>
      </p>
      <ul>
        {choices.map(({ whose, value }) => (
          <li key={whose}>
            <span>
              {whose}
              {"\u00A0"}: {leftInWords(value)}
            </span>
            {isReadOnly ? null : (
              <button type="button" className="button quiet" onClick={() => handle.writeSlot(held, value)}>
                Garder
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function subjectWords({ subject, key }: HeldSlot): string {
  if (subject === "photo") return "Une photo";
  return SUBJECTS[key] ?? "La visite";
}

const SUBJECTS: Readonly<Record<string, string>> = {
  commitments: "Les engagements",
  signature: "La signature",
  time: "Le temps de la visite",
  end: "La fin de la visite",
};

function leftInWords(value: LoggedValue | null): string {
  if (value === null) return "retiré";
  const photo = asPhoto(value);
  if (photo !== null) return photo.caption === "" ? "photo sans légende" : `photo ${quote(photo.caption)}`;
  return typeof value === "object" && "kind" in value ? factInWords(value) : "";
}

function factInWords(fact: VisitFact): string {
  switch (fact.kind) {
    case "commitments":
      return fact.commitments.length === 0
        ? "aucun"
        : fact.commitments.map(({ title, dueOn }) => `${title} (${formatShortDate(dueOn)})`).join(" ; ");
    case "signature":
      return `signé par ${fact.name}`;
    case "time":
      return `${durationInWords(fact.minutes)}${fact.runningSince === null ? "" : ", en cours"}`;
    case "end":
      return `terminée ${momentInWords(Date.parse(fact.endedAt), Date.now())}`;
  }
}
