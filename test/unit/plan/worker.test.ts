/** The plan's worker thread itself, bundled as the app has it. */

import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commonJs } from '../../../build/bundle.mjs';
import { Plans } from '../../../electron/node/plan/plans';
import { isCancelled } from '../../../shared/errors/appError';
import type { ContainerSpec, GroupSpec } from '../../../shared/plan/groups/spec';
import { folder, python, writeNpz } from '../pictures/numpy';
import { RECORDED } from './recorded';
import { groupCases, sha256, specOf } from './recordedGroups';

const bundle = path.join(folder, 'bundle', 'plan.cjs');
const heard = new Map<number, (done: number, total: number) => void>();
const plans = new Plans(bundle, (job, done, total) => heard.get(job)?.(done, total));

const container: ContainerSpec = {
  algorithm: 'container',
  subsample: null,
  groups: 100,
  gridsize: 2,
  neighbours: 6,
  seed: 7,
  sequential: false,
};
let jobs = 0;
const draw = (file: string, spec: GroupSpec = container, validation: string | null = null) => {
  jobs += 1;
  return plans.groups(jobs, { path: file, validation, spec, N: 64, canvas: 68 });
};

const million = path.join(folder, 'million.npz');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    ...commonJs('electron/node/plan/worker.ts', path.dirname(bundle), 'plan.cjs', 'node18'),
  });
  python(`
x = np.random.default_rng(0).uniform(0, 3000, (2, 1_000_000))
np.savez('million.npz', xcoords=x[0], ycoords=x[1])`);
});
afterAll(() => plans.close());

const scan = (name: string, x: string, y = 'np.arange(5.0) ** 2') =>
  writeNpz(`${name}.npz`, { xcoords: x, ycoords: y });

describe('groups by the worker', () => {
  it('are those that PtychoPINN drew, again with other settings, and of other files', async () => {
    const cases = groupCases.filter(({ expected }) => expected.sha256).slice(0, 12);
    for (const one of cases) {
      const file = path.join(RECORDED, one.dataset.positions);
      const { draw: drawn } = await draw(file, await specOf(one));
      expect(sha256(drawn.asDrawn)).toBe(one.expected.sha256);
    }
  });

  it('come with the positions of the validation dataset, each time', async () => {
    const file = writeNpz('train.npz', {
      xcoords: 'np.random.default_rng(1).uniform(0, 99, 40)',
      ycoords: 'np.random.default_rng(2).uniform(0, 99, 40)',
    });
    const other = scan('validation', 'np.arange(5.0)');
    const spec = { ...container, groups: 10 };
    for (const seed of [1, 2]) {
      const { validation } = await draw(file, { ...spec, seed }, other);
      expect([...(validation?.x ?? [])]).toEqual([0, 1, 2, 3, 4]);
      expect([...(validation?.y ?? [])]).toEqual([0, 1, 4, 9, 16]);
    }
    expect((await draw(file, spec)).validation).toBeNull();
  });

  it('are cancelled while a million are drawn', async () => {
    const job = jobs + 1;
    heard.set(job, () => plans.cancel(job));
    const drawn = draw(million, { ...container, groups: 1_000_000 });
    expect(await drawn.then(() => null, isCancelled)).toBe(true);
  });

  it('are drawn of a million positions at one place', async () => {
    const file = writeNpz('same.npz', {
      xcoords: 'np.full(1_000_000, 3.5)',
      ycoords: 'np.full(1_000_000, 7.0)',
    });
    const { draw: drawn, facts } = await draw(file);
    expect(drawn.count).toBe(100);
    expect(drawn.certainty).toBe('exact-distances');
    expect(facts.span).toEqual({ median: 0, least: 0, most: 0 });
  });

  it('are refused in words', async () => {
    const nan = scan('nan', 'np.array([1, 2, np.nan, 4, 5])');
    await expect(draw(nan)).rejects.toThrow('Fewer patterns (5) than groups (100)');
    const few = { ...container, groups: 5 };
    await expect(draw(nan, few)).rejects.toThrow('1 of 5 positions is NaN or infinite');
    const one = scan('one', 'np.array([1.0])', 'np.array([1.0])');
    await expect(draw(one, { ...container, groups: 1 })).rejects.toThrow('a group has 4 patterns');
    const fine = scan('fine', 'np.arange(5.0)');
    await expect(draw(fine, { ...few, neighbours: 3 })).rejects.toThrow('`K` is 3');
    await expect(
      draw(million, { ...container, groups: 1_000_000, neighbours: 5000 }),
    ).rejects.toThrow('Decrease `K`');
  });

  it('take all other patterns where K is larger than the scan', async () => {
    const { draw: drawn } = await draw(scan('small', 'np.arange(5.0)'), {
      ...container,
      groups: 5,
      neighbours: 1_000_000,
    });
    expect([...drawn.indices].every((i) => i >= 0 && i < 5)).toBe(true);
  });

  it('are not drawn of a dataset that disappeared, although it was read before', async () => {
    const file = scan('gone', 'np.arange(5.0)');
    await draw(file, { ...container, groups: 5 });
    rmSync(file);
    await expect(draw(file, { ...container, groups: 5 })).rejects.toThrow('does not exist');
  });
});
