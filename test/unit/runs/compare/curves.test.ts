/** Curves of compared runs: smoothing, and where a value is on each axis; with what the recorded runs logged. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { findRuns } from '../../../../electron/node/runs/findRuns';
import { runCurves } from '../../../../electron/node/runs/runCurves';
import { type Axis, placingOn } from '../../../../shared/runs/compare/axis';
import { loggedCurves, type RunCurves } from '../../../../shared/runs/compare/curves';
import { smoothed } from '../../../../shared/runs/compare/smooth';
import { POINTS, type Point } from '../../../../shared/runs/curve';

const RUNS = path.join(import.meta.dirname, '../../../runs');

async function curvesOf(name: string): Promise<RunCurves> {
  const [run] = (await findRuns(path.join(RUNS, name))).runs;
  const found = run && (await runCurves(run));
  if (!found) throw new Error(`${name} has no curves`);
  return found;
}

const pointsOf = ({ curves }: RunCurves, name: string): readonly Point[] =>
  curves.find((curve) => curve.name === name)?.points ?? [];

it.each(['native-finished', 'native-tensorboard', 'native-mlflow', 'train-lightning-only'])(
  'of %s end with its last losses, and epochs end at whole numbers',
  async (name) => {
    const curves = await curvesOf(name);
    const validation = pointsOf(curves, 'poisson_val_loss');
    const { place } = placingOn('epoch', curves, null) ?? { place: () => Number.NaN };
    expect(validation.map(([step]) => place(step))).toEqual(validation.map((_, at) => at + 1));
    expect(validation.length).toBeGreaterThan(1);
  },
);

it('are the same from each logger that a run may have', async () => {
  const first = await curvesOf('native-tensorboard');
  expect(pointsOf(first, 'poisson_train_loss_step')).toHaveLength(9);
  expect(pointsOf(first, 'poisson_val_loss').at(-1)?.[1]).toBeCloseTo(34_620_588_032, -6);
});

it('have times where the logger noted them, and estimated ones where the whole run is known', async () => {
  const noted = await curvesOf('native-tensorboard');
  const placing = placingOn('time', noted, null);
  expect(placing?.isEstimated).toBe(false);
  expect(placing?.place(0)).toBeGreaterThanOrEqual(0);
  expect(placing?.place(8)).toBeGreaterThan(placing?.place(0) ?? Number.NaN);
  const csv = await curvesOf('native-finished');
  expect(placingOn('time', csv, null)).toBeNull();
  const estimated = placingOn('time', csv, 90);
  expect(estimated?.isEstimated).toBe(true);
  expect([estimated?.place(0), estimated?.place(8)]).toEqual([10, 90]);
});

it('have the times of another logger of the same run', async () => {
  const both = await curvesOf('train-lightning-only');
  expect(placingOn('time', both, null)?.isEstimated).toBe(false);
  const last = pointsOf(both, 'poisson_val_loss').at(-1)?.[0] ?? 0;
  expect(placingOn('time', both, null)?.place(last)).toBeGreaterThan(1);
});

it('have no epochs where the logs name none', () => {
  const curves = loggedCurves([{ name: 'loss', step: 0, value: 1, time: 0 }]);
  expect(placingOn('epoch', curves, null)).toBeNull();
  const axes: readonly Axis[] = ['step', 'time'];
  for (const axis of axes) expect(placingOn(axis, curves, null)?.place(0)).toBe(0);
});

it('are thinned, however long the run is, and keep its beginning and end', () => {
  const curves = loggedCurves(
    Array.from({ length: 20_000 }, (_, step) => ({ name: 'loss', step, value: 1, time: 5 + step })),
  );
  expect(curves.curves[0]?.points.length).toBeLessThanOrEqual(POINTS);
  expect(curves.times?.length).toBeLessThanOrEqual(POINTS);
  expect([curves.times?.[0], curves.times?.at(-1)]).toEqual([
    [0, 0],
    [19_999, 19_999],
  ]);
  expect(placingOn('time', curves, null)?.place(777)).toBeCloseTo(777, 6);
});

it('that are smoothed follow the formula of TensorBoard', () => {
  const points: Point[] = [
    [0, 4],
    [1, 2],
    [2, 0],
  ];
  // m₁ = 2, m₂ = 2, m₃ = 1, each divided by 1 − 0.5ⁿ.
  expect(smoothed(points, 0.5)).toEqual([
    [0, 4],
    [1, 2 / 0.75],
    [2, 1 / 0.875],
  ]);
  expect(smoothed(points, 0)).toBe(points);
});

it('that are smoothed keep each value that is not finite as a gap, and the others unharmed', () => {
  const points: Point[] = Array.from({ length: 20 }, (_, at) => [at, at === 7 ? null : 3]);
  const smooth = smoothed(points, 0.9);
  expect(smooth[7]).toEqual([7, null]);
  for (const [at, value] of smooth) if (at !== 7) expect(value).toBeCloseTo(3, 12);
});
