/**
 * Writing on the sheets of one firm, whoever sends it: an interview open on a screen, or a tablet that comes back from a
 * visit. One operation at a time; each is judged by what those before it made of the sheets.
 */
import type {
  AnswerOperation,
  LoggedValue,
  RecordedOperation,
  SheetOperation,
} from "#app/domain/answers/answer-operation.ts";
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { type EnrollmentInOperation, WITHDRAWN } from "#app/server/enrollment-access.ts";
import {
  checkOperation,
  isAsked,
  type OwnedSheet,
  withOperation,
} from "#app/server/interviews/admit-operation.ts";
import { answerRecorder, isRecorded, type RecordContext, readSheet, sheetRecorder } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { listRespondents, type Respondent } from "#db/respondents.ts";

/** What a visit leaves besides answers. */
export type VisitOperation = Exclude<SheetOperation, AnswerOperation>;

export type SheetWriter = {
  /** Writes what is said in an interview. */
  readonly write: (operation: AnswerOperation) => RecordedOperation;
  /** Writes what a visit leaves besides, on the consultant's sheet. */
  readonly leave: (operation: VisitOperation) => RecordedOperation<LoggedValue>;
};

/**
 * Make one for each firm of a batch, and use it inside `inTransaction`. An operation that came before is answered as it was
 * then, whatever happened since; the others are rejected, with a reason in French, where they can't be written.
 */
export function sheetWriter(
  db: Db,
  { enrollment }: Pick<EnrollmentInOperation, "enrollment">,
  questionnaire: Questionnaire,
  context: RecordContext,
): SheetWriter {
  const respondents = listRespondents(db, enrollment.id);
  const isWithdrawn = enrollment.withdrawnAt !== null;
  const recordAnswer = answerRecorder(db, context);
  const recordLeft = sheetRecorder(db, context);
  let sheets = sheetsOf(db, respondents);

  const placeOf = ({ respondentId }: SheetOperation) => ({
    respondent: respondents.find((one) => one.id === respondentId),
    own: sheets.find((one) => one.respondentId === respondentId),
  });
  return {
    write: (operation) => {
      const { id } = operation;
      const { respondent, own } = placeOf(operation);
      if (respondent === undefined) return rejected(id, NOT_A_SHEET);
      if (own === undefined) return rejected(id, FILLED_BY_LINK);
      const checked = checkOperation(questionnaire, own.perspective, operation);
      if (isRecorded(db, id)) return recordAnswer(checked.ok ? checked.operation : operation);
      const refusal = refusalOf(respondent, isWithdrawn);
      if (refusal !== null) return rejected(id, refusal);
      if (!checked.ok) return rejected(id, checked.reason);
      const inRound = sheets.filter((sheet) => sheet.roundId === own.roundId);
      if (!isAsked(questionnaire, inRound, own, checked.operation)) return rejected(id, NOT_ASKED);
      const recorded = recordAnswer(checked.operation);
      if (recorded.outcome === "applied") sheets = withOperation(sheets, checked.operation);
      return recorded;
    },
    leave: (operation) => {
      const { id } = operation;
      const { respondent, own } = placeOf(operation);
      if (respondent === undefined) return rejected(id, NOT_A_SHEET);
      if (own?.perspective !== "consultant") return rejected(id, NOT_THE_CONSULTANTS);
      if (isRecorded(db, id)) return recordLeft(operation);
      const refusal = refusalOf(respondent, isWithdrawn) ?? faultIn(questionnaire, operation);
      return refusal === null ? recordLeft(operation) : rejected(id, refusal);
    },
  };
}

/** Why nothing new is written on this sheet; null when something may be. */
function refusalOf({ roundClosedOn }: Respondent, isWithdrawn: boolean): string | null {
  if (isWithdrawn) return WITHDRAWN;
  return roundClosedOn === null ? null : "Cette campagne de réponses est close.";
}

/** What the questionnaire says against what a visit leaves. */
function faultIn(questionnaire: Questionnaire, { subject, value }: VisitOperation): string | null {
  if (value === null) return null;
  if (subject === "photo") {
    const isKnown =
      value.question === null || questionsOf(questionnaire).some(({ id }) => id === value.question);
    return isKnown ? null : "La question de cette photo n’est pas dans le questionnaire de l’opération.";
  }
  if (value.kind !== "commitments" && value.kind !== "signature") return null;
  const isKnown = value.commitments.every(
    ({ recommendation }) =>
      recommendation === null || questionnaire.recommendations.some(({ id }) => id === recommendation),
  );
  return isKnown
    ? null
    : "Une préconisation de ces engagements n’est pas dans le questionnaire de l’opération.";
}

type RoundSheet = OwnedSheet & { readonly roundId: string };

function sheetsOf(db: Db, respondents: readonly Respondent[]): readonly RoundSheet[] {
  return respondents
    .filter(({ perspective }) => REFERENCE_PERSPECTIVES.includes(perspective))
    .map(({ id, perspective, roundId }) => ({
      respondentId: id,
      perspective,
      roundId,
      answers: answersIn(db, id),
    }));
}

function answersIn(db: Db, respondentId: string): OwnedSheet["answers"] {
  const stored = Object.entries(readSheet(db, respondentId).answers);
  return Object.fromEntries(stored.map(([key, { value }]) => [key, value]));
}

/** The answer to what can't be written. */
export function rejected(
  id: string,
  reason: string,
): { readonly id: string; readonly outcome: "rejected"; readonly reason: string } {
  return { id, outcome: "rejected", reason };
}

const NOT_A_SHEET = "Cette feuille de réponses n’est pas celle de l’entreprise.";
const FILLED_BY_LINK = "Cette feuille se remplit par le lien de la personne, pas pendant l’entretien.";
const NOT_THE_CONSULTANTS =
  "Ce que laisse une visite s’écrit sur la feuille du consultant, et pas sur une autre.";
const NOT_ASKED = "Cette question n’est pas posée, d’après les réponses qui la précèdent.";
