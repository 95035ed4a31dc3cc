/** A sweep's folder with a stand-in for training, and the real shell that runs the scripts in it; without vitest. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runScript } from '../../../../shared/runs/program';
import { readStatus, statusText } from '../../../../shared/runs/status';
import { type Manifest, manifestText } from '../../../../shared/sweep/manifest';
import { SWEEP_SCRIPTS } from '../../../../shared/sweep/scripts';
import { RUN_POINT, RUN_POINT_TEXT } from '../../../../shared/sweep/scripts/runPoint';
import type { Values } from '../../../../shared/values/value';
import { withPython } from '../../../python';
import { until as waitUntil } from '../../../wait.mjs';

const STUB = path.join(import.meta.dirname, '../../../fixtures/stub_payload.py');
/** As hostile as a folder's name gets. */
const FOLDER = `it's a "sweep" $HOME ünï`;

export interface Point {
  readonly name: string;
  readonly refused?: boolean;
  readonly sleep?: number;
  readonly exit?: number;
  /** How many points must have begun before it ends. */
  readonly meet?: number;
  /** A file of the folder that must be there before it ends. */
  readonly after?: string;
}

export function manifestOf(points: readonly Point[]): Manifest {
  return {
    format: 'pinnboard.sweep',
    version: 1,
    name: 'learning rates',
    spec: {
      base: {
        target: 'adr-003',
        workflow: 'training',
        train_data_file: 'scan.npz',
        output_dir: 'out',
        overrides: {},
        execution: null,
      },
      axes: [{ kind: 'list', name: 'learning_rate', place: 'override', values: [0.001] }],
      method: { kind: 'grid' },
      leave_out: [],
    },
    points: points.map(({ name, refused = false }, i) => ({
      index: i + 1,
      name,
      values: {},
      status: refused ? 'refused' : 'ready',
      file: refused ? null : `points/${name}/payload.json`,
      errors: refused ? 1 : 0,
      warnings: 0,
      rules: [],
    })),
  };
}

export function scriptText(id: string, points: readonly Point[], options: Values = {}): string {
  const script = SWEEP_SCRIPTS.find((candidate) => candidate.id === id);
  if (!script) throw new Error(`There is no script ${id}.`);
  return script.text(manifestOf(points), options);
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export class Sweep {
  folder: string;

  constructor(
    private readonly root: string,
    points: readonly Point[],
    options: Values = {},
  ) {
    this.folder = path.join(root, FOLDER);
    mkdirSync(this.folder, { recursive: true });
    this.write(RUN_POINT, RUN_POINT_TEXT);
    const { jobs, gpus, prologue = '', python = '', ...scheduled } = options;
    const both = { prologue, python };
    this.write('run-slurm.sh', scriptText('slurm', points, { ...both, ...scheduled }));
    this.write('run-pbs.sh', scriptText('pbs', points, both));
    const own = { jobs: jobs ?? null, gpus: gpus ?? null, ...both };
    this.write('run-parallel.sh', scriptText('parallel', points, own));
    this.write('sweep.json', manifestText(manifestOf(points)));
    for (const point of points) if (!point.refused) this.point(point);
  }

  /** The folder of a run, whose training is the stand-in. */
  private point(point: Point): void {
    const folder = `points/${point.name}`;
    mkdirSync(path.join(this.folder, folder), { recursive: true });
    const command = ['python', 'pinnboard_payload.py', 'run', 'payload.json'];
    const program = { command, files: {}, linked: null, unsupported: [] };
    this.write(`${folder}/run.py`, runScript({ ...program, result: 'out/wts.h5.zip' }));
    this.write(`${folder}/status.json`, statusText([{ state: 'written', at: '2026-11-28' }]));
    this.write(`${folder}/request.json`, '{}');
    cpSync(STUB, path.join(this.folder, folder, 'pinnboard_payload.py'));
    this.payload(point);
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  payload({ name, refused, ...does }: Point): void {
    this.write(`points/${name}/payload.json`, JSON.stringify(does));
  }

  /** Runs a script of the folder from elsewhere. */
  run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Ran {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      [path.join(this.folder, script), ...args],
      { cwd: this.root, encoding: 'utf8', env: withPython({ ...process.env, ...env }) },
    );
    return { code: status, out: stdout, err: stderr };
  }

  /** As Slurm runs the task of an array, without Slurm. */
  task(index: number, env: NodeJS.ProcessEnv = {}): Ran {
    return this.run('run-slurm.sh', [], { ...this.atTask(index), ...env });
  }

  startTask(index: number): ChildProcess {
    return spawn('bash', [path.join(this.folder, 'run-slurm.sh')], {
      cwd: this.root,
      stdio: 'ignore',
      env: withPython({ ...process.env, ...this.atTask(index) }),
    });
  }

  private atTask = (index: number) => ({
    SLURM_ARRAY_TASK_ID: String(index),
    SLURM_SUBMIT_DIR: this.folder,
  });

  /** A file's text; null when it is not there. */
  text(file: string): string | null {
    const full = path.join(this.folder, file);
    return existsSync(full) ? readFileSync(full, 'utf8') : null;
  }

  /** Waits until no process holds the lock of a point any more. */
  unlocked(name: string): Promise<unknown> {
    const lock = path.join(this.folder, 'points', name, '.lock');
    return until(() => spawnSync('flock', ['--nonblock', lock, 'true']).status === 0);
  }

  /** `start -`, `end -` and so on: what the stand-in was made to do for a point. */
  runs(name: string): string[] {
    return this.text(`runs/${name}`)?.trim().split('\n') ?? [];
  }

  /** What its status says happened to a point last. */
  state(name: string): 'written' | 'running' | 'stopping' | 'finished' | 'failed' {
    const file = `points/${name}/status.json`;
    const last = readStatus(this.text(file) ?? '', file).at(-1) ?? { state: 'written' };
    return last.state === 'ended' ? (last.result ? 'finished' : 'failed') : last.state;
  }
}

/** Waits until something is so. */
export const until = (holds: () => boolean): Promise<unknown> =>
  waitUntil(String(holds), holds, { every: 20 });

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((go) => child.on('exit', go));
