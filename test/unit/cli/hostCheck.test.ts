/** `pinnboard host check`: with hosts of this machine whose programs are stand-ins, by PATH. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PYTHON } from '../../python';
import { runWith } from './run';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures');
const root = mkdtempSync(path.join(tmpdir(), 'pinnboard-host-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let state: string;
/** First in PATH: the programs of the host. */
let bin: string;
const PATH = process.env['PATH'] ?? '';

beforeEach(() => {
  state = mkdtempSync(path.join(root, 'state-'));
  bin = mkdtempSync(path.join(root, 'bin-'));
  mkdirSync(path.join(state, 'hosts'));
  // Nothing that this machine may have stands in for what a test leaves out.
  for (const name of ['sh', 'bash', 'stat', 'dirname', 'date', 'sed', 'cat', 'sleep', 'env'])
    symlinkSync(which(name), path.join(bin, name));
  process.env['PATH'] = bin;
  process.env['PBS_STANDIN'] = mkdtempSync(path.join(root, 'pbs-'));
});
afterEach(() => {
  process.env['PATH'] = PATH;
  delete process.env['PBS_STANDIN'];
  delete process.env['NVIDIA_SMI_STANDIN'];
});

function which(name: string): string {
  for (const folder of PATH.split(':'))
    try {
      readFileSync(path.join(folder, name));
      return path.join(folder, name);
    } catch {
      // Not here.
    }
  throw new Error(`This machine has no ${name}.`);
}

const run = (...args: string[]) => runWith({ state }, ['host', ...args]);
const provide = (...files: readonly string[]) => {
  for (const file of files)
    symlinkSync(path.join(FIXTURES, file), path.join(bin, path.basename(file)));
};
const program = (name: string, text: string) =>
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });

function host(id: string, ...lines: readonly string[]): string {
  const file = path.join(state, 'hosts', `${id}.yaml`);
  const head = ['format: pinnboard.host', 'version: 1'];
  writeFileSync(file, [...head, ...lines].join('\n'));
  return file;
}

describe('pinnboard host check', () => {
  it('of a host that nobody knows names those that are', async () => {
    host('beamline', 'name: Beamline', 'reach: { kind: local }');
    expect((await run('check', 'beamlin')).err).toMatch(/beamline/);
    expect((await run('check', 'Beamline')).out).toMatch(/^Beamline, asked at 20/);
  });

  it('asks PBS for its queues, and says that no real PBS was tried', async () => {
    provide('pbs/qstat', 'gpus/nvidia-smi');
    const runs = path.join(root, 'runs here');
    host(
      'pbs',
      'name: Facility',
      'reach: { kind: local }',
      'scheduler: pbs',
      `runs: ${JSON.stringify(runs)}`,
    );
    const checked = await run('check', 'pbs');
    expect(checked.err).toBe(
      'note: PBS support was tried against stand-ins that print what its documentation shows, not on a real PBS.\n',
    );
    expect(
      checked.out
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['qstat -Q', 'workq (default): at most 1 d, no GPUs listed'],
      ['', 'gpu: at most 12 h, 4 × GPU'],
      ['nvidia-smi', 'NVIDIA A100-SXM4-40GB: 1.2 of 40 GB in use, 87 % busy'],
      ['', 'NVIDIA A100-SXM4-40GB: 0 of 40 GB in use, 0 % busy'],
      ['free space', expect.stringMatching(/^[\d.]+ [kMGT]?B in /)],
      ['runs', `${runs}: missing, can be created`],
    ]);
    expect(checked.code).toBe(0);
  });

  it('says of each answer why it is missing, and answers the rest', async () => {
    program(
      'sinfo',
      'echo "slurm_load_partitions: Unable to contact slurm controller (connect failure)" >&2; exit 1',
    );
    const data = path.join(root, 'data');
    mkdirSync(data, { recursive: true });
    host(
      ...(['slurm', 'name: Cluster', 'reach: { kind: local }', 'scheduler: slurm'] as const),
      `runs: ${JSON.stringify(root)}`,
      `paths: [{ here: /data, there: ${JSON.stringify(data)} }, { here: /old, there: /nowhere/at/all }]`,
      'python: /nowhere/python',
    );
    const { code, out } = await run('check', 'slurm');
    const rows = out
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(/ {2,}/));
    expect(
      Object.fromEntries(
        rows.map(([name, text]) => [name === 'path map' ? text?.split(' ')[0] : name, text]),
      ),
    ).toMatchObject({
      sinfo: expect.stringMatching(
        /^not known: A command on Cluster failed with exit code 1: slurm_load_partitions: Unable to contact/,
      ),
      'nvidia-smi': expect.stringMatching(
        /^not known: A command on Cluster failed with exit code 127: .*nvidia-smi: not found/,
      ),
      runs: `${root}: folder, writable`,
      '/data': `/data is ${data}: folder, writable`,
      '/old': expect.stringMatching(/^\/old is \/nowhere\/at\/all: missing/),
      PtychoPINN: expect.stringMatching(/^not known: .*\/nowhere\/python: No such file/),
    });
    expect(code).toBe(1);
  });

  it('finds the revision of the interpreter without running PtychoPINN', async () => {
    const site = path.join(root, 'site');
    mkdirSync(path.join(site, 'ptycho_torch'), { recursive: true });
    writeFileSync(
      path.join(site, 'ptycho_torch', '__init__.py'),
      `open(${JSON.stringify(path.join(root, 'ran'))}, "w")`,
    );
    writeFileSync(path.join(site, 'ptycho_torch', 'config_params.py'), 'x = 1\n');
    host(
      'py',
      'name: Here',
      'reach: { kind: local }',
      `python: ${JSON.stringify(PYTHON)}`,
      'setup:',
      `  - export PYTHONPATH=${site}`,
      '  - echo a banner of the setup',
    );
    const { out } = await run('check', 'py', '--json');
    expect(JSON.parse(out).revision).toMatchObject({
      origin: PYTHON,
      at: expect.stringMatching(/^20/),
      value: { revision: null, target: null, folder: site },
    });
    expect(() => readFileSync(path.join(root, 'ran'))).toThrow();
  });

  it('prints nothing that a host made up to look like something else', async () => {
    program('sinfo', `printf '\\033[2J\\033]0;gotcha\\007*|up|1:00|gpu:1\\n'`);
    program('nvidia-smi', `printf 'GPU\\r\\033[31m, 1, 2, 3\\n'`);
    host('evil', 'name: Evil', 'reach: { kind: local }', 'scheduler: slurm');
    const { out, err } = await run('check', 'evil');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(out + err).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
    expect(out).toContain('\\x1b[2J');
  });
});
