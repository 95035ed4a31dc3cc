/** How an array is indexed: axes dropped, exchanged, joined and selected without a value being read (as numpy's views). */
import { shapeText } from '../dataset/probeSize';
import { AppError } from '../errors/appError';
import type { Box, NumberArray } from './source';

/** One axis of the result, which runs over no, one or several axes of the array. */
interface Axis {
  /** Axes of the array, the slowest first. */
  readonly parts: readonly number[];
  readonly length: number;
  /** Which of the elements, when not all in order. */
  readonly picked: Int32Array | null;
}

export interface View {
  /** Shape of the array. */
  readonly source: readonly number[];
  readonly axes: readonly Axis[];
  /** Axes of which one index is taken. */
  readonly fixed: ReadonlyMap<number, number>;
}

export const viewOf = (source: readonly number[]): View => ({
  source,
  axes: source.map((length, part) => ({ parts: [part], length, picked: null })),
  fixed: new Map(),
});

export const shapeOf = (view: View): number[] => view.axes.map(({ length }) => length);

/** The axis meant by a number that may count from the end. Throws `step-impossible`. */
export function axisAt(view: View, axis: number, step: string): number {
  const count = view.axes.length;
  const at = axis < 0 ? axis + count : axis;
  if (at >= 0 && at < count) return at;
  throw new AppError('step-impossible', {
    step,
    problem: `there is no axis ${axis} in the shape ${shapeText(shapeOf(view))}`,
  });
}

export function take(view: View, axis: number, index: number): View {
  const chosen = view.axes[axis];
  if (!chosen) return view;
  const fixed = new Map(view.fixed);
  coordinates(view, chosen, index).forEach((at, i) => {
    const part = chosen.parts[i];
    if (part !== undefined) fixed.set(part, at);
  });
  return { ...view, axes: view.axes.filter((_, i) => i !== axis), fixed };
}

/** Drops the axes of length 1. */
export function squeeze(view: View): View {
  const axis = view.axes.findIndex(({ length }) => length === 1);
  return axis < 0 ? view : squeeze(take(view, axis, 0));
}

export const transpose = (view: View, order: readonly number[]): View => ({
  ...view,
  axes: order.flatMap((axis) => view.axes[axis] ?? []),
});

/** Elements of one axis, in that order. */
export function pick(view: View, axis: number, indexes: Int32Array): View {
  return {
    ...view,
    axes: view.axes.map((old, i) => {
      if (i !== axis) return old;
      const { picked } = old;
      const now = picked ? indexes.map((index) => picked[index] ?? 0) : indexes;
      return { ...old, length: now.length, picked: now };
    }),
  };
}

/**
 * Neighbouring axes joined to axes of the new lengths, in C order; -1 for what is left. Null when that would split an
 * axis, or elements were selected.
 */
export function reshape(view: View, wanted: readonly number[]): View | null {
  const shape = filled(shapeOf(view), wanted);
  if (!shape) return null;
  const axes: Axis[] = [];
  let rest = view.axes;
  for (const length of shape) {
    const found = front(rest, length);
    if (!found) return null;
    axes.push(found.axis);
    rest = rest.slice(found.used);
  }
  // What is left has length 1.
  const whole: View = { ...view, axes: [...axes, ...rest] };
  return rest.reduce((now) => take(now, axes.length, 0), whole);
}

/** The first axes as one axis of that length. */
function front(axes: readonly Axis[], length: number): { axis: Axis; used: number } | null {
  if (length === 1 && axes[0]?.length !== 1)
    return { axis: { parts: [], length: 1, picked: null }, used: 0 };
  let used = 1;
  let covered = axes[0]?.length ?? 0;
  while (covered < length && used < axes.length) covered *= axes[used++]?.length ?? 1;
  const joined = axes.slice(0, used);
  const [only] = joined;
  if (covered !== length || !only) return null;
  if (used === 1) return { axis: only, used };
  if (joined.some(({ picked }) => picked)) return null;
  return { axis: { parts: joined.flatMap(({ parts }) => parts), length, picked: null }, used };
}

function filled(shape: readonly number[], wanted: readonly number[]): number[] | null {
  const total = shape.reduce((product, length) => product * length, 1);
  const known = wanted.reduce((product, length) => (length < 0 ? product : product * length), 1);
  const open = wanted.filter((length) => length < 0).length;
  if (open > 1 || (open === 1 ? known === 0 || total % known !== 0 : known !== total)) return null;
  return wanted.map((length) => (length < 0 ? total / known : length));
}

