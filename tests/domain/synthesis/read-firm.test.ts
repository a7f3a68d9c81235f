import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interviewState } from "#app/domain/answers/interview.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import { readFirm } from "#app/domain/synthesis/read-firm.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";
import { arbitraryAssessment } from "#tests/support/arbitrary-assessment.ts";
import { arbitraryQuestionnaire } from "#tests/support/arbitrary-questionnaire.ts";

const decisions = [
  aPlannedAction({ id: "a1", recommendation: null, decision: "added", fundingSchemes: ["aide"] }),
  aPlannedAction({ id: "a2", recommendation: null, decision: "rejected", reason: "Trop tôt." }),
];

describe("what is read of a firm for its operation", () => {
  it("is part of its diagnosis, whether or not employees and customers are read", () => {
    fc.assert(
      fc.property(
        arbitraryQuestionnaire().chain((questionnaire) =>
          fc.tuple(fc.constant(questionnaire), arbitraryAssessment(questionnaire)),
        ),
        ([questionnaire, assessment]) => {
          const reading = readFirm(questionnaire, assessment, decisions);
          const { scores, findings, plan } = diagnose(questionnaire, assessment, decisions);
          expect({ scores, plan }).toMatchObject({ scores: reading.scores, plan: reading.plan });
          expect(reading.findings).toEqual(findings.filter((finding) => "tag" in finding));
          expect(reading.openThemes).toBe(
            interviewState(questionnaire, assessment.respondents).themes.filter(
              ({ unanswered }) => unanswered > 0,
            ).length,
          );
          const respondents = assessment.respondents.filter(
            ({ perspective }) => perspective === "director" || perspective === "consultant",
          );
          expect(readFirm(questionnaire, { ...assessment, respondents }, decisions)).toEqual(reading);
        },
      ),
    );
  });
});
