/** The sheets of a visit as the domain scores them: the way the office reads them from its database (db/assessments.ts). */
import type { AgreedAnswer, Answer, AnswerSheet, Assessment, Stake } from "#app/domain/answers/answer.ts";
import type { InterviewPerspective } from "#app/domain/answers/interview.ts";
import { evidencedBy } from "#app/domain/visit/evidenced-by.ts";
import type { Photo } from "#app/domain/visit/visit-fact.ts";
import { asAnswer, asPhoto, asStake, asText, type VisitValue } from "#app/domain/visit/visit-values.ts";

/** Whose sheet it is. */
export type SheetOwner = { readonly respondentId: string; readonly perspective: InterviewPerspective };

/**
 * What is known of a firm on a tablet: the director's and the consultant's sheets. What was agreed on stands on the
 * consultant's; the director says what is at stake, and where they said nothing, what the consultant noted of it counts. A
 * photo of a question is evidence for it, whether its bytes have been sent or not.
 */
export function visitAssessment(
  sheets: readonly SheetOwner[],
  values: readonly VisitValue[],
  agreed: Readonly<Record<string, AgreedAnswer>>,
): Assessment {
  const read = sheets.map((sheet) => readSheet(sheet, values));
  const hasAgreed = Object.keys(agreed).length > 0;
  const stakesSaid = (perspective: InterviewPerspective) =>
    read.filter(({ sheet }) => sheet.perspective === perspective).map(({ stakes }) => stakes);
  return {
    respondents: read.map(({ sheet }) =>
      sheet.perspective === "consultant" && hasAgreed ? { ...sheet, agreed } : sheet,
    ),
    stakes: Object.assign({}, ...stakesSaid("consultant"), ...stakesSaid("director")),
  };
}

type ReadSheet = { readonly sheet: AnswerSheet; readonly stakes: Readonly<Record<string, Stake>> };

function readSheet({ respondentId, perspective }: SheetOwner, values: readonly VisitValue[]): ReadSheet {
  const answers: Record<string, Answer> = {};
  const comments: Record<string, string> = {};
  const stakes: Record<string, Stake> = {};
  const photos: Photo[] = [];
  for (const { respondentId: owner, subject, key, value } of values) {
    if (owner !== respondentId) continue;
    const answer = subject === "answer" ? asAnswer(value) : null;
    const comment = subject === "comment" ? asText(value) : null;
    const stake = subject === "stake" ? asStake(value) : null;
    const photo = subject === "photo" ? asPhoto(value) : null;
    if (answer !== null) answers[key] = answer;
    if (comment !== null) comments[key] = comment;
    if (stake !== null) stakes[key] = stake;
    if (photo !== null) photos.push(photo);
  }
  const evidenced = evidencedBy(photos);
  return {
    sheet: { perspective, answers, comments, ...(evidenced.length > 0 ? { evidenced } : {}) },
    stakes,
  };
}
