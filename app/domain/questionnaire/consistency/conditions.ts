/** A condition reads an earlier question, in a way that this question's kind can answer. */

import { type LocatedQuestion, locatedQuestions } from "#app/domain/questionnaire/consistency/located.ts";
import type { Condition, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  type ContentPath,
  contradiction,
  flaw,
  type Inconsistency,
} from "#app/domain/questionnaire/inconsistency.ts";
import { hasChoices, isNumeric, isScorable } from "#app/domain/questionnaire/question.ts";

/** A condition that tests one question, without `all`, `any` or `not`. */
type Test = Extract<Condition, { question: string }>;
type LocatedTest = { readonly test: Test; readonly path: ContentPath };

/** Conditions on a later, an unknown or the same question, on an unknown choice, or impossible for the kind. */
export function conditionFaults(questionnaire: Questionnaire): readonly Inconsistency[] {
  const questions = locatedQuestions(questionnaire);
  return questions.flatMap((located) => {
    const { visibleWhen } = located.question;
    if (visibleWhen === undefined) return [];
    return testsOf(visibleWhen, [...located.path, "visibleWhen"]).flatMap((located_) =>
      testFaults(located_, located, questions),
    );
  });
}

/** Ids of the questions that a condition reads, each once. */
export function questionsRead(condition: Condition): readonly string[] {
  return [...new Set(testsOf(condition, []).map(({ test }) => test.question))];
}

/** Every test in a condition, with its place. */
export function testsOf(condition: Condition, path: ContentPath): readonly LocatedTest[] {
  if ("all" in condition)
    return condition.all.flatMap((part, index) => testsOf(part, [...path, "all", index]));
  if ("any" in condition)
    return condition.any.flatMap((part, index) => testsOf(part, [...path, "any", index]));
  if ("not" in condition) return testsOf(condition.not, [...path, "not"]);
  return [{ test: condition, path }];
}

function testFaults(
  { test, path }: LocatedTest,
  reader: LocatedQuestion,
  questions: readonly LocatedQuestion[],
): readonly Inconsistency[] {
  const at = [...path, "question"];
  const { id } = reader.question;
  const read = questions.find(({ question }) => question.id === test.question);
  if (read === undefined) {
    return [
      contradiction(
        at,
        `la condition de « ${id} » lit la question inconnue « ${test.question} »`,
        test.question,
      ),
    ];
  }
  if (read.rank === reader.rank)
    return [contradiction(at, `la condition de « ${id} » lit sa propre réponse`)];
  if (read.rank > reader.rank) {
    return [
      contradiction(at, `la condition de « ${id} » lit la question « ${test.question} », posée plus loin`),
    ];
  }
  return kindFaults(test, read.question, path, id);
}

function kindFaults(test: Test, read: Question, path: ContentPath, reader: string): readonly Inconsistency[] {
  const chosen = choicesTested(test, path);
  if (chosen.length > 0) {
    if (!hasChoices(read)) {
      const key = "in" in test ? "in" : "is";
      return [
        flaw(
          [...path, key],
          `la condition de « ${reader} » cherche une modalité dans « ${read.id} », qui n’en a pas`,
        ),
      ];
    }
    return chosen
      .filter(({ choice }) => !read.choices.some(({ id }) => id === choice))
      .map(({ choice, at }) =>
        contradiction(
          at,
          `la condition de « ${reader} » cite la modalité inconnue « ${choice} » de « ${read.id} »`,
          choice,
        ),
      );
  }
  const isMeasured = isNumeric(read) || (isScorable(read) && read.kind !== "ranking");
  if (("atLeast" in test || "atMost" in test) && !isMeasured) {
    const key = "atLeast" in test ? "atLeast" : "atMost";
    return [
      flaw(
        [...path, key],
        `la condition de « ${reader} » compare « ${read.id} » à un nombre, mais sa réponse n’est ni un nombre ni des points (${read.kind})`,
      ),
    ];
  }
  return [];
}

function choicesTested(test: Test, path: ContentPath): readonly { choice: string; at: ContentPath }[] {
  if ("is" in test) return [{ choice: test.is, at: [...path, "is"] }];
  if ("in" in test) return test.in.map((choice, index) => ({ choice, at: [...path, "in", index] }));
  return [];
}
