/** `submit.sh`, as bash and shellcheck see it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { quoted } from '../../../shared/formats/commandLine';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import { type Job, SCHEDULER_IDS } from '../../../shared/hosts/schedulers/scheduler';
import { JOB } from './kit';

const root = mkdtempSync(path.join(tmpdir(), 'pinnboard-submit-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const text = (id: (typeof SCHEDULER_IDS)[number], job: Partial<Job> = {}) =>
  schedulerNamed(id).submitScript({ ...JOB, ...job });

it('asks Slurm for the resources and starts the run', () => {
  expect(text('slurm', { setup: ['module load cuda'], verify: true })).toBe(
    `#!/bin/bash -l
#SBATCH --job-name=run1084_gs2_n512
#SBATCH --partition=gpu --gres=gpu:a100:1
#SBATCH --ntasks=1 --cpus-per-task=4 --mem=4G
#SBATCH --time=00:30:00
#SBATCH --output=stdout.log --error=stderr.log --no-requeue
# Written by Pinnboard. Submit it in its folder: sbatch submit.sh
cd -- "\${SLURM_SUBMIT_DIR:-$(dirname -- "$0")}" || exit
module load cuda
set -euo pipefail
# Stop when the installed PtychoPINN would resolve the payload differently.
python3 pinnboard_payload.py verify payload.json
exec python3 run.py
`,
  );
});

it('asks PBS for the same, with its output while it runs', () => {
  expect(text('pbs')).toBe(
    `#!/bin/bash
#PBS -S /bin/bash -N run1084_gs2_n512
#PBS -j oe -o pbs.log -r n
#PBS -q gpu
#PBS -l select=1:ncpus=4:ngpus=1:gpu_type=a100:mem=4gb
#PBS -l walltime=00:30:00
# Written by Pinnboard. Submit it in its folder: qsub submit.sh
cd -- "\${PBS_O_WORKDIR:-$(dirname -- "$0")}" || exit
exec >stdout.log 2>stderr.log
set -euo pipefail
exec python3 run.py
`,
  );
});

it('asks for nothing that is left to the scheduler', () => {
  const resources = {
    partition: null,
    gpus: 0,
    gpuType: null,
    memoryGb: 1.5,
    cpus: 1,
    minutes: null,
  };
  expect(text('slurm', { resources })).not.toMatch(/partition|gres|time/);
  expect(text('slurm', { resources })).toMatch(/--mem=1536M/);
  expect(text('pbs', { resources })).toMatch(/^#PBS -l select=1:ncpus=1:mem=1536mb$/m);
  expect(text('pbs', { resources })).not.toMatch(/-q|walltime|gpu/);
});

it('of an array starts a task by its index', () => {
  const job = {
    program: 'run_point.py',
    array: { size: 12, parallel: 3 },
    comments: ['12 points', 'again:\nrm x'],
  };
  expect(text('slurm', job)).toMatch(
    /^#SBATCH --array=1-12%3$[\s\S]*^# 12 points$[\s\S]*^# again: rm x$[\s\S]*exec python3 run_point\.py "\$\{SLURM_ARRAY_TASK_ID:-1\}"$/m,
  );
  expect(text('pbs', job)).toMatch(/^#PBS -J 1-12%3 -j oe$/m);
  // PBS takes no array of one job.
  expect(text('pbs', { ...job, array: { size: 1, parallel: null } })).not.toMatch(/-J/);
});

/** A `python3` that says where it is and with which arguments. */
function python(): string {
  const bin = path.join(root, 'my bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, 'python3'), '#!/bin/sh\necho "$PWD" "$@"\nexit 7\n', {
    mode: 0o755,
  });
  return path.join(bin, 'python3');
}

describe.each(SCHEDULER_IDS)('%s', (id) => {
  const variable = { slurm: 'SLURM_SUBMIT_DIR', pbs: 'PBS_O_WORKDIR' }[id];

  it('has at most 30 lines, the most that a host file adds included, and shellcheck has no complaint', () => {
    const longest = text(id, {
      setup: Array(8).fill('module load cuda'),
      options: Array(6).fill('--account=p123'),
      comments: [],
      verify: true,
      python: quoted('/opt/my env/bin/python'),
    });
    expect(longest.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    const file = path.join(root, `${id}.sh`);
    for (const script of [longest, text(id), text(id, { array: { size: 3, parallel: null } })]) {
      writeFileSync(file, script);
      const { status, stdout } = spawnSync('shellcheck', ['--severity=style', file], {
        encoding: 'utf8',
      });
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    }
  });

  it('runs in its folder wherever that was moved, after setup lines that use unset variables', () => {
    const before = path.join(root, `${id} before`);
    const folder = path.join(root, `${id} it's "moved" $HOME ünï`);
    mkdirSync(before);
    writeFileSync(
      path.join(before, 'submit.sh'),
      text(id, { setup: [`echo "$NOT_SET"; false`], python: quoted(python()) }),
    );
    renameSync(before, folder);
    const spool = path.join(root, 'spooled');
    writeFileSync(spool, readFileSync(path.join(folder, 'submit.sh')));
    const ran = spawnSync('bash', [spool], {
      cwd: root,
      env: { PATH: process.env['PATH'], [variable]: folder },
      encoding: 'utf8',
    });
    const log = id === 'pbs' ? readFileSync(path.join(folder, 'stdout.log'), 'utf8') : ran.stdout;
    expect(log).toBe(`\n${folder} run.py\n`);
    // The exit code is that of the run.
    expect(ran.status).toBe(7);
  });

  it('runs without a scheduler, too', () => {
    const folder = path.join(root, `${id} alone`);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'submit.sh'), text(id, { python: quoted(python()) }));
    const ran = spawnSync('bash', [path.join(folder, 'submit.sh')], {
      cwd: root,
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    expect(ran.status).toBe(7);
  });

  it('ends in words where its folder is gone', () => {
    const script = path.join(root, `${id}-gone.sh`);
    writeFileSync(script, text(id));
    const env = { PATH: process.env['PATH'], [variable]: path.join(root, 'gone') };
    const ran = spawnSync('bash', [script], { cwd: root, env, encoding: 'utf8' });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(/gone: No such file or directory/);
  });

  it('ends before the run where the payload would be resolved differently', () => {
    const folder = path.join(root, `${id} verified`);
    mkdirSync(folder);
    writeFileSync(
      path.join(folder, 'submit.sh'),
      text(id, { verify: true, python: quoted(python()) }),
    );
    const env = { PATH: process.env['PATH'], [variable]: folder };
    const ran = spawnSync('bash', [path.join(folder, 'submit.sh')], { env, encoding: 'utf8' });
    const log = id === 'pbs' ? readFileSync(path.join(folder, 'stdout.log'), 'utf8') : ran.stdout;
    expect(log).toBe(`${folder} pinnboard_payload.py verify payload.json\n`);
    expect(ran.status).toBe(7);
  });
});
