/** The index of runs reads what was changed, and nothing else; what it keeps between two starts is never believed blindly. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { Indexer } from '../../../../electron/node/runs/index/indexer';
import { recordedRuns } from '../../../../electron/node/runs/recordedRuns';
import { SILENCE } from '../../../../shared/runs/state';
import { statusText } from '../../../../shared/runs/status';

const RUNS = path.join(import.meta.dirname, '../../../runs');

let folder = '';
let now = Date.now();
const at = (...names: string[]) => path.join(folder, ...names);
const indexer = () => new Indexer(at('runs'), at('cache'), () => now);

/** Long before it is read: a file that was just changed is never believed to be as it was. */
function age(file: string): void {
  utimesSync(file, 1_700_000_000, 1_700_000_000);
}

function copy(name: string, to = name): void {
  cpSync(path.join(RUNS, name, 'run'), at('runs', to), { recursive: true });
  for (const file of readdirSync(at('runs', to), { recursive: true, encoding: 'utf8' }))
    age(at('runs', to, file));
  age(at('runs', to));
}

const HPARAMS = 'lightning_logs/version_0/hparams.yaml';
const METRICS = 'lightning_logs/version_0/metrics.csv';

/** Changes a text of a run, which has as many bytes as before. */
function alter(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  expect(to).toHaveLength(from.length);
  writeFileSync(file, text.replaceAll(from, to));
}

const batchSizes = async (index: Indexer) =>
  (await index.list()).runs.map(({ settings }) => settings.training_config?.['batch_size']);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-indexer-'));
  now = Date.now();
  copy('native-finished', 'a');
  copy('native-killed', 'b');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('lists all runs where it is asked only to look again before it has listed any', async () => {
  const folders = async (listed: ReturnType<Indexer['list']>) =>
    (await listed).runs.map((run) => run.folder).sort();
  expect(await folders(indexer().lookAgain())).toEqual(['a', 'b']);
  expect(await folders(indexer().known())).toEqual(['a', 'b']);
});

test('says the same as reading everything, at once, again, and after a new start', async () => {
  for (const name of readdirSync(RUNS)) copy(name);
  const { runs } = await recordedRuns(at('runs'), { recover: false });
  const first = indexer();
  expect((await first.list()).runs).toEqual(runs);
  expect((await first.list()).runs).toEqual(runs);
  await first.kept;
  expect((await indexer().list()).runs).toEqual(runs);
});

describe('after a new start', () => {
  it('reads no file that is as it was', async () => {
    const first = indexer();
    expect(await batchSizes(first)).toEqual([4, 4]);
    await first.kept;
    const { mtime } = statSync(at('runs/a', HPARAMS));
    alter(at('runs/a', HPARAMS), 'batch_size: 4\n', 'batch_size: 8\n');
    utimesSync(at('runs/a', HPARAMS), mtime, mtime);
    expect(await batchSizes(indexer())).toEqual([4, 4]);
  });

  it('reads a file again that was changed without becoming longer', async () => {
    const first = indexer();
    await first.list();
    await first.kept;
    alter(at('runs/b', HPARAMS), 'batch_size: 4\n', 'batch_size: 8\n');
    expect(await batchSizes(indexer())).toEqual([4, 8]);
  });

  it('finds runs that came, and forgets those that went', async () => {
    const first = indexer();
    await first.list();
    await first.kept;
    rmSync(at('runs/a'), { recursive: true });
    copy('native-tensorboard', 'july/c');
    const second = indexer();
    const names = async (index: Indexer) => (await index.list()).runs.map((run) => run.folder);
    expect(await names(second)).toEqual(['b', 'july/c']);
    await second.kept;
    expect(await names(indexer())).toEqual(['b', 'july/c']);
  });

  it.each([
    ['is damaged', '{"form": 1, "folder'],
    ['is of another form', '{"form": 99}'],
    ['says something that no run says', null],
  ])('drops what was kept where it %s', async (_, text) => {
    const first = indexer();
    await first.list();
    await first.kept;
    const [name = ''] = readdirSync(at('cache'));
    const kept = readFileSync(at('cache', name), 'utf8');
    expect(kept).toContain('"state":"finished"');
    writeFileSync(
      at('cache', name),
      text ?? kept.replace('"state":"finished"', '"state":"__proto__"'),
    );
    expect((await indexer().list()).runs.map(({ state }) => state)).toEqual([
      'finished',
      'stopped',
    ]);
  });

  it('reads runs where the folder to keep them in cannot be made', async () => {
    writeFileSync(at('cache'), 'a file');
    const first = indexer();
    expect((await first.list()).runs).toHaveLength(2);
    await first.kept;
    expect(readFileSync(at('cache'), 'utf8')).toBe('a file');
  });
});

test('a run whose files grow while they are watched is running, until they grew long ago', async () => {
  const index = indexer();
  const killed = async (looked: ReturnType<Indexer['list']>) =>
    (await looked).runs.find((run) => run.folder === 'b');
  expect((await killed(index.list()))?.state).toBe('stopped');
  appendFileSync(at('runs/b', METRICS), '\n');
  const grown = await killed(index.lookAgain());
  expect(grown?.state).toBe('running');
  expect(grown?.evidence[0]).toBe('Its files grew while they were watched.');
  now += (SILENCE + 1) * 1000;
  expect((await killed(index.lookAgain()))?.state).toBe('stopped');
});

test('what a run writes after it was listed is read when it is looked at again', async () => {
  const whole = at('runs/a');
  const begun = at('runs/c');
  mkdirSync(path.join(begun, path.dirname(HPARAMS)), { recursive: true });
  // It has logged a step, and no more.
  cpSync(path.join(whole, METRICS), path.join(begun, METRICS));
  const index = indexer();
  const third = async (looked: ReturnType<Indexer['list']>) => {
    const { runs, files } = await looked;
    const found = runs.findIndex((run) => run.folder === 'c');
    return { state: runs[found]?.state, files: files[found]?.files, run: runs[found] };
  };
  const before = await third(index.list());
  expect(before.files).toEqual([METRICS]);
  cpSync(whole, begun, { recursive: true });
  const after = await third(index.lookAgain());
  const { run: finished } = await third(index.list());
  expect(after.files).toContain(HPARAMS);
  expect(after.run).toEqual(finished);
  expect(after.state).toBe('finished');
});

test('a finished run does not go on because a file beside its result grows', async () => {
  const index = indexer();
  await index.list();
  appendFileSync(at('runs/a', METRICS), '\n');
  expect((await index.list()).runs[0]?.state).toBe('finished');
});

test('what becomes of a run of Pinnboard is seen although its files are as they were', async () => {
  mkdirSync(at('runs/own'));
  const begun = { state: 'written', at: '2026-11-28T12:00:00Z' } as const;
  writeFileSync(at('runs/own/status.json'), statusText([begun]));
  writeFileSync(at('runs/own/request.json'), '{}');
  const index = indexer();
  const state = async () => (await index.list()).runs.find((run) => run.folder === 'own')?.state;
  expect(await state()).toBe('written');
  const end = { state: 'ended', at: '2026-11-28T12:09:00Z', code: 1, result: false } as const;
  writeFileSync(at('runs/own/status.json'), statusText([begun, end]));
  expect(await state()).toBe('crashed');
});
