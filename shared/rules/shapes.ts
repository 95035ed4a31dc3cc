/** Sizes that follow from the shapes of arrays. */
import type { ArrayFacts } from '../dataset/facts';

/** Side of the patterns in pixels when they are a stack of square frames, (n, N, N). */
export function patternSize(stack: ArrayFacts | undefined): number | undefined {
  const [, height, width] = stack?.shape ?? [];
  return stack?.shape.length === 3 && height === width ? height : undefined;
}

/** The probe's number of modes when it is (P, N, N); (N, N) and (N, N, 1) have no axis for them. */
function probeModes(probe: ArrayFacts | undefined): number | undefined {
  const [first, height, width] = probe?.shape ?? [];
  return probe?.shape.length === 3 && height === width ? first : undefined;
}

/** Whether N is the probe's number of modes instead of its width: the factory reads the first axis. */
export const isModeCount = (probe: ArrayFacts | undefined, N: number | undefined): boolean =>
  N !== undefined && probeModes(probe) === N && probe?.shape[1] !== N;
