/** The sheet's workers on real files: what is in them, previews, checks and writing, as main asks for them. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { commonJs } from '../../../build/bundle.mjs';
import { readDataset } from '../../../electron/node/dataset/read';
import type { AskedFiles } from '../../../electron/node/prepare/sheet/messages';
import { Preparer } from '../../../electron/node/prepare/sheet/preparer';
import { errorText } from '../../../shared/errors/words';
import type { Recipe } from '../../../shared/prepare/recipe';
import { seriesOf } from '../../../shared/prepare/series';
import { runPython } from '../../python';
import { sourcesWorker } from './sourcesWorker';

const { folder } = sourcesWorker();
const worker = path.join(folder, 'prepare', 'prepare.cjs');
const foreign = (name: string) => path.resolve('test/foreign', name);
const files = (...names: string[]): AskedFiles =>
  names.map((name) => ({ path: foreign(name), series: null, allow: [] }));

beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'error',
    ...commonJs(
      'electron/node/prepare/sheet/worker.ts',
      path.dirname(worker),
      'prepare.cjs',
      'node18',
    ),
  }),
);

type Progress = readonly [job: number, done: number, total: number];

const preparers: Preparer[] = [];
const temporary: string[] = [];

function preparer(onProgress: (...progress: Progress) => void = () => {}): Preparer {
  const made = new Preparer(worker, onProgress);
  preparers.push(made);
  return made;
}

function temporaryFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'pinnboard-prepare-'));
  temporary.push(made);
  return made;
}

afterEach(async () => {
  for (const one of preparers.splice(0)) await one.close();
});
afterAll(() => {
  for (const one of temporary) rmSync(one, { recursive: true, force: true });
});

/** The recipe of the likeliest layout. */
async function recipeOf(asked: Preparer, given: AskedFiles): Promise<Recipe> {
  const { layouts } = await asked.open(1, given);
  const [first] = layouts;
  if (!first) throw new Error('no layout');
  return first.recipe;
}

it('opens files with their layouts, and one that cannot be read hides no other', async () => {
  const one = await preparer().open(1, files('tike.npz'));
  expect(one.layouts[0]).toMatchObject({ layout: 'tike', recipe: { layout: 'tike' } });
  expect(one.files[0]?.file?.arrays.map(({ path: name }) => name)).toContain('scan');
  const two = await preparer().open(2, files('tike.npz', 'spoiled_truncated.npz'));
  expect(two.files[0]?.file).not.toBeNull();
  expect(two.files[1]?.file).toBeNull();
  const { problem } = two.files[1] ?? {};
  expect(problem && errorText(problem)).not.toBe('');
  expect(two.layouts).toEqual([]);
});

it('draws stacks as planes, complex arrays as amplitudes and lists of positions as points', async () => {
  const asked = preparer();
  const data = await asked.picture(1, files('tike.npz'), { file: 1, path: 'data', maxSide: 32 });
  expect(data).toMatchObject({ kind: 'plane', rows: 32, columns: 32 });
  const probe = await asked.picture(2, files('tike.npz'), { file: 1, path: 'probe', maxSide: 64 });
  expect(probe).toMatchObject({ kind: 'plane', rows: 64 });
  if (probe.kind === 'plane') expect(probe.min).toBeGreaterThanOrEqual(0);
  const scan = await asked.picture(3, files('tike.npz'), { file: 1, path: 'scan', maxSide: 64 });
  if (scan.kind !== 'points') throw new Error('no points');
  expect(scan.x).toHaveLength(30);
  const text = files('positions_px.csv');
  expect((await asked.picture(4, text, { file: 1, path: '', maxSide: 64 })).kind).toBe('points');
});

it('previews one pattern and the scan, and answers for a recipe that lacks something', async () => {
  const asked = preparer();
  const recipe = await recipeOf(asked, files('tike.npz'));
  const whole = await asked.preview(2, files('tike.npz'), recipe, 3);
  if (!whole.patterns.ok || !whole.positions.ok) throw new Error('no preview');
  expect(whole.patterns.value).toMatchObject({ count: 30, after: { rows: 64, columns: 64 } });
  expect(whole.positions.value.after.x).toHaveLength(30);
  expect(whole.arrays.map(({ name }) => name)).toContain('diff3d');
  const without = await asked.preview(3, files('tike.npz'), { ...recipe, x: null }, 3);
  expect(without.patterns.ok).toBe(true);
  expect(without.positions).toMatchObject({ ok: false });
  const split = { by: 'blocks', share: 0.2, seed: 1 } as const;
  const divided = await asked.preview(4, files('tike.npz'), { ...recipe, split }, 0);
  expect(divided.split?.validation).toHaveLength(6);
});

