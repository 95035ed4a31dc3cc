/** Runs that Pinnboard did not start, beside its own, in folders of runs as the real program left them. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commonJs } from '../../../../build/bundle.mjs';
import { idOf } from '../../../../electron/node/runs/followed';
import { RunIndex } from '../../../../electron/node/runs/index/runIndex';
import { shownDetail, shownList } from '../../../../electron/node/runs/shown';
import { RunWatch } from '../../../../electron/node/runs/watch';
import { Settings } from '../../../../electron/node/state/settings';

const RUNS = path.join(import.meta.dirname, '../../../runs');

const bundle = mkdtempSync(path.join(tmpdir(), 'pinnboard-index-'));
let folder = '';
let watch: RunWatch;
const at = (...names: string[]) => path.join(folder, ...names);
const copy = (name: string, to = name) =>
  cpSync(path.join(RUNS, name, 'run'), at('runs', to), { recursive: true });

beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'error',
    define: { __PINNBOARD_VERSION__: '"test"' },
    ...commonJs('electron/node/runs/index/worker.ts', bundle, 'runs.cjs', 'node20'),
  }),
);
afterAll(() => rmSync(bundle, { recursive: true }));

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-listed-'));
  copy('native-finished', 'july/gs2');
  copy('native-killed', 'killed');
  watch = new RunWatch(new Settings(at('state')), { usable: async () => [] });
  const events = { onChange: () => {}, onEnd: () => {} };
  await watch.start(events, new RunIndex(path.join(bundle, 'runs.cjs'), at('cache')));
  await watch.add(at('runs'));
});
afterEach(async () => {
  await watch.close();
  rmSync(folder, { recursive: true });
});

test('each is a row with what its files record, and only the settings that differ', async () => {
  await watch.reindex();
  const { rows, folders, differing, same } = shownList(watch);
  expect(rows.map(({ name, state, isOurs }) => ({ name, state, isOurs }))).toEqual([
    { name: 'july/gs2', state: 'finished', isOurs: false },
    { name: 'killed', state: 'stopped', isOurs: false },
  ]);
  expect(folders).toMatchObject([{ runs: 2 }]);
  const [finished] = rows;
  expect(finished).toMatchObject({
    id: idOf(at('runs/july/gs2')),
    workflow: 'training',
    revision: '712c23f',
    epoch: 3,
    epochsAsked: 3,
    dataset: { path: '/data/scan/scan.npz', fingerprint: null },
  });
  expect(finished?.losses.find(({ name }) => name === 'poisson_val_loss')?.best).toBe(48204722176);
  expect(differing).toContain('training_config.epochs');
  expect(Object.keys(finished?.settings ?? {}).sort()).toEqual([...differing].sort());
  expect(same).toBeGreaterThan(100);
});

test('the panel says what its state rests on, and everything that is recorded is there on demand', async () => {
  await watch.reindex();
  const run = watch.findAny(idOf(at('runs/july/gs2')));
  expect(run && shownDetail(run).evidence[0]).toBe('PtychoPINN wrote wts.h5.zip.');
  const recorded = await watch.recorded(at('runs/july/gs2'));
  expect(recorded?.request?.workflow).toBe('training');
  expect(recorded?.settings.training_config).toMatchObject({ epochs: 3 });
  rmSync(at('runs/july'), { recursive: true });
  expect(await watch.recorded(at('runs/july/gs2'))).toBeNull();
  await watch.reindex();
  expect(shownList(watch).rows.map(({ name }) => name)).toEqual(['killed']);
});
