/** Draft files on a real disk: nothing that was saved is deleted or overwritten, whatever became of the file. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRAFT_FORMAT } from '../../../electron/node/state/draftFile';
import { Drafts, type SavedDraft } from '../../../electron/node/state/drafts';
import { parseVersioned } from '../../../electron/node/state/versioned';
import { EMPTY_SWEEP } from '../../../shared/sweep/sweep';

const V1 = path.resolve('test/fixtures/state/v1/drafts');
const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-drafts-'));
const kept = (n_groups: number, more: Partial<SavedDraft> = {}): SavedDraft => ({
  version: 4,
  saved: 1_700_000_000_000,
  typed: {},
  document: null,
  unsaved: true,
  origins: {},
  validation: null,
  sweep: EMPTY_SWEEP,
  sweepFiles: { datasets: [], models: [] },
  draft: {
    target: 'adr-003',
    workflow: 'training',
    dataset: null,
    model: null,
    output_dir: 'out',
    overrides: { n_groups },
    execution: {},
    profile: null,
    cli_defaults: false,
    acknowledgements: [],
  },
  ...more,
});
const groups = async (place: string, id = 'one') =>
  (await new Drafts(place).read(id))?.draft.overrides['n_groups'];

describe('a draft', () => {
  it('is in its file when `keep` returns, before anything is awaited', () => {
    const place = folder();
    const drafts = new Drafts(place);
    for (const n of [1, 12, 123]) {
      expect(drafts.keep('one', kept(n))).toBeNull();
      const last = readFileSync(path.join(place, 'one.jsonl'), 'utf8').trim().split('\n').at(-1);
      expect(JSON.parse(last ?? '')).toEqual(kept(n));
    }
  });

  it('is the last whole line: one that a kill cut short is passed over, and the next joins nothing', async () => {
    const place = folder();
    new Drafts(place).keep('one', kept(1));
    appendFileSync(path.join(place, 'one.jsonl'), JSON.stringify(kept(2)).slice(0, -5));
    expect(await new Drafts(place).left()).toEqual({ ids: ['one'], notices: [] });
    expect(await groups(place)).toBe(1);
    new Drafts(place).keep('one', kept(3));
    expect(await groups(place)).toBe(3);
    expect(await new Drafts(place).left()).toEqual({ ids: ['one'], notices: [] });
  });

  it('has a file that is shortened, whatever is typed meanwhile', async () => {
    const place = folder();
    const file = path.join(place, 'one.jsonl');
    const drafts = new Drafts(place);
    const long = 'o'.repeat(10_000);
    const draft = (n: number) => kept(n, { draft: { ...kept(n).draft, output_dir: long } });
    for (let n = 1; n <= 400; n += 1) {
      expect(drafts.keep('one', draft(n))).toBeNull();
      if (n % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (n % 50 === 0) expect(await groups(place)).toBe(n);
    }
    await expect.poll(() => statSync(file).size).toBeLessThan(2 * 1024 * 1024);
    await expect.poll(() => readdirSync(place)).toEqual(['one.jsonl']);
    expect(await groups(place)).toBe(400);
    drafts.keep('one', kept(401));
    expect(await groups(place)).toBe(401);
  });

  it('holds whole numbers of any size exactly', async () => {
    const place = folder();
    const overrides = { subsample_seed: 9007199254740993n };
    new Drafts(place).keep('one', kept(1, { draft: { ...kept(1).draft, overrides } }));
    expect((await new Drafts(place).read('one'))?.draft.overrides).toEqual(overrides);
  });

  it('that is dropped is gone, and does not come back by an edit on its way', async () => {
    const place = folder();
    const drafts = new Drafts(place);
    drafts.keep('one', kept(1));
    const dropping = drafts.drop('one');
    drafts.keep('one', kept(2));
    await dropping;
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('drafts of an earlier session', () => {
  it('come newest first, however many', async () => {
    const place = folder();
    for (let n = 1; n <= 12; n += 1) {
      new Drafts(place).keep(`draft-${n}`, kept(n));
      const file = path.join(place, `draft-${n}.jsonl`);
      spawnSync('touch', ['-d', `@${1_700_000_000 + n}`, file]);
    }
    const { ids } = await new Drafts(place).left();
    expect(ids).toEqual(Array.from({ length: 12 }, (_, i) => `draft-${12 - i}`));
  });

  it.each([
    ['cut', (text: string) => text.slice(0, -6), /not valid JSON/],
    ['changed', (text: string) => text.replace('"training"', '"evaluation"'), /workflow/],
    ['unversioned', (text: string) => text.replace('"version":4,', ''), /no version/],
    ['not UTF-8', () => Buffer.from([0xff, 0xfe, 0x0a]), /not UTF-8/],
  ])('that are damaged (%s) are renamed and said', async (_how, damage, why) => {
    const place = folder();
    const file = path.join(place, 'one.jsonl');
    new Drafts(place).keep('one', kept(1));
    const bad = damage(readFileSync(file, 'utf8'));
    writeFileSync(file, bad);
    const { ids, notices } = await new Drafts(place).left();
    expect(ids).toEqual([]);
    expect(notices).toEqual([expect.stringMatching(why)]);
    expect(notices[0]).toContain(`${file}.bad`);
    expect(readdirSync(place)).toEqual(['one.jsonl.bad']);
    expect(readFileSync(`${file}.bad`)).toEqual(Buffer.from(bad));
    writeFileSync(file, bad);
    await new Drafts(place).left();
    expect(readdirSync(place)).toEqual(['one.jsonl.bad', 'one.jsonl.bad-2']);
  });

  it('whose last line is damaged are restored to the state before it, and a copy is kept', async () => {
    const place = folder();
    const file = path.join(place, 'one.jsonl');
    const drafts = new Drafts(place);
    drafts.keep('one', kept(1));
    drafts.keep('one', kept(2));
    const bad = readFileSync(file, 'utf8').replace(/"n_groups":2/, '"n_groups":');
    writeFileSync(file, bad);
    const { ids, notices } = await new Drafts(place).left();
    expect(ids).toEqual(['one']);
    expect(notices).toEqual([expect.stringContaining('The state before them was restored')]);
    expect(readFileSync(`${file}.bad`, 'utf8')).toBe(bad);
    expect(await groups(place)).toBe(1);
    expect(await new Drafts(place).left()).toEqual({ ids: ['one'], notices: [] });
  });

  it('of a newer Pinnboard are left as they are and said', async () => {
    const place = folder();
    const file = path.join(place, 'one.jsonl');
    writeFileSync(file, `${JSON.stringify({ ...kept(1), version: 5, more: true })}\n`);
    const before = readFileSync(file);
    const { ids, notices } = await new Drafts(place).left();
    expect(ids).toEqual([]);
    expect(notices).toEqual([expect.stringContaining(`newer Pinnboard saved unsaved changes`)]);
    expect(notices[0]).toContain(file);
    expect(readdirSync(place)).toEqual(['one.jsonl']);
    expect(readFileSync(file)).toEqual(before);
  });

  it.each([
    ['EIO', (file: string) => symlinkSync('/proc/self/mem', file)],
    ['EISDIR', (file: string) => mkdirSync(file)],
    ['ELOOP', (file: string) => symlinkSync(path.basename(file), file)],
  ])('that the disk does not give (%s) stay where they are', async (code, make) => {
    const place = folder();
    const file = path.join(place, 'one.jsonl');
    make(file);
    const { ids, notices } = await new Drafts(place).left();
    expect(ids).toEqual([]);
    expect(notices).toEqual([expect.stringContaining(`${file} cannot be read (${code})`)]);
    expect(readdirSync(place)).toEqual(['one.jsonl']);
  });

  it('in a folder that cannot be read are said to be out of reach', async () => {
    const place = path.join(folder(), 'drafts');
    writeFileSync(place, 'a file');
    const { ids, notices } = await new Drafts(place).left();
    expect(ids).toEqual([]);
    expect(notices).toEqual([expect.stringContaining('cannot be read (ENOTDIR)')]);
  });
});

describe('drafts of version 1', () => {
  const names = readdirSync(V1);

  it.each(names)('%s is migrated', (name) => {
    const text = readFileSync(path.join(V1, name), 'utf8');
    const old = JSON.parse(text);
    const parsed = parseVersioned(text, DRAFT_FORMAT);
    expect(parsed).toMatchObject({
      status: 'read',
      value: { ...old, version: 4, saved: null, document: null, sweep: EMPTY_SWEEP },
    });
  });

  it('and of version 2 had no file to save to', () => {
    const { document: _, ...old } = kept(1);
    expect(parseVersioned(JSON.stringify({ ...old, version: 2 }), DRAFT_FORMAT)).toEqual({
      status: 'read',
      value: kept(1),
    });
  });

  it('and of version 3 had the text of both kinds of axis, and a random method beside its name', () => {
    const at = { name: 'learning_rate', place: 'execution' };
    const ends = { from: '1e-4', to: 'x', count: '5', scale: 'log', whole: false };
    const both = { ...at, values: '1e-3, fast', ...ends };
    const axes = [
      { ...both, kind: 'list' },
      { ...both, kind: 'range' },
    ];
    const sweep = { ...EMPTY_SWEEP, axes, method: 'random', count: '7', seed: '1' };
    expect(
      parseVersioned(JSON.stringify({ ...kept(1), sweep, version: 3 }), DRAFT_FORMAT),
    ).toMatchObject({
      status: 'read',
      value: {
        sweep: {
          axes: [
            { ...at, kind: 'list', values: '1e-3, fast' },
            { ...at, kind: 'range', ...ends },
          ],
          method: { kind: 'random', count: '7', seed: '1' },
        },
      },
    });
  });

  it('are restored, and their files go once the drafts are saved in the current form', async () => {
    const place = path.join(folder(), 'drafts');
    cpSync(V1, place, { recursive: true });
    const drafts = new Drafts(place);
    const { ids, notices } = await drafts.left();
    expect([ids.length, notices]).toEqual([names.length, []]);
    const id = '51f9ad5c-fecf-4a95-ab6d-e8c5d4e44011';
    const left = await drafts.read(id);
    expect(left?.typed['nphotons']?.text).toBe('5e');
    expect(left?.draft.overrides).toEqual({ n_groups: 512, max_epochs: 20 });
    if (left) await drafts.migrate(id, left);
    expect(existsSync(path.join(place, `${id}.json`))).toBe(false);
    expect(await new Drafts(place).read(id)).toEqual(left);
    expect((await new Drafts(place).left()).ids).toHaveLength(names.length);
    await drafts.drop(id);
    expect((await new Drafts(place).left()).ids).toHaveLength(names.length - 1);
  });
});
