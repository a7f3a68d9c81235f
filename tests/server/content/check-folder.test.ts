import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkFolder } from "#app/server/content/check-folder.ts";
import { problemLine } from "#app/server/content/content-problem.ts";
import { withPublished, writePublishedLock } from "#app/server/content/published-lock.ts";
import { aContentFolder, type ContentFixture } from "#tests/server/content/a-content-folder.ts";

let content: ContentFixture;
beforeEach(() => {
  content = aContentFolder();
});
afterEach(() => content.discard());

const told = () => checkFolder(content.folder, content.folder).problems.map(problemLine);

/** Puts every version of the folder under lock. */
function publish(): void {
  writePublishedLock(content.folder, withPublished({}, checkFolder(content.folder, content.folder).versions));
}

describe("a content folder", () => {
  it("is sound as it is, locked or not", () => {
    expect(told()).toEqual([]);
    publish();
    expect(told()).toEqual([]);
  });

  it.each([
    {
      refuses: "a question that cites a tag which the vocabulary hasn't",
      change: ["essai/v1.yaml", "[finance.marge]", "[finance.marges, finance.marge]"],
      line: "essai/v1.yaml:14:78  la question « prix » cite l’étiquette inconnue « finance.marges »",
    },
    {
      refuses: "a recommendation that no question leads to",
      change: [
        "essai/recommendations.v1.yaml",
        "recommendations:\n",
        "recommendations:\n  - { id: vendre, title: Vendre, why: Oui, steps: [Aller], horizon: 1-month, effort: 1, impact: 1 }\n",
      ],
      line: "essai/recommendations.v1.yaml:2:11  aucune question ne mène à la préconisation « vendre »",
    },
    {
      refuses: "a recommendation that another file already has",
      change: [
        "essai/v1.yaml",
        "themes:\n",
        "recommendations: [{ id: chiffrer, title: Chiffrer, why: Oui, steps: [Aller], horizon: 1-month, effort: 1, impact: 1 }]\nthemes:\n",
      ],
      line: "essai/recommendations.v1.yaml:2:9  la préconisation « chiffrer » reprend un identifiant déjà donné dans un autre fichier",
    },
    {
      refuses: "a recommendation that cites an unknown collective action",
      change: ["essai/recommendations.v1.yaml", "[col-prix]", "[col-prix, col-pris]"],
      line: "essai/recommendations.v1.yaml:10:35  la préconisation « chiffrer » cite l’action collective inconnue « col-pris »",
    },
    {
      refuses: "a tag that no question gives",
      change: ["tags.yaml", "tags:\n", "tags:\n  - { id: opp.luxe, kind: opportunity, label: Luxe }\n"],
      line: "tags.yaml:4:11  aucune question ne donne l’étiquette « opp.luxe »",
    },
    {
      refuses: "a tag written twice",
      change: ["tags.yaml", "tags:\n", "tags:\n  - { id: opp.export, kind: opportunity, label: Export }\n"],
      line: "tags.yaml:6:11  l’étiquette « opp.export » reprend un identifiant déjà donné plus haut",
    },
    {
      refuses: "an obstacle of an unknown family",
      change: ["tags.yaml", "Marge mal connue, family: financial", "Marge mal connue, family: finances"],
      line: "tags.yaml:4:75  le frein « finance.marge » cite la famille inconnue « finances »",
    },
    {
      refuses: "an obstacle without a family",
      change: ["tags.yaml", "Marge mal connue, family: financial", "Marge mal connue"],
      line: "tags.yaml:4:5  le frein « finance.marge » n’a pas de famille",
    },
    {
      refuses: "an opportunity with a family",
      change: ["tags.yaml", "label: Vendre ailleurs", "label: Vendre ailleurs, family: financial"],
      line: "tags.yaml:5:74  l’opportunité « opp.export » a une famille : seuls les freins en ont",
    },
    {
      refuses: "a family without an obstacle",
      change: ["tags.yaml", "families:\n", "families:\n  - { id: technical, label: Technique }\n"],
      line: "tags.yaml:2:11  aucun frein n’est de la famille « technical »",
    },
    {
      refuses: "a scheme that nothing cites, by name or by topic",
      change: [
        "funding-schemes.yaml",
        "schemes:\n",
        "schemes:\n  - { id: aide, name: Aide, operator: État, kind: grant, status: active, beneficiary: firm, audience: [epv], purpose: Aider., amount: { form: grant }, topics: [tourism], url: https://www.exemple.fr, source: Page, confidence: low }\n",
      ],
      line: "funding-schemes.yaml:3:11  rien ne cite le dispositif « aide », ni par son nom ni par un sujet",
    },
    {
      refuses: "a scheme with a key that it doesn't know",
      change: ["funding-schemes.yaml", "confidence: low", "confidence: low\n    confiance: faible"],
      line: "funding-schemes.yaml:16:5  dispositif « pret » : clé inconnue « confiance »",
    },
    {
      refuses: "a scheme whose date isn't one",
      change: ["funding-schemes.yaml", 'asOf: "2026-11-21"', "asOf: hier"],
      line: "funding-schemes.yaml:1:7  « asOf » : une date s’écrit AAAA-MM-JJ, pas « hier »",
    },
    {
      refuses: "a collective action that cites an unknown tag",
      change: ["collective-actions.yaml", "tags: [finance.marge]", "tags: [finance.marge, finance.marges]"],
      line: "collective-actions.yaml:5:27  l’action collective « col-prix » cite l’étiquette inconnue « finance.marges »",
    },
    {
      refuses: "a collective action that cites an unknown scheme",
      change: ["collective-actions.yaml", "[pret]", "[pret, prets]"],
      line: "collective-actions.yaml:16:28  l’action collective « col-prix » cite le dispositif inconnu « prets »",
    },
    {
      refuses: "a collective action that no recommendation cites",
      change: ["essai/recommendations.v1.yaml", "    collectiveActions: [col-prix]\n", ""],
      line: "collective-actions.yaml:2:9  aucune préconisation ne cite l’action collective « col-prix »",
    },
    {
      refuses: "readiness from an unknown questionnaire",
      change: [
        "collective-actions.yaml",
        "collectiveActions:\n",
        "readiness:\n  - { questionnaire: autre, question: prix, offers: [{ choice: non, hours: 0 }] }\ncollectiveActions:\n",
      ],
      line: "collective-actions.yaml:2:22  la disponibilité cite le questionnaire inconnu « autre »",
    },
    {
      refuses: "readiness from an unknown question",
      change: [
        "collective-actions.yaml",
        "collectiveActions:\n",
        "readiness:\n  - { questionnaire: essai, question: pris, offers: [{ choice: non, hours: 0 }] }\ncollectiveActions:\n",
      ],
      line: "collective-actions.yaml:2:39  « pris » n’est pas une question à choix unique du questionnaire « essai »",
    },
    {
      refuses: "readiness from an unknown choice",
      change: [
        "collective-actions.yaml",
        "collectiveActions:\n",
        "readiness:\n  - { questionnaire: essai, question: prix, offers: [{ choice: non, hours: 0 }, { choice: oui, hours: 1 }, { choice: jamais, hours: 2 }] }\ncollectiveActions:\n",
      ],
      line: "collective-actions.yaml:2:118  la question « prix » n’a pas la réponse « jamais »",
    },
    {
      refuses: "readiness that forgets a choice",
      change: [
        "collective-actions.yaml",
        "collectiveActions:\n",
        "readiness:\n  - { questionnaire: essai, question: prix, offers: [{ choice: non, hours: 0 }] }\ncollectiveActions:\n",
      ],
      line: "collective-actions.yaml:2:53  la réponse « oui » de « prix » n’a pas d’heures",
    },
    {
      refuses: "readiness that gives a choice twice",
      change: [
        "collective-actions.yaml",
        "collectiveActions:\n",
        "readiness:\n  - { questionnaire: essai, question: prix, offers: [{ choice: non, hours: 0 }, { choice: oui, hours: 1 }, { choice: oui, hours: 2 }] }\ncollectiveActions:\n",
      ],
      line: "collective-actions.yaml:2:108  la réponse « oui » reprend un identifiant déjà donné plus haut",
    },
    {
      refuses: "a questionnaire in the folder of another",
      change: ["essai/v1.yaml", "id: essai", "id: autre"],
      line: "essai/v1.yaml:1:5  le dossier s’appelle « essai » et le questionnaire « autre »",
    },
    {
      refuses: "a version in the file of another",
      change: ["essai/v1.yaml", "version: 1", "version: 2"],
      line: "essai/v1.yaml:2:10  le fichier s’appelle « v1 » et le questionnaire est en version 2",
    },
  ])("refuses $refuses", ({ change: [file = "", from = "", to = ""], line }) => {
    content.change(file, from, to);
    expect(told()).toEqual([line]);
  });

  it("refuses recommendations without their questionnaire", () => {
    content.copy("essai/recommendations.v1.yaml", "essai/recommendations.v2.yaml");
    expect(told()).toEqual([
      "essai/recommendations.v2.yaml:1:1  il n’y a pas de questionnaire pour « recommendations.v2.yaml »",
    ]);
  });

  it("accepts a tag that only another version cites", () => {
    content.write("essai/v2.yaml", content.read("essai/v1.yaml").replace("version: 1", "version: 2"));
    content.copy("essai/recommendations.v1.yaml", "essai/recommendations.v2.yaml");
    content.change("essai/v1.yaml", ", tags: [opp.export]", "");
    expect(told()).toEqual([]);
  });

  it("accepts a scheme that nobody names and that shares a topic with some advice", () => {
    content.change("collective-actions.yaml", "[pret]", "[]");
    expect(told()).toEqual([]);
    content.change("essai/recommendations.v1.yaml", "topics: [cash]", "topics: [training]");
    expect(told()).toEqual([expect.stringContaining("rien ne cite le dispositif « pret »")]);
  });

  it("tells only what is missing when a catalogue is, not that everything cites it in vain", () => {
    content.remove("collective-actions.yaml");
    expect(told()).toEqual(["collective-actions.yaml:1:1  fichier introuvable"]);
  });

  it("tells only the line that can't be read when the vocabulary can't be", () => {
    content.change("tags.yaml", "families:\n", "families: [\n");
    const lines = told();
    expect(lines.every((line) => line.startsWith("tags.yaml:"))).toBe(true);
  });

  it("doesn't call unused what an unreadable questionnaire may cite", () => {
    content.write("essai/v1.yaml", "id: [");
    expect(told()).toEqual([expect.stringMatching(/^essai\/v1\.yaml:1:\d+ {2}/)]);
  });

  it("doesn't call unknown the advice that can't be read in its own file", () => {
    content.change("essai/recommendations.v1.yaml", "    title: Chiffrer trois ouvrages\n", "");
    expect(told()).toEqual([
      "essai/recommendations.v1.yaml:2:5  préconisation « chiffrer » : il manque « title »",
    ]);
  });

  it("doesn't hold a missing id against the name of the folder", () => {
    content.change("essai/v1.yaml", "id: essai\n", "");
    expect(told()).toEqual(["essai/v1.yaml:1:1  il manque « id »"]);
  });

  it("refuses a file that isn't UTF-8", () => {
    content.write("tags.yaml", "");
    const path = `${content.folder}/essai/v1.yaml`;
    writeLatin1(path, "title: Prêt");
    expect(told()).toContain("essai/v1.yaml:1:1  le fichier n’est pas en UTF-8");
  });
});

