import { describe, expect, it } from "vitest";
import {
  compareNextSteps,
  type NextStep,
  type NextStepFacts,
  nextStep,
} from "#app/domain/operation/next-step.ts";

const TODAY = "2026-11-21";

function stepOf(given: Partial<NextStepFacts>): NextStep {
  return nextStep(
    {
      status: "enrolled",
      openThemes: 0,
      planBegun: false,
      reportedOn: null,
      nextAppointmentAt: null,
      ...given,
    },
    TODAY,
  );
}

/** Words with plain spaces, and « ! » when it presses. */
const said = (given: Partial<NextStepFacts>) => {
  const { words, urgent } = stepOf(given);
  return `${words.replaceAll("\u00A0", " ")}${urgent ? " !" : ""}`;
};

describe("what is to be done next for a firm", () => {
  const rows: readonly (readonly [what: string, facts: Partial<NextStepFacts>, words: string])[] = [
    ["nothing is begun", {}, "Commencer l’entretien"],
    ["a visit is set far ahead", { nextAppointmentAt: "2026-12-04T09:00" }, "Entretien le 4 déc."],
    ["a visit is set within the week", { nextAppointmentAt: "2026-11-28" }, "Entretien le 28 nov. !"],
    ["the day of the visit", { nextAppointmentAt: "2026-11-21T17:00" }, "Entretien le 21 nov. !"],
    ["the visit didn't happen", { nextAppointmentAt: "2026-11-20T09:00" }, "Commencer l’entretien !"],
    ["an interview is begun", { status: "interviewing", openThemes: 3 }, "Finir l’entretien (3 thèmes) !"],
    ["one theme is left", { status: "interviewing", openThemes: 1 }, "Finir l’entretien (1 thème) !"],
    ["every question has an answer", { status: "interviewing" }, "Terminer l’entretien !"],
    [
      "an interview goes on next month",
      { status: "interviewing", openThemes: 3, nextAppointmentAt: "2026-12-04T09:00" },
      "Finir l’entretien (3 thèmes), le 4 déc.",
    ],
    ["an interview is over", { status: "interviewed" }, "Décider le plan !"],
    [
      "it goes on today",
      { status: "interviewed", nextAppointmentAt: "2026-11-21T14:00" },
      "Décider le plan, le 21 nov. !",
    ],
    ["the plan is begun", { status: "interviewed", planBegun: true }, "Arrêter le plan !"],
    ["the plan is agreed on", { status: "planned" }, "Remettre le rapport !"],
    [
      "the report is handed over next year",
      { status: "planned", nextAppointmentAt: "2027-01-12" },
      "Remettre le rapport, le 12 janv. 2027",
    ],
    [
      "the report was handed over",
      { status: "reported", reportedOn: "2026-09-04" },
      "Relance à 3 mois, le 4 déc.",
    ],
    [
      "three months are nearly over",
      { status: "reported", reportedOn: "2026-08-28" },
      "Relance à 3 mois, le 28 nov. !",
    ],
    [
      "three months are over",
      { status: "reported", reportedOn: "2026-06-01" },
      "Relance à 3 mois, le 1er sept. !",
    ],
    [
      "another appointment is set",
      { status: "reported", reportedOn: "2026-06-01", nextAppointmentAt: "2026-12-10T14:30" },
      "Rendez-vous le 10 déc.",
    ],
    [
      "the firm was met after three months",
      { status: "reported", reportedOn: "2026-06-01", nextAppointmentAt: "2026-09-15" },
      "Suivie le 15 sept.",
    ],
    [
      "the firm was met before three months",
      { status: "reported", reportedOn: "2026-09-04", nextAppointmentAt: "2026-10-01" },
      "Relance à 3 mois, le 4 déc.",
    ],
    ["the firm left", { status: "withdrawn", nextAppointmentAt: "2026-11-22" }, "Retirée de l’opération"],
  ];
  it.each(rows)("%s", (_what, facts, words) => {
    expect(said(facts)).toBe(words);
  });
});

it("firms are followed in the order of what presses, then of days, then of what is nearest to its end", () => {
  const steps = {
    nothingBegun: stepOf({}),
    laterVisit: stepOf({ nextAppointmentAt: "2026-12-20" }),
    visit: stepOf({ nextAppointmentAt: "2026-12-04" }),
    begun: stepOf({ status: "interviewing", openThemes: 2 }),
    report: stepOf({ status: "planned" }),
    missedVisit: stepOf({ nextAppointmentAt: "2026-11-02" }),
  };
  const order = Object.entries(steps)
    .toSorted(([, a], [, b]) => compareNextSteps(a, b))
    .map(([name]) => name);
  expect(order).toEqual(["missedVisit", "report", "begun", "visit", "laterVisit", "nothingBegun"]);
});
