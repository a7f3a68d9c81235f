/** What a firm says to a collective action, by itself or through its consultant. */
import type {
  CollectiveMember,
  CollectiveStage,
  MemberAnswer,
} from "#app/domain/collective/collective-action.ts";
import { ownAnswersAt, takesAnswers } from "#app/domain/collective/transitions.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";

/** What is said: hours are a month's, euros are in all. */
export type Said = Pick<CollectiveMember, "answer" | "hours" | "euros" | "remark">;

/**
 * The answer as it is kept: whoever says no, or has not answered, offers nothing. Problems: `not-now` where the stage takes
 * no such answer.
 */
export function answerInvitation(
  stage: CollectiveStage,
  said: Said,
  whose: "own" | "consultant",
): Result<Said> {
  if (!isTaken(stage, said.answer, whose)) return failure(whose === "own" ? NOT_NOW_FIRM : NOT_NOW);
  const offers = said.answer === "yes" || said.answer === "perhaps";
  return success(offers ? said : { ...said, hours: null, euros: null });
}

/** From this number of firms on, a firm is told how many others said yes: fewer could be guessed. */
export const FEWEST_TOLD = 3;

/** How many firms said yes, for a firm to read; null when that is not told. */
export function toldYes(members: readonly Pick<CollectiveMember, "answer">[]): number | null {
  const yes = members.filter(({ answer }) => answer === "yes").length;
  return yes >= FEWEST_TOLD ? yes : null;
}

/** What the firms that said yes, and those that said perhaps, bring together. */
export type Brought = {
  readonly yes: number;
  readonly perhaps: number;
  readonly no: number;
  /** Invited, and nothing said yet. */
  readonly silent: number;
  /** Hours a month, and euros in all, of the firms that said yes. */
  readonly hours: number;
  readonly euros: number;
};

/** Counts the answers of an action's members. */
export function countAnswers(members: readonly CollectiveMember[]): Brought {
  const count = (answer: MemberAnswer) => members.filter((member) => member.answer === answer).length;
  const joined = members.filter((member) => member.answer === "yes");
  return {
    yes: count("yes"),
    perhaps: count("perhaps"),
    no: count("no"),
    silent: count("invited"),
    hours: joined.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
    euros: joined.reduce((sum, { euros }) => sum + (euros ?? 0), 0),
  };
}

function isTaken(stage: CollectiveStage, answer: MemberAnswer, whose: "own" | "consultant"): boolean {
  if (whose === "consultant") return takesAnswers(stage);
  return ownAnswersAt(stage).some((each) => each === answer);
}

const NOT_NOW = {
  code: "not-now",
  message: "Le groupe de cette action n’est plus, ou pas encore, ouvert aux réponses.",
};
const NOT_NOW_FIRM = {
  code: "not-now",
  message:
    "Cette réponse n’est plus possible ici\u00A0: l’action a avancé entre-temps. Appelez votre consultant.",
  field: "answer",
};
