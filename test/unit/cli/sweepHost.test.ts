/** `pinnboard sweep … --host NAME`, with a stand-in for sbatch that starts the tasks one after the other. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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

function bench(host = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-sweep-host-'));
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'sbatch'), SBATCH, { mode: 0o755 });
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
  const file = path.join(folder, 'study.yaml');
  writeFileSync(file, `base: it's first.json\naxes: {gridsize: [1, 2]}\n`);
  return { at: new Bench(folder, host), file, out: path.join(folder, 'out') };
}

it('submits one array, in which each point is a run of its own', async () => {
  vi.stubEnv('PINNBOARD_STUB', 'finish');
  const { at, file, out } = bench();
  const ran = await at.pinnboard('sweep', file, '-o', out, '--host', 'cluster', '--time', '7');
  expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('Submitted to cluster')]);
  const listed = await at.pinnboard('runs', 'list', out, '--json');
  expect(JSON.parse(listed.out)).toMatchObject([
    { folder: 'points/0001_gridsize-1', state: 'finished' },
    { folder: 'points/0002_gridsize-2', state: 'finished' },
  ]);
  const job = JSON.parse(readFileSync(path.join(out, 'points/0002_gridsize-2/job.json'), 'utf8'));
  expect(job).toMatchObject({ host: 'cluster', scheduler: 'slurm', job: '77_2' });
  expect(readFileSync(path.join(out, 'submit.sh'), 'utf8')).toMatch(/^#SBATCH --time=00:07:00$/m);
  // The array left nothing to do.
  expect((await at.pinnboard('sweep', 'status', out)).code).toBe(0);
});

it('writes for a host and submits nothing, and asks for one with a scheduler', async () => {
  const { at, file, out } = bench();
  const host = ['--host', 'cluster', '--write-only'];
  expect((await at.pinnboard('sweep', file, '-o', out, ...host)).code).toBe(0);
  const point = path.join(out, 'points/0001_gridsize-1/job.json');
  expect(JSON.parse(readFileSync(point, 'utf8'))).toMatchObject({ host: 'cluster', job: null });
  const plain = bench({ scheduler: null });
  const ran = await plain.at.pinnboard('sweep', plain.file, '-o', plain.out, '--host', 'cluster');
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('has no scheduler')]);
});
