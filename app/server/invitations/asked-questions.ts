/** What an invitation asks: the questions of the operation's questionnaire that name its perspective. */
import { INVITED_PERSPECTIVES, type InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { minutesFor } from "#app/domain/invitation/time-left.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { isAskedOf } from "#app/domain/questionnaire/visibility.ts";

/** Whole minutes that answering takes at most, conditions left out; 0 when nothing is asked. */
export function minutesAsked(questionnaire: Questionnaire, perspective: InvitedPerspective): number {
  const asked = questionnaire.themes.flatMap((theme) =>
    theme.questions.filter((question) => isAskedOf(question, [perspective])),
  );
  return minutesFor(asked);
}

/** Whom this questionnaire has questions for. */
export function askedPerspectives(questionnaire: Questionnaire): readonly InvitedPerspective[] {
  return INVITED_PERSPECTIVES.filter((perspective) => minutesAsked(questionnaire, perspective) > 0);
}
