/** One array task of run-slurm.sh, without Slurm: `SLURM_ARRAY_TASK_ID=3 bash run-slurm.sh`. */
import { renameSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ended, type Point, until } from './folder';
import { newSweep } from './kit';

const ONCE = ['start -', 'end -'];
const points = (count: number, more: Omit<Point, 'name'> = {}): Point[] =>
  Array.from({ length: count }, (_, i) => ({ name: `000${i + 1}_epochs-${i}`, ...more }));

describe('a task', () => {
  it('runs the point of its index, and no other', () => {
    const sweep = newSweep(points(4));
    const { code, out } = sweep.task(3);
    expect(code).toBe(0);
    expect(out).toContain('0003_epochs-2: done');
    expect(sweep.runs('0003_epochs-2')).toEqual(ONCE);
    expect(sweep.states('0003_epochs-2')).toEqual(['done', 'log']);
    expect(sweep.text('state/0003_epochs-2.log')).toContain('training 0003_epochs-2');
    for (const name of ['0001_epochs-0', '0002_epochs-1', '0004_epochs-3'])
      expect(sweep.states(name)).toEqual([]);
  });

  it('runs no point twice', () => {
    const sweep = newSweep(points(1));
    sweep.task(1);
    const { code, out } = sweep.task(1);
    expect(code).toBe(0);
    expect(out).toContain('already done');
    expect(sweep.runs('0001_epochs-0')).toEqual(ONCE);
  });

  it('runs a point again whose payload was changed', () => {
    const sweep = newSweep(points(1));
    sweep.task(1);
    sweep.payload({ name: '0001_epochs-0', sleep: 0.01 });
    sweep.task(1);
    expect(sweep.runs('0001_epochs-0')).toEqual([...ONCE, ...ONCE]);
  });

  it('keeps the exit code of a point that failed, fails itself, and runs it again', () => {
    const sweep = newSweep(points(1, { exit: 7 }));
    expect(sweep.task(1).code).toBe(1);
    expect(sweep.states('0001_epochs-0')).toEqual(['failed', 'log']);
    expect(sweep.text('state/0001_epochs-0.failed')).toMatch(/^exit=7\n/);
    sweep.payload({ name: '0001_epochs-0' });
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.states('0001_epochs-0')).toEqual(['done', 'log']);
  });

  it('passes over a refused point', () => {
    const sweep = newSweep([{ name: 'a' }, { name: 'b', refused: true }]);
    const { code, out } = sweep.task(2);
    expect(code).toBe(0);
    expect(out).toContain('b: skipped, PtychoPINN rejects it');
    expect(sweep.states('b')).toEqual([]);
  });

  it('takes names with spaces, quotes and dollars', () => {
    const names = [' a  b ', `it's "so" $(touch x) \`touch x\``, '-rf *', 'ä\\n%s'];
    const sweep = newSweep(names.map((name) => ({ name })));
    for (const [i, name] of names.entries()) {
      expect(sweep.task(i + 1).code).toBe(0);
      expect(sweep.runs(name)).toEqual(ONCE);
      expect(sweep.states(name)).toEqual(['done', 'log']);
    }
    expect(sweep.text('x')).toBeNull();
  });

  it('works where the folder was moved to', () => {
    const sweep = newSweep(points(2));
    sweep.task(1);
    const moved = `${sweep.folder} moved`;
    renameSync(sweep.folder, moved);
    sweep.folder = moved;
    expect(sweep.task(1).out).toContain('already done');
    expect(sweep.task(2).code).toBe(0);
  });

  it('runs the points of its block, whatever becomes of the first', () => {
    const all = [...points(2, { exit: 1 }), ...points(5).slice(2)];
    const sweep = newSweep(all, { points_per_task: 2 });
    expect(sweep.task(1).code).toBe(1);
    expect(sweep.states('0002_epochs-1')).toEqual(['failed', 'log']);
    expect(sweep.states('0003_epochs-2')).toEqual([]);
    expect(sweep.task(3).code).toBe(0);
    expect(sweep.states('0005_epochs-4')).toEqual(['done', 'log']);
    const { code, err } = sweep.task(4);
    expect(code).toBe(2);
    expect(err).toContain('there is no task 4: 5 points, 2 per task');
  });

  it('starts no point that somebody runs, and takes over one whose runner and Python were killed', async () => {
    const sweep = newSweep(points(1, { sleep: 600 }));
    const name = '0001_epochs-0';
    const first = sweep.startTask(1);
    await until(() => sweep.runs(name).length > 0);
    const { code, out } = sweep.task(1);
    expect(code).toBe(0);
    expect(out).toContain('it runs elsewhere');
    first.kill('SIGKILL');
    await ended(first);
    expect(sweep.task(1).out).toContain('it runs elsewhere');
    const python = Number(sweep.text(`state/${name}.lock/1/child`)?.split(' ')[0]);
    process.kill(python, 'SIGKILL');
    await until(() => sweep.run('run-slurm.sh', ['--list', 'interrupted']).out === `${name}\n`);
    expect(sweep.states(name)).toEqual(['lock', 'log']);
    sweep.payload({ name });
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.runs(name)).toEqual(['start -', ...ONCE]);
    expect(sweep.states(name)).toEqual(['done', 'log']);
  });

  it('ends its point on SIGTERM and leaves it to do', async () => {
    const sweep = newSweep(points(1, { sleep: 600 }));
    const name = '0001_epochs-0';
    const task = sweep.startTask(1);
    await until(() => sweep.runs(name).length > 0);
    task.kill('SIGTERM');
    expect(await ended(task)).toBe(143);
    expect(sweep.states(name)).toEqual(['log']);
    expect(sweep.text(`state/${name}.log`)).toContain('stopped by a signal');
    expect(sweep.run('run-slurm.sh', ['--list', 'interrupted']).out).toBe(`${name}\n`);
  });

  it('gives a point that was left behind to one of many that want it', async () => {
    const sweep = newSweep(points(1, { after: 'left' }));
    const name = '0001_epochs-0';
    const first = sweep.startTask(1);
    await until(() => sweep.states(name).includes('lock') && sweep.runs(name).length > 0);
    first.kill('SIGKILL');
    await ended(first);
    sweep.write('left', '');
    // Its Python goes on to the end, but nobody is left to write that it is done.
    await until(() => sweep.run('run-slurm.sh', ['--list', 'interrupted']).out === `${name}\n`);
    await Promise.all(Array.from({ length: 12 }, () => ended(sweep.startTask(1))));
    expect(sweep.runs(name)).toEqual([...ONCE, ...ONCE]);
  });
});

