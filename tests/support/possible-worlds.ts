/**
 * The reader that publications are protected from: he holds all of them, and knows which firms were in each, their trade and
 * their size, and which corrected an answer. He tries every world, keeps those that agree with all that was printed, and looks
 * at what is left for each firm. Of the first publication he knows the rules by heart too: of its worlds he keeps those that
 * would have printed the very same page, what it hides included.
 */
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import type { CollectiveSynthesis } from "#app/domain/synthesis/collective-synthesis.ts";
import type { EarlierPublication } from "#app/domain/synthesis/disclosure/ledger.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";
import { agrees } from "#tests/support/literal-reader.ts";
import {
  ANSWERS,
  factsOf,
  type KnownFirm,
  ONE_QUESTION_CONTEXT,
  type OneAnswer,
} from "#tests/support/one-question.ts";

/** A firm's way through the publications: its answer in each, null where it wasn't there. */
export type Life = KnownFirm & {
  readonly answers: readonly (OneAnswer | null)[];
  /** Its data were erased before this publication (by rank). */
  readonly erasedBefore?: number;
};

/** The way from facts to pages, with all the rules or without one of them. */
export type Publish = (
  exact: CollectiveSynthesis,
  earlier: readonly EarlierPublication[],
) => { readonly published: PublishedSynthesis; readonly record: EarlierPublication };
export type Forget = (record: EarlierPublication, firm: string) => EarlierPublication;

/** What the reader can't rule out: for each firm, and each publication that it was in, the answers that stay possible. */
export type Doubts = ReadonlyMap<string, readonly ReadonlySet<OneAnswer>[]>;

/** The firms that a reader can't tell apart: they share one unknown. */
type Class = {
  readonly firms: readonly Life[];
  /** For each publication: whether they were in it, and whether their answer then was another one. */
  readonly present: readonly boolean[];
  readonly corrected: readonly boolean[];
};

type World = {
  /** The answers so far, class by class and firm by firm. */
  readonly lives: readonly (readonly (readonly (OneAnswer | null)[])[])[];
  /** The exact figures so far, by date. */
  readonly figures: ReadonlyMap<string, CollectiveSynthesis>;
};

/** What is really published of these lives, one page after the other. */
export function pagesOf(
  lives: readonly Life[],
  publish: Publish,
  forget: Forget,
): readonly PublishedSynthesis[] {
  let earlier: readonly EarlierPublication[] = [];
  return (lives[0]?.answers ?? []).map((_, at) => {
    earlier = forgotten(earlier, lives, at, forget);
    const told = lives.map((life) => [life, life.answers[at] ?? null] as const);
    const { published, record } = publish(figuresOf(told, at), earlier);
    earlier = [...earlier, record];
    return published;
  });
}

/** Plays the reader to the end. @throws when the true world is not among those that he keeps. */
export function doubtsLeft(lives: readonly Life[], publish: Publish, forget: Forget): Doubts {
  const classes = classify(lives);
  const pages = pagesOf(lives, publish, forget);
  let worlds: readonly World[] = [
    { lives: classes.map(({ firms }) => firms.map(() => [])), figures: new Map() },
  ];
  for (const [at, page] of pages.entries()) {
    const read = openReading(page, at, publish);
    worlds = worlds.flatMap((world) =>
      extensions(world, classes, at).flatMap((extended) => {
        const told = classes.flatMap(({ firms }, index) =>
          firms.map((firm, place): Told => [firm, extended[index]?.[place]?.[at] ?? null]),
        );
        const { exact, isSame } = read(told);
        const figures = new Map([...world.figures, [DAYS[at] ?? "", exact]]);
        return isSame && agrees(page, figures) ? [{ lives: extended, figures }] : [];
      }),
    );
  }
  if (worlds.length === 0) throw new Error("the true world was ruled out");
  return new Map(
    classes.flatMap(({ firms, present }, index) =>
      firms.map(
        ({ id }) => [id, present.map((there, at) => (there ? answersIn(worlds, index, at) : NONE))] as const,
      ),
    ),
  );
}

const NONE: ReadonlySet<OneAnswer> = new Set();

function answersIn(worlds: readonly World[], index: number, at: number): ReadonlySet<OneAnswer> {
  return new Set(worlds.flatMap(({ lives }) => (lives[index] ?? []).flatMap((life) => life[at] ?? [])));
}

type Reading = { readonly exact: CollectiveSynthesis; readonly isSame: boolean };

