/** Positions of a recipe, and how they are matched with patterns. */

import { shapeText } from '../dataset/probeSize';
import { AppError } from '../errors/appError';
import { type Files, numberOf, readerOf, valuesOf } from './arrays';
import { factorOf } from './quantity';
import type { Coordinate, Raster } from './recipe';
import { type CoordinateContext, impossible, type Step, type Values } from './step';
import { entryOf } from './steps';
import { boxOf, gather, shapeOf, type View, viewOf } from './view';

/** One coordinate of every position of the file. */
export interface Column {
  readonly axis: 'x' | 'y';
  readonly values: Float64Array;
  /** The number of the pattern that each belongs to; null where they are in the order of the patterns. */
  readonly numbers: Float64Array | null;
  /** What is done to the values once they are matched. */
  readonly steps: readonly Step[];
}

/** Reads it. Throws an `AppError`. */
export async function columnOf(
  files: Files,
  axis: 'x' | 'y',
  coordinate: NonNullable<Coordinate>,
): Promise<Column> {
  if ('made' in coordinate)
    return {
      axis,
      values: await raster(files, coordinate),
      numbers: null,
      steps: coordinate.steps,
    };
  const { array, steps } = coordinate;
  const reader = readerOf(files, array);
  const complex = reader.dtype.startsWith('complex');
  if (complex) throw new AppError('positions-complex', { array: array.path, dtype: reader.dtype });
  let view = viewOf(reader.shape);
  let whole: Values | null = null;
  let numbers: Float64Array | null = null;
  const later: Step[] = [];
  for (const step of steps) {
    const entry = entryOf(step);
    if (entry.view) view = entry.view(step, view);
    else if (entry.index) numbers = (await valuesOf(files, entry.index(step))).data;
    else if (entry.whole) {
      whole = await entry.whole(step, await read(), { values: (ref) => valuesOf(files, ref) });
      view = viewOf(whole.shape);
    } else later.push(step);
  }
  const shape = shapeOf(view);
  if (shape.length !== 1)
    throw new AppError('prepare-axes', { target: axis, shape: shapeText(shape), needed: 1 });
  const picked = view.axes[0]?.picked;
  const numbered = numbers;
  const { data } = await read();
  return {
    axis,
    values: data,
    numbers:
      numbered && Float64Array.from(data, (_, i) => numbered[picked?.[i] ?? i] ?? Number.NaN),
    steps: later,
  };

  async function read(): Promise<Values> {
    const box = boxOf(view) ?? [];
    const data = whole ? within(whole, view) : gather(view, box, await reader.read(box), 1);
    return { shape: shapeOf(view), data, complex: false };
  }
}

function within({ shape, data }: Values, view: View): Float64Array {
  const box = shape.map((count) => ({ start: 0, count }));
  return gather(view, box, data, 1);
}

async function raster(files: Files, { axis, rows, columns, step }: Raster): Promise<Float64Array> {
  // In the unit that is given: the step `unit` converts it.
  const length = (await numberOf(files, step)) / (factorOf(step.unit, 'length') ?? 1);
  return Float64Array.from(
    { length: rows * columns },
    (_, i) => length * (axis === 'fast' ? i % columns : Math.floor(i / columns)),
  );
}

/** Which patterns and positions belong together, by their places; null: all, in order. */
export interface Matching {
  readonly patterns: Int32Array;
  readonly positions: Int32Array;
}

/** Frames that are patterns, among all of the file. */
export interface Selected {
  readonly kept: Int32Array;
  readonly of: number;
}

/**
 * Patterns keep their order; those without a position are left out. Throws `prepare-counts` when nothing numbers them and
 * there are not as many positions as patterns, or as frames that they were selected from.
 */
export function match(
  patterns: Float64Array,
  isIndexed: boolean,
  x: Column,
  y: Column,
  selected: Selected | null = null,
): Matching | null {
  if (x.values.length !== y.values.length)
    throw new AppError('positions-lengths', { x: x.values.length, y: y.values.length });
  const numbers = x.numbers ?? y.numbers;
  if (!isIndexed && numbers === null) {
    if (patterns.length === x.values.length) return null;
    if (selected?.of === x.values.length)
      return { patterns: selected.kept.map((_, at) => at), positions: selected.kept };
    throw new AppError('prepare-counts', { patterns: patterns.length, positions: x.values.length });
  }
  const places = new Map<number, number>();
  for (let i = 0; i < x.values.length; i++) places.set(numbers?.[i] ?? i, i);
  const kept: number[] = [];
  const positions: number[] = [];
  patterns.forEach((number, i) => {
    const place = places.get(number);
    if (place === undefined) return;
    kept.push(i);
    positions.push(place);
  });
  if (kept.length === 0) throw new AppError('prepare-no-match', {});
  return { patterns: Int32Array.from(kept), positions: Int32Array.from(positions) };
}

/** Applies what is done to the values. */
export function placed(
  { steps, axis }: Column,
  values: Float64Array,
  context: Omit<CoordinateContext, 'axis'>,
): Float64Array {
  return steps.reduce((now, step) => {
    const { coordinate } = entryOf(step);
    if (!coordinate) throw impossible(step.step, 'it is not for positions');
    return coordinate(step, now, { ...context, axis });
  }, values);
}
