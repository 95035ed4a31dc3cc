/** The probe of a recipe on the grid of the prepared patterns. */

import { shapeText } from '../dataset/probeSize';
import { AppError } from '../errors/appError';
import type { Field } from '../plan/input/field';
import { type Files, numberOf, readerOf, valuesOf } from './arrays';
import { middle, windowOf } from './frame';
import { extentOf, type Optics, pixelOf } from './geometry';
import { madeProbe } from './madeProbe';
import type { Frames } from './patterns';
import { factorOf } from './quantity';
import type { Mapped, Recipe } from './recipe';
import { resampled } from './resample';
import { impossible, type Stage, type Step } from './step';
import { entryOf } from './steps';
import { boxOf, gather, shapeOf, viewOf } from './view';

/** A complex field from a file. */
export interface Mapping {
  /** As it is in the file, after one mode was chosen. */
  readonly before: Field;
  readonly after: Field;
}

/** Reads a complex array of two axes and does its steps. Throws an `AppError`. */
export async function fieldOf(
  files: Files,
  target: 'probe' | 'object',
  { array, steps }: Mapped,
): Promise<Mapping> {
  const reader = readerOf(files, array);
  const complex = reader.dtype.startsWith('complex');
  let view = viewOf(reader.shape);
  const later: Step[] = [];
  for (const step of steps) {
    const entry = entryOf(step);
    if (entry.view && later.length > 0) throw impossible(step.step, 'it must come first');
    if (entry.view) view = entry.view(step, view);
    else later.push(step);
  }
  const shape = shapeOf(view);
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2 || rows * columns === 0)
    throw new AppError('prepare-axes', { target, shape: shapeText(shape), needed: 2 });
  const box = boxOf(view) ?? [];
  const data = gather(view, box, await reader.read(box), complex ? 2 : 1);
  const before = { rows, columns, data: complex ? data : withPhase(data) };
  return { before, after: await applied(files, before, later) };
}

function withPhase(values: Float64Array): Float64Array {
  const out = new Float64Array(2 * values.length);
  values.forEach((value, i) => {
    out[2 * i] = value;
  });
  return out;
}

/** Does steps to a complex field. */
async function applied(files: Files, field: Field, steps: readonly Step[]): Promise<Field> {
  let now = field;
  for (const step of steps) {
    const entry = entryOf(step);
    if (!entry.frame) throw impossible(step.step, 'it is not for complex fields');
    const done = await entry.frame(step, stageOf(now), {
      values: (ref) => valuesOf(files, ref),
      number: (quantity) => numberOf(files, quantity),
      frames: () => Promise.reject(impossible(step.step, 'it is for patterns')),
      mean: async () => magnitudes(now),
    });
    now = { ...done.after, data: done.apply(now.data.slice(), 0) };
  }
  return now;
}

const magnitudes = ({ rows, columns, data }: Field): Float64Array =>
  Float64Array.from({ length: rows * columns }, (_, i) =>
    Math.hypot(data[2 * i] ?? 0, data[2 * i + 1] ?? 0),
  );

const stageOf = ({ rows, columns }: Field): Stage => ({
  rows,
  columns,
  original: { rows, columns },
  complex: true,
  quantity: 'amplitude',
  dtype: 'complex128',
  binned: 1,
});

/**
 * The prepared probe, and what was in the file (null for one that is made). Throws an `AppError` when its size fits the
 * patterns nowhere.
 */
