/** Reports and environments, without a disk. */
import type { Drift } from '../../../shared/environments/effect';
import type { Environment } from '../../../shared/environments/environment';
import type { EnvironmentReport } from '../../../shared/environments/report';

export const TARGET = 'ptychopinn-2026.07';

export const report = (changes: Partial<EnvironmentReport> = {}): EnvironmentReport => ({
  path: '/home/me/venvs/ptycho',
  kind: 'installed',
  root: '/home/me/venvs/ptycho/lib/python3.11/site-packages',
  interpreter: '/home/me/venvs/ptycho/bin/python',
  version: null,
  packages: [],
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
