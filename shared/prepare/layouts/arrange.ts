/** How arrays are indexed to become patterns, positions and a probe: the steps that most layouts share. */
import type { Mapped } from '../recipe';
import { gapsOf, PLACE } from '../series';
import type { SourceArray } from '../source';
import type { Step } from '../step';
import { type FileView, sizeOf } from './fileView';
import type { FoundProbe, Grid, Patterns } from './layout';

/** Pixels of the smallest pattern that is taken for one. */
const SMALLEST_SIDE = 8;

/** Whether those numbers can be a stack or a raster of patterns. */
export function isStack({ shape, dtype }: SourceArray): boolean {
  const [rows = 0, columns = 0] = shape.slice(-2);
  return (
    shape.length >= 3 &&
    !dtype.startsWith('complex') &&
    rows >= SMALLEST_SIDE &&
    columns >= SMALLEST_SIDE &&
    shape.every((n) => n > 0)
  );
}

/** What a layout says of a stack beside its shape. */
type About = Partial<Patterns> & Pick<Patterns, 'quantity' | 'order'>;

/**
 * Patterns of one array or of several that are joined along their first axis.
 * @param arrays of the same shape but for the first axis @param path of all of them, with a `*`
 */
export function patternsOf(
  file: FileView,
  arrays: readonly SourceArray[],
  about: About,
  path = arrays[0]?.path ?? '',
): Patterns {
  const { shape, reversedAxes } = arrays[0] ?? { shape: [], reversedAxes: false };
  const lead = shape.slice(0, -2);
  const long = lead.filter((n) => n !== 1);
  const [last, first] = [shape.at(-1) ?? 0, shape.at(-2) ?? 0];
  const [rows, columns] = reversedAxes ? [last, first] : [first, last];
  const more = arrays.slice(1).reduce((all, array) => all + (array.shape[0] ?? 0), 0);
  const each = lead.slice(1).reduce((all, n) => all * n, 1);
  const frames = ((lead[0] ?? 0) + more) * each;
  return {
    array: file.ref(path),
    frames,
    kinds: kindsOf(file, frames),
    dark: darkOf(file, rows, columns, reversedAxes),
    rows,
    columns,
    grid: gridOf(long),
    places: placesOf(file),
    ...about,
    steps: [
      ...(lead.length > 1 ? [onlyFrames(lead, long, rows, columns)] : []),
      ...(reversedAxes ? [{ step: 'transpose', axes: [0, 2, 1] } as const] : []),
      ...(about.steps ?? []),
    ],
  };
}

/** NeXus (NXdetector, NXtomo): `image_key` beside the frames. */
function kindsOf(file: FileView, frames: number): Patterns['kinds'] {
  const [found] = file.matching(/(?:^|\/)image_keys?$/).filter((array) => sizeOf(array) === frames);
  return found && { array: file.ref(found.path) };
}

const DARK = /(?:^|\/)(?:data_?)?darks?(?:_?(?:data|frames?|fields?|images?))?$/i;

/** One dark frame or several, of the patterns' size. */
function darkOf(file: FileView, rows: number, columns: number, isReversed: boolean) {
  const sides = isReversed ? [columns, rows] : [rows, columns];
  const [found] = file
    .matching(DARK)
    .filter(
      ({ shape, dtype }) =>
        !dtype.startsWith('complex') &&
        (shape.length === 2 || shape.length === 3) &&
        shape.slice(-2).join() === sides.join(),
    );
  return found && file.ref(found.path);
}

function placesOf(file: FileView): Patterns['places'] {
  const { series } = file.file;
  const gaps = series && gapsOf(series);
  const places = file.any(PLACE);
  if (!gaps || !places) return undefined;
  return { array: file.ref(PLACE), of: gaps.last - gaps.first + 1 };
}

const gridOf = ([rows, columns, more]: readonly number[]): Grid | null =>
  rows !== undefined && columns !== undefined && more === undefined ? { rows, columns } : null;

