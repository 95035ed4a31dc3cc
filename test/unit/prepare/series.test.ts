/** Numbered files as one stack: the same arrays as from one file, whatever is missing, damaged, or does not belong to it. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  chosenFiles,
  filesOrChoice,
  seriesAround,
} from '../../../electron/node/prepare/chosenFiles';
import { prepare } from '../../../electron/node/prepare/prepare';
import { SourceFiles } from '../../../electron/node/prepare/sourceFiles';
import { openSource } from '../../../electron/node/prepare/sources/openSource';
import { recogniseSources } from '../../../shared/prepare/layouts';
import { pythonOf } from '../../../shared/prepare/python/script';
import type { Recipe } from '../../../shared/prepare/recipe';
import { filesIn, gapsOf, namesOf, patternOf, seriesOf } from '../../../shared/prepare/series';
import { groupsOf, seriesIn } from '../../../shared/prepare/seriesGroups';
import type { Source } from '../../../shared/prepare/source';
import { runPython } from '../../python';
import { difference, FOREIGN, folder, options } from './prepared';
import { sourcesWorker } from './sourcesWorker';

const { worker } = sourcesWorker();
const POSITIONS = path.join(FOREIGN, 'positions_xy_m.txt');
const GEOMETRY: Recipe['geometry'] = {
  energy: { value: 8.8, unit: 'keV' },
  distance: { value: 1.5, unit: 'm' },
  detector_pixel: { value: 75, unit: 'um' },
};

interface Written {
  readonly prefix?: string;
  readonly digits?: number;
  readonly first?: number;
}

/** A folder with a file for each of the 30 patterns, and nothing else. */
function written(
  kind: string,
  { prefix = 'scan_0001_', digits = 5, first = 1 }: Written = {},
): string {
  const into = path.join(folder(), "scan 1 %d é'");
  const script = path.join(import.meta.dirname, 'series.py');
  runPython([script, kind, into, prefix, `${digits}`, `${first}`]);
  return into;
}

async function withChosen<T>(
  named: readonly string[],
  use: (sources: readonly Source[]) => Promise<T>,
): Promise<T> {
  const sources: Source[] = [];
  try {
    for (const { path: file, series } of (await chosenFiles(named)).files)
      sources.push(await openSource(file, { worker, series }));
    return await use(sources);
  } finally {
    for (const source of sources) await source.close();
  }
}

async function proposed(sources: readonly Source[]): Promise<Recipe> {
  const [found] = await recogniseSources(sources);
  const { recipe, missing } = found ?? expect.fail('No layout is recognised');
  return missing.some(({ what }) => what === 'distance')
    ? { ...recipe, geometry: GEOMETRY }
    : recipe;
}

/** Prepared by us and by the Python copy, which are compared. */
async function prepared(
  named: readonly string[],
  given?: Recipe,
): Promise<{ output: string; recipe: Recipe }> {
  return withChosen(named, async (sources) => {
    const recipe = given ?? (await proposed(sources));
    const [output, python] = ['ours.npz', 'python.npz'].map((name) => path.join(folder(), name));
    if (!output || !python) return expect.fail();
    await prepare(recipe, sources, output, options({ compress: false }));
    const script = `${python}.py`;
    writeFileSync(
      script,
      pythonOf(
        recipe,
        sources.map(({ file }) => file),
        python,
      ),
    );
    runPython([script]);
    for (const [name, value] of Object.entries(difference(output, python)))
      expect({ name, value }).toEqual({ name, value: 0 });
    return { output, recipe };
  });
}

let whole: Promise<string> | undefined;
/** What one file with all patterns becomes. */
const ofOneFile = (): Promise<string> => {
  whole ??= prepared([path.join(FOREIGN, 'patterns.npy'), POSITIONS]).then(({ output }) => output);
  return whole;
};

async function expectWhole(output: string): Promise<void> {
  for (const [name, value] of Object.entries(difference(output, await ofOneFile())))
    expect({ name, value }).toEqual({ name, value: 0 });
}

