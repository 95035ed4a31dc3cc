import { Chart } from '../../kit/chart/Chart';
import { rangeOf } from '../../kit/chart/series';
import { shortNumber } from '../../kit/format';
import css from './ProfilePlot.module.css';
import type { Sample } from './profile';

/** The values along the line. */
export function ProfilePlot({ samples, unit }: { samples: readonly Sample[]; unit: string }) {
  const series = [
    { name: 'profile', points: samples.map(({ at, value }) => ({ x: at, y: value })) },
  ];
  const range = rangeOf(series);
  if (range === null) return <p className={css.empty}>The line does not cross the picture.</p>;
  const [least, most] = range;
  const length = samples.at(-1)?.at ?? 1;
  const apart = length / Math.max(1, samples.length - 1);
  const indexOf = (at: number) => Math.round(at / Math.max(apart, 1e-9));
  return (
    <Chart
      label={`Profile over ${shortNumber(length)} pixels, from ${shortNumber(least)} to ${shortNumber(most)}${unit}`}
      height={132}
      series={series}
      x={[0, Math.max(length, 1e-9)]}
      y={most > least ? range : [least - 1, least + 1]}
      places={samples.map(({ at }) => at)}
      rest={`${shortNumber(length)} px long`}
      read={(at) =>
        `${shortNumber(at)} px: ${shortNumber(samples[indexOf(at)]?.value ?? Number.NaN)}${unit}`
      }
    />
  );
}