function onlyFrames(
  lead: readonly number[],
  long: readonly number[],
  rows: number,
  columns: number,
): Step {
  const isSqueezed = long.length === 1 && lead.length > 1 && rows > 1 && columns > 1;
  return isSqueezed ? { step: 'squeeze' } : { step: 'reshape', shape: [-1, rows, columns] };
}

/** The positions of both axes in one array: (n, 2), (n, 3), (2, n) or (…, n, 2). Null for another shape. */
export function columnsOf(
  file: FileView,
  array: SourceArray,
  order: { readonly x: number; readonly y: number },
  path = array.path,
): { readonly x: Mapped; readonly y: Mapped; readonly count: number } | null {
  const { shape } = array;
  const last = shape.length - 1;
  if (last < 1) return null;
  const axis = (shape[last] ?? 0) <= 4 ? last : (shape[0] ?? 0) <= 4 ? 0 : null;
  if (axis === null || (shape[axis] ?? 0) < 2) return null;
  const one = (index: number): Mapped => ({
    array: file.ref(path),
    steps: [{ step: 'take', axis, index }, ...(last > 1 ? [FLAT] : [])],
  });
  return { x: one(order.x), y: one(order.y), count: sizeOf(array) / (shape[axis] ?? 1) };
}

const FLAT: Step = { step: 'reshape', shape: [-1] };

/**
 * Positions in an array for each axis: a number for each pattern, or for each column and each row of a raster. Null where
 * the sizes say something else.
 */
export function eachOf(
  file: FileView,
  x: SourceArray,
  y: SourceArray,
  grid: Grid | null,
): { readonly x: Mapped; readonly y: Mapped; readonly count: number } | null {
  const [nx, ny] = [sizeOf(x), sizeOf(y)];
  const flat = (array: SourceArray): Mapped => ({
    array: file.ref(array.path),
    steps: array.shape.length === 1 ? [] : [FLAT],
  });
  const isRaster = grid !== null && nx === grid.columns && ny === grid.rows && nx * ny !== nx;
  if (isRaster && nx !== grid.rows * grid.columns) {
    const repeated = (array: SourceArray, axis: 'fast' | 'slow'): Mapped => {
      const { array: ref, steps } = flat(array);
      return { array: ref, steps: [...steps, { step: 'grid', ...grid, axis }] };
    };
    return { x: repeated(x, 'fast'), y: repeated(y, 'slow'), count: grid.rows * grid.columns };
  }
  return nx === ny && nx > 1 ? { x: flat(x), y: flat(y), count: nx } : null;
}

/** The first mode of a probe with any leading axes; null for no square one. */
export function probeOf(file: FileView, array: SourceArray | undefined): FoundProbe | undefined {
  if (!array) return undefined;
  const { path, reversedAxes } = array;
  // One mode as the last axis, as some of PtychoPINN's files have it.
  const isLast =
    array.shape.length === 3 && array.shape[0] === array.shape[1] && array.shape[2] === 1;
  const shape = isLast ? [1, ...array.shape.slice(0, 2)] : array.shape;
  const [rows = 0, side = 0] = shape.slice(-2);
  if (shape.length < 2 || rows !== side || side < SMALLEST_SIDE) return undefined;
  const modes = sizeOf(array) / (rows * side);
  if (modes < 1) return undefined;
  const lead: Step[] =
    shape.length === 2
      ? []
      : modes === 1
        ? [{ step: 'squeeze' }]
        : [
            ...(shape.length === 3 ? [] : [{ step: 'reshape', shape: [-1, rows, side] } as const]),
            { step: 'take', axis: 0, index: 0 },
          ];
  return {
    array: file.ref(path),
    side,
    steps: [...lead, ...(reversedAxes ? [{ step: 'transpose', axes: [1, 0] } as const] : [])],
  };
}
