/** Runs Debian's Python on the loader, with stand-ins or without. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PYTHON } from '../../../python';

export const RESOURCES = fileURLToPath(new URL('../../../../electron/resources', import.meta.url));
export const LOADER_FILE = path.join(RESOURCES, 'pinnboard_payload.py');
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
    env: { ...process.env, ...env, PYTHONPATH: [RESOURCES, ...modules].join(path.delimiter) },
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
