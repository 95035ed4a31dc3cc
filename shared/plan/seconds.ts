/** How long a run takes, from finished runs on the same GPU. */
import { isNamedGpu } from './gpus';
import { type Unknown, unknown } from './network/figure';

/** What a finished run shows of its time. */
export interface FinishedRun {
  readonly gpu: string;
  readonly target: string;
  readonly architecture: string;
  readonly secondsPerStep: number;
  readonly flopsPerStep: number;
}

export interface Seconds {
  readonly value: number;
  readonly relativeError: number;
  readonly runs: number;
}

/** Operations per second of one architecture differed by as much between sizes of its network. */
const RATE_ERROR = 0.25;

/**
 * Seconds of all steps: the median of the finished runs of this architecture on this GPU, of the same target, scaled by operations. Start-up,
 * validation and checkpoints are not counted.
 */
export function secondsOf(
  run: {
    readonly gpu: string | null;
    readonly target: string;
    readonly architecture: string;
    readonly steps: number | null;
    readonly flopsPerStep: number | null;
  },
  finished: readonly FinishedRun[],
): Seconds | Unknown {
  const { gpu, target, architecture, steps, flopsPerStep } = run;
  if (gpu === null) return unknown('No GPU is chosen.');
  const alike = finished.filter(
    (one) =>
      isNamedGpu(one.gpu, gpu) &&
      one.target === target &&
      one.architecture === architecture &&
      one.secondsPerStep > 0 &&
      one.flopsPerStep > 0,
  );
  if (alike.length === 0)
    return unknown(
      `No finished run of \`${architecture}\` on ${gpu} is known; nothing is invented.`,
    );
  if (steps === null || flopsPerStep === null)
    return unknown('The number of steps or their operations are unknown.');
  const rates = alike.map((one) => one.secondsPerStep / one.flopsPerStep).sort((a, b) => a - b);
  const median = ((rates[(rates.length - 1) >> 1] ?? 0) + (rates[rates.length >> 1] ?? 0)) / 2;
  const spread = Math.max(...rates.map((rate) => Math.abs(rate / median - 1)));
  const isScaled = alike.some((one) => one.flopsPerStep !== flopsPerStep);
  return {
    value: median * flopsPerStep * steps,
    relativeError: Math.max(spread, isScaled ? RATE_ERROR : 0.05),
    runs: alike.length,
  };
}