describe('names that count up', () => {
  it('are kept short, in the order of their numbers', () => {
    const names = Array.from({ length: 1024 }, (_, i) => `scan_0001_${i + 1}.tif`);
    const series = seriesOf([...names].sort());
    expect(series).toEqual([{ before: 'scan_0001_', after: '.tif', width: 1, from: 1, to: 1024 }]);
    expect(namesOf(series)).toEqual(names);
    expect(patternOf(series)).toBe('scan_0001_*.tif');
  });

  it.each([
    ['padded', ['a_008.tif', 'a_009.tif', 'a_010.tif', 'a_1000.tif'], 'a_*.tif'],
    ['with the number first', ['9_x2.tif', '10_x2.tif'], '*_x2.tif'],
    ['by two numbers', ['r1_c1.npy', 'r1_c2.npy', 'r2_c1.npy', 'r10_c1.npy'], 'r*_c*.npy'],
    ['of 20 digits', ['t20261129120000000001.tif', 't20261129120000000002.tif'], 't20261*.tif'],
    ['twice the same', ['a_1.tif', 'a_01.tif', 'a_2.tif'], 'a_*.tif'],
    ['with a number in the ending', ['a1.h5', 'a2.h5'], 'a*.h5'],
  ])('%s', (_, names, pattern) => {
    const series = seriesOf(names);
    expect(new Set(namesOf(series))).toEqual(new Set(names));
    expect(namesOf(series).at(-1)).toBe(names.at(-1));
    expect(patternOf(series)).toBe(pattern);
  });

  it('say which numbers are missing', () => {
    const names = [1, 2, 5, 6, 8].map((i) => `a${i}.tif`);
    expect(gapsOf(seriesOf(names))).toEqual({ first: 1, last: 8, missing: 3, text: '3 to 4, 7' });
    expect(gapsOf(seriesOf(['a1.tif', 'a2.tif']))).toBeNull();
    const many = Array.from({ length: 100 }, (_, i) => `a${2 * i}.tif`);
    expect(gapsOf(seriesOf(many))).toMatchObject({
      missing: 99,
      text: '1, 3, 5, 7, 9, 11, 13, 15, …',
    });
  });

  it('are files of their own where there is nothing to join', () => {
    expect(groupsOf(['part1.h5', 'part2.h5', 'b.csv'])).toEqual(
      ['part1.h5', 'part2.h5', 'b.csv'].map((name) => ({ name })),
    );
    expect(groupsOf(['1.txt', '2.txt'])).toEqual([{ name: '1.txt' }, { name: '2.txt' }]);
  });

  it('of a folder are a series for each scan', () => {
    const names = [1, 2].flatMap((scan) => [1, 2, 3].map((i) => `scan_000${scan}_${i}.tif`));
    expect(seriesIn(names).map((one) => [patternOf(one), filesIn(one)])).toEqual([
      ['scan_0001_*.tif', 3],
      ['scan_0002_*.tif', 3],
    ]);
  });
});

describe('files of a pattern each', () => {
  it.each([
    ['tif', {}],
    ['tif', { digits: 1, first: 0, prefix: 'frame' }],
    ['npy', { digits: 1, first: 95 }],
    ['npz', {}],
    ['h5', { digits: 3 }],
  ] as const)(
    'of %s, %o, are prepared as one file with all of them, and by Python',
    async (kind, how) => {
      const { output } = await prepared([written(kind, how), POSITIONS]);
      await expectWhole(output);
    },
  );

  it('with positions and the energy in each need nothing else', async () => {
    const { output, recipe } = await prepared([written('h5')]);
    expect(recipe.geometry).toMatchObject({ energy: { path: '/entry/energy', unit: 'keV' } });
    expect(recipe.x).toMatchObject({ array: { path: '/entry/x' } });
    await expectWhole(output);
  });

  it('and lines of a scan are joined, with their positions', async () => {
    const { output } = await prepared([written('lines', { digits: 1, first: 8 })], undefined);
    await expectWhole(output);
  });

  it('are read from any frame to any other', async () => {
    await withChosen([written('tif', { digits: 1 })], async ([source]) => {
      const box = [
        { start: 8, count: 3 },
        { start: 10, count: 2 },
        { start: 20, count: 4 },
      ];
      const one = await openSource(path.join(FOREIGN, 'patterns.npy'), { worker });
      const [found, expected] = [await source?.read('', box), await one.read('', box)];
      await one.close();
      expect(found).toMatchObject({ dtype: 'uint16', shape: [3, 2, 4] });
      expect(Array.from(found?.data ?? [])).toEqual(Array.from(expected.data));
    });
  });

  it('have one hash, which sha256sum gives, too', async () => {
    const dir = written('tif', { digits: 2 });
    const { output } = await prepared([dir, POSITIONS]);
    const code = "import sys, numpy as np; print(np.load(sys.argv[1])['_metadata'].item())";
    const metadata = JSON.parse(runPython(['-c', code, output]));
    const names = readdirSync(dir).sort();
    const lines = names.map((name) => {
      const bytes = readFileSync(path.join(dir, name));
      return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
    });
    const { sources } = metadata.data_transformations[0].parameters;
    expect(sources).toEqual([
      {
        ...{ name: 'scan_0001_*.tif', files: 30, bytes: 30 * 8326 },
        sha256: createHash('sha256').update(lines.join('')).digest('hex'),
      },
      expect.objectContaining({ name: 'positions_xy_m.txt' }),
    ]);
  });

  it('have a hash for each folder, also where the names are the same', async () => {
    const [first, second] = [written('tif'), written('tif')];
    const hashes = await withChosen([first, second], async (sources) =>
      (await SourceFiles.of(sources)).hashes(new AbortController().signal),
    );
    const one = { name: 'scan_0001_*.tif', files: 30, bytes: 30 * 8326 };
    expect(hashes).toMatchObject([one, one]);
  });

  it('take the recipe of the scan before', async () => {
    const { recipe } = await prepared([written('tif'), POSITIONS]);
    const next = written('tif', { prefix: 'scan_0002_', first: 500 });
    rmSync(path.join(next, 'scan_0002_00529.tif'));
    const fewer = path.join(folder(), 'positions.txt');
    writeFileSync(
      fewer,
      readFileSync(POSITIONS, 'utf8')
        .trimEnd()
        .replace(/\n[^\n]*$/, '\n'),
    );
    const { output } = await prepared([next, fewer], recipe);
    expect(difference(output, await ofOneFile())['diffraction']).toBe('(29, 64, 64) (30, 64, 64)');
  });
});

