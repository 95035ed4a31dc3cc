/** Small pictures of arrays, whatever they hold. */
import type { SourcePicture, SourcePlane } from '../../../../shared/ipc/prepare';
import type { Source, SourceArray, SourceValues } from '../../../../shared/prepare/source';
import { reducePlane } from '../../pictures/reduce';

/** Points that a small picture of a scan has; of a longer list every so many. */
const MOST_POINTS = 20_000;

/** Values along an axis that are read for it: a picture of a longer list shows its beginning. */
const MOST_READ = 1_000_000;

/** Axes shorter than this have coordinates or modes rather than pixels. */
const LEAST_PIXELS = 5;

/**
 * The first plane of a stack or raster, the points of a list of coordinates, or values over their index.
 * @param array of the source
 */
export async function sourcePicture(
  source: Source,
  array: SourceArray,
  maxSide: number,
  signal: AbortSignal,
): Promise<SourcePicture> {
  const { shape } = array;
  const full = shape.flatMap((length, axis) => (length === 1 ? [] : [{ length, axis }]));
  const [rows, columns] = full.slice(-2);
  if (rows && columns && Math.min(rows.length, columns.length) >= LEAST_PIXELS) {
    const kept = [rows.axis, columns.axis];
    const box = shape.map((length, axis) => ({
      start: 0,
      count: kept.includes(axis) ? length : 1,
    }));
    const values = await source.read(array.path, box, { signal });
    return {
      kind: 'plane',
      ...planeOf(
        { data: values.data, complex: values.dtype.startsWith('complex') },
        rows.length,
        columns.length,
        maxSide,
      ),
    };
  }
  const counts = shape.map((length) => Math.min(length, MOST_READ));
  const box = counts.map((count) => ({ start: 0, count }));
  const values = await source.read(array.path, box, { signal });
  const isList = full.length === 2 && rows && columns;
  if (isList) return points(values, counts[rows.axis] ?? 0, counts[columns.axis] ?? 0);
  return { kind: 'values', values: thinned(values.data, values.data.length, 0, 1) };
}

/** A plane as it is drawn, no side longer than `maxSide`. */
export function planeOf(
  { data, complex }: { readonly data: ArrayLike<number>; readonly complex: boolean },
  rows: number,
  columns: number,
  maxSide: number,
): SourcePlane {
  const reduced = reducePlane(
    { planes: 1, rows, columns, data: Float64Array.from(data), complex },
    maxSide,
  );
  const { min, max, smallestPositive } = reduced.stats;
  return {
    rows: reduced.height,
    columns: reduced.width,
    values: reduced.values,
    ...{ min, max, smallestPositive },
  };
}

/** Two or three columns or rows: the first is drawn to the right, the second downwards. */
function points({ data }: SourceValues, rows: number, columns: number): SourcePicture {
  const isTall = rows >= columns;
  const count = isTall ? rows : columns;
  const list = (which: number) =>
    isTall ? thinned(data, count, which, columns) : thinned(data, count, which * columns, 1);
  return { kind: 'points', x: list(0), y: list(1) };
}

function thinned(
  data: ArrayLike<number>,
  count: number,
  from: number,
  stride: number,
): Float64Array {
  const every = Math.max(1, Math.ceil(count / MOST_POINTS));
  return Float64Array.from(
    { length: Math.floor((count - 1) / every) + 1 },
    (_, i) => data[from + i * every * stride] ?? Number.NaN,
  );
}
