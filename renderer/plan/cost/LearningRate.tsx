import { type RateFrom, rateAt, type Schedule } from '../../../shared/plan/schedule';
import { countedWithCommas } from '../../../shared/values/counted';
import { Chart } from '../../kit/chart/Chart';
import type { Series } from '../../kit/chart/series';
import { shortNumber } from '../../kit/format';
import { grouped } from '../numbers';

interface Props {
  schedule: Schedule;
  /** Steps of the whole run. */
  steps: number;
  stepsPerEpoch: number;
}

/** The learning rate over all steps. */
export function LearningRate({ schedule: { rates, lowest }, steps, stepsPerEpoch }: Props) {
  const last = Math.max(steps - 1, 0);
  const most = Math.max(...rates.map(({ rate }) => rate));
  const curve = (name: string, of: readonly RateFrom[]): Series => ({
    name,
    points: [
      ...of.filter(({ step }) => step <= last).map(({ step, rate }) => ({ x: step, y: rate })),
      { x: last, y: rateAt(of, last) ?? Number.NaN },
    ],
    isStepped: true,
  });
  const series = lowest
    ? [{ ...curve('at most', rates), isFilled: true }, curve('at least', lowest)]
    : [{ ...curve('learning rate', rates), isFilled: true }];
  const all = countedWithCommas(steps, 'step');
  return (
    <Chart
      label={`Learning rate over ${all}, at most ${shortNumber(most)}`}
      height={168}
      series={series}
      x={[0, last]}
      y={[0, most > 0 ? 1.1 * most : 1]}
      xText={grouped}
      isWhole
      places={{ near: Math.max(1, Math.round(steps / 100)), far: Math.max(1, stepsPerEpoch) }}
      rest={all}
      read={(step) =>
        readText(step, stepsPerEpoch, rateAt(rates, step), lowest && rateAt(lowest, step))
      }
    />
  );
}

/** `step 1,760, epoch 27.5: 1.65e-4`; with the lowest possible rate where it may be another. */
function readText(
  step: number,
  stepsPerEpoch: number,
  rate: number | null,
  lowest: number | null,
): string {
  const epoch = Math.floor((10 * step) / Math.max(1, stepsPerEpoch)) / 10;
  const range = lowest !== null && lowest !== rate ? `, at least ${shortNumber(lowest)}` : '';
  return `step ${grouped(step)}, epoch ${epoch}: ${shortNumber(rate ?? Number.NaN)}${range}`;
}
