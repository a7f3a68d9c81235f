/** What must hold for every questionnaire and every assessment, from the answers to the plan. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, Answers, Assessment } from "#app/domain/answers/answer.ts";
import { progressOf } from "#app/domain/answers/progress.ts";
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { deriveFindings } from "#app/domain/findings/derive-findings.ts";
import { suggestActions } from "#app/domain/plan/suggest-actions.ts";
import type { Perspective, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { isScorable, questionsOf } from "#app/domain/questionnaire/question.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import { worthOf } from "#app/domain/scoring/points.ts";
import { scoreAssessment, scorePerspective } from "#app/domain/scoring/score-themes.ts";
import { anAssessment, aSheet } from "#tests/support/a-questionnaire.ts";
import { arbitraryAnswer, arbitraryCase, arbitrarySheet } from "#tests/support/arbitrary-assessment.ts";
import { arbitraryQuestionnaire } from "#tests/support/arbitrary-questionnaire.ts";

const RUNS = { numRuns: 200 };

/** All that the engine says of an assessment. */
function evaluate(questionnaire: Questionnaire, assessment: Assessment) {
  const scores = scoreAssessment(questionnaire, assessment);
  return {
    scores,
    findings: deriveFindings(questionnaire, scores, assessment.respondents),
    plan: suggestActions(questionnaire, scores, assessment.stakes),
  };
}

/** A questionnaire with one sheet of a perspective. */
function oneSheet(perspective: Perspective, shape = {}) {
  return arbitraryQuestionnaire(shape).chain((questionnaire) =>
    arbitrarySheet(questionnaire, perspective).map((sheet) => ({ questionnaire, answers: sheet.answers })),
  );
}

