/**
 * Axes without `objectGuess`: an object is fitted to neighbouring patterns under each of the eight choices, with the
 * probe of the file, and the right choice fits best (ePIE with a fixed probe; measured: right in 9 of 9 windows of each
 * of two scans, and in 24 of 24 simulations).
 */

import type { Axes } from '../../dataset/inputChecks';
import { fourier } from './fft';
import type { Field, ScanPositions } from './field';
import { extent } from './placements';
import type { CheckContext } from './sample';

/** More than that brings nothing, and fewer fit any choice. */
export const FIT_PATTERNS = 60;
const SWEEPS = 8;
const STEP = 0.8;

/** A scan may be as long as a diagonal; one in the wrong unit would need an object of any size. */
const MOST_AREA = 4;

/** Whether the object would be several times as large as all patches beside each other. */
export function areFarApart(
  indices: readonly number[],
  { x, y }: ScanPositions,
  side: number,
): boolean {
  const length = (values: ArrayLike<number>) => {
    const { min, max } = extent(Float64Array.from(indices, (at) => values[at] ?? 0));
    return max - min + side;
  };
  return length(x) * length(y) > MOST_AREA * indices.length * side * side;
}

export interface Fitted {
  /** Relative amplitude error of each pattern after the last sweep: |model − measured| / |measured|. */
  readonly errors: readonly number[];
  /** The same after half of the sweeps. */
  readonly halfway: readonly number[];
}

/**
 * Fits an object to the patterns under other axes of the positions.
 * @param measured amplitudes, zero frequency in the middle @param indices of their positions
 * @param isHopeless is asked half-way whether to end there
 */
export async function fitObject(
  measured: readonly Float32Array[],
  indices: readonly number[],
  positions: ScanPositions,
  probe: Field,
  axes: Axes,
  context: CheckContext,
  isHopeless: (halfway: readonly number[]) => boolean = () => false,
): Promise<Fitted> {
  const side = probe.rows;
  const transform = fourier(side);
  const scaledProbe = withEnergyOf(probe, measured);
  const corners = cornersOf(indices, positions, axes);
  const columns = Math.max(...corners.map(({ left }) => left)) + side;
  const rows = Math.max(...corners.map(({ top }) => top)) + side;
  const object = new Float64Array(2 * rows * columns);
  for (let at = 0; at < object.length; at += 2) object[at] = 1;
  const wave = new Float64Array(2 * side * side);
  const before = new Float64Array(wave.length);
  let [errors, halfway]: [number[], number[]] = [[], []];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    errors = [];
    for (const [at, pattern] of measured.entries()) {
      await context.checkpoint();
      const corner = corners[at] ?? { left: 0, top: 0 };
      illuminate(object, columns, corner, scaledProbe.data, side, wave);
      before.set(wave);
      transform.forward(wave);
      errors.push(replaceAmplitudes(wave, pattern, side));
      transform.inverse(wave);
      update(object, columns, corner, scaledProbe, side, wave, before);
    }
    if (sweep !== SWEEPS / 2 - 1) continue;
    halfway = errors;
    if (isHopeless(halfway)) break;
  }
  return { errors, halfway };
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

/** Corners of the patches in whole pixels, the smallest at 0. */
function cornersOf(
  indices: readonly number[],
  { x, y }: ScanPositions,
  { swap, flipX, flipY }: Axes,
): readonly Corner[] {
  const [px, py] = swap ? [y, x] : [x, y];
  const placed = indices.map((index) => ({
    left: Math.round((flipX ? -1 : 1) * (px[index] ?? 0)),
    top: Math.round((flipY ? -1 : 1) * (py[index] ?? 0)),
  }));
  const left = Math.min(...placed.map((corner) => corner.left));
  const top = Math.min(...placed.map((corner) => corner.top));
  return placed.map((corner) => ({ left: corner.left - left, top: corner.top - top }));
}

interface ScaledProbe {
  readonly data: Float64Array;
  readonly peak: number;
}

/** The probe scaled so that an empty object gives the mean pattern's energy. */
function withEnergyOf(probe: Field, measured: readonly Float32Array[]): ScaledProbe {
  let energy = 0;
  for (const pattern of measured)
    for (const value of pattern) energy += (value * value) / measured.length;
  let own = 0;
  for (const value of probe.data) own += value * value;
  const scale = own > 0 ? Math.sqrt(energy / own) : 0;
  const data = probe.data.map((value) => value * scale);
  let peak = 0;
  for (let at = 0; at < data.length; at += 2)
    peak = Math.max(peak, (data[at] ?? 0) ** 2 + (data[at + 1] ?? 0) ** 2);
  return { data, peak };
}

function illuminate(
  object: Float64Array,
  columns: number,
  { left, top }: Corner,
  probe: Float64Array,
  side: number,
  wave: Float64Array,
): void {
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const from = 2 * ((top + row) * columns + left + column);
      const at = 2 * (row * side + column);
      const oRe = object[from] ?? 0;
      const oIm = object[from + 1] ?? 0;
      const pRe = probe[at] ?? 0;
      const pIm = probe[at + 1] ?? 0;
      wave[at] = oRe * pRe - oIm * pIm;
      wave[at + 1] = oRe * pIm + oIm * pRe;
    }
}

/** Gives the transform the measured amplitudes; its relative error before. */
function replaceAmplitudes(wave: Float64Array, pattern: Float32Array, side: number): number {
  const half = Math.floor(side / 2);
  let [difference, energy] = [0, 0];
  for (let row = 0; row < side; row++) {
    const line = ((row + half) % side) * side;
    for (let column = 0; column < side; column++) {
      const at = 2 * (row * side + column);
      // The transform is not scaled; amplitudes are those of an orthonormal one.
      const wanted = (pattern[line + ((column + half) % side)] ?? 0) * side;
      const re = wave[at] ?? 0;
      const im = wave[at + 1] ?? 0;
      const amplitude = Math.sqrt(re * re + im * im);
      difference += (amplitude - wanted) ** 2;
      energy += wanted * wanted;
      const factor = amplitude > 0 ? wanted / amplitude : 0;
      wave[at] = re * factor;
      wave[at + 1] = im * factor;
    }
  }
  return energy > 0 ? Math.sqrt(difference / energy) : 1;
}

/** object += step · conj(probe) · (wave − before) / peak. */
function update(
  object: Float64Array,
  columns: number,
  { left, top }: Corner,
  { data, peak }: ScaledProbe,
  side: number,
  wave: Float64Array,
  before: Float64Array,
): void {
  const step = peak > 0 ? STEP / peak : 0;
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const to = 2 * ((top + row) * columns + left + column);
      const at = 2 * (row * side + column);
      const re = (wave[at] ?? 0) - (before[at] ?? 0);
      const im = (wave[at + 1] ?? 0) - (before[at + 1] ?? 0);
      const pRe = data[at] ?? 0;
      const pIm = data[at + 1] ?? 0;
      object[to] = (object[to] ?? 0) + step * (pRe * re + pIm * im);
      object[to + 1] = (object[to + 1] ?? 0) + step * (pRe * im - pIm * re);
    }
}
