/** run-parallel.sh under the real GNU parallel. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withPython } from '../../../python';
import { ended, until } from './folder';
import { newSweep } from './kit';

const NAMES = [`it's "so" $HOME`, 'b c', 'd', 'e'];

it('runs each point that is not done once, with the GPU of its slot', () => {
  const sweep = newSweep(
    // One was begun before; the next two meet, so that both slots are in use.
    [
      ...NAMES.map((name) => (name === 'b c' ? { name } : { name, meet: 3 })),
      { name: 'no', refused: true },
    ],
    { gpus: '0, 5' },
  );
  sweep.task(1);
  expect(sweep.runs('b c')).toEqual(['start -', 'end -']);
  expect(sweep.run('run-parallel.sh').code).toBe(0);
  const gpus = NAMES.filter((name) => name !== 'b c').map((name) => {
    const [start = '', end] = sweep.runs(name);
    expect(end).toBe(start.replace('start', 'end'));
    return start;
  });
  expect(new Set(gpus)).toEqual(new Set(['start 0', 'start 5']));
  expect(sweep.runs('b c')).toEqual(['start -', 'end -']);
});

it('runs the other points after a failure, fails itself, and runs the failed one again', () => {
  const sweep = newSweep([{ name: 'a', exit: 4 }, { name: 'b' }, { name: 'c' }], { jobs: '2' });
  expect(sweep.run('run-parallel.sh').code).not.toBe(0);
  const states = ['a', 'b', 'c'].map((name) => sweep.state(name));
  expect(states).toEqual(['failed', 'finished', 'finished']);
  sweep.payload({ name: 'a' });
  expect(sweep.run('run-parallel.sh').code).toBe(0);
  expect(sweep.runs('a')).toHaveLength(4);
  expect(sweep.runs('b')).toHaveLength(2);
});

it('is resumed after it was killed with all that it ran', async () => {
  const sweep = newSweep(
    ['a', 'b', 'c'].map((name) => ({ name, sleep: name === 'a' ? 0 : 600 })),
    { jobs: 2 },
  );
  const script = path.join(sweep.folder, 'run-parallel.sh');
  const all = spawn('bash', [script], {
    stdio: 'ignore',
    env: withPython(process.env),
  });
  await until(() => sweep.state('a') === 'finished' && sweep.runs('c').length === 1);
  all.kill('SIGKILL');
  await ended(all);
  // What it started outlives it, and keeps the locks until it ends.
  for (const name of ['b', 'c']) {
    expect(sweep.state(name)).toBe('running');
    process.kill(Number(sweep.text(`runs/${name}.pid`)), 'SIGKILL');
    await sweep.unlocked(name);
    sweep.payload({ name });
  }
  expect(sweep.run('run-parallel.sh').code).toBe(0);
  expect(sweep.runs('a')).toHaveLength(2);
  for (const name of ['b', 'c']) expect(sweep.runs(name)).toEqual(['start -', 'start -', 'end -']);
});
