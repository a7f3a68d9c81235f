import { describe, expect, test } from "vitest";
import {
  agreementInWords,
  gapInWords,
  groundInWords,
  readingInWords,
  signedGap,
  typicalInWords,
} from "#app/domain/report/perspectives/perspective-words.ts";

/** Words with plain spaces. */
function plain(words: string): string {
  return words.replace(/[\u00A0\u202F]/gu, " ");
}

describe("a gap in words", () => {
  test.each([
    [
      18.4,
      "employee",
      "consultant",
      "Le dirigeant se voit 18 points au-dessus de ce que voient ses salariés",
    ],
    [-1.2, "customer", "director", "Vous vous voyez 1 point au-dessous de ce que voient vos clients"],
    [0.3, "consultant", "director", "Vous vous voyez comme votre consultant vous voit"],
    [-0.4, "customer", "consultant", "Le dirigeant se voit comme ses clients le voient"],
  ] as const)("%d with the %s, told to the %s", (gap, perspective, reader, words) => {
    expect(gapInWords(gap, perspective, reader)).toBe(words);
  });

  test.each([
    [12.6, "+13"],
    [-7, "−7"],
    [0.4, "0"],
    [-0.4, "0"],
  ])("%d is printed %s", (gap, printed) => expect(signedGap(gap)).toBe(printed));

  test.each([
    [20, 8, "Les autres dirigeants se voient aussi 8 points au-dessus (médiane de 6 entreprises)"],
    [-20, 8, "Les autres dirigeants se voient au contraire 8 points au-dessus (médiane de 6 entreprises)"],
    [0, -8, "Les autres dirigeants se voient 8 points au-dessous (médiane de 6 entreprises)"],
    [20, 0.2, "Les autres dirigeants se voient ici comme on les voit (médiane de 6 entreprises)"],
  ])("%d beside a usual %d", (gap, usual, words) => {
    expect(typicalInWords(gap, { gap: usual, firms: 6 })).toBe(words);
  });
});

describe("what a figure is made of", () => {
  test("of the consultant, questions; of a group, people too, from the fewest to the most", () => {
    const respondents = { fewest: 3, most: 6 };
    expect(groundInWords({ perspective: "consultant", questions: 1, respondents })).toBe(
      "1 question commune",
    );
    const group = groundInWords({ perspective: "employee", questions: 4, respondents });
    expect(plain(group)).toBe("4 questions communes, 3 à 6 personnes");
  });

  test("of a group, how many gave each answer, the most frequent first", () => {
    const distribution = [
      { label: "Non", score: 0, people: 1 },
      { label: "Parfois", score: 50, people: 0 },
      { label: "Oui", score: 100, people: 2 },
    ];
    const reading = {
      answer: null,
      distribution,
      respondents: 3,
      score: 67,
      spread: 47,
      gap: 0,
      asked: null,
    };
    expect(plain(readingInWords({ ...reading, perspective: "employee" }))).toBe(
      "2 sur 3 « Oui », 1 sur 3 « Non »",
    );
  });

  test.each([
    [0, "tous du même avis"],
    [12, "avis proches"],
    [25, "avis partagés"],
    [50, "avis opposés"],
  ])("a standard deviation of %d is « %s »", (spread, words) => expect(agreementInWords(spread)).toBe(words));
});
