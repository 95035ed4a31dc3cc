/** Sums over each pattern of a dataset, in one streamed pass: the scaling constants follow from them. */
import type { PatternSums } from '../../../shared/plan/scaling';
import { visitArray } from '../array-stats/chunks';
import { framesOf } from '../array-stats/computing';
import type { JobContext } from '../jobs/jobContext';
import type { OpenNpz } from '../npz/openNpz';

/** @param names of the patterns, as the run's loader prefers them. Throws an `AppError` for patterns that are not there or cannot be read; null for an array that is no real stack. */
export async function patternSums(
  npz: OpenNpz,
  names: readonly string[],
  context: JobContext,
): Promise<PatternSums | null> {
  const name = names.find((known) => npz.has(known));
  if (name === undefined) return null;
  const header = await npz.header(name);
  const frames = header.dtype.startsWith('complex') ? undefined : framesOf(header);
  if (!frames) return null;
  await visitArray(npz, name, [frames], context);
  return { sum: frames.sums, energy: frames.energies };
}
