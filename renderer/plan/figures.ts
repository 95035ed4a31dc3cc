/** The figures of a plan as the window shows them: each with its terms, or the reason why it is not known. */
import type { Drawn } from '../../shared/plan/counts';
import { figuresOf as sharedFiguresOf } from '../../shared/plan/figures';
import type { PlanInputs } from '../../shared/plan/inputs';
import { type Figure, type Known, total, unknown } from '../../shared/plan/network/figure';
import type { NetworkFigures } from '../../shared/plan/network/figures';
import { scalingOf } from '../../shared/plan/scaling';
import type { Schedule } from '../../shared/plan/schedule';
import { type FinishedRun, secondsOf } from '../../shared/plan/seconds';

export interface PlanFigures {
  readonly groups: Figure;
  readonly perGroup: Figure;
  readonly trainingSamples: Figure;
  readonly validationSamples: Figure;
  readonly stepsPerEpoch: Figure;
  readonly epochs: Figure;
  readonly steps: Figure;
  readonly validationBatches: Figure;
  /** Bytes of the normalised input of all training samples. */
  readonly input: Figure;
  /** Most bytes of tensors at one moment of a step. */
  readonly peak: Figure;
  /** Operations of a step. */
  readonly flops: Figure;
  readonly hostResident: Figure;
  readonly hostPeak: Figure;
  readonly bundle: Figure;
  readonly checkpoint: Figure;
  readonly checkpoints: Figure;
  readonly memoryMap: Figure;
  readonly log: Figure;
  /** Bytes of everything that the run writes. */
  readonly disk: Figure;
  /** Seconds. */
  readonly time: Figure;
  /** How many finished runs the time is from; 0 where it is not known. */
  readonly timedRuns: number;
  /** With which the physics multiplies: S. */
  readonly intensityScale: Figure;
}

export type Network = NetworkFigures | { readonly reason: string };

export interface Figures {
  readonly figures: PlanFigures;
  readonly network: Network;
  readonly schedule: Schedule | { readonly reason: string };
}

/** What is known besides the inputs. */
export interface Besides {
  readonly drawn: Drawn | null;
  /** Name of the chosen GPU. */
  readonly gpu: string | null;
  readonly finished: readonly FinishedRun[];
}

export function figuresOf(inputs: PlanInputs, { drawn, gpu, finished }: Besides): Figures {
  const { counts, network, schedule, sizes, host } = sharedFiguresOf(inputs, drawn);
  const ofNetwork = (pick: (figures: NetworkFigures) => Figure): Figure =>
    'reason' in network ? unknown(network.reason) : pick(network);
  const flops = ofNetwork(({ flopsPerStep }) => flopsPerStep);
  const seconds = secondsOf(
    {
      gpu,
      target: inputs.target.name,
      architecture: String(inputs.value('architecture')),
      steps: counts.optimizerSteps.value,
      flopsPerStep: flops.value,
    },
    finished,
  );
  return {
    network,
    schedule,
    figures: {
      groups: counts.groups,
      perGroup: perGroup(inputs),
      trainingSamples: counts.trainingSamples,
      validationSamples: counts.validationSamples,
      stepsPerEpoch: counts.batchesPerEpoch,
      epochs: counts.epochs,
      steps: counts.optimizerSteps,
      validationBatches: counts.validationBatches,
      input: inputBytes(inputs, counts.trainingSamples),
      peak: ofNetwork(({ peak }) => peak),
      flops,
      hostResident: host.resident,
      hostPeak: host.peak,
      ...sizes,
      disk: diskOf([sizes.bundle, sizes.checkpoints, sizes.memoryMap, sizes.log]),
      time: seconds.value === null ? seconds : { ...seconds, terms: [] },
      timedRuns: seconds.value === null ? 0 : seconds.runs,
      intensityScale: scalingOf(inputs, null, null).intensityScale,
    },
  };
}

/** Together; files that a run does not write, or that cannot be known, are left out. */
function diskOf(files: readonly Figure[]): Figure {
  const known = files.filter((file): file is Known => file.value !== null);
  if (known.length === 0) return files[0] ?? unknown('');
  return total(
    known.flatMap(({ terms }) => terms),
    Math.max(...known.map(({ relativeError }) => relativeError)),
  );
}

function perGroup({ C, gridsize }: PlanInputs): Figure {
  if (C === null) return unknown('`gridsize` is not a whole number.');
  return {
    value: C,
    relativeError: 0,
    terms: [
      {
        name: 'Patterns per group',
        expression: `gridsize² = ${gridsize}²`,
        value: C,
        fields: ['gridsize'],
      },
    ],
  };
}

/** float32 patterns of all samples. */
function inputBytes({ C, N }: PlanInputs, samples: Figure): Figure {
  if (samples.value === null) return samples;
  if (C === null || N === null) return unknown('The size of a pattern is not known.');
  const value = 4 * samples.value * C * N * N;
  return {
    value,
    relativeError: 0,
    terms: [
      {
        name: 'Normalised patterns',
        expression: '4 · samples · C · N²',
        value,
        fields: ['n_groups', 'gridsize', 'N'],
      },
    ],
  };
}
