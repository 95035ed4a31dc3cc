import { useMemo } from 'react';
import { AXES, type Axis, placingOn } from '../../../shared/runs/compare/axis';
import type { Comparison } from '../../../shared/runs/compare/comparison';
import { lossKind, lossTitle } from '../../../shared/runs/compare/losses';
import { smoothed } from '../../../shared/runs/compare/smooth';
import { clockText, secondsBetween } from '../../../shared/runs/timing';
import { Chart, valueText } from '../../kit/chart/Chart';
import { rangeOf, type Series, withRoom } from '../../kit/chart/series';
import { shortNumber } from '../../kit/format';
import { Select } from '../../kit/Select';
import { Switch } from '../../kit/Switch';
import { ToggleGroup } from '../../kit/ToggleGroup';
import css from './Compare.module.css';
import { useCompare } from './store';
import type { Compared } from './useCompared';

const HEIGHT = 260;

const AXIS_WORDS: { readonly [axis in Axis]: string } = {
  epoch: 'Epoch',
  step: 'Step',
  time: 'Time',
};

/** Weights of what came before, as TensorBoard's slider has them. */
const WEIGHTS = [0, 0.6, 0.9, 0.97] as const;

interface Props {
  compared: readonly Compared[];
  comparison: Comparison;
  /** Whether others are still to come: that there is no loss is not known yet. */
  isReading: boolean;
}

/** One quantity of each run over the epochs, steps or time that they share. */
export function CompareCurves({ compared, comparison: { loss, scale }, isReading }: Props) {
  const { axis, isLog, weight, kind: asked, ...state } = useCompare();
  const kinds = useMemo(() => kindsOf(compared), [compared]);
  const kind = asked !== null && kinds.includes(asked) ? asked : (loss ?? kinds[0] ?? null);
  const isOff = kind === loss ? scale.isOff : [];
  // On different scales only their shapes can be compared.
  const isMixed = isOff.includes(true);
  const isRelative = isMixed && (state.isRelative ?? true);
  const shown = useMemo(
    () =>
      compared.map((one, at) => ({
        one,
        ...seriesOf(one, kind ?? '', { axis, weight, isRelative }),
        isOff: isOff[at] === true,
      })),
    [compared, kind, axis, weight, isRelative, isOff],
  );
  if (kind === null)
    return (
      <p className={css.empty}>
        {isReading ? 'Reading the runs…' : 'None of these runs logged a loss.'}
      </p>
    );
  const series = shown.flatMap(({ one, points, isOff: off }): Series[] =>
    points === null || points.length === 0
      ? []
      : [{ name: off ? `* ${one.short}` : one.short, points, pen: one.pen, ends: true }],
  );
  const mayBeLog = rangeOf(series, true) !== null;
  return (
    <div className={css.curves}>
      <div className={css.tools}>
        <Select
          label="Curve"
          small
          value={kind}
          choices={kinds.map((value) => ({ value, label: lossTitle(value) }))}
          onChange={(next) => useCompare.setState({ kind: next })}
        />
        <ToggleGroup
          small
          label="Over"
          value={axis}
          choices={AXES.map((value) => ({ value, label: AXIS_WORDS[value] }))}
          onChange={(next) => useCompare.setState({ axis: next })}
        />
        <Select
          label="Smoothing"
          small
          value={weight}
          choices={WEIGHTS.map((value) => ({
            value,
            label: value === 0 ? 'Not smoothed' : `Smoothed ${value}`,
          }))}
          onChange={(next) => useCompare.setState({ weight: next })}
        />
        {mayBeLog && (
          <Switch checked={isLog} onChange={(next) => useCompare.setState({ isLog: next })}>
            Log
          </Switch>
        )}
        {isMixed && (
          <Switch
            checked={isRelative}
            onChange={(next) => useCompare.setState({ isRelative: next })}
          >
            Relative to start
          </Switch>
        )}
      </div>
      <Plot
        what={lossTitle(kind)}
        isRelative={isRelative}
        series={series}
        isLog={isLog && mayBeLog}
        axis={axis}
      />
      {shown.map(({ one, points, isEstimated }) => {
        const sentence = absence(points, axis, isEstimated, lossTitle(kind));
        return sentence === null ? null : (
          <p key={one.id} className={css.note}>
            {one.short}: {sentence}
          </p>
        );
      })}
    </div>
  );
}