/** Firms of the same trade and size that answered alike make the same figures: each such group is read once. */
function openReading(
  page: PublishedSynthesis,
  at: number,
  publish: Publish,
): (told: readonly Told[]) => Reading {
  const shown = JSON.stringify(page);
  const known = new Map<string, Reading>();
  return (told) => {
    const key = told
      .map(([firm, answer]) => `${firm.trade}${firm.headcount}${answer ?? "-"}`)
      .toSorted()
      .join();
    const met = known.get(key);
    if (met !== undefined) return met;
    const exact = figuresOf(told, at);
    const reading = { exact, isSame: at > 0 || JSON.stringify(publish(exact, []).published) === shown };
    known.set(key, reading);
    return reading;
  };
}

type Told = readonly [firm: KnownFirm, answer: OneAnswer | null];

const DAYS = ["2027-01-15", "2027-04-15", "2027-07-15", "2027-10-15"];

function figuresOf(told: readonly Told[], at: number): CollectiveSynthesis {
  const firms = told.flatMap(([firm, answer]) => (answer === null ? [] : [factsOf(firm, answer)]));
  return aggregateFirms(firms, { ...ONE_QUESTION_CONTEXT, asOf: DAYS[at] ?? "" });
}

/** The fewest answers that stay possible for any firm in any publication. */
export function leastDoubt(doubts: Doubts): number {
  const sizes = [...doubts.values()].flat().flatMap(({ size }) => (size === 0 ? [] : [size]));
  return Math.min(...sizes);
}

function forgotten(
  records: readonly EarlierPublication[],
  lives: readonly Life[],
  at: number,
  forget: Forget,
): readonly EarlierPublication[] {
  const gone = lives.filter(({ erasedBefore }) => erasedBefore === at);
  return records.map((record) => gone.reduce((kept, { id }) => forget(kept, id), record));
}

function classify(lives: readonly Life[]): readonly Class[] {
  const classes = new Map<string, Life[]>();
  for (const life of lives) {
    const key = JSON.stringify([
      life.trade,
      life.headcount,
      life.erasedBefore ?? null,
      life.answers.map((answer) => answer !== null),
      life.answers.map((_, at) => isCorrected(life, at)),
    ]);
    const known = classes.get(key);
    if (known === undefined) classes.set(key, [life]);
    else known.push(life);
  }
  return [...classes.values()].map((firms) => {
    const answers = firms[0]?.answers ?? [];
    const [first] = firms;
    return {
      firms,
      present: answers.map((answer) => answer !== null),
      corrected: answers.map((_, at) => first !== undefined && isCorrected(first, at)),
    };
  });
}

function isCorrected({ answers }: Life, at: number): boolean {
  const before = answers.slice(0, at).findLast((answer) => answer !== null) ?? null;
  const now = answers[at] ?? null;
  return before !== null && now !== null && before !== now;
}

/** Every way in which a world may go on to one more publication; firms of a class are interchangeable. */
function extensions(world: World, classes: readonly Class[], at: number): readonly World["lives"][] {
  let found: readonly World["lives"][] = [[]];
  for (const [index, each] of classes.entries()) {
    const lives = world.lives[index] ?? [];
    const ways = waysOn(lives, each, at);
    found = found.flatMap((one) => ways.map((way) => [...one, way]));
  }
  return found;
}

type ClassLives = World["lives"][number];

function waysOn(lives: ClassLives, { present, corrected }: Class, at: number): readonly ClassLives[] {
  if (present[at] !== true) return [lives.map((life) => [...life, null])];
  const isNew = !present.slice(0, at).includes(true);
  if (isNew) {
    return multisets(lives.length).map((answers) =>
      lives.map((life, place) => [...life, answers[place] ?? null]),
    );
  }
  if (corrected[at] !== true) return [lives.map((life) => [...life, lastOf(life)])];
  let found: readonly ClassLives[] = [[]];
  for (const life of lives) {
    const others = ANSWERS.filter((answer) => answer !== lastOf(life));
    found = found.flatMap((one) => others.map((answer) => [...one, [...life, answer]]));
  }
  return found;
}

function lastOf(life: readonly (OneAnswer | null)[]): OneAnswer | null {
  return life.findLast((answer) => answer !== null) ?? null;
}

function multisets(size: number, from = 0): readonly (readonly OneAnswer[])[] {
  if (size === 0) return [[]];
  return ANSWERS.slice(from).flatMap((answer, offset) =>
    multisets(size - 1, from + offset).map((rest) => [answer, ...rest]),
  );
}
