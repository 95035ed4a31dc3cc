/** Runs Debian's Python on the loader, with stand-ins or without. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { putLoader } from '../../../loader';
import { PYTHON } from '../../../python';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'pinnboard-loader-'));
export const LOADER_FILE = putLoader(FOLDER);
const HERE = fileURLToPath(new URL('.', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs python3; `modules` are folders from which it imports, besides the loader's. */
export function python(
  words: readonly string[],
  {
    modules = [],
    input = '',
    cwd,
    env = {},
  }: {
    modules?: readonly string[];
    input?: string;
    cwd?: string;
    env?: { readonly [name: string]: string };
  } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-W', 'error', '-B', ...words], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    cwd,
    env: { ...process.env, ...env, PYTHONPATH: [FOLDER, ...modules].join(path.delimiter) },
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs the driver on cases, one a line. */
export function drive(modules: string, cases: readonly object[], cwd: string): unknown[] {
  const input = cases.map((item) => `${JSON.stringify(item)}\n`).join('');
  const { code, out, err } = python([path.join(HERE, 'driver.py')], {
    modules: [modules],
    input,
    cwd,
  });
  if (code !== 0) throw new Error(err);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}
