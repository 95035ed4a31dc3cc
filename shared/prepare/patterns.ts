/** The patterns of a recipe: which frames, and what is done to each. */

import { shapeText } from '../dataset/probeSize';
import { AppError } from '../errors/appError';
import { type ArrayReader, type Files, numberOf, readerOf, valuesOf } from './arrays';
import { isColumnsFirst, rowsFirst, rowsFirstShape } from './orientation';
import type { Recipe } from './recipe';
import { type ArrayRef, refText } from './refs';
import {
  type FrameContext,
  type FrameKind,
  type FrameReader,
  type FrameStep,
  impossible,
  MOST_MEAN,
  type Stage,
  type Step,
  type StepEntry,
} from './step';
import { entryOf } from './steps';
import { boxOf, gather, pick, runs, shapeOf, type View, viewOf } from './view';

/** Bytes of a file that are read at once. */
const SLAB = 8 * 1024 * 1024;

/** Frames of the file, before what is done to each. */
export interface Layout {
  readonly reader: ArrayReader;
  readonly view: View;
  /** The array that numbers the frames of the file; null where they are counted. */
  readonly index: ArrayRef | null;
  /** Which frames are patterns; empty: all. */
  readonly kinds: readonly FrameKind[];
  /** What is done to each frame. */
  readonly steps: readonly Step[];
  /** Whether a mask or dark frame has to be transposed. */
  readonly columnsFirst: (ref: ArrayRef) => boolean;
}

/** Steps that select, and may follow any other. */
const ANYWHERE = ['squeeze', 'select'];

/** Reads nothing but shapes. Throws an `AppError`. */
export function layoutOf(files: Files, { array, steps }: Recipe['patterns']): Layout {
  const reader = readerOf(files, array);
  const later: Step[] = [];
  let index: ArrayRef | null = null;
  const kinds: FrameKind[] = [];
  let view = viewOf(reader.shape);
  for (const step of steps) {
    const entry = entryOf(step);
    const [before] = later;
    if (entry.view && before && !ANYWHERE.includes(step.step))
      throw impossible(step.step, `it must come before \`${before.step}\``);
    if (entry.view) view = entry.view(step, view);
    else if (entry.index) index = entry.index(step);
    else if (entry.keep) kinds.push(entry.keep(step));
    else later.push(step);
  }
  const shape = shapeOf(view);
  if (shape.length !== 3)
    throw new AppError('prepare-axes', { target: 'patterns', shape: shapeText(shape), needed: 3 });
  if (shape.some((length) => length === 0))
    throw new AppError('array-empty', { array: array.path, shape: shapeText(shape) });
  const columnsFirst = (ref: ArrayRef) => isColumnsFirst(files, { array, steps }, ref);
  return { reader, view, index, kinds, steps: later, columnsFirst };
}

/** How many frames there are. */
export const countOf = ({ view }: Layout): number => view.axes[0]?.length ?? 0;

/** The number of a frame in the file, from 0. */
const fileNumber = ({ view }: Layout, frame: number): number =>
  view.axes[0]?.picked?.[frame] ?? frame;

/** Which frames are patterns; null where nothing says it: all. Throws an `AppError`. */
export async function keptOf(files: Files, layout: Layout): Promise<Int32Array | null> {
  if (layout.kinds.length === 0) return null;
  let kept = Array.from({ length: countOf(layout) }, (_, frame) => frame);
  for (const { array, is } of layout.kinds) {
    const { data } = await valuesOf(files, array);
    kept = kept.filter((frame) => data[fileNumber(layout, frame)] === is);
    if (kept.length === 0) throw impossible('keep', `no frame has ${is} in ${refText(array)}`);
  }
  return Int32Array.from(kept);
}

/** The number of each frame by which positions are found. */
export async function numbersOf(files: Files, layout: Layout): Promise<Float64Array> {
  const { index } = layout;
  const numbers = index === null ? null : (await valuesOf(files, index)).data;
  return Float64Array.from({ length: countOf(layout) }, (_, i) => {
    const frame = fileNumber(layout, i);
    return numbers ? (numbers[frame] ?? Number.NaN) : frame;
  });
}

