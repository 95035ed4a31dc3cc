/** Sweeps written by the real thing: in this process, or in one of its own that can be killed. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileContextsOf } from '../../../electron/node/sweep/write/fileContexts';
import { type SweepJob, writeSweep } from '../../../electron/node/sweep/write/writeSweep';
import { resolve } from '../../../shared/factory';
import { type Manifest, manifestSchema } from '../../../shared/sweep/manifest';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { planPoints } from '../../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../../shared/sweep/sweep';
import { training } from '../factory/help';
import { list, range, sweep } from './kit';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EXAMPLE = path.join(ROOT, 'electron/resources/example.npz');

/** A folder with a dataset in it, `scan.npz`. */
export function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-sweep-'));
  copyFileSync(EXAMPLE, path.join(folder, 'scan.npz'));
  utimesSync(path.join(folder, 'scan.npz'), 1e9, 1e9);
  return folder;
}

/** 3 x `count` points over the dataset. */
export const study = (count: number, more: Partial<SweepSpec> = {}): SweepSpec =>
  sweep(
    [
      list('gridsize', [1, 2, 3]),
      { ...range('learning_rate', 1e-4, 1e-2, count, { scale: 'log' }), place: 'execution' },
    ],
    {
      base: training({
        overrides: { n_groups: 24, nphotons: 1e9, neighbor_count: 9 },
        output_dir: 'runs',
      }),
      ...more,
    },
  );

/** The job of writing a sweep to `out` in a folder. */
export async function jobOf(
  folder: string,
  spec: SweepSpec,
  more: Partial<SweepJob> = {},
): Promise<SweepJob> {
  const contextOf = fileContextsOf(folder);
  const base = resolve(spec.base, await contextOf(spec.base));
  return {
    spec,
    plan: planPoints(spec, effectiveValues(spec.base, base)),
    destination: path.join(folder, 'out'),
    workingDir: folder,
    loader: '# loads a payload',
    contextOf,
    ...more,
  };
}

export const write = async (folder: string, spec: SweepSpec, more: Partial<SweepJob> = {}) =>
  writeSweep(await jobOf(folder, spec, more));

export const manifestOf = (folder: string): Manifest =>
  manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'out/sweep.json'), 'utf8')));

const WRITTEN_AT = /(?<="state": "written",\s+)"at": ".*"/;

/** Every file below a folder, with its text; the time at which a run was written is left out. */
export function filesOf(folder: string): { [name: string]: string } {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)));
  return Object.fromEntries(
    names
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8').replace(WRITTEN_AT, '')]),
  );
}

const CHILD = `
import { runnerImport } from 'vite';
const [kit, folder, count] = process.argv.slice(1);
const { module } = await runnerImport(kit, { logLevel: 'error', configFile: false });
await module.write(folder, module.study(Number(count)), {
  progress: (done) => console.log(done),
});
console.log('done');
`;

/** Writes a study in a process of its own and kills it, without a chance to tidy up, once `after` points are written. */
export async function killedAfter(folder: string, count: number, after: number): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', CHILD, fileURLToPath(import.meta.url), folder, String(count)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((done, failed) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('done')) failed(new Error('It was through before it was killed'));
      if (Number(text.trim().split('\n').at(-1)) >= after) child.kill('SIGKILL');
    });
    child.on('exit', (_code, signal) =>
      signal === 'SIGKILL' ? done() : failed(new Error('It ended by itself')),
    );
  });
}
