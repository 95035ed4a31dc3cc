/** Whether patterns belong to their positions: those of neighbouring positions must be more alike than others. */
import type { Check } from '../../dataset/inputChecks';
import type { ScanPositions } from './field';
import { correlation } from './similarity';

/** Index of the nearest other position; undefined when there is none that is finite. */
export function nearestPosition({ x, y }: ScanPositions, index: number): number | undefined {
  let [nearest, least]: [number | undefined, number] = [undefined, Infinity];
  const [px, py] = [x[index] ?? Number.NaN, y[index] ?? Number.NaN];
  for (let at = 0; at < x.length; at++) {
    const d = ((x[at] ?? 0) - px) ** 2 + ((y[at] ?? 0) - py) ** 2;
    if (at !== index && d < least) [nearest, least] = [at, d];
  }
  return nearest;
}

/** Pairs of mean-free patterns, as they are compared. */
export interface Pair {
  readonly own: ArrayLike<number>;
  readonly neighbour: ArrayLike<number>;
}

const FEWEST_PAIRS = 15;
/** Standard errors: shuffled positions have 0 ± 1, two measured and two simulated scans 4.8 to 104. */
const ALIKE = 3;

/** Says so where neighbours are alike. Accuses nobody where they are not: a step as long as the object's detail does the same. */
export function neighbourCheck(pairs: readonly Pair[]): Check {
  const near = pairs.map(({ own, neighbour }) => correlation(own, neighbour) ?? 0);
  const far = pairs.map((_, at) => likenessByChance(pairs, at));
  const gains = near.map((value, at) => value - (far[at] ?? 0));
  const z = standardErrors(gains);
  const seen = {
    id: 'neighbours',
    evidence: 'statistics',
    stored: mean(near),
    alternative: mean(far),
    votes: {
      stored: gains.filter((gain) => gain > 0).length,
      alternative: gains.filter((gain) => gain < 0).length,
      of: gains.length,
    },
  } as const;
  if (pairs.length < FEWEST_PAIRS)
    return { ...seen, verdict: 'cannot-tell', reason: 'few-patterns' };
  return z > ALIKE
    ? { ...seen, verdict: 'in-order' }
    : { ...seen, verdict: 'cannot-tell', reason: 'unrelated' };
}

/** Patterns far apart in the sample that a pattern is compared with. */
const FAR = 4;

/** How alike a pattern is to the neighbours of others, spread over the sample. */
function likenessByChance(pairs: readonly Pair[], at: number): number {
  const own = pairs[at]?.own ?? [];
  return mean(
    Array.from({ length: FAR }, (_, step) => {
      const other = (at + Math.floor(((step + 1) * pairs.length) / (FAR + 1))) % pairs.length;
      return correlation(own, pairs[other]?.neighbour ?? []) ?? 0;
    }),
  );
}

const mean = (values: readonly number[]): number =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;

/** Mean over its standard error. */
function standardErrors(values: readonly number[]): number {
  const middle = mean(values);
  const variance = mean(values.map((value) => (value - middle) ** 2));
  return middle / Math.sqrt(variance / Math.max(1, values.length - 1) + 1e-12);
}