export const withFrames = (layout: Layout, kept: Int32Array): Layout => ({
  ...layout,
  view: pick(layout.view, 0, kept),
});

/** One step as it was set up, with what arrived there. */
export interface Done {
  readonly given: Step;
  readonly entry: StepEntry;
  readonly before: Stage;
  readonly step: FrameStep;
}

/** Frames that follow each other. */
export interface Slab {
  readonly from: number;
  /** Behind the last one. */
  readonly to: number;
  readonly data: Float32Array | Float64Array;
}

/** Prepared patterns, read some at a time. */
export interface Frames {
  readonly count: number;
  /** Of the array in the file. */
  readonly shape: readonly number[];
  /** As they are written. */
  readonly stage: Stage;
  readonly dtype: 'float32' | 'float64';
  readonly done: readonly Done[];
  /** Frames `from` to `to`, one after the other. */
  readonly read: (from: number, to: number) => Promise<Float32Array | Float64Array>;
  /** All of them, as many at once as are best read; the next ones are read from the file meanwhile. */
  readonly slabs: () => AsyncGenerator<Slab>;
  /** One as it is in the file. */
  readonly raw: (frame: number) => Promise<{
    readonly data: Float64Array;
    readonly stage: Stage;
    /** Its number in the file. */
    readonly number: number;
  }>;
}

