/** What the window shows before a run is what is written when it is ordered. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { computeStats } from '../../../electron/node/array-stats/computeStats';
import { connect } from '../../../electron/node/hosts/connect';
import { type Orderer, previewOf, runOf } from '../../../electron/node/runs/order';
import { writeRun } from '../../../electron/node/runs/writeRun';
import { Session } from '../../../electron/node/session/session';
import { loadState } from '../../../electron/node/state/appState';
import { THIS_MACHINE } from '../../../shared/hosts/host';
import type { RunOrder } from '../../../shared/ipc/hosts';

const NPZ = path.resolve(import.meta.dirname, '../../fixtures/npz');

const context = { signal: new AbortController().signal, progress: () => {} };

let folder = '';
let orderer: Orderer;
let order: RunOrder;

/** A saved request in a new window. */
async function open(overrides: object): Promise<void> {
  folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-order-'));
  copyFileSync(path.join(NPZ, 'train64.npz'), path.join(folder, 'scan.npz'));
  const file = path.join(folder, 'first.json');
  writeFileSync(
    file,
    JSON.stringify({
      ...{ target: 'ptychopinn-2026.07', workflow: 'training', train_data_file: 'scan.npz' },
      ...{ output_dir: 'elsewhere', overrides, execution: null },
    }),
  );
  const session = new Session();
  const { draft, file: document } = await session.openPayload(file);
  orderer = {
    ...{ session, loader: '# the loader\n', answers: null },
    state: await loadState(path.join(folder, 'state')),
    measure: (of) => computeStats(of, context),
    context,
  };
  order = {
    ...{ draft, host: 'local', runs: null, name: null, resources: {}, environment: null },
    document: document?.grant ?? null,
  };
}

/** Writes a host file. */
function host(id: string, lines: readonly string[]): void {
  const hosts = path.join(folder, 'state/hosts');
  mkdirSync(hosts, { recursive: true });
  const head = ['format: pinnboard.host', 'version: 1', `name: ${id}`];
  writeFileSync(path.join(hosts, `${id}.yaml`), [...head, ...lines, ''].join('\n'));
}

const CLUSTER = [
  'reach: {kind: ssh, destination: gpu-login}',
  'scheduler: slurm',
  'python: /opt/ptycho/bin/python',
  'runs: /scratch/runs',
];

beforeEach(() => open({ n_groups: 8, nphotons: 1e9 }));

describe('the preview of a run', () => {
  it('has the texts that are written, the loader among them', async () => {
    const preview = await previewOf(order, orderer);
    expect(preview).toMatchObject({ cannotWrite: null, runs: path.join(folder, 'runs') });
    const { run } = await runOf(order, orderer);
    const written = await writeRun(run, connect(THIS_MACHINE));
    expect(path.basename(written.folder)).toBe(preview.folder);
    for (const { name, text } of preview.files)
      expect(readFileSync(path.join(written.folder, name), 'utf8'), name).toBe(text);
    expect(preview.files.map(({ name }) => name)).toContain('pinnboard_payload.py');
    expect(preview.files[0]?.name).toBe('run.py');
  });

  it('says that a folder is taken, and which one the run gets', async () => {
    const before = await previewOf(order, orderer);
    const { run } = await runOf(order, orderer);
    await writeRun(run, connect(THIS_MACHINE));
    expect(await previewOf(order, orderer)).toMatchObject({
      taken: before.folder,
      folder: `${before.folder}-2`,
    });
  });

  it('says that no Python is chosen, which keeps it from the start alone', async () => {
    expect(await previewOf(order, orderer)).toMatchObject({
      cannotWrite: null,
      cannotStart: expect.stringContaining('Python'),
    });
    orderer.state.settings.set({ interpreter: '/ptycho/bin/python' });
    const preview = await previewOf(order, orderer);
    expect(preview.cannotStart).toBeNull();
    expect(preview.command).toBe(
      `cd ${path.join(folder, 'runs', preview.folder)} && /ptycho/bin/python run.py`,
    );
  });

  it('names the folder as typed, without what leads out of it', async () => {
    const { folder: made } = await previewOf({ ...order, name: '../../etc/try 2' }, orderer);
    expect(made).toMatch(/^etc-try-2-[0-9a-f]{4}$/);
  });

  it('has no place where the configuration was never saved, and takes the chosen one', async () => {
    const unsaved = { ...order, document: null };
    expect((await previewOf(unsaved, orderer)).runs).toBeNull();
    await expect(runOf(unsaved, orderer)).rejects.toMatchObject({ code: 'runs-not-chosen' });
    const chosen = path.join(folder, 'chosen');
    const runs = orderer.session.grants.give('runs', chosen);
    expect((await previewOf({ ...unsaved, runs }, orderer)).runs).toBe(chosen);
  });

  it('says what blocks it, with the findings', async () => {
    await open({ nphotons: 1e9 });
    const preview = await previewOf(order, orderer);
    expect(preview.cannotWrite).toContain('n_groups');
    expect(preview.files).toEqual([]);
    expect(preview.findings.map(({ outcome }) => outcome)).toContain('blocked');
    await expect(runOf(order, orderer)).rejects.toMatchObject({ code: 'payload-rejected' });
  });

  it('has the paths of the host, its script, and how it is submitted from here', async () => {
    host('cluster', [...CLUSTER, `paths: [{here: ${folder}, there: /beamline}]`]);
    const there = { ...order, host: 'cluster', resources: { minutes: 90 } };
    const preview = await previewOf(there, orderer);
    expect(preview.cannotWrite).toBeNull();
    expect(preview.cannotStart).toBeNull();
    const text = (name: string) => preview.files.find((file) => file.name === name)?.text ?? '';
    expect(preview.files[0]?.name).toBe('submit.sh');
    expect(text('submit.sh')).toContain('01:30:00');
    expect(text('payload.json')).toContain('/beamline/scan.npz');
    expect(text('payload.json')).not.toContain(`${folder}/scan.npz`);
    expect(preview.command).toBe(
      `ssh gpu-login 'cd /scratch/runs/${preview.folder} && sbatch --parsable submit.sh'`,
    );
  });

  it('says which file the host has no folder for', async () => {
    host('cluster', CLUSTER);
    const preview = await previewOf({ ...order, host: 'cluster' }, orderer);
    expect(preview.cannotWrite).toContain(path.join(folder, 'scan.npz'));
    expect(preview.files).toEqual([]);
  });
});
