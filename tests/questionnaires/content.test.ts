/** The content of the house: whole, sound, locked, and fit to be read aloud. */
import { describe, expect, it } from "vitest";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { checkFolder } from "#app/server/content/check-folder.ts";
import { contentFolder } from "#app/server/content/content-folder.ts";
import { problemLine } from "#app/server/content/content-problem.ts";
import { staleSchemas } from "#app/server/content/json-schemas.ts";
import { findQuestionnaire, loadContent } from "#app/server/content/load-content.ts";
import { projectRoot } from "#app/server/project-root.ts";

const folder = contentFolder({});
const content = loadContent(folder);
const VERSIONS = content.questionnaires.map(
  ({ questionnaire }) => [`${questionnaire.id}/v${questionnaire.version}`, questionnaire] as const,
);

describe("the content folder", () => {
  it("has no error and no warning", () => {
    expect(checkFolder(folder, projectRoot()).problems.map(problemLine)).toEqual([]);
  });

  it("gives editors the schemas that the program makes today", () => {
    expect(staleSchemas(folder)).toEqual([]);
  });

  it.each([
    ["artisans-renovation", 79],
    ["epv", 75],
  ] as const)("holds the first version of %s, published, with %i questions", (id, count) => {
    const loaded = findQuestionnaire(content, id, 1);
    expect(loaded?.isPublished).toBe(true);
    expect(loaded && questionsOf(loaded.questionnaire)).toHaveLength(count);
  });

  it("holds every tag, scheme and collective action", () => {
    expect(content.tags.tags).toHaveLength(65);
    expect(content.fundingSchemes.schemes).toHaveLength(63);
    expect(content.collectiveActions.collectiveActions).toHaveLength(33);
  });
});

describe.each(VERSIONS)("%s", (_, questionnaire) => {
  const questions = questionsOf(questionnaire);

  it("names things in lower case, with hyphens, in forty characters at most", () => {
    const ids = [
      ...questionnaire.themes.map(({ id }) => id),
      ...questions.flatMap((question) => [question.id, ...choicesOf(question).map(({ id }) => id)]),
      ...questionnaire.recommendations.map(({ id }) => id),
    ];
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || id.length > 40)).toEqual([]);
  });

  it("asks full sentences: a capital first, and « ? », « : », « . » or « … » last", () => {
    const labels = questions.flatMap(({ label, labels }) => [label, ...Object.values(labels)]);
    expect(labels.filter((label) => !/^[\p{Lu}«0-9].* ?[?:.…]$/u.test(label))).toEqual([]);
  });

  it("says nothing twice in a question's choices", () => {
    const repeated = questions.filter((question) => {
      const labels = choicesOf(question).map(({ label }) => label.toLowerCase());
      return new Set(labels).size !== labels.length;
    });
    expect(repeated.map(({ id }) => id)).toEqual([]);
  });

  it("orders the choices of a scored single choice from the worst to the best", () => {
    const unordered = questions.filter((question) => {
      const points =
        question.kind === "single-choice" ? choicesOf(question).flatMap(({ points }) => points ?? []) : [];
      return points.some((each, index) => each < (points[index - 1] ?? each));
    });
    expect(unordered.map(({ id }) => id)).toEqual([]);
  });

  it("advises with a verb in the infinitive first, in four to twelve words", () => {
    const titles = questionnaire.recommendations.map(({ title }) => title);
    expect(titles.filter((title) => !/^(?:Se |S['’])?\p{L}+(?:er|ir|re|oir)\b/u.test(title))).toEqual([]);
    expect(
      titles.filter((title) => !(title.split(/\s+/).length >= 4 && title.split(/\s+/).length <= 12)),
    ).toEqual([]);
  });

  it("measures every piece of advice by an indicator", () => {
    expect(questionnaire.recommendations.filter(({ indicator }) => !indicator).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it("types spaces and apostrophes of the keyboard: the program sets the typography", () => {
    expect(JSON.stringify(questionnaire).match(/[\u00A0\u202F’]/g) ?? []).toEqual([]);
  });
});

function choicesOf(question: Question) {
  return "choices" in question ? question.choices : [];
}
