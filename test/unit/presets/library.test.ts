/** Folders of presets on a real disk: the user's own, the team's, and files that cannot be used. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Presets } from '../../../electron/node/presets/library';
import { loadState } from '../../../electron/node/state/appState';
import { presetText } from '../../../shared/presets/file';
import type { Preset } from '../../../shared/presets/preset';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-presets-'));
const preset = (name: string, n_groups = 512): Preset => ({
  name,
  description: '',
  overrides: { n_groups },
  execution: {},
});
const ENDING = '.pinnboard-preset.json';

async function withTeam() {
  const [folder, team] = [temporary(), temporary()];
  const { presets } = await loadState(folder);
  presets.chooseTeam(team);
  return { folder, team, presets };
}

const listed = async (presets: Presets, source: string) =>
  (await presets.list()).presets
    .filter((entry) => entry.source === source)
    .map((entry) => entry.preset);

describe('the user’s own', () => {
  it('come back after a start as they were saved', async () => {
    const folder = temporary();
    const { presets } = await loadState(folder);
    await presets.save(preset('Lab baseline'), null);
    expect(await listed((await loadState(folder)).presets, 'mine')).toEqual([
      preset('Lab baseline'),
    ]);
    expect(readFileSync(path.join(folder, 'presets', `lab-baseline${ENDING}`), 'utf8')).toBe(
      presetText(preset('Lab baseline')),
    );
  });

  it('never write over another of a like name, and replace the one that is meant', async () => {
    const folder = temporary();
    const { presets } = await loadState(folder);
    const first = await presets.save(preset('A b'), null);
    const second = await presets.save(preset('a-B', 7), null);
    expect(second).not.toBe(first);
    expect(await presets.save(preset('A b', 1), first)).toBe(first);
    expect(await listed(presets, 'mine')).toEqual(
      expect.arrayContaining([preset('A b', 1), preset('a-B', 7)]),
    );
    await presets.remove(second);
    expect(await listed(presets, 'mine')).toEqual([preset('A b', 1)]);
  });

  it('of names that make one file name are all kept, also when saved at the same moment', async () => {
    const folder = temporary();
    const names = ['q/r', 'q r', 'Q-R', 'q_r?', 'q:r', 'q.r'];
    // Each with a library of its own, as two processes have.
    const libraries = await Promise.all(names.map(() => loadState(folder)));
    const ids = await Promise.all(
      libraries.map(({ presets }, i) => presets.save(preset(names[i] ?? '', i), null)),
    );
    expect(new Set(ids).size).toBe(names.length);
    const kept = await listed((await loadState(folder)).presets, 'mine');
    expect(kept.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(readdirSync(path.join(folder, 'presets'))).toHaveLength(names.length);
  });

  it('are the only files that an id can name', async () => {
    const { folder, team, presets } = await withTeam();
    const outside = path.join(folder, `outside${ENDING}`);
    const shared = path.join(team, `shared${ENDING}`);
    for (const file of [outside, shared]) writeFileSync(file, presetText(preset('x')));
    for (const id of [`mine:../outside${ENDING}`, `mine:${outside}`, `team:shared${ENDING}`])
      await presets.remove(id);
    expect(readFileSync(outside, 'utf8')).toBe(readFileSync(shared, 'utf8'));
    await presets.save(preset('mine now'), `team:shared${ENDING}`);
    expect(readFileSync(shared, 'utf8')).toBe(presetText(preset('x')));
    expect(await listed(presets, 'mine')).toEqual([preset('mine now')]);
  });
});

describe('the team’s folder', () => {
  it('is read anew when its files change, however quickly', async () => {
    const { team, presets } = await withTeam();
    const file = path.join(team, `a${ENDING}`);
    for (const n of [11, 22, 33]) {
      writeFileSync(file, presetText(preset('a', n)));
      expect(await listed(presets, 'team')).toEqual([preset('a', n)]);
    }
    rmSync(file);
    expect(await listed(presets, 'team')).toEqual([]);
  });

  it('lists what cannot be used with the problem, and everything else all the same', async () => {
    const { team, presets } = await withTeam();
    writeFileSync(path.join(team, `good${ENDING}`), presetText(preset('good')));
    writeFileSync(path.join(team, `cut${ENDING}`), '{"format":');
    writeFileSync(path.join(team, `big${ENDING}`), ' '.repeat(2 ** 21));
    writeFileSync(path.join(team, 'notes.json'), 'not ours');
    mkdirSync(path.join(team, `folder${ENDING}`));
    execFileSync('mkfifo', [path.join(team, `pipe${ENDING}`)]);
    const { presets: good, broken } = await presets.list();
    expect(
      good.filter(({ source }) => source === 'team').map((entry) => entry.preset.name),
    ).toEqual(['good']);
    expect(broken.map(({ file, problem }) => [file.split('.')[0], problem])).toEqual([
      ['big', expect.stringMatching(/2097152 bytes/)],
      ['cut', expect.stringMatching(/not JSON/)],
      ['folder', expect.stringMatching(/is a folder, not a file/)],
      ['pipe', expect.stringMatching(/is a pipe or a device/)],
    ]);
  });

  it('that is gone is told, and forgotten when the user says so', async () => {
    const { folder, team, presets } = await withTeam();
    rmSync(team, { recursive: true });
    expect((await presets.list()).team).toEqual({
      folder: team,
      problem: `${team} does not exist.`,
      code: 'file-missing',
    });
    await expect
      .poll(async () => (await (await loadState(folder)).presets.list()).team?.folder)
      .toBe(team);
    presets.chooseTeam(null);
    expect((await presets.list()).team).toBeNull();
    expect(readdirSync(folder)).not.toContain('presets');
  });
});
