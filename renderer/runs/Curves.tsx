import type { Curve } from '../../shared/runs/curve';
import { Chart } from '../kit/chart/Chart';
import { rangeOf, type Series, valueAt, withRoom } from '../kit/chart/series';
import { shortNumber } from '../kit/format';
import { Switch } from '../kit/Switch';
import css from './RunsView.module.css';
import { useRuns } from './store';

const HEIGHT = 208;

/** The losses of a run and its learning rate over the steps, as far as they are. */
export function Curves({ curves }: { curves: readonly Curve[] }) {
  const isLog = useRuns((state) => state.isLog);
  const losses = curves.filter(({ name }) => name.includes('loss')).map(seriesOf);
  const rates = curves
    .filter(({ name }) => isRate(name))
    .map((curve) => ({ ...seriesOf(curve), isStepped: true }));
  if (losses.length === 0 && rates.length === 0) return null;
  const mayBeLog = rangeOf(losses, true) !== null;
  return (
    <section className={css.curves} aria-label="Curves">
      <div className={css.plots}>
        {losses.length > 0 && (
          <div>
            <header>
              <h3>Loss</h3>
              {mayBeLog && (
                <Switch checked={isLog} onChange={(next) => useRuns.setState({ isLog: next })}>
                  Log scale
                </Switch>
              )}
            </header>
            <Plot name="Loss" series={losses} isLog={isLog && mayBeLog} />
          </div>
        )}
        {rates.length > 0 && (
          <div>
            <header>
              <h3>Learning rate</h3>
            </header>
            <Plot name="Learning rate" series={rates} isLog={false} />
          </div>
        )}
      </div>
    </section>
  );
}

const isRate = (name: string): boolean => name === 'learning_rate' || name.startsWith('lr-');

const seriesOf = ({ name, points }: Curve): Series => ({
  name,
  points: points.map(([x, y]) => ({ x, y: y ?? Number.NaN })),
});

interface PlotProps {
  name: string;
  series: readonly Series[];
  isLog: boolean;
}

function Plot({ name, series, isLog }: PlotProps) {
  const range = rangeOf(series, isLog);
  const steps = series.flatMap(({ points }) => [points[0]?.x ?? 0, points.at(-1)?.x ?? 0]);
  const [first, last] = [Math.min(...steps), Math.max(...steps)];
  if (range === null) return <p>No finite value yet.</p>;
  const stride = Math.max(1, Math.round((last - first) / 100));
  return (
    <Chart
      label={`${name} over ${(last - first + 1).toLocaleString('en')} steps, from ${shortNumber(range[0])} to ${shortNumber(range[1])}`}
      height={HEIGHT}
      series={series}
      x={[first, last]}
      y={withRoom(range, isLog)}
      isLog={isLog}
      isWhole
      xText={(step) => step.toLocaleString('en')}
      places={{ near: stride, far: 10 * stride }}
      rest={`${(last + 1).toLocaleString('en')} steps`}
      read={(step) =>
        `step ${step.toLocaleString('en')}: ${series.map((one) => `${one.name} ${shortNumber(valueAt(one, step) ?? Number.NaN)}`).join(', ')}`
      }
    />
  );
}
