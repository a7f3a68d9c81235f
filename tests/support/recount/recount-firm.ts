/** What the answers and the plan of one firm come to, counted again as questionnaires/README.md says, without the program. */
import type { WrittenContent, WrittenQuestion } from "#tests/support/recount/written-content.ts";

export type RawAnswer = {
  readonly state?: string;
  readonly choice?: string;
  readonly choices?: readonly string[];
};

/** The rows of one firm, as they are in the tables. */
export type RawFirm = {
  readonly id: string;
  readonly trade: string | null;
  readonly headcount: number | null;
  readonly city: string | null;
  readonly inseeCode: string | null;
  readonly withdrawn: boolean;
  readonly interviewed: boolean;
  readonly planned: boolean;
  readonly reported: boolean;
  readonly agreed: Readonly<Record<string, RawAnswer>>;
  readonly consultant: Readonly<Record<string, RawAnswer>>;
  readonly director: Readonly<Record<string, RawAnswer>>;
  /** By theme. */
  readonly stakes: Readonly<Record<string, number>>;
  /** In the order of the plan. */
  readonly actions: readonly RawAction[];
};

export type RawAction = {
  readonly recommendation: string | null;
  readonly decision: string;
  readonly reason: string | null;
  readonly status: string;
  readonly cost: number | null;
  readonly fundingSchemes: readonly string[];
  readonly collectiveActions: readonly string[];
};

/** One firm, read again. Scores are 0–100; a theme without enough answers has none. */
export type CountedFirm = RawFirm & {
  readonly answered: number;
  readonly themes: ReadonlyMap<string, number>;
  readonly overall: number | null;
  readonly coverage: number | null;
  readonly declared: ReadonlySet<string>;
  readonly seen: ReadonlySet<string>;
  /** Advice that nobody decided on, the most pressing first. */
  readonly undecided: readonly string[];
};

const MOST_POINTS = 4;
const HAIR = 1e-9;

export function countFirm(firm: RawFirm, content: WrittenContent): CountedFirm {
  const seenQuestions = readQuestions(firm, content);
  const themes = new Map<string, number>();
  let scored = 0;
  let expected = 0;
  for (const theme of content.themes.filter((each) => each.scored)) {
    const own = seenQuestions.filter((each) => each.theme === theme.id);
    const noted = own.flatMap(({ question, points }) => (points === null ? [] : [{ points, ...question }]));
    const due = own.filter(({ question, answer }) => canScore(question) && answer?.state !== "notApplicable");
    const notedWeight = sum(noted.map(({ weight }) => weight));
    const dueWeight = sum(due.map(({ question }) => question.weight));
    scored += notedWeight;
    expected += dueWeight;
    if (notedWeight === 0 || notedWeight / dueWeight < content.minimumCoverage - HAIR) continue;
    themes.set(
      theme.id,
      (sum(noted.map((each) => each.weight * each.points)) / notedWeight / MOST_POINTS) * 100,
    );
  }
  const tagsOf = (declares: boolean) =>
    new Set(
      seenQuestions.filter(({ question }) => question.declares === declares).flatMap(({ tags }) => tags),
    );
  return {
    ...firm,
    answered: seenQuestions.filter(({ answer }) => answer !== undefined && answer.state === undefined).length,
    themes,
    overall: overallOf(themes, content),
    coverage: expected === 0 ? null : scored / expected,
    declared: tagsOf(true),
    seen: tagsOf(false),
    undecided: undecidedOf(firm, seenQuestions, content),
  };
}

/** The points of each question that has some, by id. */
export function notedPoints(firm: RawFirm, content: WrittenContent): ReadonlyMap<string, number> {
  return new Map(
    readQuestions(firm, content).flatMap(({ question, points }) =>
      points === null ? [] : [[question.id, points] as const],
    ),
  );
}

type Read = {
  readonly theme: string;
  readonly question: WrittenQuestion;
  readonly answer: RawAnswer | undefined;
  readonly points: number | null;
  readonly tags: readonly string[];
  readonly recommends: readonly string[];
};

