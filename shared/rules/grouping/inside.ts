/** The positions that the memory-mapped loader keeps: those inside the bounds (ptycho_torch/dataloader.py:601-620). */
import { sameValue } from '../../values/value';
import type { Context } from '../context';

/** Their number; undefined if the values were not read, or for bounds other than the default and the whole scan. */
export function positionsInside({ values, value }: Context): number | undefined {
  const scan = values?.positions;
  if (!scan || scan.notFinite > 0) return undefined;
  const bounds = ['x_bounds', 'y_bounds'].map((name) => value('pt_data_config', name) ?? null);
  const are = (low: number, high: number) => bounds.every((range) => sameValue(range, [low, high]));
  if (are(0, 1)) return scan.count;
  return are(0.1, 0.9) ? scan.inner : undefined;
}