describe('of numbered files', () => {
  it('missing ones are said, and the others keep their positions', async () => {
    const dir = written('tif');
    for (const number of ['00003', '00017', '00018'])
      rmSync(path.join(dir, `scan_0001_${number}.tif`));
    await withChosen([dir], async ([source]) => {
      expect(source?.file.problems).toMatchObject([
        { code: 'series-gaps', parameters: { missing: 3, text: '3, 17 to 18' } },
      ]);
    });
    const { output, recipe } = await prepared([dir, POSITIONS]);
    expect(recipe.patterns.steps).toContainEqual({
      step: 'index',
      array: { file: 1, path: 'place' },
    });
    const kept = Array.from({ length: 30 }, (_, i) => i).filter((i) => ![2, 16, 17].includes(i));
    const code = `
import sys, numpy as np
a, b = (np.load(name) for name in sys.argv[1:3])
kept = ${JSON.stringify(kept)}
d = [np.diff(b[k][kept]) - np.diff(a[k]) for k in ('xcoords', 'ycoords')]
print(np.array_equal(a['diffraction'], b['diffraction'][kept]), np.abs(d).max() < 1e-9)`;
    const words = ['-c', code, output, await ofOneFile()];
    expect(runPython(words).trim()).toBe('True True');
  });

  it('a truncated one in the middle is named', async () => {
    const dir = written('tif');
    truncateSync(path.join(dir, 'scan_0001_00016.tif'), 6000);
    await expect(withChosen([dir], async () => {})).rejects.toThrow(
      /^`scan_0001_00016.tif`, file 16 of 30, cannot be read\. The file is cut short/,
    );
  });

  it('a thumbnail or another detector among them is named', async () => {
    const dir = written('npy');
    const small = "import sys, numpy as np; np.save(sys.argv[1], np.zeros((32, 48), 'u1'))";
    runPython(['-c', small, path.join(dir, 'scan_0001_00001.npy')]);
    await expect(withChosen([dir], async () => {})).rejects.toThrow(
      '1 of the 30 files `scan_0001_*.npy` is not like the others: `scan_0001_00001.npy` has 32 × 48 pixels of uint8 (NumPy array), the others 64 × 64 pixels of uint16 (NumPy array).',
    );
  });

  it('a link that leads to itself is named', async () => {
    const dir = written('tif');
    const file = path.join(dir, 'scan_0001_00002.tif');
    rmSync(file);
    symlinkSync('scan_0001_00002.tif', file);
    await expect(withChosen([dir], async () => {})).rejects.toThrow(
      /^`scan_0001_00002.tif`, file 2 of 30, cannot be read\. .*symbolic links form a loop/,
    );
  });

  it('one that disappears or changes while they are prepared is named, and nothing is written', async () => {
    const dir = written('tif');
    await withChosen([dir, POSITIONS], async (sources) => {
      const recipe = await proposed(sources);
      const output = path.join(folder(), 'gone.npz');
      const away = path.join(dir, 'scan_0001_00012.tif');
      renameSync(away, `${away}.away`);
      await expect(prepare(recipe, sources, output, options())).rejects.toThrow(
        /scan_0001_00012.tif/,
      );
      renameSync(`${away}.away`, away);
      let done = false;
      const change = () => {
        if (!done) copyFileSync(path.join(dir, 'scan_0001_00001.tif'), away);
        done = true;
      };
      await expect(
        prepare(recipe, sources, output, options({ progress: change })),
      ).rejects.toMatchObject({ code: 'source-changed', parameters: { path: away } });
      expect(readdirSync(path.dirname(output))).toEqual([]);
    });
  });

  it('none is replaced by the output', async () => {
    const dir = written('npy');
    await withChosen([dir, POSITIONS], async (sources) => {
      const output = path.join(dir, 'scan_0001_00004.npy');
      const asked = options({ replace: true });
      await expect(prepare(await proposed(sources), sources, output, asked)).rejects.toMatchObject({
        code: 'output-is-source',
      });
    });
  });

  it('few are open at once', async () => {
    const dir = written('npy');
    const handles = () => readdirSync('/proc/self/fd').length;
    const before = handles();
    await withChosen([dir], async ([source]) => {
      await source?.read('', null);
      expect(handles() - before).toBeLessThan(12);
    });
  });
});

