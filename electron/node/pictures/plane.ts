/** One plane of an array: a 2-D array itself, or the index-th along the first axis of a 3-D one. */

import { type JobContext, Unusable } from '../jobs/jobContext';
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

/** Reads plane `index` of the array `name`. Throws `Unusable` in words when there is nothing to draw. */
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
  if (index >= planes)
    throw new Unusable(
      `${name} has ${planes} ${planes === 1 ? 'plane' : 'planes'}; there is no plane ${index}, counted from 0.`,
    );
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
    throw new Unusable(
      `${name} has ${shape.length} ${shape.length === 1 ? 'axis' : 'axes'}, shape (${shape.join(', ')}); a picture needs 2 or 3.`,
    );
  if (axes.includes(0)) throw new Unusable(`${name} is empty: its shape is (${shape.join(', ')}).`);
  const [columns = 0, rows = 0, planes = 1] = axes.reverse();
  return { planes, rows, columns };
}

function demand(name: string, bytes: number, scattered: boolean): void {
  if (bytes <= MOST_BYTES) return;
  throw new Unusable(
    scattered
      ? `${name} is saved in Fortran order, so all its ${bytes} bytes are read for one picture; at most ${MOST_BYTES} are. Save it as numpy.ascontiguousarray(${name}).`
      : `A plane of ${name} has ${bytes} bytes; pictures are drawn of at most ${MOST_BYTES}.`,
  );
}

/** In Fortran order a plane lies scattered over the whole array; it comes out row by row. */
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
