/** `pinnboard sweep results` of sweeps that ran, as PtychoPINN leaves them. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runPoints } from '../../ranSweep';
import { study, temporary, write } from '../sweep/writing';
import { pinnboard } from './run';

const folder = temporary();
const sweep = path.join(folder, 'out');

/** Least at the middle of three rates and at gridsize 2. */
const lossOf = (gridsize: number, rate: number) =>
  10 + 3 * Math.abs(Math.log10(rate) + 3) + 5 * Math.abs(gridsize - 2) ** 2 + gridsize;

beforeAll(async () => {
  await write(folder, study(5));
  runPoints(sweep, ({ index, values }) => {
    if (index === 15) return null;
    if (index === 14) return { best: null };
    const best = lossOf(Number(values['gridsize']), Number(values['learning_rate']));
    return {
      best,
      last: best + 1,
      ...(index === 1 && { nphotons: 1e5 }),
      ...(index === 8 && { hasPictures: true }),
      ...(index === 13 && { best: 0.5, isFinished: false }),
    };
  });
});

const results = async (...options: string[]) => pinnboard(['sweep', 'results', sweep, ...options]);

describe('a sweep that ran', () => {
  it('has the state and losses of every point; the best is a finished one on the scale of most', async () => {
    const { code, out } = await results('--json');
    expect(code).toBe(0);
    const { name, points, scales } = JSON.parse(out);
    expect(name).toBe('out');
    expect(points).toHaveLength(15);
    expect(points[7]).toMatchObject({
      index: 8,
      state: 'finished',
      loss: { name: 'poisson_val_loss', best: 12, last: 13, best_epoch: 1 },
      pictures: [
        { name: 'amplitude', file: expect.stringMatching(/^points\/0008_.*amplitude\.png$/) },
        { name: 'phase', file: expect.stringMatching(/phase\.png$/) },
      ],
    });
    expect(points[13]).toMatchObject({ state: 'crashed', loss: null });
    expect(points[14]).toMatchObject({ state: 'written', loss: null });
    expect(scales.map((scale: { points: number }) => scale.points)).toEqual([12, 1]);
    // Point 13 is less, and did not finish.
    expect(scales[0].best).toBe(points[7].name);
    expect(scales[0].scale_key).toContain('nphotons=1000000000');
    expect(scales[1]).toMatchObject({ best: points[0].name });
  });

  it('says which axes matter, how that is known, and from how many points', async () => {
    const { scales } = JSON.parse((await results('--json')).out);
    expect(scales[0].importance).toMatchObject([
      { axis: 'gridsize', method: 'spearman', points: 11 },
      { axis: 'learning_rate', method: 'spearman', points: 11 },
    ]);
    expect(scales[1].importance[0]).toMatchObject({
      value: null,
      reason: 'It takes 5 points; there are 1.',
    });
  });

  it('is a table in which another scale is marked', async () => {
    const { out } = await results();
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^point +state +gridsize +learning_rate +best +last$/);
    expect(lines[1]).toMatch(/^1 +finished +1 .* \* +/);
    expect(lines[8]).toMatch(/^8 +finished +2 +0\.001 +12 +13$/);
    expect(out).toContain('* another scale than that of most points');
    expect(out).toContain('  best 12: 0008_gridsize-2_learning_rate-0.001');
    expect(out).toMatch(/learning_rate +rank correlation [+-]?\d\.\d\d +.*, from 11 points/);
  });

  it('is CSV for spreadsheets', async () => {
    const { out } = await results('--csv');
    const [heading = '', ...rows] = out.trim().split('\r\n');
    expect(heading).toBe(
      'index,name,gridsize,learning_rate,state,loss,last,best,best_epoch,scale,pictures',
    );
    expect(rows[7]).toMatch(/^8,0008_[^,]+,2,0\.001,finished,poisson_val_loss,13,12,1,poisson /);
  });

  it('says that the folder of a point is gone', async () => {
    const { points } = JSON.parse((await results('--json')).out);
    rmSync(path.join(sweep, 'points', points[11].name), { recursive: true });
    const after = JSON.parse((await results('--json')).out);
    expect(after.points[11]).toMatchObject({
      state: null,
      evidence: ['The folder of its run is gone.'],
    });
  });
});

it('ends with 1 where no point has finished, and with 2 where there is no sweep', async () => {
  const fresh = temporary();
  await write(fresh, study(2));
  expect((await pinnboard(['sweep', 'results', path.join(fresh, 'out')])).code).toBe(1);
  expect((await pinnboard(['sweep', 'results', fresh])).code).toBe(2);
});
