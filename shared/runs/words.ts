/** A run in words. */
import { countText } from '../plan/text';
import { sizeText } from '../values/bytes';
import type { Failure } from './failure';
import type { Progress } from './metrics';
import type { RunNow } from './runNow';
import type { Metric } from './series';
import { durationText } from './timing';

/** `epoch 3, step 120, poisson_train_loss_step 12.3 (best 11.9 in epoch 2)`; epochs are counted from 1. */
const progressTexts = (
  { epoch, step, metrics }: Progress,
  { epochsAsked, stepsAsked }: Pick<RunNow, 'epochsAsked' | 'stepsAsked'>,
): string[] => [
  ...(epoch === null ? [] : [`epoch ${ofText(epoch + 1, epochsAsked)}`]),
  ...(step === null ? [] : [`step ${ofText(step + 1, stepsAsked)}`]),
  ...metrics.filter(({ name }) => /loss/.test(name)).map(lossText),
];

const ofText = (done: number, asked: number | null): string =>
  asked === null ? countText(done) : `${countText(done)} of ${countText(asked)}`;

function lossText({ name, last, best, bestEpoch }: Metric): string {
  const where = bestEpoch === null ? '' : ` in epoch ${bestEpoch + 1}`;
  const known = best === null || best === last ? '' : ` (best ${significant(best)}${where})`;
  return `${name} ${significant(last)}${known}`;
}

const significant = (value: number): string => String(Number(value.toPrecision(4)));

/** `4 min left (from the last 120 steps)`, or why nobody knows; nothing for a run that is not running. */
function timeText({ state, secondsLeft, timing }: RunNow): string {
  if (state !== 'running') return '';
  return secondsLeft === null
    ? `time left unknown (${timing})`
    : `${durationText(secondsLeft)} left (${timing})`;
}

/** What is known of a run, a figure each: epoch, step, losses, learning rate, GPU memory, time left. */
const figureTexts = (run: RunNow): string[] =>
  [
    ...(run.progress ? progressTexts(run.progress, run) : []),
    run.learningRate === null ? '' : `learning rate ${significant(run.learningRate)}`,
    run.gpuMemory === null ? '' : `GPU memory ${sizeText(run.gpuMemory)}`,
    run.progress ? timeText(run) : '',
  ].filter((text) => text !== '');

/** A run on one line, without its state. */
export const runText = (run: RunNow): string =>
  [...figureTexts(run), ...(run.failure ? [run.failure.text] : [])].join(', ');

/** A run in lines: its state, what says so, its figures and why it failed. */
export const runLines = (run: RunNow): string[] => [
  run.state,
  ...run.evidence,
  ...(figureTexts(run).length > 0 ? [figureTexts(run).join(', ')] : []),
  ...(run.failure ? failureLines(run.failure) : []),
];

/** Why a run failed: the last lines of the error, and whether a rule had predicted it. */
export const failureLines = ({ lines, verdict }: Failure): string[] => ['', ...lines, '', verdict];
