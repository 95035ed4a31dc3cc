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

it('counts what finished, crashed and was not started, and lists it', async () => {
  const sweep = newSweep(POINTS);
  sweep.task(1);
  sweep.task(2);
  const { code, out } = await pinnboard(['sweep', 'status', sweep.folder]);
  expect(out).toBe('2  not started\n1  finished\n1  crashed\n1  without payload\n');
  expect(code).toBe(1);
  const why = ['It ended without a result.', "PtychoPINN's exit code was 3."];
  const failed = await pinnboard(['sweep', 'status', sweep.folder, '--failed']);
  expect(failed.out).toBe(`2  crashed  ${why.join(' ')}\n`);
  const remaining = await pinnboard(['sweep', 'status', sweep.folder, '--remaining', '--json']);
  expect(JSON.parse(remaining.out)).toMatchObject({
    name: 'learning rates',
    points: [
      { name: '2', state: 'crashed', evidence: why },
      { name: '3', state: 'written' },
      { name: '4', state: 'written' },
    ],
    skipped: 1,
  });
});

it('exits with 0 once every point finished; each of them is a run that is listed', async () => {
  const sweep = newSweep([{ name: 'a' }, { name: 'b', exit: 2 }]);
  sweep.task(1);
  sweep.task(2);
  expect((await pinnboard(['sweep', 'status', sweep.folder])).code).toBe(1);
  const listed = await pinnboard(['runs', 'list', sweep.folder, '--json']);
  expect(JSON.parse(listed.out)).toMatchObject([
    { folder: 'points/a', state: 'finished' },
    { folder: 'points/b', state: 'crashed' },
  ]);
  sweep.payload({ name: 'b' });
  sweep.task(2);
  expect((await pinnboard(['sweep', 'status', sweep.folder])).code).toBe(0);
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
