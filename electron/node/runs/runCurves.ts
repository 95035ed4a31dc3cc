/** What a run logged, whoever started it and with which logger. */
import type { RunCurves } from '../../../shared/runs/compare/curves';
import { RUN_READERS } from './readers';
import type { RunFiles } from './readers/reader';

/**
 * Of the first logger that has values, with the times of another one where it notes none; null where none has values.
 * Throws an `AppError` for a file that cannot be read.
 */
export async function runCurves(run: RunFiles): Promise<RunCurves | null> {
  const found: RunCurves[] = [];
  for (const { curves } of RUN_READERS) {
    const one = await curves?.(run);
    if (one) found.push(one);
  }
  const [first] = found;
  const times = found.find((one) => one.times !== null)?.times ?? null;
  return first === undefined ? null : { ...first, times };
}
