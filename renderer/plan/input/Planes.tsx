import { useMemo, useState } from 'react';
import type { PlaneStats } from '../../../shared/dataset/picture';
import type { InputPattern } from '../../../shared/plan/input/pattern';
import { reasonWords } from '../../../shared/plan/input/words';
import { plainText } from '../../kit/CodeText';
import { linearScale, logScale, type Scale } from '../../pictures/scale';
import { usePictures } from '../../pictures/store';
import css from './Input.module.css';
import { digits } from './numbers';
import { NoPlane, Plane } from './Plane';

interface Props {
  pattern: InputPattern;
  array: string;
  /** What the run multiplies patterns by; null where it is not known. */
  factor: number | null;
}

/** The pattern measured, normalised, predicted, and what is left. */
export function Planes({ pattern, array, factor }: Props) {
  const { measured, predicted, residual, side, index, reason, scale, correlation } = pattern;
  const log = usePictures((state) => state.log);
  const [spot, setSpot] = useState<number | null>(null);
  const stats = useMemo(() => statsOf(measured), [measured]);
  const normal = useMemo(() => measured.map((value) => value * (factor ?? 1)), [measured, factor]);
  const scaleOf = (of: PlaneStats): Scale => (log ? logScale(of) : linearScale(of));
  // One scale for what is compared; the normalised pattern has the same colours in other numbers.
  const common = useMemo(() => (log ? logScale(stats) : linearScale(stats)), [stats, log]);
  const most = useMemo(() => residual && largest(residual), [residual]);
  const shared = { side, spot, onSpot: setSpot };
  const read = (values: Float32Array | null, at: number) =>
    values ? digits(values[at] ?? Number.NaN) : '?';
  return (
    <>
      <div className={css.planes}>
        <Plane
          {...shared}
          title="Measured"
          about={`\`${array}[${index}]\``}
          values={measured}
          scale={common}
          colormap="inferno"
          range={[stats.min, stats.max]}
        />
        {factor === null ? (
          <NoPlane title="Normalised" why="The factor is not known: see Normalisation." />
        ) : (
          <Plane
            {...shared}
            title="Normalised"
            about={`× ${digits(factor)}, what the network reads`}
            values={normal}
            scale={scaleOf(scaledStats(stats, factor))}
            colormap="inferno"
            range={[stats.min * factor, stats.max * factor]}
          />
        )}
        {predicted ? (
          <Plane
            {...shared}
            title="Predicted"
            about="`|FFT(probe × object)|`"
            values={predicted}
            scale={common}
            colormap="inferno"
            range={[least(predicted), largest(predicted)]}
          />
        ) : (
          <NoPlane title="Predicted" why={reason ? plainText(reasonWords(reason)) : ''} />
        )}
        {residual && most !== null && (
          <Plane
            {...shared}
            title="Residual"
            about="measured − predicted"
            values={residual}
            scale={linearScale({ min: -most, max: most })}
            colormap="residual"
            range={[-most, most]}
          />
        )}
      </div>
      <p className={css.readout}>
        {spot === null ? (
          <>
            {correlation !== null &&
              scale !== null &&
              `Correlation ${correlation.toFixed(3).replace('-', '−')}, fitted scale ${digits(scale, 3)}. `}
            Point at a pixel to read {predicted ? 'all four' : 'its values'}.
          </>
        ) : (
          <>
            <code>
              [{Math.floor(spot / side)}, {spot % side}]
            </code>{' '}
            measured {read(measured, spot)} · normalised{' '}
            {factor === null ? '?' : read(normal, spot)}
            {predicted &&
              ` · predicted ${read(predicted, spot)} · residual ${read(residual, spot)}`}
          </>
        )}
      </p>
    </>
  );
}

const least = (values: Float32Array): number =>
  values.reduce((low, value) => (value < low ? value : low), Infinity);
const largest = (values: Float32Array): number =>
  values.reduce((high, value) => (Math.abs(value) > high ? Math.abs(value) : high), 0);

function statsOf(values: Float32Array): PlaneStats {
  let [min, max, sum, smallest, zeros, negatives, notFinite] = [
    Infinity,
    -Infinity,
    0,
    Infinity,
    0,
    0,
    0,
  ];
  for (const value of values) {
    if (!Number.isFinite(value)) {
      notFinite += 1;
      continue;
    }
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    if (value === 0) zeros += 1;
    else if (value < 0) negatives += 1;
    else smallest = Math.min(smallest, value);
  }
  const finite = values.length - notFinite;
  return {
    min: finite > 0 ? min : 0,
    max: finite > 0 ? max : 0,
    mean: finite > 0 ? sum / finite : 0,
    smallestPositive: smallest === Infinity ? null : smallest,
    zeros,
    negatives,
    notFinite,
  };
}

const scaledStats = (stats: PlaneStats, factor: number): PlaneStats => ({
  ...stats,
  min: stats.min * factor,
  max: stats.max * factor,
  mean: stats.mean * factor,
  smallestPositive: stats.smallestPositive === null ? null : stats.smallestPositive * factor,
});
