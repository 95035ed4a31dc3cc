/** What the app remembers between starts: real files in a folder of its own. */
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadState } from '../../../electron/node/state/appState';
import { Drafts, type SavedDraft } from '../../../electron/node/state/drafts';
import { Recents } from '../../../electron/node/state/recents';
import { EMPTY_SWEEP } from '../../../shared/sweep/sweep';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-state-'));
const kept = (n_groups: number): SavedDraft => ({
  version: 4,
  saved: 1_700_000_000_000,
  typed: { nphotons: { text: '1e', base: '', problem: 'it is no number' } },
  document: null,
  unsaved: true,
  origins: {},
  validation: null,
  sweep: EMPTY_SWEEP,
  sweepFiles: { datasets: [], models: [] },
  draft: {
    target: 'adr-003',
    workflow: 'training',
    dataset: '/data/scan.npz',
    model: null,
    output_dir: 'out',
    overrides: { n_groups },
    execution: {},
    profile: null,
    cli_defaults: false,
    acknowledgements: [],
  },
});

describe('drafts', () => {
  it('come back as they were kept, unfinished text included', async () => {
    const place = folder();
    await new Drafts(place).keep('one', kept(512));
    const later = new Drafts(place);
    expect((await later.left()).ids).toEqual(['one']);
    expect(await later.read('one')).toEqual(kept(512));
  });

  it('hold the last of many quick edits', async () => {
    const drafts = new Drafts(folder());
    await Promise.all(Array.from({ length: 50 }, (_, i) => drafts.keep('one', kept(i))));
    expect((await drafts.read('one'))?.draft.overrides).toEqual({ n_groups: 49 });
  });

  it('are gone once dropped, even when a write was on its way', async () => {
    const place = folder();
    const drafts = new Drafts(place);
    void drafts.keep('one', kept(1));
    await drafts.drop('one');
    expect((await new Drafts(place).left()).ids).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
  });

  it('that are damaged or of another shape count as none', async () => {
    const place = folder();
    writeFileSync(path.join(place, 'cut.json'), '{"version":1,"dra');
    writeFileSync(path.join(place, 'other.json'), '{"version":7}');
    const drafts = new Drafts(place);
    expect(await drafts.read('cut')).toBeUndefined();
    expect(await drafts.read('other')).toBeUndefined();
  });
});

describe('recent files', () => {
  it('stand newest first, each once, at most a dozen', async () => {
    const place = folder();
    const recents = new Recents(place);
    for (let i = 0; i < 15; i++) recents.add('dataset', `/data/${i}.npz`);
    recents.add('dataset', '/data/9.npz');
    const names = recents.list().map(({ name }) => name);
    expect(names).toHaveLength(12);
    expect(names.slice(0, 2)).toEqual(['9.npz', '14.npz']);
    expect(new Set(names).size).toBe(12);
  });

  it('are found by the id of the list and by nothing else', () => {
    const recents = new Recents(folder());
    recents.add('payload', '/runs/a.json');
    const [entry] = recents.list();
    expect(entry).toMatchObject({ kind: 'payload', name: 'a.json', folder: '/runs' });
    expect(recents.find(entry?.id ?? '')).toEqual({ kind: 'payload', path: '/runs/a.json' });
    expect(recents.find('/etc/passwd')).toBeUndefined();
  });
});

describe('settings', () => {
  it('are kept, and damaged ones fall back to the defaults', async () => {
    const place = folder();
    const state = await loadState(place);
    expect(state.settings.get('theme')).toBe('system');
    state.settings.set({ theme: 'dark' });
    await expect.poll(async () => (await loadState(place)).settings.get('theme')).toBe('dark');
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'settings.json'), 'not json');
    expect((await loadState(place)).settings.get('theme')).toBe('system');
  });
});
