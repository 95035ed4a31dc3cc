import type { SourceArray } from '../source';
import { isStack, patternsOf, probeOf } from './arrange';
import { describe, type FileView, sizeOf } from './fileView';
import { geometryOf } from './geometryOf';
import type { Layout, Mask, Patterns } from './layout';
import { positionsIn } from './positionsIn';

/** A stack of patterns of which nothing is known but its shape: .npy, TIFF, or the largest one of a file. */
export const stack: Layout = {
  id: 'stack',
  name: 'stack of patterns',
  noun: 'a stack of patterns',
  find(file) {
    const data = mostLikely(file.arrays.filter(isStack));
    const patterns =
      data &&
      patternsOf(file, [framesFirst(data)], { quantity: null, order: null, ...lastAxis(data) });
    const positions = positionsIn(file, '', patterns ?? null);
    const isHdf5 = file.file.kind === 'hdf5';
    const probe = file.arrays.find(
      ({ path, dtype }) =>
        dtype.startsWith('complex') && (path === '' || /probe|illumination/i.test(path)),
    );
    if (!data && !positions && !probe) return null;
    return {
      rank: 1,
      evidence: [
        ...(data ? [describe(data) + fromFiles(data)] : []),
        ...(positions?.evidence ?? []),
      ],
      patterns,
      positions: positions?.positions,
      probe: probeOf(file, probe),
      mask: patterns && maskBeside(file, patterns),
      geometry: isHdf5
        ? geometryOf(file, '/', { energy: null, wavelength: 'A', length: 'm' })
        : undefined,
    };
  },
};

/** One that is named so and has the size of a pattern. */
function maskBeside(file: FileView, { rows, columns }: Patterns): Mask | undefined {
  const mask = file.arrays.find(
    ({ path, shape, reversedAxes }) =>
      /(^|\/)[^/]*(mask|bad_?pix(el)?s?)$/i.test(path) &&
      shape.length === 2 &&
      (reversedAxes ? [columns, rows] : [rows, columns]).join() === shape.join(),
  );
  return mask && { array: file.ref(mask.path), good: null };
}

/** Two equal axes are the detector's: (H, W, n) with square patterns. */
const isLast = ({ shape: [first, second, third] }: SourceArray): boolean =>
  third !== undefined && first === second && second !== third;

const framesFirst = (array: SourceArray): SourceArray =>
  isLast(array) && array.shape.length === 3
    ? { ...array, shape: [array.shape[2] ?? 0, ...array.shape.slice(0, 2)] }
    : array;

const lastAxis = (array: SourceArray) =>
  isLast(array) && array.shape.length === 3
    ? { steps: [{ step: 'transpose', axes: [2, 0, 1] }] }
    : {};

const fromFiles = ({ link }: SourceArray): string =>
  link?.kind === 'virtual' ? `: virtual, from ${link.target}` : '';

/** What is no pattern, though it may be as large. */
const OTHER = /dark|flat|mask|weight|background|object|recon|gain|bad/i;

/** The largest one. */
function mostLikely(arrays: readonly SourceArray[]): SourceArray | undefined {
  const named = arrays.filter(({ path }) => !OTHER.test(path));
  return (named.length > 0 ? named : arrays).reduce<SourceArray | undefined>(
    (most, array) => (most && sizeOf(most) >= sizeOf(array) ? most : array),
    undefined,
  );
}
