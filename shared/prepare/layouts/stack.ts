import type { SourceArray } from '../source';
import { columnsOf, eachOf, isStack, patternsOf, probeOf } from './arrange';
import { describe, type FileView, sizeOf, unitOf } from './fileView';
import { geometryOf } from './geometryOf';
import type { Layout, Patterns, Positions } from './layout';

/** A stack of patterns of which nothing is known but its shape: .npy, TIFF, or the largest one of a file. */
export const stack: Layout = {
  id: 'stack',
  name: 'stack of patterns',
  noun: 'a stack of patterns',
  find(file) {
    const data = largest(file.arrays.filter(isStack));
    const patterns =
      data &&
      patternsOf(file, [framesFirst(data)], { quantity: null, order: null, ...lastAxis(data) });
    const positions = positionsOf(file, patterns ?? null);
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
      geometry: isHdf5
        ? geometryOf(file, '/', { energy: null, wavelength: 'A', length: 'm' })
        : undefined,
    };
  },
};

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

const largest = (arrays: readonly SourceArray[]): SourceArray | undefined =>
  arrays.reduce<SourceArray | undefined>(
    (most, array) => (most && sizeOf(most) >= sizeOf(array) ? most : array),
    undefined,
  );

const nameOf = ({ path }: SourceArray): string =>
  path.slice(path.lastIndexOf('/') + 1).toLowerCase();

interface FoundPositions {
  readonly evidence: readonly string[];
  readonly positions: Positions;
}

/** Two arrays whose names differ by x and y, or one with a column for each. Units are those of their attributes. */
function positionsOf(file: FileView, patterns: Patterns | null): FoundPositions | null {
  const fits = ({ positions }: FoundPositions) =>
    patterns === null || positions.count === patterns.frames;
  const candidates = file.arrays.filter((array) => !isStack(array));
  for (const array of candidates) {
    const found = pairOf(file, array, patterns);
    if (found && fits(found)) return found;
  }
  for (const array of candidates) {
    const found = columnPairOf(file, array);
    if (found && fits(found)) return found;
  }
  return null;
}

function pairOf(file: FileView, x: SourceArray, patterns: Patterns | null): FoundPositions | null {
  if (!/x/.test(nameOf(x))) return null;
  const group = x.path.slice(0, x.path.lastIndexOf('/') + 1);
  const y = file.arrays.find(
    (one) => one !== x && one.path.startsWith(group) && isPair(nameOf(x), nameOf(one)),
  );
  const found = y && eachOf(file, x, y, patterns?.grid ?? null);
  if (!y || !found) return null;
  return {
    evidence: [`${describe(x)} and ${describe(y)}`],
    positions: { ...found, unit: unitOf(x) ?? null, unitY: unitOf(y) ?? null },
  };
}

function columnPairOf(file: FileView, array: SourceArray): FoundPositions | null {
  if (!/^$|pos|scan|translation|points|arr_/i.test(array.path) || array.dtype.startsWith('complex'))
    return null;
  const found = columnsOf(file, array, { x: 0, y: 1 });
  if (!found) return null;
  return {
    evidence: [`${describe(array)}: two columns`],
    positions: { ...found, unit: unitOf(array) ?? null, isOrderGuessed: true },
  };
}

/** `xcoords` and `ycoords`, `pos_x` and `pos_y`: the same name but for one letter. */
function isPair(x: string, y: string): boolean {
  if (x.length !== y.length) return false;
  const differing = [...x].flatMap((letter, at) =>
    letter === y[at] ? [] : [letter + (y[at] ?? '')],
  );
  return differing.length === 1 && differing[0] === 'xy';
}
