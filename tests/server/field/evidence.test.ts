import { v7 } from "uuid";
import { expect, it } from "vitest";
import type { SheetOperation } from "#app/domain/answers/answer-operation.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import { visitAssessment } from "#app/domain/visit/visit-assessment.ts";
import { assessmentOf, assessmentsOfFirms, writtenPositions } from "#db/assessments.ts";
import { aFieldVisit, aPhoto } from "#tests/support/a-field-visit.ts";
import { aChoice, aQuestion, aQuestionnaire, aTag, aTheme } from "#tests/support/a-questionnaire.ts";

/** The questions of the visit, whose first two tell of an obstacle each. */
const TAGGED = aQuestionnaire({
  themes: [
    aTheme({
      questions: [
        aQuestion({
          id: "salaries",
          choices: [aChoice("non", 0, { tags: ["seul"] }), aChoice("toujours", 4)],
        }),
        aQuestion({
          id: "metier",
          choices: [aChoice("non", 0, { tags: ["sans-metier"] }), aChoice("oui", 4)],
        }),
      ],
    }),
  ],
  tags: [aTag({ id: "seul" }), aTag({ id: "sans-metier" })],
});

it("a photo of a question is evidence for it, alike on the tablet and in the office, until it is removed", () => {
  const visit = aFieldVisit();
  const { db, firm, operation, write, sync } = visit;
  const sheets = [
    { respondentId: firm.sheets.director, perspective: "director" as const },
    { respondentId: firm.sheets.consultant, perspective: "consultant" as const },
  ];
  const [photo, other] = [v7(), v7()];
  const onTablet = new Map<string, SheetOperation>();
  const positions: (string | undefined)[] = [];
  const sourcesAfter = (...written: readonly SheetOperation[]) => {
    for (const one of written) onTablet.set(`${one.respondentId} ${one.subject} ${one.key}`, one);
    expect(sync(written).results.map(({ outcome }) => outcome)).toEqual(written.map(() => "applied"));
    const office = assessmentOf(db, firm.id, firm.roundId);
    const tablet = visitAssessment(sheets, [...onTablet.values()], {});
    const findings = diagnose(TAGGED, office, []).findings;
    expect(diagnose(TAGGED, tablet, []).findings).toEqual(findings);
    expect(tablet.respondents).toEqual(office.respondents);
    expect(assessmentsOfFirms(db, [firm.id], firm.roundId).get(firm.id)).toEqual(office);
    // What is kept of a firm is read again once a photo came or went.
    positions.push(writtenPositions(db, operation.id, firm.roundId).get(firm.id));
    expect(new Set(positions).size).toBe(positions.length);
    return Object.fromEntries(
      findings.flatMap((finding) => (finding.kind === "obstacle" ? [[finding.tag, finding.source]] : [])),
    );
  };
  const non = { choice: "non" };
  expect(
    sourcesAfter(
      write("answer", "salaries", non),
      write("answer", "metier", non),
      write("stake", "pilotage", 3),
    ),
  ).toEqual({ seul: "observed", "sans-metier": "observed" });
  expect(sourcesAfter(write("photo", v7(), aPhoto({ question: null })))).toEqual({
    ...{ seul: "observed", "sans-metier": "observed" },
  });
  expect(
    sourcesAfter(
      write("photo", photo, aPhoto()),
      write("photo", other, aPhoto({ sha256: "b".repeat(64) })),
      write("photo", v7(), aPhoto({ question: "metier", sha256: "c".repeat(64) })),
    ),
  ).toEqual({ seul: "evidenced", "sans-metier": "evidenced" });
  const removed = (key: string) => {
    const revision = db.$client
      .prepare<[string], number>("SELECT revision FROM answers WHERE key = ?")
      .pluck()
      .get(key);
    return write("photo", key, null, { baseRevision: revision ?? 0 });
  };
  expect(sourcesAfter(removed(photo))).toMatchObject({ seul: "evidenced" });
  expect(sourcesAfter(removed(other))).toEqual({ seul: "observed", "sans-metier": "evidenced" });
});