/** The questions that the director and the consultant see, with the answer that counts and what it leads to. */
function readQuestions(firm: RawFirm, { themes }: WrittenContent): readonly Read[] {
  const read: Read[] = [];
  for (const theme of themes) {
    for (const question of theme.questions) {
      const { id, perspectives, visibleWhen } = question;
      const asks = (perspective: string) => perspectives.includes(perspective);
      if (!asks("consultant") && !asks("director")) continue;
      const shown = read.find((each) => each.question.id === visibleWhen?.question);
      if (visibleWhen !== undefined && !chosen(shown?.answer).some((id) => visibleWhen.in.includes(id)))
        continue;
      const answer =
        firm.agreed[id] ??
        (asks("consultant") ? firm.consultant[id] : undefined) ??
        (asks("director") ? firm.director[id] : undefined);
      read.push({ theme: theme.id, question, answer, ...consequences(question, answer) });
    }
  }
  return read;
}

function consequences(question: WrittenQuestion, answer: RawAnswer | undefined) {
  const ticked = question.choices.filter(({ id }) => chosen(answer).includes(id));
  const noted = ticked.flatMap(({ points }) => points ?? []);
  const points = noted.length === 0 ? null : Math.min(MOST_POINTS, sum(noted));
  const { unknown, whenWeak, whenStrong } = question;
  const causes = [
    ...ticked,
    ...(answer?.state === "unknown" && unknown ? [unknown] : []),
    ...(points !== null && whenWeak && points <= whenWeak.atMost ? [whenWeak] : []),
  ];
  const strong = points !== null && whenStrong && points >= whenStrong.atLeast ? whenStrong.tags : [];
  return {
    points,
    tags: [...causes.flatMap(({ tags }) => tags), ...strong],
    recommends: causes.flatMap(({ recommends }) => recommends),
  };
}

/** A ranking keeps its choices in their order, like a multiple choice. */
function chosen(answer: RawAnswer | undefined): readonly string[] {
  if (answer === undefined || answer.state !== undefined) return [];
  return answer.choice === undefined ? (answer.choices ?? []) : [answer.choice];
}

function canScore({ choices }: WrittenQuestion): boolean {
  return choices.some(({ points }) => points !== undefined);
}

function overallOf(themes: ReadonlyMap<string, number>, content: WrittenContent): number | null {
  const counting = content.themes.filter(({ scored }) => scored);
  const weights = counting.filter(({ id }) => themes.has(id));
  if (weights.length * 2 < counting.length) return null;
  return (
    sum(weights.map(({ id, weight }) => weight * (themes.get(id) ?? 0))) /
    sum(weights.map(({ weight }) => weight))
  );
}

/** « Priorité = impact ÷ effort × le plus grand (enjeu × écart) », then impact, effort, first question. */
function undecidedOf(firm: RawFirm, read: readonly Read[], content: WrittenContent): readonly string[] {
  const settled = new Set(firm.actions.map(({ recommendation }) => recommendation));
  const themes = new Map(content.themes.map((theme) => [theme.id, theme]));
  const pressing = content.advice.flatMap(({ id, impact, effort }) => {
    const causes = read.flatMap((each, place) => (each.recommends.includes(id) ? [{ ...each, place }] : []));
    const [first] = causes;
    if (first === undefined || settled.has(id)) return [];
    const needs = causes.map(({ theme, question, points }) => {
      const stake = themes.get(theme)?.stake === true ? (firm.stakes[theme] ?? 2) : 2;
      return stake * question.weight * (points === null ? 0.5 : 1 - points / MOST_POINTS);
    });
    return [{ id, impact, effort, place: first.place, priority: (impact / effort) * Math.max(...needs) }];
  });
  const near = (a: number, b: number) => (Math.abs(a - b) < HAIR ? 0 : a - b);
  return pressing
    .toSorted(
      (a, b) =>
        near(b.priority, a.priority) ||
        b.impact - a.impact ||
        a.effort - b.effort ||
        a.place - b.place ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
