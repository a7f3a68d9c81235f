/** Gaps in words: the consultant's screen speaks of the director, the report speaks to them. */
import { formatCount, formatNumber, formatOutOf, quote, typographic } from "#app/domain/format.ts";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import type {
  CrossedComparison,
  CrossedReading,
  CrossedVoice,
  OtherPerspective,
} from "#app/domain/report/perspectives/crossed-perspectives.ts";

/** Who reads: `consultant` is told of « le dirigeant », `director` of « vous ». */
export type GapReader = "consultant" | "director";

/** Who sees, at the head of a line. */
export const VOICE_NAMES: Readonly<Record<Perspective, string>> = {
  director: "Dirigeant",
  consultant: "Consultant",
  employee: "Salariés",
  customer: "Clients",
};

/** The same for whoever reads. */
export function voiceName(perspective: Perspective, reader: GapReader): string {
  if (reader === "consultant") return VOICE_NAMES[perspective];
  return {
    director: "Vous",
    consultant: "Votre consultant",
    employee: "Vos salariés",
    customer: "Vos clients",
  }[perspective];
}

/** A gap as it is printed in a column: « +18 », « −7 », « 0 »; null where there is none to print. */
export function signedGap(gap: number): string {
  const rounded = Math.round(gap);
  if (rounded === 0) return "0";
  return `${rounded > 0 ? "+" : "−"}${formatNumber(Math.abs(rounded), 0)}`;
}

/** « Le dirigeant se voit 18 points au-dessus de ses salariés ». `gap` is the director's score less theirs. */
export function gapInWords(gap: number, perspective: OtherPerspective, reader: GapReader): string {
  const points = Math.round(gap);
  const whom = WHOM[reader][perspective];
  if (points === 0)
    return reader === "director"
      ? `Vous vous voyez comme ${AS[reader][perspective]}`
      : `Le dirigeant se voit comme ${AS[reader][perspective]}`;
  const side = points > 0 ? "au-dessus" : "au-dessous";
  const much = formatCount(Math.abs(points), "point", "points");
  const who = reader === "director" ? "Vous vous voyez" : "Le dirigeant se voit";
  return `${who} ${much} ${side} ${whom}`;
}

const WHOM: Readonly<Record<GapReader, Readonly<Record<OtherPerspective, string>>>> = {
  consultant: {
    consultant: "de ce que voit le consultant",
    employee: "de ce que voient ses salariés",
    customer: "de ce que voient ses clients",
  },
  director: {
    consultant: "de ce que voit votre consultant",
    employee: "de ce que voient vos salariés",
    customer: "de ce que voient vos clients",
  },
};

const AS: Readonly<Record<GapReader, Readonly<Record<OtherPerspective, string>>>> = {
  consultant: {
    consultant: "le consultant le voit",
    employee: "ses salariés le voient",
    customer: "ses clients le voient",
  },
  director: {
    consultant: "votre consultant vous voit",
    employee: "vos salariés vous voient",
    customer: "vos clients vous voient",
  },
};

/** What is usual, beside a gap: « Les autres dirigeants se voient aussi 8 points au-dessus (9 entreprises) ». */
export function typicalInWords(gap: number, typical: NonNullable<CrossedComparison["typical"]>): string {
  const usual = Math.round(typical.gap);
  const firms = formatCount(typical.firms, "entreprise", "entreprises");
  if (usual === 0) return `Les autres dirigeants se voient ici comme on les voit (médiane de ${firms})`;
  const isSame = Math.sign(usual) === Math.sign(Math.round(gap));
  const side = usual > 0 ? "au-dessus" : "au-dessous";
  const much = formatCount(Math.abs(usual), "point", "points");
  const link = isSame ? "aussi " : Math.round(gap) === 0 ? "" : "au contraire ";
  return `Les autres dirigeants se voient ${link}${much} ${side} (médiane de ${firms})`;
}

/** What a comparison rests on: « 4 questions communes, 6 personnes », « 3 à 6 personnes ». */
export function groundInWords({
  perspective,
  questions,
  respondents: { fewest, most },
}: Pick<CrossedComparison, "perspective" | "questions" | "respondents">): string {
  const common = formatCount(questions, "question commune", "questions communes");
  if (perspective === "consultant") return common;
  const people = fewest === most ? formatNumber(most) : `${formatNumber(fewest)} à ${formatNumber(most)}`;
  return `${common}, ${people}\u00A0personnes`;
}

/**
 * Where a perspective stands: « 5 reçues, 3 comptées ; les suivantes compteront à partir de 6 ». Of a group under its threshold,
 * only how many sheets came.
 */
export function voiceInWords({ perspective, received, counted, threshold }: CrossedVoice): string {
  if (threshold === null) {
    if (received > 0) return "A répondu";
    return perspective === "director" ? "Pas encore d’auto-évaluation" : "Pas encore de réponse";
  }
  if (received === 0) return typographic(`Aucune réponse reçue : il en faut ${formatNumber(threshold)}`);
  const came = formatCount(received, "réponse reçue", "réponses reçues");
  if (counted === 0) return typographic(`${came} : rien n’est montré avant ${formatNumber(threshold)}`);
  if (counted === received) return typographic(`${came}, toutes comptées`);
  const next = formatNumber(counted + threshold);
  return typographic(
    `${formatNumber(received)} reçues, ${formatNumber(counted)} comptées ; les suivantes compteront à partir de ${next}`,
  );
}

/** What was answered: the answer of one person; of a group, how many gave each, the most frequent first. */
export function readingInWords({ answer, distribution }: CrossedReading): string {
  if (distribution === null) return quote(answer ?? "");
  const given = distribution.filter(({ people }) => people > 0);
  const whole = given.reduce((total, { people }) => total + people, 0);
  return given
    .toSorted((a, b) => b.people - a.people)
    .map(({ label, people }) => `${formatOutOf(people, whole)} ${quote(label)}`)
    .join(", ");
}

/** Standard deviations, in points of 100, up to which a group is said to be of one mind, then near, then divided. */
const NEAR = 15;
const DIVIDED = 30;

/** Whether the people of a group see the same thing. `spread`: 0 to 50. */
export function agreementInWords(spread: number): string {
  if (spread < 1) return "tous du même avis";
  if (spread <= NEAR) return "avis proches";
  return spread <= DIVIDED ? "avis partagés" : "avis opposés";
}
