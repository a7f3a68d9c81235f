import { describe, expect, it } from "vitest";
import { diagnose } from "#app/domain/diagnosis.ts";
import { planLines } from "#app/domain/plan/prioritize.ts";
import { debriefOf } from "#app/domain/visit/debrief.ts";
import { addressLine, levelOf, stakesThatMatter, themesThen } from "#app/domain/visit/firm-brief.ts";
import { visitAssessment } from "#app/domain/visit/visit-assessment.ts";
import type { VisitValue } from "#app/domain/visit/visit-values.ts";
import { content } from "#app/server/content/load-content.ts";
import { fullAssessment, houseQuestionnaire } from "#tests/support/a-report.ts";

const questionnaire = houseQuestionnaire("artisans-renovation");
const assessment = fullAssessment(questionnaire);
const { fundingSchemes, collectiveActions } = content();
const FIRM = { name: "Roux", siret: null, trade: null, city: null, headcount: 4, labels: ["RGE"] };

function debriefAt(given = assessment, asked = questionnaire) {
  return debriefOf({
    ...{
      questionnaire: asked,
      assessment: given,
      decisions: [],
      firm: FIRM,
      round: "T0",
      today: "2027-02-18",
    },
    fundingSchemes: fundingSchemes.schemes,
    schemesCheckedOn: fundingSchemes.asOf,
    collectiveActions: collectiveActions.collectiveActions,
  });
}

describe("the end of a visit, computed on the tablet", () => {
  it("says the scores, the strong and weak points and the plan that the office computes", () => {
    const debrief = debriefAt();
    const { scores, findings, plan } = diagnose(questionnaire, assessment, []);
    expect(debrief.overall.score).toBe(scores.overall.score);
    expect(debrief.themes.map(({ id, score }) => [id, score])).toEqual(
      scores.themes
        .filter(({ id }) => questionnaire.themes.find((theme) => theme.id === id)?.scored)
        .map(({ id, score }) => [id, score]),
    );
    const first = (kind: "strength" | "weakness") =>
      findings
        .flatMap((finding) => (finding.kind === "strength" || finding.kind === "weakness" ? [finding] : []))
        .filter((finding) => finding.kind === kind)
        .slice(0, 3)
        .map(({ question }) => labelOf(question));
    expect(debrief.strengths.map(({ question }) => question)).toEqual(first("strength"));
    expect(debrief.weaknesses.map(({ question }) => question)).toEqual(first("weakness"));
    expect(debrief.proposals).toHaveLength(planLines(plan).length);
    expect(debrief.proposals[0]?.recommendation).toBe(plan.undecided[0]?.recommendation);
  });

  it("leaves out the themes of context, that have no score", () => {
    const [context, ...others] = questionnaire.themes.map(({ id }) => id);
    const themes = questionnaire.themes.map((theme) => ({ ...theme, scored: theme.id !== context }));
    const debrief = debriefAt(assessment, { ...questionnaire, themes });
    expect(debrief.themes.map(({ id }) => id)).toEqual(others);
  });

  it("names aid and what can be done together, and promises nothing", () => {
    const { aid, together } = debriefAt();
    expect(aid.length).toBeGreaterThan(0);
    expect(new Set(aid).size).toBe(aid.length);
    expect(together.length).toBeGreaterThan(0);
    expect(together.every(({ reasons }) => reasons.length > 0)).toBe(true);
  });

  it("of a visit where nothing was answered has no score, no point and no plan", () => {
    const empty = debriefAt({ respondents: [], stakes: {} });
    expect(empty.overall.score).toBeNull();
    expect([empty.strengths, empty.weaknesses, empty.proposals, empty.aid, empty.together]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });
});

describe("the sheets of a visit", () => {
  const sheets = [
    { respondentId: "dirigeant", perspective: "director" },
    { respondentId: "consultant", perspective: "consultant" },
  ] as const;
  const values: readonly VisitValue[] = [
    { respondentId: "dirigeant", subject: "stake", key: "a", value: 3 },
    { respondentId: "consultant", subject: "stake", key: "a", value: 1 },
    { respondentId: "consultant", subject: "stake", key: "b", value: 2 },
    { respondentId: "consultant", subject: "answer", key: "q1", value: { choice: "oui" } },
    { respondentId: "dirigeant", subject: "answer", key: "q1", value: { choice: "non" } },
    { respondentId: "consultant", subject: "answer", key: "q2", value: null },
    { respondentId: "consultant", subject: "comment", key: "q1", value: "Vu en atelier" },
    { respondentId: "consultant", subject: "review", key: "q1", value: true },
    {
      respondentId: "consultant",
      subject: "visit",
      key: "end",
      value: { kind: "end", endedAt: "2027-02-18T10:00:00.000Z" },
    },
  ];

  it("are read apart, without what was cleared and what is no answer", () => {
    expect(visitAssessment(sheets, values, {}).respondents).toEqual([
      { perspective: "director", answers: { q1: { choice: "non" } }, comments: {} },
      { perspective: "consultant", answers: { q1: { choice: "oui" } }, comments: { q1: "Vu en atelier" } },
    ]);
  });

  it("give the director's stake before the one that the consultant noted", () => {
    expect(visitAssessment(sheets, values, {}).stakes).toEqual({ a: 3, b: 2 });
  });

  it("carry what was agreed on with the consultant's", () => {
    const agreed = { q1: { answer: { choice: "parfois" }, reason: "Ensemble" } };
    const { respondents } = visitAssessment(sheets, values, agreed);
    expect(respondents.map((sheet) => sheet.agreed)).toEqual([undefined, agreed]);
  });
});

describe("the brief of a firm", () => {
  const [first, second, third] = questionnaire.themes.filter(({ stake }) => stake);
  const ids = [first?.id ?? "", second?.id ?? "", third?.id ?? ""] as const;

  it("begins with the theme that the round before found lowest, and leaves out those without a score", () => {
    const then = themesThen(questionnaire, { [ids[0]]: 80, [ids[1]]: 20.5, [ids[2]]: null, inconnu: 3 });
    expect(then.map(({ id, score, level }) => [id, score, level?.rank])).toEqual([
      [ids[1], 20.5, levelOf(questionnaire, 20.5)?.rank],
      [ids[0], 80, levelOf(questionnaire, 80)?.rank],
    ]);
    expect(levelOf(questionnaire, 80)?.rank).toBeGreaterThan(levelOf(questionnaire, 20.5)?.rank ?? 9);
    expect(levelOf(questionnaire, null)).toBeNull();
  });

  it("names what matters to the director, the strongest first", () => {
    const stakes = stakesThatMatter(questionnaire, { [ids[0]]: 2, [ids[1]]: 1, [ids[2]]: 3 });
    expect(stakes.map(({ id, stake }) => [id, stake])).toEqual([
      [ids[2], 3],
      [ids[0], 2],
    ]);
  });

  it.each([
    [
      "all of it",
      { address: "4 rue du Port", postalCode: "22100", city: "Dinan" },
      "4 rue du Port, 22100 Dinan",
    ],
    ["the town alone", { address: null, postalCode: null, city: "Dinan" }, "Dinan"],
    ["the street alone", { address: "4 rue du Port", postalCode: null, city: null }, "4 rue du Port"],
    ["nothing", { address: null, postalCode: null, city: null }, null],
  ])("writes the address on one line: %s", (_, firm, line) => {
    expect(addressLine(firm)).toBe(line);
  });
});

function labelOf(questionId: string): string | undefined {
  return questionnaire.themes.flatMap(({ questions }) => questions).find(({ id }) => id === questionId)
    ?.label;
}
