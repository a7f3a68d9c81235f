import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkFolder } from "#app/server/content/check-folder.ts";
import { contentFolder } from "#app/server/content/content-folder.ts";
import { findQuestionnaire, loadContent } from "#app/server/content/load-content.ts";
import { withPublished, writePublishedLock } from "#app/server/content/published-lock.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { aContentFolder, type ContentFixture } from "#tests/server/content/a-content-folder.ts";

let fixture: ContentFixture;
beforeEach(() => {
  fixture = aContentFolder();
});
afterEach(() => fixture.discard());

describe("the content of a folder", () => {
  it("holds each questionnaire complete in itself: its recommendations, and of the tags those it cites", () => {
    fixture.change("essai/v1.yaml", "tags: [opp.export]", "tags: []");
    fixture.write(
      "autre/v1.yaml",
      fixture
        .read("essai/v1.yaml")
        .replace("id: essai", "id: autre")
        .replace("tags: []", "tags: [opp.export]"),
    );
    fixture.copy("essai/recommendations.v1.yaml", "autre/recommendations.v1.yaml");
    const content = loadContent(fixture.folder);
    const essai = findQuestionnaire(content, "essai", 1)?.questionnaire;
    expect(essai?.recommendations.map(({ id }) => id)).toEqual(["chiffrer"]);
    expect(essai?.tags.map(({ id }) => id)).toEqual(["finance.marge", "finance.tresorerie"]);
    const autre = findQuestionnaire(content, "autre", 1)?.questionnaire;
    expect(autre?.tags.map(({ id }) => id)).toEqual(["finance.marge", "opp.export", "finance.tresorerie"]);
  });

  it("holds the catalogues", () => {
    const { tags, fundingSchemes, collectiveActions } = loadContent(fixture.folder);
    expect(tags.families).toEqual([{ id: "financial", label: "Financier" }]);
    expect(fundingSchemes.schemes.map(({ id }) => id)).toEqual(["pret"]);
    expect(collectiveActions.collectiveActions.map(({ id }) => id)).toEqual(["col-prix"]);
  });

  it("names the exact files by their SHA-256", () => {
    const sha256 = (file: string) => createHash("sha256").update(fixture.read(file)).digest("hex");
    expect(findQuestionnaire(loadContent(fixture.folder), "essai", 1)?.sha256).toEqual({
      questionnaire: sha256("essai/v1.yaml"),
      recommendations: sha256("essai/recommendations.v1.yaml"),
    });
  });

  it("knows which versions are published", () => {
    const isPublished = () => findQuestionnaire(loadContent(fixture.folder), "essai", 1)?.isPublished;
    expect(isPublished()).toBe(false);
    const { versions } = checkFolder(fixture.folder, fixture.folder);
    writePublishedLock(fixture.folder, withPublished({}, versions));
    expect(isPublished()).toBe(true);
  });

  it("has no questionnaire of another id or version", () => {
    const content = loadContent(fixture.folder);
    expect(findQuestionnaire(content, "essai", 2)).toBeNull();
    expect(findQuestionnaire(content, "autre", 1)).toBeNull();
  });

  it("is not loaded at all when something in it is wrong, and the failure says what and where", () => {
    fixture.change("essai/v1.yaml", "points: 4", "points: 5");
    expect(() => loadContent(fixture.folder)).toThrow(/v1\.yaml:15:44 {2}.*5 est hors de l’échelle/);
  });
});

describe("the folder of the content", () => {
  it("is the project's own, wherever the command runs", () => {
    expect(contentFolder({})).toBe(`${projectRoot()}/questionnaires`);
  });

  it("is the one that DIAPASON_CONTENT names", () => {
    expect(contentFolder({ DIAPASON_CONTENT: "/srv/contenu" })).toBe("/srv/contenu");
  });
});
