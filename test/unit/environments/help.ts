/** Folders as the tests of environments need them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'pinnboard-environments-'));

/** Writes a file with its folders. */
export function write(file: string, text = ''): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A checkout of which only one file exists; none of PtychoPINN's own text is needed to find it. */
export function checkout(folder: string): string {
  write(path.join(folder, 'ptycho', 'config', 'config.py'), 'x = 1\n');
  write(path.join(folder, 'pyproject.toml'));
  return folder;
}

/** A virtual environment in which a package is installed; its Python is no program. */
export function virtualEnvironment(folder: string, { installed = true } = {}): string {
  write(path.join(folder, 'pyvenv.cfg'), 'home = /nowhere\n');
  write(path.join(folder, 'bin', 'python'), 'exit 1\n');
  const site = path.join(folder, 'lib', 'python3.11', 'site-packages');
  write(path.join(site, 'other.py'));
  if (installed) write(path.join(site, 'ptycho', 'config', 'config.py'), 'x = 1\n');
  return folder;
}
