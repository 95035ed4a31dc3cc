/** The network's input, from the dataset's file. The window's worker and the command line call this alike. */
import { setImmediate } from 'node:timers/promises';
import { type CheckOptions, checkInput } from '../../../shared/plan/input/checkInput';
import type { InputChecks } from '../../../shared/plan/input/checks';
import { type InputPattern, inputPattern } from '../../../shared/plan/input/pattern';
import type { JobContext } from '../jobs/jobContext';
import type { OpenNpz } from '../npz/openNpz';
import { inputSource } from './inputSource';

/** Other jobs of the worker get a turn so often, in ms. */
const TURN = 20;

/** Tests a sample of the patterns in `array`. Throws an `AppError` for files that cannot be read. */
export async function checksOf(
  npz: OpenNpz,
  array: string,
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
  return checkInput(await inputSource(npz, array, context), options, { checkpoint });
}

/** Pattern `index` of `array`, measured and predicted. Throws an `AppError` when it cannot be read. */
export async function patternOf(
  npz: OpenNpz,
  array: string,
  index: number,
  context: JobContext,
): Promise<InputPattern> {
  return inputPattern(await inputSource(npz, array, context), index);
}
