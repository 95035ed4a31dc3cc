/** `pinnboard sweep … --host NAME`, with a stand-in for sbatch that starts the tasks one after the other. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { Bench } from '../../slurm/runsKit';

/** Runs every task of the array before it prints the job's number. */
const SBATCH = `#!/bin/bash
tasks=$(sed -n 's/^#SBATCH --array=1-//p' "\${@: -1}")
for task in $(seq "$tasks"); do
  SLURM_ARRAY_TASK_ID=$task SLURM_SUBMIT_DIR=$PWD bash "\${@: -1}" >&2
done
echo 77
`;

function bench(host = {}): Bench {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-sweep-host-'));
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'sbatch'), SBATCH, { mode: 0o755 });
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
  return new Bench(folder, host);
}

it('submits one array, in which each point is a run of its own', async () => {
  const at = bench();
  const { code, err, folder } = await at.sweep('finish', '--time', '7');
  expect([code, err]).toEqual([0, expect.stringContaining('Submitted to cluster')]);
  const listed = await at.pinnboard('runs', 'list', folder, '--json');
  expect(JSON.parse(listed.out)).toMatchObject([
    { folder: 'points/0001_gridsize-1', state: 'finished' },
    { folder: 'points/0002_gridsize-2', state: 'finished' },
  ]);
  const job = JSON.parse(at.text(folder, 'points/0002_gridsize-2/job.json'));
  expect(job).toMatchObject({ host: 'cluster', scheduler: 'slurm', job: '77_2' });
  expect(at.text(folder, 'submit.sh')).toMatch(/^#SBATCH --time=00:07:00$/m);
  expect((await at.pinnboard('sweep', 'status', folder)).code).toBe(0);
});

it('writes for a host and submits nothing, and asks for one with a scheduler', async () => {
  const at = bench();
  const { code, folder } = await at.sweep('finish', '--write-only');
  expect(code).toBe(0);
  const job = JSON.parse(at.text(folder, 'points/0001_gridsize-1/job.json'));
  expect(job).toMatchObject({ host: 'cluster', job: null });
  const ran = await bench({ scheduler: null }).sweep('finish');
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('has no scheduler')]);
});