describe('the environment of a task', () => {
  it('is made by the prologue, which may read variables that are not set', () => {
    const prologue = 'export CUDA_VISIBLE_DEVICES="gpu$NOT_SET"\ncd /\ntrue';
    const sweep = newSweep(points(1), { prologue });
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.runs('0001_epochs-0')).toEqual(['start gpu', 'end gpu']);
  });

  it('starts no point after a prologue that fails', () => {
    const sweep = newSweep(points(1), { prologue: 'module_that_is_not_there load cuda' });
    const { code, err } = sweep.task(1);
    expect(code).toBe(2);
    expect(err).toContain('the prologue ended with exit code 127');
    expect(sweep.states('0001_epochs-0')).toEqual([]);
  });

  it('says which Python is not there', () => {
    const sweep = newSweep(points(1), { python: "'/no such/python' -u" });
    const { code, err } = sweep.task(1);
    expect(code).toBe(2);
    expect(err).toContain('/no such/python is not found');
    expect(sweep.states('0001_epochs-0')).toEqual([]);
  });

  it('may wrap Python in a command', () => {
    const sweep = newSweep(points(1), { python: `env CUDA_VISIBLE_DEVICES='a b' python3` });
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.runs('0001_epochs-0')).toEqual(['start a b', 'end a b']);
  });
});
