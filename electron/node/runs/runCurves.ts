/** What a run logged, whoever started it and with which logger. */
import type { RunCurves } from '../../../shared/runs/compare/curves';
import { RUN_READERS } from './readers';
import type { RunFiles } from './readers/reader';

/** Of the first logger that has values; null where none has. Throws an `AppError` for a file that cannot be read. */
export async function runCurves(run: RunFiles): Promise<RunCurves | null> {
  for (const { curves } of RUN_READERS) {
    const found = (await curves?.(run)) ?? null;
    if (found !== null) return found;
  }
  return null;
}
