/** What is said before a run is started. */
import { describe, expect, it } from 'vitest';
import { NOTHING_KNOWN, planOf } from '../../../shared/plan/plan';
import { runWarnings, unsupportedThere } from '../../../shared/runs/warnings';
import { findTarget } from '../../../shared/targets';

const TARGET = 'ptychopinn-2026.07';
const request = {
  target: TARGET,
  workflow: 'training',
  train_data_file: 'a.npz',
  output_dir: 'out',
  overrides: {},
  execution: null,
} as const;
const { disk } = planOf(request, { reason: 'nothing is known' }, NOTHING_KNOWN);
const asked = {
  host: 'GPU box',
  target: TARGET,
  runAround: null,
  disk: { ...disk, bundle_bytes: 20e6, all_checkpoints_bytes: 80e6 },
  free: 1e9,
  revision: {
    revision: findTarget(TARGET)?.commit ?? null,
    target: TARGET,
    modified: false,
    folder: '/opt/ptycho',
    python: '/opt/ptycho/bin/python',
    modules: [],
  },
  unsupported: [],
};
const ids = (more: Partial<Parameters<typeof runWarnings>[0]>) =>
  runWarnings({ ...asked, ...more }).map(({ id }) => id);

describe('warnings before the start', () => {
  it('are none where everything is as planned, and none of what is not known', () => {
    expect(ids({})).toEqual([]);
    expect(ids({ free: null, revision: null })).toEqual([]);
    expect(ids({ free: 100e6 })).toEqual([]);
  });

  it('name a disk that is smaller than what is known of the plan', () => {
    const [warning] = runWarnings({ ...asked, free: 99e6 });
    expect(warning).toMatchObject({ id: 'disk-too-small' });
    expect(warning?.text).toMatch(/100 MB.*99\.0 MB.*GPU box/);
  });

  it('name a revision that is not the target', () => {
    const revision = {
      ...asked.revision,
      target: null,
      revision: 'abcdef0'.repeat(6).slice(0, 40),
    };
    const [warning] = runWarnings({ ...asked, revision });
    expect(warning?.text).toMatch(/PtychoPINN abcdef0; the request is for ptychopinn-2026.07/);
    expect(ids({ revision: { ...revision, revision: null } })).toEqual(['other-revision']);
  });

  it('name a module beside which the command aborts, and nothing where it is not there', () => {
    const unsupported = [
      { name: 'N', value: 64, why: 'It is inferred.' },
      {
        name: 'backend',
        value: 'x',
        why: 'It aborts.',
        instead: 'Use a script.',
        module: 'triton',
      },
    ];
    const revision = { ...asked.revision, modules: ['triton'] };
    expect(runWarnings({ ...asked, unsupported, revision })).toEqual([
      {
        id: 'conflicting-module',
        text: '/opt/ptycho/bin/python has triton. It aborts. Use a script.',
      },
    ]);
    expect(ids({ unsupported })).toEqual([]);
    expect(ids({ unsupported, revision: null })).toEqual([]);
    const names = (there: Parameters<typeof unsupportedThere>[1]) =>
      unsupportedThere(unsupported, there).map(({ name }) => name);
    expect(names(revision)).toEqual(['N']);
    expect(names(null)).toEqual(['N', 'backend']);
    expect(names({ ...revision, modules: null })).toEqual(['N', 'backend']);
  });

  it('name the run in whose folder it would be', () => {
    expect(ids({ runAround: '/runs/first-7f3a' })).toEqual(['inside-a-run']);
  });
});
