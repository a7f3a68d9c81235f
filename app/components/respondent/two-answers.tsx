import type { Answer } from "#app/domain/answers/answer.ts";
import type { OtherVersion, SheetValue } from "#app/domain/answers/answer-operation.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { quote } from "#app/domain/format.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

type TwoAnswersProps = {
  readonly question: Question;
  readonly mine: Answer | null;
  readonly other: OtherVersion;
  readonly onChoose: (value: Answer | null) => void;
};

/** The same question was answered differently on two devices: both are shown, and the person chooses. */
export function TwoAnswers({ question, mine, other, onChoose }: TwoAnswersProps) {
  const theirs = asAnswer(other.value);
  return (
    <section className="two-answers" role="alert" aria-label="Deux réponses différentes">
      <p>
        <strong>Deux réponses différentes : laquelle garder{"\u202F"}?</strong>
      </p>
      <button type="button" className="button quiet" onClick={() => onChoose(mine)}>
        Celle d’ici : {inWords(question, mine)}
      </button>
      <button type="button" className="button quiet" onClick={() => onChoose(theirs)}>
        {other.author === null ? "Celle de l’autre appareil" : `Celle de ${other.author}`}
        {"\u00A0"}: {inWords(question, theirs)}
      </button>
    </section>
  );
}

function inWords(question: Question, answer: Answer | null): string {
  return answer === null ? "sans réponse" : quote(describeAnswer(question, answer));
}

function asAnswer(value: SheetValue | null): Answer | null {
  return typeof value === "object" ? value : null;
}
