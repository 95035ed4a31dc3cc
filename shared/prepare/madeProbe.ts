/** Probes that are computed because no file has one. Their largest amplitude is 1: a factor makes no difference. */

import { fourier } from '../plan/input/fft';
import type { Field } from '../plan/input/field';
import { type Files, numberOf } from './arrays';
import { shiftedField } from './frame';
import { factorOf } from './quantity';
import type { MadeProbe } from './recipe';
import type { Quantity } from './refs';

/** The grid that the probe is for. */
export interface ProbeGrid {
  readonly side: number;
  /** Pixel in m; throws when the geometry does not give it. */
  readonly pixel: () => number;
  /** In m; throws likewise. */
  readonly wavelength: () => number;
  /** Mean amplitude of the prepared patterns. */
  readonly meanAmplitude: () => Promise<Float64Array>;
}

/** Throws an `AppError` when a number that it needs is not known. */
export async function madeProbe(files: Files, probe: MadeProbe, grid: ProbeGrid): Promise<Field> {
  if (probe.made === 'mean-pattern') return meanPattern(await grid.meanAmplitude(), grid.side);
  if (probe.made === 'zone-plate') return zonePlate(files, probe, grid);
  const { side } = grid;
  const diameter = await inPixels(files, probe.diameter, grid);
  const curvature = probe.defocus
    ? (-Math.PI * grid.pixel() ** 2) / (grid.wavelength() * (await numberOf(files, probe.defocus)))
    : 0;
  return fieldOf(side, (r2) => {
    const amplitude =
      probe.made === 'disk'
        ? Number(4 * r2 <= diameter ** 2)
        : Math.exp((-4 * Math.LN2 * r2) / diameter ** 2);
    return [amplitude * Math.cos(curvature * r2), amplitude * Math.sin(curvature * r2)];
  });
}

async function inPixels(files: Files, quantity: Quantity, { pixel }: ProbeGrid): Promise<number> {
  const length = await numberOf(files, quantity);
  return factorOf(quantity.unit, 'length') === null ? length : length / pixel();
}

/** @param value real and imaginary part at a squared distance from the centre in pixels² */
function fieldOf(side: number, value: (r2: number) => readonly [re: number, im: number]): Field {
  const data = new Float64Array(2 * side * side);
  const half = Math.floor(side / 2);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      data.set(value((row - half) ** 2 + (column - half) ** 2), 2 * (row * side + column));
  return { rows: side, columns: side, data };
}

/**
 * A zone plate with a beam stop, propagated to the sample by one Fresnel transform over f + defocus, f = D Δr / λ. Its pixel is
 * λ z / (N p).
 */
async function zonePlate(
  files: Files,
  plate: Extract<MadeProbe, { made: 'zone-plate' }>,
  { side, pixel, wavelength }: ProbeGrid,
): Promise<Field> {
  const [p, lambda] = [pixel(), wavelength()];
  const diameter = await numberOf(files, plate.diameter);
  const stop = await numberOf(files, plate.beam_stop);
  const focal = (diameter * (await numberOf(files, plate.outer_zone))) / lambda;
  const z = focal + (plate.defocus ? await numberOf(files, plate.defocus) : 0);
  const lens = (lambda * z) / (side * p);
  const phase = (Math.PI * lens ** 2 * (1 / z - 1 / focal)) / lambda;
  const field = fieldOf(side, (r2) => {
    const r = 2 * Math.sqrt(r2) * lens;
    const open = Number(r <= diameter && r >= stop);
    return [open * Math.cos(phase * r2), open * Math.sin(phase * r2)];
  });
  const data = shiftedField(field.data, side, -1);
  fourier(side).forward(data);
  const far = shiftedField(data, side, 1);
  const curvature = (Math.PI * p ** 2) / (lambda * z);
  const half = Math.floor(side / 2);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const at = 2 * (row * side + column);
      const angle = curvature * ((row - half) ** 2 + (column - half) ** 2);
      const [re, im] = [far[at] ?? 0, far[at + 1] ?? 0];
      far[at] = re * Math.cos(angle) - im * Math.sin(angle);
      far[at + 1] = re * Math.sin(angle) + im * Math.cos(angle);
    }
  return normalised({ rows: side, columns: side, data: far });
}

/** The mean amplitude with a flat phase, back in the plane of the object. */
function meanPattern(amplitude: Float64Array, side: number): Field {
  const data = new Float64Array(2 * side * side);
  amplitude.forEach((value, i) => {
    data[2 * i] = value;
  });
  const field = shiftedField(data, side, -1);
  fourier(side).inverse(field);
  return normalised({ rows: side, columns: side, data: shiftedField(field, side, 1) });
}

function normalised(field: Field): Field {
  let most = 0;
  for (let at = 0; at < field.data.length; at += 2)
    most = Math.max(most, Math.hypot(field.data[at] ?? 0, field.data[at + 1] ?? 0));
  return { ...field, data: field.data.map((value) => value / (most || 1)) };
}
