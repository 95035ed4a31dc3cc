/** A scan with one mistake in it, as datasets have them. */
import type { CheckId } from '../../../../shared/dataset/inputChecks';
import { extent } from '../../../../shared/plan/input/placements';
import type { Scan } from './simulate';

type Uniform = () => number;

export interface Mistake {
  /** The checks that must accuse; one of them does. */
  readonly accused: readonly CheckId[];
  readonly spoil: (scan: Scan, uniform: Uniform) => Scan;
}

const mirrored = (values: Float64Array): Float64Array => {
  const { min, max } = extent(values);
  return values.map((value) => min + max - value);
};

const eachPattern = (scan: Scan, change: (pattern: Float32Array) => Float32Array): Scan => ({
  ...scan,
  patterns: scan.patterns.map(change),
});

/** The pattern whose pixel (row, column) is that of another place. */
function moved(
  { side }: Scan,
  pattern: Float32Array,
  from: (row: number, column: number) => readonly [row: number, column: number],
): Float32Array {
  return pattern.map((_, at) => {
    const [row, column] = from(Math.floor(at / side), at % side);
    return pattern[row * side + column] ?? 0;
  });
}

export const MISTAKES = {
  'x and y swapped': {
    accused: ['axes'],
    spoil: (scan) => ({ ...scan, x: scan.y, y: scan.x }),
  },
  'turned by 90°': {
    accused: ['axes'],
    spoil: (scan) => ({ ...scan, x: scan.y, y: mirrored(scan.x) }),
  },
  'x mirrored': {
    accused: ['flip-x'],
    spoil: (scan) => ({ ...scan, x: mirrored(scan.x) }),
  },
  'y mirrored': {
    accused: ['flip-y'],
    spoil: (scan) => ({ ...scan, y: mirrored(scan.y) }),
  },
  'x and y mirrored': {
    accused: ['flip-both'],
    spoil: (scan) => ({ ...scan, x: mirrored(scan.x), y: mirrored(scan.y) }),
  },
  'positions reversed': {
    accused: ['order'],
    spoil: (scan) => ({ ...scan, x: scan.x.toReversed(), y: scan.y.toReversed() }),
  },
  'patterns transposed': {
    accused: ['detector'],
    spoil: (scan) =>
      eachPattern(scan, (pattern) => moved(scan, pattern, (row, column) => [column, row])),
  },
  'quadrants in FFT order': {
    accused: ['shift'],
    spoil: (scan) => {
      const half = scan.side / 2;
      return eachPattern(scan, (pattern) =>
        moved(scan, pattern, (row, column) => [
          (row + half) % scan.side,
          (column + half) % scan.side,
        ]),
      );
    },
  },
  intensities: {
    accused: ['quantity'],
    spoil: (scan) => eachPattern(scan, (pattern) => pattern.map((value) => value * value)),
  },
  'another unit': {
    accused: ['unit'],
    spoil: (scan, uniform) => {
      const factor = uniform() < 0.5 ? 0.3 + 0.5 * uniform() : 1.3 + 2.2 * uniform();
      return {
        ...scan,
        x: scan.x.map((value) => value * factor),
        y: scan.y.map((value) => value * factor),
      };
    },
  },
  metres: {
    accused: ['unit'],
    spoil: (scan) => ({
      ...scan,
      x: scan.x.map((value) => value * 3e-8),
      y: scan.y.map((value) => value * 3e-8),
    }),
  },
} as const satisfies { readonly [name: string]: Mistake };
