/** One plane of an array: a 2-D array itself, or the index-th along the first axis of a 3-D one. */

import { shapeText } from '../../../shared/dataset/probeSize';
import { AppError } from '../../../shared/errors/appError';
import type { JobContext } from '../jobs/jobContext';
import { decode, itemSize, type Numbers } from '../npz/decode';
import type { OpenNpz } from '../npz/openNpz';

/** More is never loaded for one picture. */
const MOST_BYTES = 256 * 1024 * 1024;
const BAND = 32;

interface Geometry {
  readonly planes: number;
  readonly rows: number;
  readonly columns: number;
}

export type Plane = Geometry & Numbers;

/** Reads plane `index` of the array `name`. Throws an `AppError` when there is nothing to draw. */
export async function readPlane(
  npz: OpenNpz,
  name: string,
  index: number,
  context: JobContext,
): Promise<Plane> {
  const header = await npz.header(name);
  const item = itemSize(name, header);
  const geometry = geometryOf(name, header.shape);
  const { planes, rows, columns } = geometry;
  if (index >= planes) throw new AppError('plane-index', { array: name, planes, index });
  const length = rows * columns * item;
  const scattered = header.fortranOrder;
  demand(name, scattered ? planes * length : length, scattered);
  const bytes = scattered
    ? gather(await npz.data(name, 0, planes * length, context), geometry, index, item)
    : await npz.data(name, index * length, length, context);
  return { ...geometry, ...(await decode(bytes, header.descr, [rows, columns])) };
}

function geometryOf(name: string, shape: readonly number[]): Geometry {
  const axes = [...shape];
  while (axes.length > 2 && axes.at(-1) === 1) axes.pop();
  if (axes.length < 2 || axes.length > 3)
    throw new AppError('plane-axes', { array: name, axes: shape.length, shape: shapeText(shape) });
  if (axes.includes(0)) throw new AppError('array-empty', { array: name, shape: shapeText(shape) });
  const [columns = 0, rows = 0, planes = 1] = axes.reverse();
  return { planes, rows, columns };
}

function demand(name: string, bytes: number, scattered: boolean): void {
  if (bytes <= MOST_BYTES) return;
  throw new AppError(scattered ? 'plane-fortran-order' : 'plane-too-large', {
    array: name,
    bytes,
    limit: MOST_BYTES,
  });
}

/** In Fortran order a plane is scattered over the whole array; the result is row by row. */
function gather(
  whole: Buffer,
  { planes, rows, columns }: Geometry,
  index: number,
  item: number,
): Buffer {
  const out = Buffer.alloc(rows * columns * item);
  // Bands of rows, because down a column neighbours share a cache line.
  for (let top = 0; top < rows; top += BAND)
    for (let column = 0; column < columns; column++)
      for (let row = top; row < Math.min(top + BAND, rows); row++) {
        const from = (index + planes * (row + rows * column)) * item;
        const to = (row * columns + column) * item;
        for (let byte = 0; byte < item; byte++) out[to + byte] = whole[from + byte] ?? 0;
      }
  return out;
}
