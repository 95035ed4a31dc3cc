/** run-parallel.sh under the real GNU parallel, and the line that its comment holds. */
import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withPython } from '../../../python';
import { ended, until } from './folder';
import { newSweep } from './kit';

const NAMES = [`it's "so" $HOME`, 'b c', 'd', 'e'];

it('runs what is to do, each point once, with the GPU of its slot', () => {
  const sweep = newSweep(
    // One was begun before; the next two meet, so that both slots are in use.
    [
      ...NAMES.map((name) => (name === 'b c' ? { name } : { name, meet: 3 })),
      { name: 'no', refused: true },
    ],
    { gpus: '0, 5' },
  );
  sweep.task(2);
  const { code, out } = sweep.run('run-parallel.sh');
  expect(out).toContain('3 of 5 points to run, 2 at a time');
  expect(out).toMatch(/^ +4 done\n/m);
  expect(code).toBe(0);
  const gpus = NAMES.filter((name) => name !== 'b c').map((name) => {
    const [start = '', end] = sweep.runs(name);
    expect(end).toBe(start.replace('start', 'end'));
    return start;
  });
  expect(new Set(gpus)).toEqual(new Set(['start 0', 'start 5']));
  expect(sweep.runs('b c')).toEqual(['start -', 'end -']);
  expect(sweep.text('state/parallel.joblog')?.trim().split('\n')).toHaveLength(4);
});

it('goes on after a failure, fails itself, and runs the failed ones again', () => {
  const sweep = newSweep([{ name: 'a', exit: 4 }, { name: 'b' }, { name: 'c' }], { jobs: '2' });
  const { code, out } = sweep.run('run-parallel.sh');
  expect(code).toBe(1);
  expect(out).toContain('failed: a (exit=4)');
  sweep.payload({ name: 'a' });
  expect(sweep.run('run-parallel.sh').out).toContain('1 of 3 points to run');
  expect(sweep.runs('a')).toHaveLength(4);
  expect(sweep.runs('b')).toHaveLength(2);
  expect(sweep.run('run-parallel.sh').out).toContain('Nothing to run.');
});

it('runs the prologue once, and passes options of parallel on', () => {
  const prologue = 'echo once >>prologue.log\nexport CUDA_VISIBLE_DEVICES=mine';
  const sweep = newSweep([{ name: 'a' }, { name: 'b' }], { prologue });
  expect(sweep.run('run-parallel.sh', ['--', '--jobs', '2', '--keep-order']).code).toBe(0);
  expect(sweep.text('prologue.log')).toBe('once\n');
  expect(sweep.runs('b')).toEqual(['start mine', 'end mine']);
});

it('ends its points when it is stopped, and resumes them', async () => {
  const sweep = newSweep(
    ['a', 'b', 'c'].map((name) => ({ name, sleep: name === 'a' ? 0 : 600 })),
    { jobs: 2 },
  );
  const script = path.join(sweep.folder, 'run-parallel.sh');
  const all = spawn('bash', [script], { stdio: 'ignore', env: withPython(process.env) });
  await until(() => sweep.runs('a').length === 2 && sweep.runs('c').length === 1);
  all.kill('SIGTERM');
  await ended(all);
  await until(() => sweep.run('run-parallel.sh', ['--list', 'interrupted']).out === 'b\nc\n');
  for (const name of ['b', 'c']) sweep.payload({ name });
  expect(sweep.run('run-parallel.sh').code).toBe(0);
  expect(sweep.runs('a')).toHaveLength(2);
  for (const name of ['b', 'c']) expect(sweep.runs(name)).toEqual(['start -', 'start -', 'end -']);
});

it('gives a line that does without the script', () => {
  const sweep = newSweep(
    NAMES.map((name) => ({ name, meet: 2, exit: name === 'd' ? 1 : 0 })),
    { gpus: ['2', '3'] },
  );
  const line = sweep.text('run-parallel.sh')?.match(/^# {3}(printf .*)$/m)?.[1] ?? '';
  const run = () => {
    try {
      execFileSync('bash', ['-c', line], {
        cwd: sweep.folder,
        stdio: 'pipe',
        env: withPython(process.env),
      });
      return 0;
    } catch {
      return 1;
    }
  };
  expect(run()).toBe(1);
  expect(new Set(NAMES.map((name) => sweep.runs(name)[0]))).toEqual(
    new Set(['start 2', 'start 3']),
  );
  sweep.payload({ name: 'd' });
  expect(run()).toBe(0);
  expect(NAMES.map((name) => sweep.runs(name).length)).toEqual([2, 2, 4, 2]);
});

it('says where it has to stand', () => {
  const sweep = newSweep([{ name: 'a' }]);
  rmSync(path.join(sweep.folder, 'points'), { recursive: true });
  const { code, err } = sweep.run('run-parallel.sh');
  expect(code).toBe(2);
  expect(err).toContain("is not the sweep's folder");
});