function scoresIn(questionnaire: Questionnaire, assessment: Assessment): readonly (number | null)[] {
  const { overall, themes, perspectives } = scoreAssessment(questionnaire, assessment);
  return [{ overall, themes }, ...Object.values(perspectives)].flatMap((each) => [
    each.overall.score,
    ...each.themes.map((theme) => theme.score),
  ]);
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("numbers", () => {
  test("are finite everywhere", () => {
    fc.assert(
      fc.property(arbitraryCase(), ([questionnaire, assessment]) => {
        expect(
          numbersIn(evaluate(questionnaire, assessment)).filter((each) => !Number.isFinite(each)),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  test("scores are within 0–100, question scores and coverages within 0–1, gaps and priorities never negative", () => {
    const within = (value: number | null, most: number) =>
      value === null || (value >= 0 && value <= most + 1e-9);
    fc.assert(
      fc.property(arbitraryCase(), ([questionnaire, assessment]) => {
        const { scores, plan } = evaluate(questionnaire, assessment);
        const cards = [scores, ...Object.values(scores.perspectives)];
        expect(scoresIn(questionnaire, assessment).every((score) => within(score, 100))).toBe(true);
        expect(scores.questions.every((question) => within(question.score, 1))).toBe(true);
        for (const { overall, themes } of cards) {
          expect([overall, ...themes].every(({ coverage }) => within(coverage, 1))).toBe(true);
        }
        expect(
          plan
            .flatMap(({ priority, because }) => [priority, ...because.map(({ gap }) => gap)])
            .every((n) => n >= 0),
        ).toBe(true);
      }),
      RUNS,
    );
  });

  test("weights of zero give no score", () => {
    const weightless = (questionnaire: Questionnaire): Questionnaire => ({
      ...questionnaire,
      themes: questionnaire.themes.map((theme) => ({
        ...theme,
        questions: theme.questions.map((question) => ({ ...question, weight: 0 })),
      })),
    });
    fc.assert(
      fc.property(arbitraryCase(), ([questionnaire, assessment]) => {
        const scores = scoresIn(weightless(questionnaire), assessment);
        expect(scores.every((score) => score === null)).toBe(true);
      }),
      RUNS,
    );
  });

  test("all « ne sait pas », where it is worth no points, gives no score and never zero", () => {
    fc.assert(
      fc.property(arbitraryQuestionnaire({ unknownPoints: false }), (questionnaire) => {
        const unknowns = Object.fromEntries(
          questionsOf(questionnaire).map((question): [string, Answer] => [question.id, { state: "unknown" }]),
        );
        const assessment = anAssessment(
          {},
          { respondents: [aSheet(unknowns), aSheet(unknowns, "employee")] },
        );
        expect(scoresIn(questionnaire, assessment).every((score) => score === null)).toBe(true);
        expect(
          scoreAssessment(questionnaire, assessment).questions.every(({ score }) => score === null),
        ).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("a better answer", () => {
  const comparable = (question: Question) =>
    isScorable(question) && ["single-choice", "scale", "number", "percentage"].includes(question.kind);

  test("never lowers a theme or the overall score, when it shows and hides nothing", () => {
    let compared = 0;
    const cases = oneSheet("director").chain(({ questionnaire, answers }) => {
      const candidates = questionsOf(questionnaire).filter(
        (question) => comparable(question) && question.perspectives.includes("director"),
      );
      const question = candidates.length > 0 ? fc.constantFrom(...candidates) : fc.constant(null);
      return question.chain((chosen) =>
        fc.record({
          questionnaire: fc.constant(questionnaire),
          answers: fc.constant(answers),
          chosen: fc.constant(chosen),
          one: chosen ? arbitraryAnswer(chosen, questionnaire) : fc.constant(null),
          two: chosen ? arbitraryAnswer(chosen, questionnaire) : fc.constant(null),
        }),
      );
    });
    fc.assert(
      fc.property(cases, ({ questionnaire, answers, chosen, one, two }) => {
        if (!chosen || !one || !two || "state" in one || "state" in two) return;
        const [lower, upper] = [one, two]
          .map((answer) => ({ answer, worth: worthOf(chosen, answer, questionnaire.scale) }))
          .toSorted((a, b) => (a.worth?.points ?? 0) - (b.worth?.points ?? 0));
        if (!lower?.worth || !upper?.worth) return;
        const before: Answers = { ...answers, [chosen.id]: lower.answer };
        const after: Answers = { ...answers, [chosen.id]: upper.answer };
        // The director alone, and the whole: a question for the consultant may hang on the director's answer too.
        const seen = (given: Answers) =>
          [["director"] as const, REFERENCE_PERSPECTIVES].map((perspectives) => [
            ...visibleQuestions(questionnaire, perspectives, given),
          ]);
        if (JSON.stringify(seen(before)) !== JSON.stringify(seen(after))) return;
        const low = scoresIn(questionnaire, anAssessment(before));
        const high = scoresIn(questionnaire, anAssessment(after));
        compared += 1;
        low.forEach((score, index) => {
          const better = high[index];
          if (score === null) expect(better).toBeNull();
          else expect(better).toBeGreaterThanOrEqual(score - 1e-9);
        });
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(30);
  });
});

describe("order", () => {
  test("of the questions inside their themes changes no score", () => {
    const cases = arbitraryCase({ conditions: false }).chain(([questionnaire, assessment]) =>
      fc
        .tuple(
          ...questionnaire.themes.map((theme) =>
            fc.shuffledSubarray(theme.questions, { minLength: theme.questions.length }),
          ),
        )
        .map((shuffled) => ({
          questionnaire,
          assessment,
          permuted: {
            ...questionnaire,
            themes: questionnaire.themes.map((theme, index) => ({
              ...theme,
              questions: shuffled[index] ?? [],
            })),
          },
        })),
    );
    fc.assert(
      fc.property(cases, ({ questionnaire, assessment, permuted }) => {
        const before = scoresIn(questionnaire, assessment);
        const after = scoresIn(permuted, assessment);
        before.forEach((score, index) => {
          if (score === null) expect(after[index]).toBeNull();
          else expect(after[index]).toBeCloseTo(score, 9);
        });
      }),
      RUNS,
    );
  });

  test("of the recommendations and tags in their lists changes nothing at all", () => {
    const cases = arbitraryCase().chain(([questionnaire, assessment]) =>
      fc
        .tuple(
          fc.shuffledSubarray(questionnaire.recommendations, {
            minLength: questionnaire.recommendations.length,
          }),
          fc.shuffledSubarray(questionnaire.tags, { minLength: questionnaire.tags.length }),
        )
        .map(([recommendations, tags]) => ({
          questionnaire,
          assessment,
          shuffled: { ...questionnaire, recommendations, tags },
        })),
    );
    fc.assert(
      fc.property(cases, ({ questionnaire, assessment, shuffled }) => {
        expect(evaluate(shuffled, assessment)).toEqual(evaluate(questionnaire, assessment));
      }),
      RUNS,
    );
  });

  test("of the plan is total, and is the one that the format says", () => {
    fc.assert(
      fc.property(arbitraryCase(), ([questionnaire, assessment]) => {
        const { plan } = evaluate(questionnaire, assessment);
        const questions = questionsOf(questionnaire).map((question) => question.id);
        const keys = plan.map(({ recommendation: id, priority, because }) => {
          const { impact = 0, effort = 0 } =
            questionnaire.recommendations.find((each) => each.id === id) ?? {};
          const first = Math.min(...because.map(({ question }) => questions.indexOf(question)));
          return [-Math.round(priority * 1e6), -impact, effort, first, id] as const;
        });
        const inOrder = keys.toSorted((a, b) => {
          const at = a.findIndex((part, index) => part !== b[index]);
          return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
        });
        expect(keys).toEqual(inOrder);
        expect(new Set(keys.map((key) => key[4])).size).toBe(keys.length);
      }),
      RUNS,
    );
  });
});

describe("hidden questions", () => {
  test.each(["director", "consultant", "employee"] as const)(
    "whatever a %s answered to them changes nothing at all",
    (who) => {
      let changed = 0;
      const cases = oneSheet(who).chain(({ questionnaire, answers }) => {
        const visible = visibleQuestions(questionnaire, [who], answers);
        const hidden = questionsOf(questionnaire).filter(
          (question) => question.perspectives.includes(who) && !visible.has(question.id),
        );
        const others = hidden.map((question) =>
          fc.option(arbitraryAnswer(question, questionnaire), { nil: undefined }),
        );
        return fc.tuple(...others).map((given) => {
          const others = Object.fromEntries(hidden.map((question, index) => [question.id, given[index]]));
          const entries = Object.entries({ ...answers, ...others });
          return {
            questionnaire,
            answers,
            changed: Object.fromEntries(entries.flatMap(([id, answer]) => (answer ? [[id, answer]] : []))),
          };
        });
      });
      fc.assert(
        fc.property(cases, ({ questionnaire, answers, changed: otherAnswers }) => {
          if (JSON.stringify(answers) !== JSON.stringify(otherAnswers)) changed += 1;
          const told = (given: Answers) => [
            evaluate(questionnaire, anAssessment({}, { respondents: [aSheet(given, who)] })),
            scorePerspective(questionnaire, [aSheet(given, who)], who),
            progressOf(questionnaire, who, given),
          ];
          expect(told(otherAnswers)).toEqual(told(answers));
        }),
        RUNS,
      );
      expect(changed).toBeGreaterThan(15);
    },
  );
});

describe("twins", () => {
  test("are never both in a plan, and no triggered advice is lost", () => {
    fc.assert(
      fc.property(arbitraryCase(), ([questionnaire, assessment]) => {
        const { plan, scores } = evaluate(questionnaire, assessment);
        const inPlan = plan.map((each) => each.recommendation);
        const advice = new Map(questionnaire.recommendations.map((each) => [each.id, each]));
        const replacedBy = (id: string): readonly string[] =>
          (advice.get(id)?.replaces ?? []).flatMap((twin) => [twin, ...replacedBy(twin)]);
        for (const id of inPlan) expect(replacedBy(id).filter((twin) => inPlan.includes(twin))).toEqual([]);
        // Without twins, each triggered recommendation stands for itself.
        const apart = questionnaire.recommendations.map((each) => ({ ...each, replaces: [] }));
        const all = suggestActions({ ...questionnaire, recommendations: apart }, scores, assessment.stakes);
        const kept = new Set(plan.flatMap((each) => [each.recommendation, ...each.absorbed]));
        expect([...kept].toSorted()).toEqual(all.map((each) => each.recommendation).toSorted());
      }),
      RUNS,
    );
  });
});
