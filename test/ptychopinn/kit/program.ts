/** Runs the real PtychoPINN as a user does: exported files in a shell whose PATH begins with its environment. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { putLoader } from '../../loader';
import { PYTHON } from '../../python';
import { findProgram, REVISIONS } from '../program.mjs';
import { PATIENCE, type RunTarget } from './settings';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const found = findProgram();
if (found === null)
  throw new Error(
    'PtychoPINN is not installed: see test/ptychopinn/README.md, or `npm run test:ptychopinn`.',
  );
const program = found;
const binOf = (target: RunTarget): string => path.join(program, REVISIONS[target], 'bin');

/** The Python in which a target's revision is installed. */
export const interpreterFor = (target: RunTarget): string => path.join(binOf(target), 'python');

/** The environment of a stock install; `hidesTriton` is what ptycho_train needs to get past its imports. */
const environment = (target: RunTarget, hidesTriton: boolean): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${binOf(target)}${path.delimiter}${process.env.PATH ?? ''}`,
  OMP_NUM_THREADS: '1',
  CUDA_VISIBLE_DEVICES: '',
  ...(hidesTriton ? { PYTHONPATH: path.join(program, 'without-triton') } : {}),
});

/** A folder for a test file, removed when all its tests passed or failed. */
export function workFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `pinnboard ${name} `));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes a folder in which a run is started: the loader beside the datasets train.npz and validation.npz. */
export function runFolder(parent: string, name: string): string {
  const folder = path.join(parent, name);
  mkdirSync(folder);
  execFileSync(PYTHON, [path.join(HERE, 'data.py'), folder]);
  putLoader(folder);
  return folder;
}

export interface Ran {
  readonly code: number | null;
  /** Both streams. */
  readonly console: string;
}

/** Runs a command line with a target's revision in a process of its own. */
export function runShell(
  target: RunTarget,
  folder: string,
  shell: string,
  { hidesTriton = false } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', shell], {
      cwd: folder,
      env: environment(target, hidesTriton),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        printed += String(chunk);
      });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, console: printed }));
  });
}

const answerSchema = z.object({ index: z.number(), code: z.number() });

/** What a script of this folder prints with a target's revision, given `input` as JSON; `seconds` is its limit. */
export function runWith(
  target: RunTarget,
  script: string,
  input: unknown,
  seconds = PATIENCE / 1000,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(binOf(target), 'python'), [path.join(HERE, script)], {
      env: environment(target, false),
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: 1000 * seconds,
      killSignal: 'SIGKILL',
    });
    let answers = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      answers += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(answers) : reject(new Error(`${script} ended with ${code}:\n${errors}`)),
    );
    child.stdin.end(JSON.stringify(input));
  });
}

/** Runs command lines one after another, each in a fork of one process that has PtychoPINN imported. */
export async function runWarm(
  target: RunTarget,
  jobs: readonly { readonly folder: string; readonly shell: string }[],
): Promise<Ran[]> {
  const out = await runWith(target, 'warm.py', jobs, PATIENCE / 1000 + jobs.length * 60);
  const codes = out
    .trimEnd()
    .split('\n')
    .map((line) => answerSchema.parse(JSON.parse(line)).code);
  return jobs.map(({ folder }, i) => ({
    code: codes[i] ?? null,
    console: readFileSync(path.join(folder, 'console.txt'), 'utf8'),
  }));
}

const cell = z.union([z.number(), z.string()]);
const sectionsSchema = z.record(z.string(), z.unknown());
const recordSchema = z.object({
  hparams: sectionsSchema.nullable(),
  bundle: z.object({ params: sectionsSchema, config: sectionsSchema }).nullable(),
  metrics: z.record(z.string(), z.array(cell)),
});
/** What a training recorded in its output folder. */
export type Recorded = z.infer<typeof recordSchema>;

/** Reads what a training recorded. */
export function recorded(output: string): Recorded {
  const printed = execFileSync(PYTHON, [path.join(HERE, 'recorded.py'), output], {
    maxBuffer: 1 << 26,
  });
  return recordSchema.parse(JSON.parse(printed.toString()));
}

/** Whether an inference wrote its pictures. */
export const hasReconstruction = (output: string): boolean =>
  ['amplitude', 'phase'].every((part) =>
    existsSync(path.join(output, `reconstructed_${part}.png`)),
  );