describe("a published version", () => {
  const CHANGED =
    "la version « essai/v1 » est publiée et ne change plus : remettre le fichier comme il était, ou en faire une nouvelle version";

  beforeEach(publish);

  it.each(["essai/v1.yaml", "essai/recommendations.v1.yaml"])(
    "is refused when a space of %s changed",
    (file) => {
      content.write(file, `${content.read(file)}\n`);
      expect(told()).toEqual([`${file}:1:1  ${CHANGED}`]);
    },
  );

  it("is refused when its recommendations are gone", () => {
    content.remove("essai/recommendations.v1.yaml");
    expect(told()).toContain(`essai/v1.yaml:1:1  ${CHANGED}`);
  });

  it("is refused when it is gone", () => {
    content.remove("essai/v1.yaml");
    expect(told()).toContain("published.lock.json:1:1  la version publiée « essai/v1 » a disparu");
  });

  it.each([
    { says: "isn't JSON", text: "{", line: "published.lock.json:1:1  le verrou n’est pas du JSON lisible" },
    {
      says: "has a key that it doesn't know",
      text: '{"essai":{}}',
      line: "published.lock.json:1:1  le verrou n’a pas la forme attendue : « essai",
    },
  ])("is not taken on trust when the lock $says", ({ text, line }) => {
    content.write("published.lock.json", text);
    expect(told()).toEqual([expect.stringContaining(line)]);
  });
});

describe("the lock", () => {
  it("keeps what it holds when versions are added, and stays in order", () => {
    const { versions } = checkFolder(content.folder, content.folder);
    const held = { questionnaire: "0".repeat(64) };
    const lock = withPublished({ "essai/v1": held, "zeste/v1": held, "ancien/v1": held }, versions);
    expect(Object.keys(lock)).toEqual(["ancien/v1", "essai/v1", "zeste/v1"]);
    expect(lock["essai/v1"]).toEqual(held);
  });

  it("names the SHA-256 of both files", () => {
    const lock = withPublished({}, checkFolder(content.folder, content.folder).versions);
    expect(lock).toEqual({
      "essai/v1": {
        questionnaire: sha256(content.read("essai/v1.yaml")),
        recommendations: sha256(content.read("essai/recommendations.v1.yaml")),
      },
    });
  });
});

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function writeLatin1(path: string, text: string): void {
  writeFileSync(path, Buffer.from(text, "latin1"));
}
