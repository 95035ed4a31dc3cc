/** Scan positions of a dataset. */
import type { Positions } from '../../../shared/dataset/picture';
import { shapeText } from '../../../shared/dataset/probeSize';
import { AppError } from '../../../shared/errors/appError';
import { positionFacts } from '../array-stats/positions';
import type { JobContext } from '../jobs/jobContext';
import { decode, itemSize } from '../npz/decode';
import type { OpenNpz } from '../npz/openNpz';

const MOST_POINTS = 2_000_000;

/** xcoords and ycoords, in pixels of the object. Throws an `AppError` when they are no scan. */
export async function readPositions(npz: OpenNpz, context: JobContext): Promise<Positions> {
  const count = await countOf(npz, 'xcoords');
  const other = await countOf(npz, 'ycoords');
  if (count !== other) throw new AppError('positions-lengths', { x: count, y: other });
  const x = await readCoordinates(npz, 'xcoords', count, context);
  const y = await readCoordinates(npz, 'ycoords', count, context);
  return { count, x, y, medianStep: positionFacts({ x, y }).spacing?.median ?? null };
}

/** Length of a list of coordinates that can be drawn. */
async function countOf(npz: OpenNpz, name: string): Promise<number> {
  const header = await npz.header(name);
  const { shape, dtype } = header;
  itemSize(name, header);
  const [count] = shape;
  if (count === undefined || shape.length > 1)
    throw new AppError('positions-axes', {
      array: name,
      axes: shape.length,
      shape: shapeText(shape),
    });
  if (dtype.startsWith('complex')) throw new AppError('positions-complex', { array: name, dtype });
  if (count > MOST_POINTS)
    throw new AppError('positions-too-many', { array: name, count, limit: MOST_POINTS });
  return count;
}

async function readCoordinates(
  npz: OpenNpz,
  name: string,
  count: number,
  context: JobContext,
): Promise<Positions['x']> {
  const header = await npz.header(name);
  const bytes = await npz.data(name, 0, count * itemSize(name, header), context);
  return new Float64Array((await decode(bytes, header.descr, [count])).data);
}
