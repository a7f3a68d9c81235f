import { describe, expect, it } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import { describeAnswer, unitOf } from "#app/domain/answers/describe-answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import {
  aDate,
  aLongText,
  aMultipleChoice,
  aNumber,
  anAmount,
  aPercentage,
  aRanking,
  aScale,
  aSingleChoice,
  aText,
} from "#tests/support/a-questionnaire.ts";

const SCALE = { min: 0, max: 4, labels: ["absent", "amorce", "partiel", "maîtrisé", "amélioré"] };

type Case = {
  readonly what: string;
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly words: string;
};

const CASES: readonly Case[] = [
  { what: "no answer", question: aSingleChoice(), answer: undefined, words: "Sans réponse" },
  {
    what: "an empty list of choices",
    question: aMultipleChoice(),
    answer: { choices: [] },
    words: "Sans réponse",
  },
  { what: "« ne sait pas »", question: aNumber(), answer: { state: "unknown" }, words: "Ne sait pas" },
  { what: "« sans objet »", question: aNumber(), answer: { state: "notApplicable" }, words: "Sans objet" },
  { what: "a choice", question: aSingleChoice(), answer: { choice: "parfois" }, words: "Modalité parfois" },
  {
    what: "a choice that is no longer offered",
    question: aSingleChoice(),
    answer: { choice: "jadis" },
    words: "jadis",
  },
  {
    what: "several choices",
    question: aMultipleChoice(),
    answer: { choices: ["non", "toujours"] },
    words: "Modalité non · Modalité toujours",
  },
  {
    what: "a ranking, in its order",
    question: aRanking(),
    answer: { choices: ["aides", "prix"] },
    words: "1. Modalité aides · 2. Modalité prix",
  },
  { what: "zero, which is an answer", question: aNumber(), answer: { value: 0 }, words: "0" },
  { what: "a number without a unit", question: aNumber(), answer: { value: 1234.5 }, words: "1\u202f234,5" },
  {
    what: "a number with its unit",
    question: aNumber({ unit: "jours" }),
    answer: { value: 12 },
    words: "12\u00a0jours",
  },
  { what: "a percentage", question: aPercentage(), answer: { value: 30 }, words: "30\u00a0%" },
  { what: "an amount", question: anAmount(), answer: { value: 300_000 }, words: "300\u202f000\u00a0€" },
  { what: "a date", question: aDate(), answer: { value: "2009-05-01" }, words: "1er mai 2009" },
  { what: "a text", question: aText(), answer: { value: "Bijouterie" }, words: "Bijouterie" },
  {
    what: "long words",
    question: aLongText(),
    answer: { value: "Un atelier.\nDeux apprentis." },
    words: "Un atelier.\nDeux apprentis.",
  },
];

describe("an answer in words", () => {
  it.each(CASES)("$what", ({ question, answer, words }) => {
    expect(describeAnswer(question, answer)).toBe(words);
  });

  it.each([
    { what: "a degree out of the scale, with its word", scale: SCALE, value: 1, words: "1 sur 4, amorce" },
    { what: "the lowest degree", scale: SCALE, value: 0, words: "0 sur 4, absent" },
    {
      what: "a degree of a scale that begins at one",
      scale: { min: 1, max: 3, labels: ["peu", "assez", "très"] },
      value: 2,
      words: "2 sur 3, assez",
    },
    {
      what: "a degree of a scale without words",
      scale: { min: 0, max: 10, labels: [] },
      value: 7,
      words: "7 sur 10",
    },
    { what: "a degree alone where the scale is shown beside it", scale: null, value: 3, words: "3" },
  ])("$what", ({ scale, value, words }) => {
    expect(describeAnswer(aScale(), { value }, scale)).toBe(words);
  });

  it("never takes a number for a degree", () => {
    expect(describeAnswer(aNumber(), { value: 3 }, SCALE)).toBe("3");
  });
});

describe("the unit beside a number", () => {
  it.each([
    { of: "a number", question: aNumber({ unit: "jours" }), unit: "jours" },
    { of: "a number without one", question: aNumber(), unit: null },
    { of: "a percentage", question: aPercentage(), unit: "%" },
    { of: "an amount", question: anAmount(), unit: "€" },
    { of: "a text", question: aText(), unit: null },
  ])("of $of", ({ question, unit }) => {
    expect(unitOf(question)).toBe(unit);
  });
});
