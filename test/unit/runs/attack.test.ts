/** Texts of a run's folder that were made to run something else: every one arrives as it is, and starts nothing. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resolve } from '../../../electron/node/resolve';
import { isAlive } from '../../../electron/node/runs/process';
import { readFileContext } from '../../../electron/node/session/fileContext';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { LOADER } from '../../../shared/exporters/loader';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import { safeName } from '../../../shared/request/proposedName';
import type { Request } from '../../../shared/request/request';
import { RUN_FILES } from '../../../shared/runs/folder';
import { parseJob } from '../../../shared/runs/job';
import { runCommand, runProgram, runScript, startScript } from '../../../shared/runs/program';
import { readStatus, statusText } from '../../../shared/runs/status';
import { ATTACKS } from '../../attacks';
import { PYTHON } from '../../python';
import { NPZ, temporary } from '../cli/run';

/** Names of folders; those of other attacks that no folder can have are left out. */
const NASTY: readonly string[] = [
  ...ATTACKS.filter((text) => !/[/\0]/.test(text)),
  "it's",
  'a"b',
  '\u2028touch pwned',
  '\\',
  "'''",
  '"""\nimport os; os.system("touch pwned")\n"""',
  '-c',
  '#',
  '!!',
  '%s{0}',
  'ünï 数据',
];
const ENTRY_POINTS = ['native', 'script', 'python', 'lightning'] as const;

/** Notes down its arguments, and ends as a training does. */
const RECORDER = `import json, os, sys
from pathlib import Path
Path("argv.json").write_text(json.dumps(sys.argv[1:]))
`;

let folder = '';
const at = (...names: string[]) => path.join(folder, ...names);

let fileContext: FileContext;

beforeAll(async () => {
  fileContext = await readFileContext(requestOf(path.join(NPZ, 'train64.npz'), 'python'), NPZ);
});

beforeEach(() => {
  folder = temporary();
  mkdirSync(at('bin'));
  mkdirSync(at('modules/ptycho_torch'), { recursive: true });
  for (const module of ['__init__', 'train', 'train_lightning_only'])
    writeFileSync(
      at('modules/ptycho_torch', `${module}.py`),
      module === '__init__' ? '' : RECORDER,
    );
  symlinkSync(realpathSync(PYTHON), at('bin/python'));
  writeFileSync(at('bin/ptycho_train'), `#!${at('bin/python')}\n${RECORDER}`);
  chmodSync(at('bin/ptycho_train'), 0o755);
});

const requestOf = (data: string, entryPoint: EntryPoint): Request => ({
  target: 'ptychopinn-2026.07',
  workflow: 'training',
  train_data_file: data,
  output_dir: 'out',
  overrides: { n_groups: 8, nphotons: 1e9 },
  execution: null,
  entry_point: entryPoint,
});

/** A folder with what runs a request of that dataset. */
function written(data: string, entryPoint: EntryPoint): string {
  const request = requestOf(data, entryPoint);
  const program = runProgram({ request, resolution: resolve(request, fileContext) });
  const run = at('run');
  mkdirSync(run);
  const files = {
    ...program.files,
    [RUN_FILES.program]: runScript(program),
    [RUN_FILES.command]: runCommand(program),
    [RUN_FILES.status]: statusText([]),
    [LOADER]: RECORDER,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(run, name), text);
  return run;
}

/** The arguments that the trainer got. */
function started(run: string, words: readonly string[]): unknown {
  const [program = '', ...args] = words;
  const env = {
    ...process.env,
    PATH: `${at('bin')}:${process.env['PATH']}`,
    PYTHONPATH: at('modules'),
  };
  const ran = spawnSync(program, args, { cwd: run, env, encoding: 'utf8' });
  expect(existsSync(path.join(run, 'argv.json')), ran.stderr).toBe(true);
  return JSON.parse(readFileSync(path.join(run, 'argv.json'), 'utf8'));
}

const CASES = NASTY.flatMap((nasty, i) => {
  const entryPoint = ENTRY_POINTS[i % ENTRY_POINTS.length] ?? 'python';
  return [[nasty, entryPoint] as const];
});
/** All at once, one folder in the other, for each of them. */
const DEEP = ENTRY_POINTS.map((entryPoint) => [NASTY.join('/'), entryPoint] as const);

it.each([...CASES, ...DEEP])(
  '%j in a path reaches the trainer as it is, from run.py and from command.txt: %s',
  (nasty, entryPoint) => {
    const data = `/data/${nasty}/scan.npz`;
    const run = written(data, entryPoint);
    const words = started(run, [at('bin/python'), 'run.py']);
    const text = readFileSync(path.join(run, 'command.txt'), 'utf8');
    expect(started(run, ['sh', '-c', text])).toEqual(words);
    expect(existsSync(path.join(run, 'pwned'))).toBe(false);
    if (entryPoint === 'lightning')
      expect(readlinkSync(path.join(run, 'scans/scan.npz'))).toBe(data);
    else if (entryPoint !== 'python') expect(words).toContain(data);
  },
);

describe.each(NASTY)('%j', (nasty) => {
  it('is a name of one folder, or none', () => {
    expect(safeName(nasty)).toMatch(/^(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*)?$/u);
  });

  it('is an interpreter that start.sh starts', () => {
    const python = at('bin', `python ${nasty.replaceAll('/', '')}`);
    symlinkSync(realpathSync(PYTHON), python);
    writeFileSync(at('start.sh'), startScript([], python));
    writeFileSync(at('run.py'), RECORDER);
    expect(started(folder, ['bash', at('start.sh')])).toEqual([]);
    expect(existsSync(at('pwned'))).toBe(false);
  });
});

it('shellcheck finds nothing in start.sh', () => {
  const input = startScript(['module load cuda'], "/opt/it's/python");
  const { stdout, status } = spawnSync('shellcheck', ['-'], { input, encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

describe('a folder that anyone may have written', () => {
  const status = (pid: number) =>
    JSON.stringify({
      format: 'pinnboard.run-status',
      version: 1,
      changes: [{ state: 'running', at: '', pid, host: 'a', started: null }],
    });

  it.each([-1, 0, 1, 1.5])('names no process %d, whose group would be others', (pid) => {
    expect(() => readStatus(status(pid), 'status.json')).toThrow(/damaged/);
  });

  it('names no process whose start it does not know', async () => {
    const { hostname } = await import('node:os');
    const running = { state: 'running', at: '', pid: process.pid, started: null } as const;
    expect(await isAlive({ ...running, host: hostname() })).toBeNull();
  });

  it.each(['--all', '1;touch pwned', '', 'a', '1 2'])('names no job %j', (job) => {
    const text = JSON.stringify({
      ...{ format: 'pinnboard.run-job', version: 1, host: 'a', destination: null },
      ...{ scheduler: 'slurm', job, folder: null, resources: null, submitted_at: null },
      ...{ now: null, asked_at: null, alive: null },
    });
    expect(() => parseJob(text, 'job.json')).toThrow(/damaged/);
  });
});
