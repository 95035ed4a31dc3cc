/** `pinnboard sweep status` of folders in which the real scripts ran. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { newSweep } from '../sweep/scripts/kit';
import { pinnboard } from './run';

const POINTS = [
  { name: '1' },
  { name: '2', exit: 3 },
  { name: '3' },
  { name: '4' },
  { name: '5', refused: true },
];

it('counts what is done, failed, started and remaining, and lists it', async () => {
  const sweep = newSweep(POINTS);
  sweep.task(1);
  sweep.task(2);
  sweep.write('state/3.log', 'begun');
  const { code, out } = await pinnboard(['sweep', 'status', sweep.folder]);
  expect(out.trim().split('\n')).toEqual([
    '1 done',
    '1 failed',
    '1 started',
    '1 remaining',
    '1 without payload',
  ]);
  expect(code).toBe(1);
  const failed = await pinnboard(['sweep', 'status', sweep.folder, '--failed']);
  expect(failed.out).toBe('2  exit code 3\n');
  const remaining = await pinnboard(['sweep', 'status', sweep.folder, '--remaining', '--json']);
  expect(JSON.parse(remaining.out)).toEqual({
    name: 'learning rates',
    points: [
      { name: '2', state: 'failed', failure: 'exit code 3' },
      { name: '3', state: 'started' },
      { name: '4', state: 'remaining' },
    ],
    skipped: 1,
  });
});

it('exits with 0 once every point is done, until a payload changes', async () => {
  const sweep = newSweep([{ name: 'a' }]);
  sweep.task(1);
  expect((await pinnboard(['sweep', 'status', sweep.folder])).code).toBe(0);
  sweep.payload({ name: 'a', sleep: 0.01 });
  const { code, out } = await pinnboard(['sweep', 'status', sweep.folder]);
  expect(code).toBe(1);
  expect(out).toContain('1 remaining');
});

it('says what is not the folder of a sweep', async () => {
  const sweep = newSweep([{ name: 'a' }]);
  sweep.write('sweep.json', '{"format": "other"}');
  const foreign = await pinnboard(['sweep', 'status', sweep.folder]);
  expect(foreign.code).toBe(2);
  expect(foreign.err).toContain('is not the folder of a sweep');
  const missing = await pinnboard(['sweep', 'status', path.join(sweep.folder, 'points')]);
  expect(missing.code).toBe(2);
  expect(missing.err).toContain('sweep.json');
});
