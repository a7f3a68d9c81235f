import { describe, expect, test } from "vitest";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { content, findQuestionnaire } from "#app/server/content/load-content.ts";
import { findCommune } from "#app/server/firms/communes.ts";
import { chance, chanceId } from "#db/demo/chance.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import { drawInterview, drawSelfAssessment, pickIn } from "#db/demo/draw-answers.ts";
import { DEMO_OPERATIONS } from "#db/demo/operations.ts";
import { PLACES } from "#db/demo/places.ts";
import { ABOUT } from "#db/demo/remark.ts";
import { demoSiret } from "#db/demo/siret.ts";

function questionnaireOf({ questionnaire: { id, version } }: DemoOperation): Questionnaire {
  const found = findQuestionnaire(content(), id, version);
  if (found === null) throw new Error(`no questionnaire ${id}`);
  return found.questionnaire;
}

describe.each(DEMO_OPERATIONS)("$name", (operation) => {
  const questionnaire = questionnaireOf(operation);
  const questions = new Set(questionsOf(questionnaire).map(({ id }) => id));
  const themes = new Set(questionnaire.themes.map(({ id }) => id));
  const recommendations = new Set(questionnaire.recommendations.map(({ id }) => id));
  const strangers = (ids: readonly string[], known: ReadonlySet<string>) =>
    ids.filter((id) => !known.has(id));

  test("names only questions, themes and recommendations that exist", () => {
    const { troubles, strengths, stances, group, emptyWhenAlone, unknownUnlessStated, byAge } =
      operation.characters;
    const shifts = [
      ...Object.values(troubles),
      ...Object.values(strengths),
      ...Object.values(stances),
      group,
    ];
    expect(strangers(shifts.flatMap(Object.keys), questions)).toEqual([]);
    expect(strangers([...emptyWhenAlone, ...unknownUnlessStated, ...Object.keys(byAge)], questions)).toEqual(
      [],
    );
    for (const { facts, stakes = {}, leans = {}, course } of operation.portraits) {
      expect(strangers(Object.keys(facts), questions)).toEqual([]);
      expect(
        strangers([...Object.keys(stakes), ...Object.keys(leans), ...(course.missingThemes ?? [])], themes),
      ).toEqual([]);
    }
    const { refusals, rewordings, costs } = operation.planWords;
    expect(strangers([refusals, rewordings, costs].flatMap(Object.keys), recommendations)).toEqual([]);
  });

  test("has remarks on questions that exist, that fit choices that exist, in words of their own", () => {
    const choices = new Map(
      questionsOf(questionnaire).map((question) => [
        question.id,
        "choices" in question ? question.choices.map(({ id }) => id) : [],
      ]),
    );
    for (const [question, fits, text, about = ""] of operation.remarks) {
      expect(questions.has(question), question).toBe(true);
      const known = new Set(["any", "low", "mid", "high", "?", "-", ...(choices.get(question) ?? [])]);
      expect(strangers(fits.split(" "), known), text).toEqual([]);
      expect(
        strangers(
          about.split(" ").filter((word) => word !== ""),
          new Set(ABOUT),
        ),
        text,
      ).toEqual([]);
    }
    const texts = operation.remarks.map(([, , text]) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter((text) => /['"]/.test(text))).toEqual([]);
  });

  test("gives the same interview each time", () => {
    for (const portrait of operation.portraits.filter(({ course }) => course.interviewedOn !== undefined)) {
      const draw = () => drawInterview(questionnaire, operation.characters, portrait);
      expect(draw()).toEqual(draw());
    }
  });

  test("asks nobody who works alone about a team", () => {
    for (const portrait of operation.portraits.filter(
      (one) => one.headcount === 0 && one.course.interviewedOn !== undefined,
    )) {
      const answers = drawInterview(questionnaire, operation.characters, portrait);
      for (const question of operation.characters.emptyWhenAlone)
        expect(pickIn(answers, question), question).toBe("-");
    }
  });

  test("lets confident directors see their firm better than the consultant does, and modest ones worse", () => {
    const meanPoints = (answers: Readonly<Record<string, unknown>>) => {
      const points = questionsOf(questionnaire).flatMap((question) => {
        if (!("choices" in question)) return [];
        const answer = answers[question.id];
        if (typeof answer !== "object" || answer === null || !("choice" in answer)) return [];
        return question.choices.find(({ id }) => id === answer.choice)?.points ?? [];
      });
      return points.reduce((sum, each) => sum + each, 0) / points.length;
    };
    for (const portrait of operation.portraits.filter(({ course }) => course.selfAssessedOn !== undefined)) {
      const alone = drawSelfAssessment(questionnaire, operation, portrait);
      const onSite = drawInterview(questionnaire, operation.characters, portrait);
      const common = Object.fromEntries(Object.entries(onSite).filter(([id]) => Object.hasOwn(alone, id)));
      const gap = meanPoints(alone) - meanPoints(common);
      const { temperament } = portrait.director;
      if (temperament === "confident") expect(gap, portrait.key).toBeGreaterThan(0.3);
      if (temperament === "modest") expect(gap, portrait.key).toBeLessThan(-0.2);
      if (temperament === "exact") expect(Math.abs(gap), portrait.key).toBeLessThan(0.3);
    }
  });
});

describe("places", () => {
  test.each(Object.values(PLACES))("$city is the commune $inseeCode", ({ city, inseeCode, postalCode }) => {
    const found = findCommune({ inseeCode, postalCode: null, city: null });
    expect(found).toMatchObject({ kind: "found", commune: { name: city.replaceAll("’", "'") } });
    expect(found).toMatchObject({ commune: { postalCodes: expect.arrayContaining([postalCode]) } });
  });
});

describe("chance", () => {
  test("is the same for the same keys, another for others, and spread from 0 to 1", () => {
    expect(chance("a", 1)).toBe(chance("a", 1));
    expect(chance("a", 1)).not.toBe(chance("a", 2));
    const draws = Array.from({ length: 2_000 }, (_, index) => chance("spread", index));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => draws.filter((draw) => Math.floor(draw * 10) === tenth).length,
    );
    expect(Math.min(...tenths)).toBeGreaterThan(140);
    expect(Math.max(...tenths)).toBeLessThan(260);
  });

  test("makes UUIDs of version 7 that sort by their instant", () => {
    const early = chanceId("2026-03-01T08:00:00.000Z", "x");
    const late = chanceId("2026-03-01T08:00:00.001Z", "x");
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
    expect(
      new Set(Array.from({ length: 5_000 }, (_, rank) => chanceId("2026-03-01T08:00:00.000Z", rank))).size,
    ).toBe(5_000);
  });

  test("leaves numbers that belong to nobody", () => {
    expect(demoSiret(0)).toMatch(/^999\d{11}$/);
    expect(new Set(Array.from({ length: 500 }, (_, rank) => demoSiret(rank))).size).toBe(500);
  });
});