/** The indices along the array's axes of one element of an axis. */
function coordinates(view: View, { parts, picked }: Axis, index: number): number[] {
  let rest = picked ? (picked[index] ?? 0) : index;
  const out: number[] = [];
  for (let i = parts.length - 1; i >= 0; i--) {
    const length = view.source[parts[i] ?? 0] ?? 1;
    out[i] = rest % length;
    rest = Math.floor(rest / length);
  }
  return out;
}

/** The smallest box of the array that holds elements `from` to `to` of the first axis (of all, for an array of numbers). */
export function boxOf(view: View, from = 0, to = view.axes[0]?.length ?? 1): Box {
  const low = view.source.map(() => 0);
  const high = view.source.map((length) => length - 1);
  for (const [part, at] of view.fixed) {
    low[part] = at;
    high[part] = at;
  }
  const [first] = view.axes;
  if (first) {
    for (const part of first.parts) {
      low[part] = Number.MAX_SAFE_INTEGER;
      high[part] = 0;
    }
    for (let index = from; index < to; index++)
      coordinates(view, first, index).forEach((at, i) => {
        const part = first.parts[i] ?? 0;
        low[part] = Math.min(low[part] ?? 0, at);
        high[part] = Math.max(high[part] ?? 0, at);
      });
  }
  return low.map((start, part) => ({ start, count: (high[part] ?? 0) - start + 1 }));
}

/**
 * Elements `from` to `to` of the first axis in C order of the view.
 * @param data the values of a box that has them, as `boxOf(view, from, to)` @param width 2 for complex numbers
 * @param room where they are put, of at least their number: new memory takes longer than what is done with it
 */
export function gather(
  view: View,
  box: NonNullable<Box>,
  data: NumberArray | Float64Array,
  width: 1 | 2,
  from = 0,
  to = view.axes[0]?.length ?? 1,
  room: Float64Array = new Float64Array(),
): Float64Array {
  const strides = box.map(() => 1);
  for (let part = box.length - 2; part >= 0; part--)
    strides[part] = (strides[part + 1] ?? 1) * (box[part + 1]?.count ?? 1);
  const offsets = view.axes.map((axis, i) => {
    const [low, high] = i === 0 ? [from, to] : [0, axis.length];
    return Float64Array.from({ length: high - low }, (_, k) =>
      coordinates(view, axis, low + k).reduce((sum, at, j) => {
        const part = axis.parts[j] ?? 0;
        return sum + (at - (box[part]?.start ?? 0)) * (strides[part] ?? 1);
      }, 0),
    );
  });
  const inner = offsets.pop() ?? Float64Array.of(0);
  const total = offsets.reduce((product, { length }) => product * length, inner.length);
  const length = total * width;
  const out = room.length < length ? new Float64Array(length) : room.subarray(0, length);
  const [start = 0] = inner;
  const isRun = inner.every((offset, i) => offset === start + i);
  let at = 0;
  const fill = (axis: number, base: number) => {
    const along = offsets[axis];
    if (along) {
      for (let i = 0; i < along.length; i++) fill(axis + 1, base + (along[i] ?? 0));
      return;
    }
    if (isRun) {
      const first = (base + start) * width;
      out.set(data.subarray(first, first + inner.length * width), at);
      at += inner.length * width;
      return;
    }
    for (let i = 0; i < inner.length; i++) {
      const element = (base + (inner[i] ?? 0)) * width;
      out[at++] = data[element] ?? 0;
      if (width === 2) out[at++] = data[element + 1] ?? 0;
    }
  };
  let origin = 0;
  for (const [part, index] of view.fixed)
    origin += (index - (box[part]?.start ?? 0)) * (strides[part] ?? 1);
  fill(0, origin);
  return out;
}

/**
 * Parts of `from` … `to` of the first axis that lie close together in the file, so that a box holds little else.
 * @param most elements at once
 */
export function* runs(
  view: View,
  from: number,
  to: number,
  most: number,
): Generator<readonly [from: number, to: number]> {
  const [first] = view.axes;
  let start = from;
  for (let at = from + 1; at <= to; at++) {
    const isEnd = at === to || at - start >= most || (first && !follows(view, first, at));
    if (!isEnd) continue;
    yield [start, at];
    start = at;
  }
}

/** Whether the element is in the file right behind the one before it. */
function follows(view: View, axis: Axis, index: number): boolean {
  const [before, now] = [coordinates(view, axis, index - 1), coordinates(view, axis, index)];
  const last = now.length - 1;
  return now.every((at, i) => at === (before[i] ?? 0) + (i === last ? 1 : 0));
}
