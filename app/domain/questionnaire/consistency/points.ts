/** What answers are worth: points on the scale, a way to full points, and words for weak and strong that can happen. */

import { type LocatedQuestion, locatedQuestions } from "#app/domain/questionnaire/consistency/located.ts";
import type { Choice, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  type ContentPath,
  contradiction,
  flaw,
  type Inconsistency,
  warning,
} from "#app/domain/questionnaire/inconsistency.ts";
import { hasChoices, isNumeric, isScorable } from "#app/domain/questionnaire/question.ts";

type Scale = Questionnaire["scale"];

/** Faults of the points of every question, and themes that no answer can score. */
export function pointFaults(questionnaire: Questionnaire): readonly Inconsistency[] {
  const { scale } = questionnaire;
  if (scale.min >= scale.max) return []; // points have no meaning then: scale-and-levels.ts says so
  return [
    ...locatedQuestions(questionnaire).flatMap((located) => [
      ...offTheScale(located, scale),
      ...missesFullPoints(located, scale),
      ...bestRecommends(located, scale),
      ...neverHappens(located),
    ]),
    ...unscoredThemes(questionnaire),
  ];
}

function offTheScale(located: LocatedQuestion, scale: Scale): readonly Inconsistency[] {
  const { id } = located.question;
  return pointsWritten(located)
    .filter(({ points }) => points < scale.min || points > scale.max)
    .map(({ points, path, isThreshold }) => {
      const message = `dans la question « ${id} », ${points} est hors de l’échelle (${scale.min} à ${scale.max})`;
      return isThreshold ? flaw(path, message) : contradiction(path, message);
    });
}

type WrittenPoints = { readonly points: number; readonly path: ContentPath; readonly isThreshold: boolean };

function pointsWritten({ question, path }: LocatedQuestion): readonly WrittenPoints[] {
  const choices = hasChoices(question) ? question.choices : [];
  const bands = isNumeric(question) ? question.bands : [];
  return [
    ...choices.map(({ points }, index) => ({
      points,
      path: [...path, "choices", index, "points"],
      isThreshold: false,
    })),
    ...bands.map(({ points }, index) => ({
      points,
      path: [...path, "bands", index, "points"],
      isThreshold: false,
    })),
    { points: question.unknown?.points, path: [...path, "unknown", "points"], isThreshold: false },
    { points: question.whenWeak?.atMost, path: [...path, "whenWeak", "atMost"], isThreshold: true },
    { points: question.whenStrong?.atLeast, path: [...path, "whenStrong", "atLeast"], isThreshold: true },
  ].flatMap(({ points, ...rest }) => (points === undefined ? [] : [{ points, ...rest }]));
}

function missesFullPoints({ question, path }: LocatedQuestion, scale: Scale): readonly Inconsistency[] {
  if (question.kind === "ranking" && isScorable(question)) {
    return [
      flaw(
        [...path, "choices"],
        `la question « ${question.id} » est un classement : ses modalités n’ont pas de points`,
      ),
    ];
  }
  const best = bestPossible(question);
  return best === null || best >= scale.max
    ? []
    : [
        flaw(
          [...path, hasChoices(question) ? "choices" : "bands"],
          `aucune réponse à la question « ${question.id} » ne donne tous les points : ${best} au mieux, sur ${scale.max}`,
        ),
      ];
}

/** The most points that an answer can get, before any cap; null when the question is not scored or is a scale. */
function bestPossible(question: Question): number | null {
  if (!isScorable(question)) return null;
  if (isNumeric(question)) return Math.max(...question.bands.map(({ points }) => points));
  if (!hasChoices(question)) return null;
  const points = question.choices.flatMap((choice) => choice.points ?? []);
  return question.kind === "multiple-choice" && question.combine === "sum"
    ? points.filter((each) => each > 0).reduce((sum, each) => sum + each, 0)
    : Math.max(...points);
}

function bestRecommends({ question, path }: LocatedQuestion, scale: Scale): readonly Inconsistency[] {
  const { whenWeak } = question;
  const alwaysWeak =
    whenWeak !== undefined && whenWeak.atMost >= scale.max && whenWeak.recommends.length > 0
      ? [
          warning(
            [...path, "whenWeak", "atMost"],
            `dans la question « ${question.id} », « whenWeak » recommande une action même avec tous les points`,
          ),
        ]
      : [];
  const [key, graded] = gradedAnswers(question);
  const best = Math.max(...graded.flatMap(({ points }) => points ?? []));
  return [
    ...alwaysWeak,
    ...graded.flatMap(({ points, recommends }, index) =>
      points === best && recommends.length > 0
        ? [
            warning(
              [...path, key, index, "recommends"],
              `dans la question « ${question.id} », la meilleure réponse recommande une action`,
            ),
          ]
        : [],
    ),
  ];
}

function gradedAnswers(
  question: Question,
): ["choices" | "bands", readonly Pick<Choice, "points" | "recommends">[]] {
  if (hasChoices(question)) return ["choices", question.choices];
  return ["bands", isNumeric(question) ? question.bands : []];
}

/** `whenWeak` and `whenStrong` on a question without points, `unknown` where nobody can say it. */
function neverHappens({ question, path }: LocatedQuestion): readonly Inconsistency[] {
  const faults: Inconsistency[] = [];
  for (const key of ["whenWeak", "whenStrong"] as const) {
    if (question[key] !== undefined && !isScorable(question)) {
      faults.push(
        flaw([...path, key], `la question « ${question.id} » n’a pas de points : « ${key} » n’arrive jamais`),
      );
    }
  }
  if (question.unknown !== undefined && !question.allowUnknown) {
    faults.push(
      flaw(
        [...path, "unknown"],
        `la question « ${question.id} » ne propose pas « Ne sait pas » : « unknown » n’arrive jamais`,
      ),
    );
  }
  return faults;
}

function unscoredThemes({ themes }: Questionnaire): readonly Inconsistency[] {
  return themes.flatMap((theme, index) =>
    theme.scored && !theme.questions.some(isScorable)
      ? [
          flaw(
            ["themes", index],
            `aucune question du thème « ${theme.id} » n’a de points : lui en donner, ou écrire « scored: false »`,
          ),
        ]
      : [],
  );
}
