/** What run-slurm.sh says of a whole sweep, and what it would submit. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ended, type Point, type Sweep, until } from './folder';
import { newSweep } from './kit';

const named = (count: number): Point[] =>
  Array.from({ length: count }, (_, i) => ({ name: `p${i + 1}` }));

/** The arrays of the sbatch commands that a dry run prints, with the offset that they pass on. */
const arrays = (out: string): string[] =>
  out
    .split('\n')
    .filter((line) => line.startsWith('sbatch '))
    .map((line) => {
      const [, array = '', , offset = ''] =
        /--array=(\S+)( .*)? --task (\d+)/.exec(line.replaceAll('\\', '')) ?? [];
      return `${array} +${offset}`;
    });

describe('--status', () => {
  it('counts what is done, failed, running, to do, refused', async () => {
    const sweep = newSweep([
      { name: 'good' },
      { name: 'bad one', exit: 3 },
      { name: 'long', sleep: 600 },
      { name: 'no', refused: true },
      { name: 'new' },
      { name: 'old' },
      { name: 'gone' },
    ]);
    for (const task of [1, 2, 6]) sweep.task(task);
    sweep.payload({ name: 'old', sleep: 0.01 });
    rmSync(path.join(sweep.folder, 'points/gone.json'));
    const long = sweep.startTask(3);
    await until(() => sweep.runs('long').length > 0);
    const { code, out } = sweep.run('run-slurm.sh', ['--status']);
    long.kill('SIGTERM');
    await ended(long);
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.trim())).toEqual([
      `learning rates: 7 points in ${sweep.folder}`,
      '1 done',
      '1 failed',
      '1 running',
      '1 remaining',
      '1 remaining: done before, but the payload has changed',
      '1 rejected by PtychoPINN, without a payload',
      '1 without their payload file in points/',
      'failed: bad one (exit=3), see state/bad one.log',
      '',
    ]);
    expect(sweep.run('run-slurm.sh', ['--list', 'todo']).out).toBe('bad one\nlong\nnew\nold\n');
    expect(sweep.run('run-parallel.sh', ['--status']).out).toContain('1 failed');
  });

  it('leaves nothing behind in a folder where nothing ran', () => {
    const sweep = newSweep(named(2));
    expect(sweep.run('run-slurm.sh', ['--status']).code).toBe(0);
    expect(sweep.run('run-slurm.sh', ['--dry-run']).code).toBe(0);
    expect(existsSync(path.join(sweep.folder, 'state'))).toBe(false);
  });
});

describe('--dry-run', () => {
  it('submits what is to do, with its limit of how many run at once', () => {
    const points = named(8).map((point, i) => ({ ...point, refused: i === 4 }));
    const sweep = newSweep(points, { concurrency: 3 });
    expect(arrays(sweep.run('run-slurm.sh', ['--dry-run']).out)).toEqual(['1-4,6-8%3 +0']);
    for (const task of [2, 3, 8]) sweep.task(task);
    expect(arrays(sweep.run('run-slurm.sh', ['--dry-run']).out)).toEqual(['1,4,6-7%3 +0']);
    for (const task of [1, 4, 6, 7]) sweep.task(task);
    expect(sweep.run('run-slurm.sh', ['--dry-run']).out).toContain('Nothing to submit.');
  });

  it('hands options of sbatch on', () => {
    const sweep = newSweep(named(1));
    const { out } = sweep.run('run-slurm.sh', [
      '--dry-run',
      '--',
      '--partition=big',
      '--comment=a b',
    ]);
    expect(out).toContain('--partition=big --comment=a\\ b ./run-slurm.sh --task 0');
  });

  it('says what it does not know', () => {
    const { code, err } = newSweep(named(1)).run('run-slurm.sh', ['--partition=big']);
    expect(code).toBe(2);
    expect(err).toContain('unknown option --partition=big; sbatch options go after --');
  });

  it('is of use for ten thousand points', () => {
    // What is tested is the shell: ten thousand Pythons would take their time.
    const sweep = newSweep(named(10_000), { python: 'true' });
    for (const task of [1, 1000]) expect(sweep.task(task).code).toBe(0);
    for (const i of [1, 10, 9991, 10_000]) expect(sweep.states(`p${i}`)).toEqual(['done', 'log']);
    const { out } = sweep.run('run-slurm.sh', ['--dry-run']);
    expect(out).toMatch(/^ +20 done\n/m);
    expect(out).toMatch(/^ +9980 remaining\n/m);
    expect(arrays(out)).toEqual(['2-999 +0']);
  });

  it('makes several arrays of more tasks than an array may have', () => {
    const sweep = newSweep(named(2500), { points_per_task: 1, concurrency: 10 });
    const { out } = sweep.run('run-slurm.sh', ['--dry-run']);
    expect(arrays(out)).toEqual(['1-1000%10 +0', '1-1000%10 +1000', '1-500%10 +2000']);
    expect(out).not.toMatch(/dependency.*\+0/);
    const run = sweep.run('run-slurm.sh', ['--task', '2000'], { SLURM_ARRAY_TASK_ID: '500' });
    expect(run.code).toBe(0);
    expect(sweep.states('p2500')).toEqual(['done', 'log']);
  });
});

describe('a lock', () => {
  const held = (owner: string): Sweep => {
    const sweep = newSweep(named(1));
    sweep.task(1);
    rmSync(path.join(sweep.folder, 'state/p1.done'));
    const lock = path.join(sweep.folder, 'state/p1.lock/1');
    mkdirSync(lock, { recursive: true });
    writeFileSync(path.join(lock, 'owner'), `${owner}\n`);
    return sweep;
  };

  it('of another machine that cannot be asked holds, until it is unlocked', () => {
    const sweep = held('elsewhere 12 34 - 0 - somebody');
    expect(sweep.task(1).out).toContain('it runs elsewhere (elsewhere 12 34');
    expect(sweep.run('run-slurm.sh', ['--list', 'running']).out).toBe('p1\n');
    expect(sweep.run('run-slurm.sh', ['--unlock']).code).toBe(0);
    expect(sweep.task(1).out).toContain('p1: done');
  });

  it('of a process that ended, whose number another has now, does not', () => {
    const sweep = held(`${hostname()} ${process.pid} 1 - 0 - somebody`);
    expect(sweep.run('run-slurm.sh', ['--list', 'interrupted']).out).toBe('p1\n');
    expect(sweep.task(1).out).toContain('p1: done');
  });

  it('of the same job, before Slurm started it again elsewhere, does not', () => {
    const sweep = held('elsewhere 12 34 77 0 pinn somebody');
    const job = { SLURM_ARRAY_TASK_ID: '1', SLURM_JOB_ID: '77', SLURM_CLUSTER_NAME: 'pinn' };
    const first = sweep.run('run-slurm.sh', [], job);
    expect(first.out).toContain('it runs elsewhere');
    const again = sweep.run('run-slurm.sh', [], { ...job, SLURM_RESTART_COUNT: '1' });
    expect(again.out).toContain('p1: done');
  });
});
