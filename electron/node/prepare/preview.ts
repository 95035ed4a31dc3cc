/** What a recipe makes of one pattern, the positions and the probe. What one of them lacks does not hide the others. */
import { AppError, asAppError, errorData, isCancelled } from '../../../shared/errors/appError';
import type { ErrorData } from '../../../shared/errors/codes';
import type { Field } from '../../../shared/plan/input/field';
import type { Files } from '../../../shared/prepare/arrays';
import { type Optics, opticsOf, pixelsOf } from '../../../shared/prepare/geometry';
import {
  type Frames,
  framesOf,
  keptOf,
  layoutOf,
  withFrames,
} from '../../../shared/prepare/patterns';
import {
  notesOf,
  objectShape,
  type Points,
  pointsOf,
  scanOf,
} from '../../../shared/prepare/prepared';
import { probeOf } from '../../../shared/prepare/probe';
import type { Recipe } from '../../../shared/prepare/recipe';
import { refText } from '../../../shared/prepare/refs';
import type { Source } from '../../../shared/prepare/source';
import { arraysOf, bytesOf, type OutputArray } from './outputs';

/** Real values, or complex ones with real and imaginary part in turn. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  readonly complex: boolean;
  readonly data: Float32Array;
}

export type Part<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorData };

export interface Preview {
  readonly patterns: Part<{
    /** After selection and matching. */
    readonly count: number;
    /** Of the array in the file. */
    readonly shape: readonly number[];
    readonly before: Picture;
    readonly after: Picture;
    /** Which pattern it is: `data, frame 100`. */
    readonly name: string;
  }>;
  readonly positions: Part<{ readonly before: Points; readonly after: Points }>;
  /** `before` is null for a probe that is made. */
  readonly probe: Part<{ readonly before: Picture | null; readonly after: Picture }>;
  readonly geometry: Part<{
    readonly energyEv: number | null;
    readonly wavelengthM: number | null;
    readonly distanceM: number | null;
    readonly detectorPixelM: number | null;
    /** Of the object; null where the numbers above do not give it. */
    readonly pixelM: { readonly x: number; readonly y: number } | null;
  }>;
  /** What is written, empty while a part is missing. */
  readonly arrays: readonly OutputArray[];
  /** Of all of them, uncompressed. */
  readonly bytes: number;
  /** What is done without a step. */
  readonly notes: readonly string[];
}

/** Rejects only when it is cancelled, and for bugs. @param index of the pattern, after selection */
export async function preview(
  recipe: Recipe,
  sources: readonly Source[],
  index: number,
  signal?: AbortSignal,
): Promise<Preview> {
  const files: Files = { sources, ...(signal && { signal }) };
  const scan = await part(() => scanOf(files, recipe));
  // Patterns are shown without positions, too.
  const layout = scan.ok ? scan.value.layout : null;
  const frames = await part(async () =>
    framesOf(files, layout ?? (await patternsLayout(files, recipe)), recipe),
  );
  const optics = await part(() => opticsOf(files, recipe.geometry));
  const setUp = await both(frames, optics, (known, given) => ({ frames: known, optics: given }));
  const patterns = await both(frames, frames, (known) => patternsOf(recipe, known, index));
  const positions = await both(scan, setUp, (given, known) => ({
    before: given.positions,
    after: pointsOf(given, known.frames, known.optics),
  }));
  const probe = await both(frames, optics, (known, given) =>
    probeOf(files, recipe.probe, known, given),
  );
  const arrays =
    frames.ok && positions.ok
      ? arraysOf(
          frames.value,
          frames.value.count,
          objectShape(positions.value.after, frames.value.stage.rows),
        )
      : [];
  return {
    patterns,
    positions,
    probe: mapPart(probe, ({ before, after }) => ({
      before: before && pictureOf(before),
      after: pictureOf(after),
    })),
    geometry: mapPart(optics, (known) => geometryOf(known, frames)),
    arrays,
    bytes: bytesOf(arrays),
    notes: [...(scan.ok ? notesOf(scan.value) : []), ...(probe.ok ? probe.value.notes : [])],
  };
}

async function patternsLayout(files: Files, { patterns }: Recipe) {
  const all = layoutOf(files, patterns);
  const kept = await keptOf(files, all);
  return kept === null ? all : withFrames(all, kept);
}

async function patternsOf(recipe: Recipe, frames: Frames, index: number) {
  const { count, stage } = frames;
  if (index < 0 || index >= count)
    throw new AppError('plane-index', { array: 'patterns', planes: count, index });
  const raw = await frames.raw(index);
  return {
    count,
    shape: frames.shape,
    before: { ...raw.stage, complex: false, data: Float32Array.from(raw.data) },
    after: {
      rows: stage.rows,
      columns: stage.columns,
      complex: false,
      data: Float32Array.from(await frames.read(index, index + 1)),
    },
    name: `${refText(recipe.patterns.array)}, frame ${raw.number}`,
  };
}

const pictureOf = ({ rows, columns, data }: Field): Picture => ({
  rows,
  columns,
  complex: true,
  data: Float32Array.from(data),
});

function geometryOf(optics: Optics, frames: Part<Frames>) {
  const { energyEv, wavelength, distance, detector } = optics;
  return {
    energyEv,
    wavelengthM: wavelength,
    distanceM: distance,
    detectorPixelM: detector?.x ?? null,
    pixelM: frames.ok ? pixelsOf(optics, frames.value.stage) : null,
  };
}

async function part<T>(work: () => T | Promise<T>): Promise<Part<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const known = asAppError(error);
    if (!known || isCancelled(error)) throw error;
    return { ok: false, error: errorData(known) };
  }
}

/** The failure stays as it is. */
export const mapPart = <T, U>(from: Part<T>, use: (value: T) => U): Part<U> =>
  from.ok ? { ok: true, value: use(from.value) } : from;

/** What follows from two parts; the failure of either otherwise. */
async function both<A, B, T>(
  a: Part<A>,
  b: Part<B>,
  work: (a: A, b: B) => T | Promise<T>,
): Promise<Part<T>> {
  if (!a.ok) return a;
  if (!b.ok) return b;
  return part(() => work(a.value, b.value));
}
