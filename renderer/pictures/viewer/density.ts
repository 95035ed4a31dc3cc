/** How many scan positions are in each cell of a grid. */
import type { Positions } from '../../../shared/dataset/picture';
import type { Box } from './geometry';

export interface Density {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
  /** Side of a cell in pixels. */
  readonly cell: number;
}

/** Cells of twice the median step, at most 256 along a side. */
export function densityOf({ x, y, medianStep }: Positions, box: Box): Density {
  const side = Math.max(box.width, box.height, 1e-9);
  const cell = Math.max(2 * (medianStep ?? 0), side / 256);
  const width = Math.max(1, Math.ceil(box.width / cell));
  const height = Math.max(1, Math.ceil(box.height / cell));
  const values = new Float32Array(width * height);
  for (let i = 0; i < x.length; i++) {
    const column = Math.min(width - 1, Math.floor(((x[i] ?? Number.NaN) - box.left) / cell));
    const row = Math.min(height - 1, Math.floor(((y[i] ?? Number.NaN) - box.top) / cell));
    if (column >= 0 && row >= 0)
      values[row * width + column] = (values[row * width + column] ?? 0) + 1;
  }
  return { values, width, height, cell };
}
