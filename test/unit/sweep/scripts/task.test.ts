/** One array task of a script, without its scheduler: `SLURM_ARRAY_TASK_ID=3 bash run-slurm.sh`. */
import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ended, type Point, until } from './folder';
import { newSweep } from './kit';

const ONCE = ['start -', 'end -'];
const points = (count: number, more: Omit<Point, 'name'> = {}): Point[] =>
  Array.from({ length: count }, (_, i) => ({ name: `000${i + 1}_epochs-${i}`, ...more }));

describe('a task', () => {
  it('runs the point of its index, and no other', () => {
    const sweep = newSweep(points(4));
    expect(sweep.task(3).code).toBe(0);
    expect(sweep.runs('0003_epochs-2')).toEqual(ONCE);
    expect(sweep.state('0003_epochs-2')).toBe('finished');
    expect(sweep.text('points/0003_epochs-2/stdout.log')).toContain('training 0003_epochs-2');
    for (const name of ['0001_epochs-0', '0002_epochs-1', '0004_epochs-3'])
      expect(sweep.state(name)).toBe('written');
  });

  it('of PBS runs the point of its index, too', () => {
    const sweep = newSweep(points(2));
    const env = { PBS_ARRAY_INDEX: '2', PBS_O_WORKDIR: sweep.folder };
    expect(sweep.run('run-pbs.sh', [], env).code).toBe(0);
    expect(sweep.state('0002_epochs-1')).toBe('finished');
    expect(sweep.state('0001_epochs-0')).toBe('written');
  });

  it('counts from an offset, and does nothing beyond the last point', () => {
    const sweep = newSweep(points(4));
    expect(sweep.task(1, { OFFSET: '3' }).code).toBe(0);
    expect(sweep.state('0004_epochs-3')).toBe('finished');
    expect(sweep.task(2, { OFFSET: '3' }).code).toBe(0);
    expect(sweep.state('0001_epochs-0')).toBe('written');
  });

  it('runs no point twice', () => {
    const sweep = newSweep(points(1));
    sweep.task(1);
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.runs('0001_epochs-0')).toEqual(ONCE);
  });

  it('keeps the exit code of a point that failed, fails itself, and runs it again beside what it left', () => {
    const sweep = newSweep(points(1, { exit: 7 }));
    const folder = 'points/0001_epochs-0';
    expect(sweep.task(1).code).toBe(7);
    expect(sweep.state('0001_epochs-0')).toBe('failed');
    sweep.write(`${folder}/job.json`, '{}');
    sweep.write(`${folder}/half`, 'a checkpoint');
    const status = sweep.text(`${folder}/status.json`);
    sweep.payload({ name: '0001_epochs-0' });
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.state('0001_epochs-0')).toBe('finished');
    const [earlier = ''] = readdirSync(path.join(sweep.folder, folder, 'earlier'));
    expect(readdirSync(path.join(sweep.folder, folder, 'earlier', earlier)).sort()).toEqual([
      'half',
      'status.json',
      'stderr.log',
      'stdout.log',
    ]);
    expect(sweep.text(`${folder}/earlier/${earlier}/status.json`)).toBe(status);
    expect(readdirSync(path.join(sweep.folder, folder))).toEqual(
      expect.arrayContaining(['job.json', 'out', 'run.py']),
    );
  });

  it('has no task for a point without a payload', () => {
    const sweep = newSweep([{ name: 'a', refused: true }, { name: 'b' }]);
    expect(sweep.text('run-slurm.sh')).toContain('#SBATCH --array=1-1\n');
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.state('b')).toBe('finished');
  });

  it('takes names with spaces, quotes and dollars', () => {
    const names = [' a  b ', '-rf *', `it's "so" $(touch x) \`touch x\``, 'ä\\n%s'];
    const sweep = newSweep(names.map((name) => ({ name })));
    for (const i of names.keys()) expect(sweep.task(i + 1).code).toBe(0);
    for (const name of names) {
      expect(sweep.runs(name)).toEqual(ONCE);
      expect(sweep.state(name)).toBe('finished');
    }
    expect(sweep.text('x')).toBeNull();
  });

  it('works where the folder was moved to', () => {
    const sweep = newSweep(points(2));
    sweep.task(1);
    const moved = `${sweep.folder} moved`;
    renameSync(sweep.folder, moved);
    sweep.folder = moved;
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.task(2).code).toBe(0);
    expect(points(2).map(({ name }) => sweep.runs(name))).toEqual([ONCE, ONCE]);
  });

  it('starts no point that runs, even when only its trainer is left, and one that was killed', async () => {
    const sweep = newSweep(points(1, { sleep: 600 }));
    const name = '0001_epochs-0';
    const first = sweep.startTask(1);
    await until(() => sweep.runs(name).length > 0);
    expect(sweep.task(1).out).toContain('is running already');
    // The task became run.py.
    first.kill('SIGKILL');
    await ended(first);
    expect(sweep.task(1).out).toContain('is running already');
    process.kill(Number(sweep.text(`runs/${name}.pid`)), 'SIGKILL');
    await sweep.unlocked(name);
    sweep.payload({ name });
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.runs(name)).toEqual(['start -', ...ONCE]);
    expect(sweep.state(name)).toBe('finished');
  });

  it('leaves a point to one of many that want it', async () => {
    const sweep = newSweep(points(1, { after: 'left' }));
    const tasks = Array.from({ length: 12 }, () => sweep.startTask(1));
    const all = Promise.all(tasks.map((task) => ended(task)));
    await until(() => sweep.runs('0001_epochs-0').length > 0);
    sweep.write('left', '');
    await all;
    expect(sweep.runs('0001_epochs-0')).toEqual(ONCE);
  });
});

describe('the environment of a task', () => {
  it('is made by the prologue, which may read variables that are not set', () => {
    const prologue = 'export CUDA_VISIBLE_DEVICES="gpu$NOT_SET"\ntrue';
    const sweep = newSweep(points(1), { prologue });
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.runs('0001_epochs-0')).toEqual(['start gpu', 'end gpu']);
  });

  it('without the Python that it names fails and says why', () => {
    const sweep = newSweep(points(1), { python: "'/no such/python' -u" });
    const ran = sweep.task(1);
    expect(ran.code).toBe(127);
    expect(ran.err).toContain('/no such/python');
    expect(sweep.state('0001_epochs-0')).toBe('written');
  });

  it('may wrap Python in a command', () => {
    const sweep = newSweep(points(1), { python: `env CUDA_VISIBLE_DEVICES='a b' python3` });
    expect(sweep.task(1).code).toBe(0);
    expect(sweep.runs('0001_epochs-0')).toEqual(['start a b', 'end a b']);
  });
});
