/** The training canvas, onto which a group's patches are placed. */
import type { PlanInputs } from '../inputs';

/**
 * Side of the canvas in pixels (ptycho_torch/helper.py:504-518): as wide as patches that are `max_neighbor_distance`
 * apart. Null where patches are not placed on one, or its size is unknown.
 */
export function canvasOf({ N, gridsize, isObjectBig, number }: PlanInputs): number | null {
  const distance = number('max_neighbor_distance');
  if (!isObjectBig || N === null || gridsize === null || distance === null) return null;
  const step = Math.ceil(distance);
  return N + (gridsize - 1) * (step % 2 === 0 ? step : step + 1);
}