/** Why a run has no curve, or one that is not exact; null where there is nothing to say. */
function absence(
  points: Series['points'] | null,
  axis: Axis,
  isEstimated: boolean,
  what: string,
): string | null {
  if (points === null)
    return axis === 'time' ? 'its log notes no times.' : 'its log names no epochs.';
  if (points.length === 0) return `it did not log “${what}”.`;
  return isEstimated ? 'its log notes no times; its steps are spread evenly over its time.' : null;
}

/** Losses first, in the order in which the runs are judged by them. */
function kindsOf(compared: readonly Compared[]): string[] {
  const names = compared.flatMap(({ curves }) => curves?.curves.map(({ name }) => name) ?? []);
  const kinds = [...new Set(names.map(lossKind))];
  const rank = (kind: string) =>
    ['validation', 'training'].findIndex((word) => kind.startsWith(word)) >>> 0;
  return kinds.sort((a, b) => rank(a) - rank(b) || a.length - b.length);
}

interface View {
  readonly axis: Axis;
  readonly weight: number;
  readonly isRelative: boolean;
}

/** Points are null where the run has no place on the axis. */
function seriesOf(
  { curves, run }: Compared,
  kind: string,
  { axis, weight, isRelative }: View,
): { readonly points: Series['points'] | null; readonly isEstimated: boolean } {
  const curve = curves?.curves.find(({ name }) => lossKind(name) === kind);
  if (!curves || !curve) return { points: [], isEstimated: false };
  const placing = placingOn(axis, curves, run && secondsBetween(run.started, run.ended));
  if (placing === null) return { points: null, isEstimated: false };
  const first = curve.points.find(([, value]) => value !== null && value !== 0)?.[1] ?? 1;
  const by = isRelative ? Math.abs(first) : 1;
  return {
    points: smoothed(curve.points, weight).map(([step, value]) => ({
      x: placing.place(step),
      y: value === null ? Number.NaN : value / by,
    })),
    isEstimated: placing.isEstimated,
  };
}

interface PlotProps {
  what: string;
  isRelative: boolean;
  series: readonly Series[];
  isLog: boolean;
  axis: Axis;
}

function Plot({ what, isRelative, series, isLog, axis }: PlotProps) {
  const places = useMemo(
    () =>
      [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))]
        .filter(Number.isFinite)
        .sort((a, b) => a - b),
    [series],
  );
  const range = rangeOf(series, isLog);
  const [first, last] = [places[0], places.at(-1)];
  if (range === null || first === undefined || last === undefined)
    return <p className={css.empty}>There is no finite value yet.</p>;
  const text = (at: number) => placeText(axis, at);
  return (
    <Chart
      label={`${what} of ${series.length} runs, ${text(first)} to ${text(last)}, from ${shortNumber(range[0])} to ${shortNumber(range[1])}${isRelative ? ' of the first value' : ''}`}
      height={HEIGHT}
      series={series}
      x={[first, last]}
      isWhole={axis !== 'time'}
      y={withRoom(range, isLog)}
      isLog={isLog}
      xText={axis === 'time' ? clockText : (at) => at.toLocaleString('en')}
      cursorText={text}
      places={places}
      rest={`${series.length} curves up to ${text(last)}`}
      read={(at) =>
        `${text(at)}: ${series.map((one) => `${one.name} ${valueText(one, at)}`).join(', ')}`
      }
      isLegendRead
    />
  );
}

const placeText = (axis: Axis, at: number): string =>
  axis === 'time' ? clockText(at) : `${axis} ${Number(at.toFixed(2)).toLocaleString('en')}`;
