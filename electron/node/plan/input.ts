/** The network's input, from the dataset's file. The window's worker and the command line call this alike. */
import { setImmediate } from 'node:timers/promises';
import type { InputChecks } from '../../../shared/dataset/inputChecks';
import { type CheckOptions, checkInput } from '../../../shared/plan/input/checkInput';
import type { InputSource } from '../../../shared/plan/input/field';
import type { JobContext } from '../jobs/jobContext';

/** Other jobs of the worker get a turn so often, in ms. */
const TURN = 20;

/** Tests a sample of the patterns. Rejects with `cancelled`. */
export async function checksOf(
  source: InputSource,
  options: CheckOptions,
  context: JobContext,
): Promise<InputChecks> {
  let last = performance.now();
  const checkpoint = async (): Promise<void> => {
    context.signal.throwIfAborted();
    if (performance.now() - last < TURN) return;
    await setImmediate();
    last = performance.now();
    context.signal.throwIfAborted();
  };
  return checkInput(source, options, { checkpoint });
}
