/**
 * Training and validation patterns of one scan. Neighbouring patterns share object area, so that a random split lets the
 * network see most of what it is validated on; `leakage` says how much.
 */
import { z } from 'zod';
import { RandomState } from '../numpy/randomState';

/**
 * How patterns are divided. `random`: patterns anywhere. `blocks`: one block in a corner of the scan. `stripes`: three
 * bands across its longer side, or across `axis`.
 */
export const splitSchema = z.strictObject({
  by: z.enum(['random', 'blocks', 'stripes']),
  /** Part of the patterns for validation. */
  share: z.number().gt(0).lt(1),
  /** Which patterns are drawn, or which corner; stripes need none. */
  seed: z.number().int().min(0).max(0xffffffff).optional(),
  axis: z.enum(['x', 'y']).optional(),
});
export type SplitSpec = z.infer<typeof splitSchema>;

/** Indices of the patterns, ascending. */
interface Parts {
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

export interface Split extends Parts {
  /** The part (0 to 1) of the validation patterns that have a training pattern within the distance. */
  readonly leakage: number;
  /** The same for a random split of that share. */
  readonly randomLeakage: number;
}

/** Bands of a split by stripes. */
export const STRIPES = 3;

/** Positions closer than the scan's width over this are at the same place: they differ by rounding alone. */
export const TIE = 1e9;

/**
 * Divides the patterns of a scan of two or more; each part has at least one.
 * @param x,y positions @param distance within which two patterns share object, in the unit of the positions: a probe's width
 */
export function splitOf(
  spec: SplitSpec,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  distance: number,
): Split {
  const parts = partsOf(spec, x, y);
  const random = spec.by === 'random' ? parts : partsOf({ ...spec, by: 'random' }, x, y);
  return {
    ...parts,
    leakage: leakage(x, y, parts, distance),
    randomLeakage: leakage(x, y, random, distance),
  };
}

function partsOf(spec: SplitSpec, x: ArrayLike<number>, y: ArrayLike<number>): Parts {
  const n = x.length;
  const wanted = Math.min(n - 1, Math.max(1, Math.floor(spec.share * n + 0.5)));
  const validation = ORDER[spec.by](x, y, spec).slice(0, wanted).sort();
  const chosen = new Set(validation);
  return {
    validation,
    training: Int32Array.from({ length: n }, (_, at) => at).filter((at) => !chosen.has(at)),
  };
}

/** All indices, those for validation first. */
const ORDER: {
  readonly [by in SplitSpec['by']]: (
    x: ArrayLike<number>,
    y: ArrayLike<number>,
    spec: SplitSpec,
  ) => Int32Array;
} = {
  random: (x, _y, { seed = 0 }) => new RandomState(seed).permutation(x.length),
  blocks(x, y, { seed = 0 }) {
    const [u, v] = [unitInterval(x), unitInterval(y)];
    const from = (values: Float64Array, far: boolean, at: number) =>
      far ? 1 - (values[at] ?? 0) : (values[at] ?? 0);
    return ascending(
      u.map((_, at) => Math.max(from(u, (seed & 1) === 1, at), from(v, (seed & 2) === 2, at))),
    );
  },
  stripes(x, y, { axis }) {
    const along = unitInterval(
      (axis ?? (span(y) > span(x) * (1 + 1 / TIE) ? 'y' : 'x')) === 'y' ? y : x,
    );
    // Distance to the middle of the nearest band, in periods.
    return ascending(
      along.map((t) => Math.abs(((t * STRIPES) % 1) - 0.5)),
      along,
    );
  },
};

/** As `numpy.argsort(values, kind='stable')`, those that are equal by `then`; what is not a number is last. */
function ascending(values: Float64Array, then = values): Int32Array {
  const key = (of: Float64Array, at: number): number => {
    const value = of[at] ?? Number.NaN;
    return Number.isNaN(value) ? Infinity : value;
  };
  return Int32Array.from({ length: values.length }, (_, at) => at).sort((a, b) => {
    for (const keys of [values, then]) {
      const [first, second] = [key(keys, a), key(keys, b)];
      if (first !== second) return first < second ? -1 : 1;
    }
    return a - b;
  });
}

function bounds(values: ArrayLike<number>): readonly [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

function span(values: ArrayLike<number>): number {
  const [min, max] = bounds(values);
  return max > min ? max - min : 0;
}

/** Values from 0 (the smallest) to 1 (the largest), in steps of 1 / `TIE`; all 0 where they are equal. */
function unitInterval(values: ArrayLike<number>): Float64Array {
  const [[min], width] = [bounds(values), span(values)];
  return Float64Array.from({ length: values.length }, (_, at) =>
    width > 0 ? Math.floor((((values[at] ?? Number.NaN) - min) / width) * TIE + 0.5) / TIE : 0,
  );
}

function leakage(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { training, validation }: Parts,
  distance: number,
): number {
  if (validation.length === 0 || !(distance > 0)) return 0;
  const cell = (value: number | undefined) => Math.floor((value ?? Number.NaN) / distance);
  const cells = new Map<string, number[]>();
  for (const at of training) {
    const key = `${cell(x[at])} ${cell(y[at])}`;
    const inside = cells.get(key);
    if (inside) inside.push(at);
    else cells.set(key, [at]);
  }
  const isNear = (at: number): boolean => {
    for (let row = -1; row <= 1; row++)
      for (let column = -1; column <= 1; column++)
        for (const other of cells.get(`${cell(x[at]) + column} ${cell(y[at]) + row}`) ?? []) {
          const [dx, dy] = [(x[at] ?? 0) - (x[other] ?? 0), (y[at] ?? 0) - (y[other] ?? 0)];
          if (dx * dx + dy * dy <= distance * distance) return true;
        }
    return false;
  };
  let near = 0;
  for (const at of validation) if (isNear(at)) near += 1;
  return near / validation.length;
}

/** Diameter in pixels of a disk as large as the area in which a probe has more than 10 % of its peak intensity. */
export function probeWidth({ data }: { readonly data: ArrayLike<number> }): number {
  let peak = 0;
  for (let at = 0; at < data.length; at += 2) peak = Math.max(peak, intensity(data, at));
  let area = 0;
  for (let at = 0; at < data.length; at += 2) if (intensity(data, at) > 0.1 * peak) area += 1;
  return 2 * Math.sqrt(area / Math.PI);
}

const intensity = (data: ArrayLike<number>, at: number): number =>
  (data[at] ?? 0) ** 2 + (data[at + 1] ?? 0) ** 2;
