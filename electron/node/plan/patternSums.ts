/** Sums over each pattern of a dataset, in one streamed pass: the scaling constants follow from them. */
import type { PatternSums } from '../../../shared/plan/scaling';
import { visitArray } from '../array-stats/chunks';
import { framesOf } from '../array-stats/computing';
import type { JobContext } from '../jobs/jobContext';
import type { OpenNpz } from '../npz/openNpz';

/** Both loaders prefer the older name. */
const NAMES = ['diff3d', 'diffraction'];

/** Throws an `AppError` for patterns that are not there or cannot be read; null for an array that is no real stack. */
export async function patternSums(npz: OpenNpz, context: JobContext): Promise<PatternSums | null> {
  const name = NAMES.find((known) => npz.has(known));
  if (name === undefined) return null;
  const header = await npz.header(name);
  const frames = header.dtype.startsWith('complex') ? undefined : framesOf(header);
  if (!frames) return null;
  await visitArray(npz, name, [frames], context);
  return { sum: frames.sums, energy: frames.energies };
}