/** Sets up every step. Throws an `AppError` when one cannot do what it should. */
export async function framesOf(
  files: Files,
  layout: Layout,
  { patterns, size }: Pick<Recipe, 'patterns' | 'size'>,
): Promise<Frames> {
  const { reader, view } = layout;
  const count = countOf(layout);
  const [, rows = 0, columns = 0] = shapeOf(view);
  const original = { rows, columns };
  const first: Stage = {
    ...original,
    original,
    complex: false,
    quantity: patterns.quantity,
    dtype: reader.dtype,
    binned: 1,
  };
  if (reader.dtype.startsWith('complex'))
    throw new AppError('array-dtype', { array: patterns.array.path, dtype: reader.dtype });
  const slab = slabOf(reader, view);
  const done: Done[] = [];
  const stageNow = () => done.at(-1)?.step.after ?? first;
  for (const step of layout.steps) await add(step);
  const { rows: height, columns: width } = stageNow();
  // It makes no difference whether counts or amplitudes are cropped or padded.
  if (size !== 'keep' && (height !== size || width !== size)) await add({ step: 'crop', size });
  const stage = stageNow();
  const casts = layout.steps.filter(({ step }) => step === 'dtype');
  const dtype = casts.at(-1)?.['to'] === 'float64' ? 'float64' : 'float32';
  const pixels = stage.rows * stage.columns;
  const roomFor = (frames: number) =>
    dtype === 'float64' ? new Float64Array(frames * pixels) : new Float32Array(frames * pixels);
  return {
    count,
    shape: reader.shape,
    stage,
    dtype,
    done,
    read: async (from, to) => {
      const out = roomFor(to - from);
      for await (const { data, frame } of each(from, to, done))
        out.set(data, (frame - from) * pixels);
      return out;
    },
    async *slabs() {
      let from = 0;
      let data = roomFor(Math.min(slab, count));
      for await (const one of each(0, count, done)) {
        data.set(one.data, (one.frame - from) * pixels);
        const to = one.frame + 1;
        if (to - from < slab && to < count) continue;
        yield { from, to, data };
        from = to;
        data = roomFor(Math.min(slab, count - from));
      }
    },
    raw: async (frame) => {
      let seen = new Float64Array();
      for await (const { data } of each(frame, frame + 1, [])) seen = data.slice();
      return { data: seen, stage: first, number: fileNumber(layout, frame) };
    },
  };

  async function add(step: Step): Promise<void> {
    const entry = entryOf(step);
    const before = stageNow();
    if (!entry.frame) throw impossible(step.step, 'it is not for patterns');
    const soFar = [...done];
    const context: FrameContext = {
      values: async (ref) => {
        const read = await valuesOf(files, ref);
        if (!layout.columnsFirst(ref)) return read;
        return {
          ...read,
          shape: rowsFirstShape(read.shape),
          data: rowsFirst(read.data, read.shape),
        };
      },
      frames: async (ref) => {
        const { shape, read } = frameReader(readerOf(files, ref));
        if (!layout.columnsFirst(ref)) return { shape, read };
        return {
          shape: rowsFirstShape(shape),
          read: async (numbers) => rowsFirst(await read(numbers), shape),
        };
      },
      number: (quantity) => numberOf(files, quantity),
      mean: () => meanOf(soFar),
    };
    done.push({ given: step, entry, before, step: await entry.frame(step, before, context) });
  }
  /** Each frame after these steps; its values may be overwritten once the next is asked for. */
  async function* each(
    from: number,
    to: number,
    steps: readonly Done[],
  ): AsyncGenerator<{ readonly frame: number; readonly data: Float64Array }> {
    const size = rows * columns;
    let room = new Float64Array();
    for await (const { start, end, values } of ahead(from, to)) {
      files.signal?.throwIfAborted();
      const length = (end - start) * size;
      if (room.length < length) room = new Float64Array(length);
      const data = gather(view, boxOf(view, start, end) ?? [], values, 1, start, end, room);
      const numbers = Int32Array.from({ length: end - start }, (_, i) =>
        fileNumber(layout, start + i),
      );
      for (const { step } of steps) await step.load?.(numbers);
      for (let i = 0; i < end - start; i++) {
        let frame: Float64Array = data.subarray(i * size, (i + 1) * size);
        for (const { step } of steps) frame = step.apply(frame, numbers[i] ?? 0);
        yield { frame: start + i, data: frame };
      }
    }
  }

  /** Values of the file for the frames that lie close together; the next are read while these are used. */
  async function* ahead(from: number, to: number) {
    const parts = runs(view, from, to, slab);
    const read = () => {
      const { done, value: part } = parts.next();
      if (done) return null;
      const [start, end] = part;
      const values = reader.read(boxOf(view, start, end) ?? []);
      // It is reported where it is waited for, which may never be.
      values.catch(() => {});
      return { start, end, values };
    };
    let next = read();
    while (next) {
      const { start, end, values: coming } = next;
      const values = await coming;
      next = read();
      yield { start, end, values };
    }
  }

  /** The mean of evenly spaced frames after these steps. */
  async function meanOf(steps: readonly Done[]): Promise<Float64Array> {
    const most = Math.min(count, MOST_MEAN);
    const at = steps.at(-1)?.step.after ?? first;
    const sum = new Float64Array(at.rows * at.columns);
    for (let i = 0; i < most; i++) {
      const frame = Math.floor((i * count) / most);
      for await (const { data } of each(frame, frame + 1, steps))
        for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + (data[k] ?? 0);
    }
    return sum.map((total) => total / most);
  }
}

function slabOf({ dtype, chunk }: ArrayReader, view: View): number {
  const [, rows = 1, columns = 1] = shapeOf(view);
  const bits = Number(/\d+$/.exec(dtype)?.[0] ?? 8);
  const most = Math.max(1, Math.floor(SLAB / (rows * columns * (bits / 8))));
  return most > chunk ? most - (most % chunk) : most;
}

/** Reads the parts of an array that belong to frames of the file, where it has one for each. */
function frameReader(reader: ArrayReader): FrameReader {
  const { shape } = reader;
  return {
    shape,
    read: async (frames) => {
      const whole = viewOf(shape);
      if (shape.length < 3) {
        const box = boxOf(whole) ?? [];
        return gather(whole, box, await reader.read(box), 1);
      }
      const view = pick(whole, 0, frames);
      const each = (shape[1] ?? 1) * (shape[2] ?? 1);
      const out = new Float64Array(frames.length * each);
      for (const [from, to] of runs(view, 0, frames.length, frames.length)) {
        const box = boxOf(view, from, to) ?? [];
        out.set(gather(view, box, await reader.read(box), 1, from, to), from * each);
      }
      return out;
    },
  };
}