export async function probeOf(
  files: Files,
  probe: Recipe['probe'],
  frames: Frames,
  optics: Optics,
): Promise<{
  readonly before: Field | null;
  readonly after: Field;
  readonly notes: readonly string[];
}> {
  const { stage } = frames;
  const { rows: side } = stage;
  if ('made' in probe) {
    const made = await madeProbe(files, probe, {
      side,
      pixel: () => pixelOf(optics, stage, 'x'),
      wavelength: () => {
        if (optics.wavelength !== null) return optics.wavelength;
        throw new AppError('geometry-missing', { names: ['energy'] });
      },
      meanAmplitude: () => meanAmplitude(frames),
    });
    return { before: null, after: await applied(files, made, probe.steps), notes: [] };
  }
  const { before, after } = await fieldOf(files, 'probe', probe);
  if (probe.pixel) {
    const pixel = await numberOf(files, probe.pixel);
    if (factorOf(probe.pixel.unit, 'length') === null)
      throw impossible('pixel', `${probe.pixel.unit} is no unit of length`);
    const ratio = {
      x: pixelOf(optics, stage, 'x') / pixel,
      y: pixelOf(optics, stage, 'y') / pixel,
    };
    const turned = await applied(
      files,
      after,
      frames.done.flatMap(({ entry, given }) => (entry.probe === 'same' ? [given] : [])),
    );
    return {
      before,
      after: resampled(turned, side, ratio),
      notes: [
        `The probe is resampled from ${nanometres(pixel)} to ${nanometres(pixel * ratio.x)} pixels.`,
      ],
    };
  }
  return { before, ...(await following(files, after, frames)) };
}

const nanometres = (metres: number): string => `${Number((metres * 1e9).toPrecision(4))} nm`;

/** Follows the patterns from the first step before which they have the probe's size. */
async function following(
  files: Files,
  field: Field,
  { done, stage }: Frames,
): Promise<{ after: Field; notes: readonly string[] }> {
  const fits = ({ rows, columns }: Pick<Stage, 'rows' | 'columns'>) =>
    rows === field.rows && columns === field.columns;
  const from = done.findIndex(({ before }) => fits(before));
  if (from < 0 && !fits(stage))
    throw new AppError('prepare-probe-size', {
      probe: `${field.rows} × ${field.columns}`,
      patterns: `${stage.rows} × ${stage.columns}`,
    });
  const notes: string[] = [];
  let now = field;
  for (const each of from < 0 ? [] : done.slice(from)) {
    const { entry, before, step } = each;
    const { after } = step;
    if (entry.probe === 'same') now = await applied(files, now, [each.given]);
    else if (
      entry.probe === 'resample' &&
      (after.rows !== before.rows || after.columns !== before.columns)
    ) {
      // The field of view stays: fewer pixels of the detector are larger ones of the object.
      const ratio = {
        x: extentOf(before, 'x') / extentOf(after, 'x'),
        y: extentOf(before, 'y') / extentOf(after, 'y'),
      };
      now = resampled(now, after.rows, ratio);
      notes.push(
        `The probe's Fourier transform is ${ratio.x > 1 ? 'cropped' : 'padded'} to ${after.rows} pixels, as the patterns are.`,
      );
    } else if (entry.probe === 'crop') {
      const size = { rows: after.rows, columns: after.columns };
      now = {
        ...size,
        data: windowOf(
          now.data,
          now,
          size,
          middle(now.rows) - middle(size.rows),
          middle(now.columns) - middle(size.columns),
          2,
        ),
      };
      notes.push(
        `The probe is cropped to ${after.rows} pixels: binned patterns see a smaller patch.`,
      );
    }
  }
  return { after: now, notes };
}

/** Root of the mean intensity of evenly spaced patterns. */
async function meanAmplitude(frames: Frames): Promise<Float64Array> {
  const most = Math.min(frames.count, 200);
  const { rows, columns, quantity } = frames.stage;
  const sum = new Float64Array(rows * columns);
  for (let i = 0; i < most; i++) {
    const at = Math.floor((i * frames.count) / most);
    const data = await frames.read(at, at + 1);
    for (let k = 0; k < sum.length; k++) {
      const value = data[k] ?? 0;
      sum[k] = (sum[k] ?? 0) + (quantity === 'amplitude' ? value * value : value);
    }
  }
  return sum.map((total) => Math.sqrt(Math.max(total / most, 0)));
}
