/** Reports and folders as the tests of environments need them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Drift } from '../../../shared/environments/effect';
import type { Environment } from '../../../shared/environments/environment';
import type { EnvironmentReport } from '../../../shared/environments/report';

export const TARGET = 'ptychopinn-2026.07';
export const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'pinnboard-environments-'));

export const report = (changes: Partial<EnvironmentReport> = {}): EnvironmentReport => ({
  path: '/home/me/venvs/ptycho',
  kind: 'installed',
  root: '/home/me/venvs/ptycho/lib/python3.11/site-packages',
  interpreter: '/home/me/venvs/ptycho/bin/python',
  version: null,
  revision: null,
  how: null,
  candidates: [],
  modified: null,
  files: [],
  sources: [],
  contradictions: [],
  state: null,
  target: null,
  nearest: TARGET,
  drift: [],
  names: [],
  unknown: [],
  unread: [],
  problems: [],
  ...changes,
});

export const drift = (changes: Partial<Drift>): Drift => ({
  section: 'pt_data_config',
  field: 'probe_scale',
  change: 'default',
  from: 4,
  to: 5,
  type: 'float',
  ...changes,
});

export const environment = (changes: Partial<Environment> = {}): Environment => ({
  name: 'ptycho',
  kind: 'local',
  path: '/home/me/venvs/ptycho',
  interpreter: '/home/me/venvs/ptycho/bin/python',
  host: null,
  report: report(),
  readAt: 1,
  statedTarget: null,
  gpu: null,
  notes: '',
  ...changes,
});

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
