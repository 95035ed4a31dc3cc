/** Settings and recent files that cannot be read: kept aside or left alone, said, never overwritten. */
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type AppState, loadState } from '../../../electron/node/state/appState';
import { unwritten } from '../../../electron/node/state/pending';

vi.spyOn(console, 'error').mockImplementation(() => {});
const V1 = path.resolve('test/fixtures/state/v1');
const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-own-'));

/** Changes both files, and waits until they are on the disk. */
async function change(state: AppState): Promise<void> {
  state.settings.set({ theme: 'light' });
  state.recents.add('dataset', '/data/new.npz');
  await unwritten();
}

const FILES = [
  ['settings.json', 1],
  ['recents.json', 2],
] as const;

describe.each(FILES)('%s', (name, version) => {
  it('that is damaged is renamed and said; the next change makes a new one', async () => {
    const place = folder();
    const file = path.join(place, name);
    writeFileSync(file, '{"version":1,"the');
    const state = await loadState(place);
    expect(state.notices.take()).toEqual([
      expect.stringContaining(`It was renamed to ${file}.bad`),
    ]);
    expect(state.notices.take()).toEqual([]);
    await change(state);
    expect(readFileSync(`${file}.bad`, 'utf8')).toBe('{"version":1,"the');
    expect(JSON.parse(readFileSync(file, 'utf8')).version).toBe(version);
    expect((await loadState(place)).notices.take()).toEqual([]);
  });

  it('of a newer Pinnboard is left as it is and said', async () => {
    const place = folder();
    const file = path.join(place, name);
    writeFileSync(file, '{"version":3,"more":true}');
    const state = await loadState(place);
    expect(state.notices.take()).toEqual([expect.stringMatching(/newer Pinnboard .*not saved/)]);
    await change(state);
    expect(readFileSync(file, 'utf8')).toBe('{"version":3,"more":true}');
  });

  it('that the disk does not give stays where it is', async () => {
    const place = folder();
    const file = path.join(place, name);
    symlinkSync('/proc/self/mem', file);
    const state = await loadState(place);
    expect(state.notices.take()).toEqual([expect.stringContaining(`${file} cannot be read (EIO)`)]);
    await change(state);
    expect(readdirSync(place).sort()).toEqual(FILES.map(([file]) => file).sort());
    // Still the link: nothing was renamed over it.
    expect(() => readFileSync(file)).toThrow('EIO');
  });
});

it('settings and recent files of version 1 are read', async () => {
  const place = folder();
  for (const [name] of FILES) copyFileSync(path.join(V1, name), path.join(place, name));
  const { settings, recents, notices } = await loadState(place);
  expect(notices.take()).toEqual([]);
  expect(settings.get('theme')).toBe('dark');
  expect(settings.get('bounds')).toEqual({ x: 240, y: 150, width: 1440, height: 900 });
  expect(recents.list().map(({ name }) => name)).toEqual(['train32.npz', 'train64.npz']);
});

describe('window bounds', () => {
  const bounds = async (given: unknown) => {
    const place = folder();
    const value = { ...JSON.parse(readFileSync(path.join(V1, 'settings.json'), 'utf8')) };
    writeFileSync(path.join(place, 'settings.json'), JSON.stringify({ ...value, bounds: given }));
    const { settings, notices } = await loadState(place);
    expect(notices.take()).toEqual([]);
    expect(settings.get('theme')).toBe('dark');
    return settings.get('bounds');
  };
  const good = { x: 1, y: 2, width: 1200, height: 800 };

  it('are rounded', async () => {
    expect(await bounds({ ...good, x: 0.5, width: 1200.4 })).toEqual({ ...good, x: 1 });
  });

  it.each([
    { ...good, x: 1e300 },
    { ...good, y: -3e9 },
    { ...good, width: 0 },
    { ...good, height: -5 },
    { ...good, x: 'left' },
    { x: 1 },
    [1, 2],
    'all',
  ])('that no window can have are as good as none: %j', async (given) => {
    expect(await bounds(given)).toBeNull();
  });
});
