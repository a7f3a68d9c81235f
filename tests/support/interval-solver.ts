/**
 * What an attentive reader can work out: bounds on unknown counts, tightened by sums and comparisons until nothing moves.
 * Unknowns are whole numbers.
 */
export type Unknown = { low: number; high: number };

/** coefficients · unknowns is between `atLeast` and `atMost`. */
type Constraint = {
  readonly terms: readonly (readonly [unknown: Unknown, coefficient: number])[];
  readonly atLeast: number;
  readonly atMost: number;
};

export type Solver = {
  readonly unknown: (low: number, high: number) => Unknown;
  /** The parts add up to the whole. */
  readonly sum: (parts: readonly Unknown[], whole: Unknown) => void;
  /** The first is at most the sum of the others. */
  readonly atMostSum: (one: Unknown, others: readonly Unknown[]) => void;
  /** Tightens every bound as far as it goes; throws when the system holds no solution. */
  readonly tighten: () => void;
};

export function openSolver(): Solver {
  const constraints: Constraint[] = [];
  return {
    unknown: (low, high) => ({ low, high }),
    sum: (parts, whole) => {
      const terms = [...parts.map((part) => [part, 1] as const), [whole, -1] as const];
      constraints.push({ terms, atLeast: 0, atMost: 0 });
    },
    atMostSum: (one, others) => {
      const terms = [[one, 1] as const, ...others.map((other) => [other, -1] as const)];
      constraints.push({ terms, atLeast: Number.NEGATIVE_INFINITY, atMost: 0 });
    },
    tighten: () => {
      for (let moved = true; moved; ) moved = constraints.map(tightenOne).some(Boolean);
    },
  };
}

function tightenOne({ terms, atLeast, atMost }: Constraint): boolean {
  let moved = false;
  for (const [one, coefficient] of terms) {
    let least = 0;
    let most = 0;
    for (const [other, factor] of terms) {
      if (other === one) continue;
      least += Math.min(factor * other.low, factor * other.high);
      most += Math.max(factor * other.low, factor * other.high);
    }
    const bounds = [(atLeast - most) / coefficient, (atMost - least) / coefficient];
    const low = Math.ceil(Math.min(...bounds) - 1e-9);
    const high = Math.floor(Math.max(...bounds) + 1e-9);
    if (low > one.low) [one.low, moved] = [low, true];
    if (high < one.high) [one.high, moved] = [high, true];
    if (one.low > one.high) throw new Error("what is published contradicts itself");
  }
  return moved;
}
