/** Options of the scripts: what they make of the header, and what they say of those that they cannot take. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { SWEEP_SCRIPTS } from '../../../../shared/sweep/scripts';
import { RUN_POINT_TEXT } from '../../../../shared/sweep/scripts/runPoint';
import { type Point, scriptText } from './folder';

const POINTS: readonly Point[] = [{ name: 'a' }, { name: 'b', refused: true }, { name: 'c' }];
const header = (options: Parameters<typeof scriptText>[2], points = POINTS): string[] =>
  scriptText('slurm', points, options)
    .split('\n')
    .filter((line) => line.startsWith('#SBATCH '))
    .map((line) => line.slice('#SBATCH '.length));

describe('the header of run-slurm.sh', () => {
  it('asks for one GPU when nothing is said', () => {
    expect(header({})).toEqual([
      '--job-name=learning-rates',
      '--array=1-2',
      '--gres=gpu:1',
      '--ntasks=1 --cpus-per-task=4',
      '--output=run-slurm.out --open-mode=append',
    ]);
  });

  it('has all that is said', () => {
    const options = {
      partition: 'gpu,long',
      account: 'p-1234',
      qos: 'high',
      time: '4:00:00',
      gpus: 2,
      gpu_type: 'a100',
      cpus: 8,
      memory: '64G',
      concurrency: 2,
      extra: ['--constraint=ib', '#SBATCH --mail-type=END'],
    };
    expect(header(options).slice(1)).toEqual([
      '--array=1-2%2',
      '--partition=gpu,long --gres=gpu:a100:2',
      '--ntasks=1 --cpus-per-task=8 --mem=64G',
      '--time=04:00:00',
      '--output=run-slurm.out --open-mode=append',
      '--account=p-1234',
      '--qos=high',
      '--constraint=ib',
      '--mail-type=END',
    ]);
    expect(header({ gpus: 0 }).join()).not.toMatch(/gpu/);
  });

  it('is the same for the texts of a form as for numbers and lists', () => {
    const form = { time: '90', gpus: '2', memory: ' ', extra: '--a\n\n#SBATCH --b', qos: null };
    expect(header(form)).toEqual(header({ time: 90, gpus: 2, extra: ['--a', '--b'] }));
  });

  it('says how to run more points than an array may have', () => {
    const many = Array.from({ length: 2_500 }, (_, i) => ({ name: String(i) }));
    expect(header({}, many)).toContain('--array=1-1000');
    expect(scriptText('slurm', many)).toContain(
      'for OFFSET in $(seq 1000 1000 2499); do export OFFSET; sbatch run-slurm.sh; done',
    );
  });
});

describe('the header of run-pbs.sh', () => {
  const pbs = (options: Parameters<typeof scriptText>[2], points = POINTS): string[] =>
    scriptText('pbs', points, options)
      .split('\n')
      .filter((line) => line.startsWith('#PBS '));

  it('has all that is said', () => {
    const options = { queue: 'gpu', account: 'p1', time: '4:00:00', gpus: 2, memory: '32gb' };
    expect(pbs({ ...options, concurrency: 3, extra: ['-m e'] })).toEqual([
      '#PBS -S /bin/bash -N learning-rates',
      '#PBS -J 1-2%3 -j oe',
      '#PBS -q gpu',
      '#PBS -l select=1:ncpus=4:ngpus=2:mem=32gb',
      '#PBS -l walltime=04:00:00',
      '#PBS -A p1',
      '#PBS -m e',
    ]);
  });
});

it.each(SWEEP_SCRIPTS)('$file is read in a minute: at most 30 lines, no functions', ({ id }) => {
  const text = scriptText(id, POINTS, id === 'parallel' ? { gpus: '0 1' } : {});
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  expect(text).not.toMatch(/\w\(\) *\{|^function/m);
});

it('run_point.py is as short', () => {
  expect(RUN_POINT_TEXT.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
});

describe('an option that cannot be taken', () => {
  it.each([
    ['slurm', { partition: 'a b' }, '`partition`: "a b" is not a name of partition'],
    ['slurm', { time: 'soon' }, '`time`: "soon" is not a time such as 90 (minutes)'],
    ['slurm', { gpus: '1.5' }, '`gpus`: "1.5" is not a whole number of at least 0'],
    ['slurm', { concurrency: 0 }, '`concurrency`: 0 is not a whole number of at least 1'],
    ['slurm', { extra: ['--a', 'rm -rf'] }, '`extra`: "rm -rf" is not an option'],
    ['pbs', { memory: '32' }, '`memory`: "32" is not an amount such as 32G'],
    ['slurm', { partitions: 'x' }, 'the script has the unknown key `partitions`'],
    ['parallel', { python: "'python" }, '`python`: "\'python" is not a command'],
    ['parallel', { python: 'python; rm' }, '`python`: "python; rm" is not a command'],
    ['slurm', { time: { hours: 4 } }, '`time` must be a text, not `{…}`'],
    ['parallel', { gpus: '0 $(x)' }, '`gpus`: "$(x)" is not the number of a GPU'],
  ])('of %s is told: %j', (id, options, says) => {
    const refused = () => scriptText(id, POINTS, options);
    expect(refused).toThrow(says);
    expect(refused).toThrow(expect.objectContaining({ code: 'sweep-script-options' }));
  });
});

it('every option has a title and a description', () => {
  for (const { options } of SWEEP_SCRIPTS)
    for (const option of Object.values(options.shape))
      expect(option.meta()).toMatchObject({
        title: expect.stringMatching(/^\w/),
        description: expect.stringMatching(/\.$/),
      });
});

it.each(SWEEP_SCRIPTS)('shellcheck finds nothing in $file', ({ id }) => {
  const text = scriptText(id, POINTS, { python: 'env -u X python3', prologue: 'module load cuda' });
  const { status, stdout } = spawnSync('shellcheck', ['-'], { input: text, encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