describe('of a folder', () => {
  const touch = (dir: string, ...names: string[]) => {
    for (const name of names) writeFileSync(path.join(dir, name), 'x');
  };

  it('dark frames, thumbnails, other files and folders are left out, and said', async () => {
    const dir = written('tif');
    touch(dir, 'dark_0001.tif', 'dark_0002.tif', 'thumb.tif', 'readme.md', '._scan_0001_00001.tif');
    mkdirSync(path.join(dir, 'scan_0001_00031.tif'));
    copyFileSync(POSITIONS, path.join(dir, 'positions.txt'));
    const { files, notes } = await chosenFiles([dir]);
    expect(
      files.map(({ path: file, series }) => [path.basename(file), series && filesIn(series)]),
    ).toEqual([
      ['scan_0001_*.tif', 30],
      ['positions.txt', null],
    ]);
    expect(notes).toHaveLength(1);
    for (const name of ['`dark_*.tif` (2 files)', '`thumb.tif`', '`readme.md`'])
      expect(notes[0]).toContain(name);
    expect(notes[0]).not.toContain('._scan');
  });

  it('the positions are named beside it, and its own are not taken then', async () => {
    const dir = written('tif');
    copyFileSync(POSITIONS, path.join(dir, 'positions.txt'));
    const { files } = await chosenFiles([dir, POSITIONS]);
    expect(files.map(({ path: file }) => file)).toEqual([
      path.join(dir, 'scan_0001_*.tif'),
      POSITIONS,
    ]);
  });

  it('several scans are a choice', async () => {
    const dir = folder();
    touch(dir, ...[1, 2].flatMap((scan) => [1, 2, 3].map((i) => `s${scan}_${i}.tif`)));
    await expect(chosenFiles([dir])).rejects.toThrow(
      'has files of 2 stacks: `s1_*.tif` (3 files), `s2_*.tif` (3 files).',
    );
    touch(dir, 'positions.txt', 'flat.tif');
    const { choices, notes } = await filesOrChoice([dir]);
    expect(choices.map((choice) => choice.map(({ path: file }) => path.basename(file)))).toEqual([
      ['s1_*.tif', 'positions.txt'],
      ['s2_*.tif', 'positions.txt'],
    ]);
    expect(notes).toEqual([`Left out of ${dir}: \`flat.tif\`.`]);
    const { files } = await chosenFiles([path.join(dir, 's2_*.tif')]);
    expect(files.map(({ series }) => series && namesOf(series))).toEqual([
      ['s2_1.tif', 's2_2.tif', 's2_3.tif'],
    ]);
  });

  it('too many are refused in words, and never offered', async () => {
    const dir = folder();
    // As a file system would list them: no test makes 200,001 files.
    const names = Array.from({ length: 200_001 }, (_, i) => `s_${i}.tif`);
    const [series = []] = seriesIn(names);
    expect(filesIn(series)).toBe(200_001);
    await expect(openSource(path.join(dir, 's_*.tif'), { worker, series })).rejects.toMatchObject({
      code: 'folder-too-many',
      parameters: { limit: 200_000 },
    });
  });

  it('the master of its files is taken, and one file by itself', async () => {
    const dir = folder();
    touch(dir, 'a_master.h5', ...[1, 2, 3, 4, 5].map((i) => `a_data_00000${i}.h5`));
    expect((await chosenFiles([dir])).files).toEqual([
      { path: path.join(dir, 'a_master.h5'), series: null },
    ]);
    const other = folder();
    touch(other, 'scan.cxi', 'notes.md');
    expect((await chosenFiles([other])).files).toEqual([
      { path: path.join(other, 'scan.cxi'), series: null },
    ]);
    await expect(chosenFiles([folder()])).rejects.toMatchObject({ code: 'folder-without-series' });
  });

  it('the others of one file are known', async () => {
    const dir = folder();
    touch(dir, 's1_9.tif', 's1_10.tif', 's2_1.tif', 's2_2.tif', 'alone3.tif');
    const around = async (name: string) =>
      (await seriesAround(path.join(dir, name)))?.series ?? null;
    expect(namesOf((await around('s1_10.tif')) ?? [])).toEqual(['s1_9.tif', 's1_10.tif']);
    expect(await around('alone3.tif')).toBeNull();
    expect(await around('gone.tif')).toBeNull();
  });
});