it('says what the patterns contradict, with the recipe that answers it', async () => {
  const asked = preparer();
  const recipe = await recipeOf(asked, files('tike.npz'));
  const { steps } = recipe.patterns;
  const counts = steps.filter(({ step }) => step !== 'amplitude');
  const wrong: Recipe = { ...recipe, patterns: { ...recipe.patterns, steps: counts } };
  const found = await asked.check(2, files('tike.npz'), wrong);
  const quantity = found.find(({ id }) => id === 'quantity');
  expect(quantity?.outcome).toBe('wrong-result');
  expect(quantity?.fix?.recipe.patterns.steps.map(({ step }) => step)).toContain('amplitude');
  const right = await asked.check(3, files('tike.npz'), recipe);
  expect(right.filter(({ outcome }) => outcome !== 'info')).toEqual([]);
});

it('writes a dataset that can be opened, and refuses to replace a file', async () => {
  const asked = preparer();
  const recipe = await recipeOf(asked, files('tike.npz'));
  const output = path.join(temporaryFolder(), 'tike_ptychopinn.npz');
  const { files: written } = await asked.write(2, files('tike.npz'), recipe, {
    ...{ output, replace: false },
  });
  expect(written).toMatchObject([{ path: output, role: 'all', patterns: 30 }]);
  expect(await readDataset(output)).toMatchObject({ status: 'ok' });
  const again = asked.write(3, files('tike.npz'), recipe, { output, replace: false });
  await expect(again).rejects.toMatchObject({
    code: 'output-exists',
  });
});

it('ends a job that is cancelled, and leaves nothing where it wrote', async () => {
  const asked = preparer();
  const recipe = await recipeOf(asked, files('tike.npz'));
  const output = path.join(temporaryFolder(), 'out.npz');
  const writing = asked.write(7, files('tike.npz'), recipe, { output, replace: true });
  asked.cancel(7);
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(output)).toBe(false);
  expect(readdirSync(path.dirname(output))).toEqual([]);
  // Another one works.
  expect(await asked.preview(8, files('tike.npz'), recipe, 0)).toMatchObject({
    patterns: { ok: true },
  });
});

it('reads a file again that another program has changed', async () => {
  const copy = path.join(temporaryFolder(), 'data.npz');
  copyFileSync(foreign('tike.npz'), copy);
  const asked = preparer();
  const given = [{ path: copy, series: null, allow: [] }];
  expect((await asked.open(1, given)).layouts[0]?.layout).toBe('tike');
  copyFileSync(foreign('ptychonn.npz'), copy);
  expect((await asked.open(2, given)).layouts[0]?.layout).toBe('ptychonn');
  writeFileSync(copy, 'no archive');
  expect((await asked.open(3, given)).files[0]?.problem).not.toBeNull();
});

/** A frame for each of `count` numbers. */
function numberedFrames(count: number): AskedFiles[number] {
  const dir = temporaryFolder();
  const names = Array.from({ length: count }, (_, i) => `frame_${String(i).padStart(4, '0')}.npy`);
  const [first = '', ...others] = names.map((name) => path.join(dir, name));
  const code = 'import numpy, sys; numpy.save(sys.argv[1], numpy.ones((8, 8)))';
  runPython(['-c', code, first]);
  for (const other of others) copyFileSync(first, other);
  return { path: path.join(dir, 'frame_*.npy'), series: [...seriesOf(names)], allow: [] };
}

it('says how far it is while numbered files are looked at', async () => {
  const told: Progress[] = [];
  const asked = preparer((...progress) => told.push(progress));
  const { files: opened } = await asked.open(3, [numberedFrames(2000)]);
  expect(opened[0]?.file?.arrays[0]?.shape).toEqual([2000, 8, 8]);
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(([job, , total]) => job === 3 && total === 2000)).toBe(true);
  const done = told.map(([, files]) => files);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
});

it('ends the looking with its job, and begins again for the next', async () => {
  const given = [numberedFrames(2000)];
  const asked = preparer((job, done) => {
    if (job === 4 && done > 0) asked.cancel(4);
  });
  await expect(asked.open(4, given)).rejects.toMatchObject({ code: 'cancelled' });
  expect((await asked.open(5, given)).files[0]?.file?.arrays[0]?.shape).toEqual([2000, 8, 8]);
});
