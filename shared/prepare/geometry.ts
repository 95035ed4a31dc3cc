/** The pixel of the object, from what a recipe says of the experiment. */
import { AppError, asAppError } from '../errors/appError';
import { type Files, numberOf } from './arrays';
import type { Geometry } from './recipe';
import type { Stage } from './step';

/** h c in eV m. */
const HC = 1.23984198e-6;

/** What is known, in m and 1/m. */
export interface Optics {
  readonly energyEv: number | null;
  readonly wavelength: number | null;
  readonly distance: number | null;
  readonly detector: { readonly x: number; readonly y: number } | null;
  /** Of the object, for patterns as they are in the file. */
  readonly pixel: { readonly x: number; readonly y: number } | null;
  readonly reciprocal: number | null;
}

/** Reads the numbers. Throws an `AppError` when a file does not have one that the recipe names. */
export async function opticsOf(files: Files, geometry: Geometry): Promise<Optics> {
  const read = async (name: keyof Geometry) => {
    const quantity = geometry[name];
    // A distance against the beam's direction is written as negative.
    return quantity === undefined ? null : Math.abs(await numberOf(files, quantity));
  };
  const both = async (name: keyof Geometry, other: keyof Geometry) => {
    const x = await read(name);
    return x === null ? null : { x, y: (await read(other)) ?? x };
  };
  const energy = await read('energy');
  const wavelength = (await read('wavelength')) ?? (energy === null ? null : HC / energy);
  return {
    energyEv: energy ?? (wavelength === null ? null : HC / wavelength),
    wavelength,
    distance: await read('distance'),
    detector: await both('detector_pixel', 'detector_pixel_y'),
    pixel: await both('pixel', 'pixel_y'),
    reciprocal: await read('reciprocal_pixel'),
  };
}

/** The length of a prepared pattern's side in pixels of the file's detector. */
export const extentOf = (stage: Stage, axis: 'x' | 'y'): number =>
  (axis === 'x' ? stage.columns : stage.rows) * stage.binned;

const originalOf = ({ original }: Stage, axis: 'x' | 'y'): number =>
  axis === 'x' ? original.columns : original.rows;

/** Pixels of the result for one of the file's: cropping makes them larger. */
export const growthOf = (stage: Stage, axis: 'x' | 'y'): number =>
  extentOf(stage, axis) / originalOf(stage, axis);

/** The object's pixel in m: λ z / (N Δ). Throws `geometry-missing` with what would be needed. */
export function pixelOf(optics: Optics, stage: Stage, axis: 'x' | 'y'): number {
  const { pixel, reciprocal, wavelength, distance, detector } = optics;
  if (pixel) return pixel[axis] / growthOf(stage, axis);
  if (reciprocal !== null) return 1 / (extentOf(stage, axis) * reciprocal);
  if (wavelength !== null && distance !== null && detector)
    return (wavelength * distance) / (extentOf(stage, axis) * detector[axis]);
  throw new AppError('geometry-missing', {
    names: [
      ...(wavelength === null ? ['energy'] : []),
      ...(distance === null ? ['distance'] : []),
      ...(detector ? [] : ['detector pixel']),
    ],
  });
}

/** Both; null where the recipe does not give them. */
export function pixelsOf(optics: Optics, stage: Stage): { x: number; y: number } | null {
  try {
    return { x: pixelOf(optics, stage, 'x'), y: pixelOf(optics, stage, 'y') };
  } catch (error) {
    if (asAppError(error)?.code === 'geometry-missing') return null;
    throw error;
  }
}
