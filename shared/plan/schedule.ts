/**
 * The learning rate of every step. The network optimizes by hand, where Lightning steps no scheduler; the network itself
 * steps `ReduceLROnPlateau` alone, after each validation (ptycho_torch/model.py:2572-2635).
 */
import { formatValue } from '../values/python';
import type { Certainty } from './certainty';
import type { Counts } from './counts';
import type { PlanInputs } from './inputs';

/** The rate from a step on, the first being 0. */
export interface RateFrom {
  readonly step: number;
  readonly rate: number;
}

export interface Schedule {
  /** The rates, or the highest possible ones where they depend on the validation loss. */
  readonly rates: readonly RateFrom[];
  /** The lowest possible ones: the loss never improves; null where there is one possibility. */
  readonly lowest: readonly RateFrom[] | null;
  readonly certainty: Certainty;
  /** What the scheduler does, in a sentence. */
  readonly why: string;
}

/** `LinearLR` starts the warm-up at a tenth of the rate (ptycho_torch/schedulers.py:26). */
const WARM_UP_START = 0.1;
/** torch changes no rate by less. */
const LEAST_CHANGE = 1e-8;
const MOST_CHANGES = 10_000;

/** The learning rate over the steps of a run, as the scheduler really acts, or why it is unknown. */
export function scheduleOf(inputs: PlanInputs, counts: Counts): Schedule | { reason: string } {
  const { value, number, route } = inputs;
  const set = number('learning_rate');
  if (set === null || !(set > 0))
    return {
      reason: `\`learning_rate\` is ${formatValue(value('learning_rate'))}; it has to be above 0.`,
    };
  const devices = route.scalesRateByDevices ? Math.sqrt(deviceCount(inputs)) : 1;
  const base = set * devices;
  const scheduler = value('scheduler');
  if (scheduler === 'ReduceLROnPlateau') return plateau(inputs, counts, base);
  const warms = scheduler === 'WarmupCosine' && (number('lr_warmup_epochs') ?? 0) > 0;
  const rate = warms ? WARM_UP_START * base : base;
  return {
    rates: tuned(inputs, counts, [{ step: 0, rate }]),
    lowest: null,
    certainty: { kind: 'exact' },
    why: warms
      ? 'Training never steps WarmupCosine: the rate stays where the warm-up starts, at a tenth.'
      : constantWords(scheduler),
  };
}

const NEVER_STEPPED = ['Exponential', 'WarmupCosine'];

function constantWords(scheduler: unknown): string {
  if (scheduler === 'Default') return 'The rate is constant.';
  const name = String(scheduler);
  return NEVER_STEPPED.includes(name)
    ? `Training never steps ${name}: the rate is constant.`
    : `PtychoPINN has no scheduler ${name}: the rate is constant.`;
}

/** Devices of an entry point that scales the rate by them: those of its own execution config. */
function deviceCount({ option }: PlanInputs): number {
  const devices = option('devices');
  return typeof devices === 'number' && devices >= 1 ? devices : 1;
}

function plateau(inputs: PlanInputs, counts: Counts, base: number): Schedule {
  const rates = tuned(inputs, counts, [{ step: 0, rate: base }]);
  if (counts.validationSamples.value === 0)
    return {
      rates,
      lowest: null,
      certainty: { kind: 'exact' },
      why: 'Without validation data, ReduceLROnPlateau never reduces the rate.',
    };
  return {
    rates,
    lowest: tuned(inputs, counts, reductions(inputs, counts, base)),
    certainty: { kind: 'unknown', reason: 'It depends on the validation loss.' },
    why: 'ReduceLROnPlateau reduces the rate when the validation loss stops improving.',
  };
}

/**
 * The rates if the validation loss never improves: torch counts the epochs since the best one, and the check before
 * training, of which the network's loss is the first.
 */
function reductions({ number }: PlanInputs, counts: Counts, base: number): RateFrom[] {
  const batches = counts.batchesPerEpoch.value ?? 0;
  const epochs = counts.epochs.value ?? 0;
  const [factor, least] = [number('plateau_factor') ?? 0.5, number('plateau_min_lr') ?? 0];
  const every = Math.max(0, Math.floor(number('plateau_patience') ?? 0)) + 1;
  const rates: RateFrom[] = [{ step: 0, rate: base }];
  for (let epoch = every, rate = base; epoch < epochs; epoch += every) {
    const lower = Math.max(rate * factor, least);
    if (!(rate - lower > LEAST_CHANGE) || rates.length === MOST_CHANGES) break;
    rates.push({ step: epoch * batches, rate: lower });
    rate = lower;
  }
  return rates;
}

/** With the rate of the fine-tuning epochs, which the last ones are (ptycho_torch/train_utils.py:184-203). */
function tuned(
  { route, number }: PlanInputs,
  { epochs, batchesPerEpoch }: Counts,
  rates: readonly RateFrom[],
): readonly RateFrom[] {
  const more = route.fineTunes ? (number('epochs_fine_tune') ?? 0) : 0;
  if (!(more > 0) || epochs.value === null || batchesPerEpoch.value === null) return rates;
  const gamma = number('fine_tune_gamma') ?? 1;
  const start = (epochs.value - more) * batchesPerEpoch.value;
  const before = rates.filter(({ step }) => step < start);
  const during = rateAt(rates, start) ?? 0;
  return [
    ...before,
    { step: start, rate: during * gamma },
    ...rates
      .filter(({ step }) => step > start)
      .map(({ step, rate }) => ({ step, rate: rate * gamma })),
  ];
}

/** The rate at a step; null before the first. */
export function rateAt(rates: readonly RateFrom[], step: number): number | null {
  return rates.findLast((one) => one.step <= step)?.rate ?? null;
}
