/** Files that no one should have to trust: each is refused in words or read, within bounds, and harms nothing else. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/node/prepare/sources/openSource';
import { errorText } from '../../../shared/errors/words';
import type { Source, SourceArray } from '../../../shared/prepare/source';
import { PYTHON } from '../../python';
import { sourcesWorker } from './sourcesWorker';

const { folder, worker } = sourcesWorker();
execFileSync(PYTHON, [path.resolve('test/unit/prepare/hostile.py'), folder]);
const at = (name: string): string => path.join(folder, 'in', name);
const OUTSIDE = path.join(folder, 'out', 'part.h5');

async function using<T>(
  file: string,
  work: (source: Source) => Promise<T>,
  allow: readonly string[] = [],
): Promise<T> {
  const source = await openSource(file, { worker, allow });
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}

/** Why each array cannot be read; null for one that can. */
const problems = (source: Source): { [path: string]: string | null } =>
  Object.fromEntries(source.file.arrays.map((array) => [array.path, array.problem?.code ?? null]));

function arrayOf({ file }: Source, name: string): SourceArray {
  const array = file.arrays.find(({ path: one }) => one === name);
  if (!array) throw new Error(`no ${name}`);
  return array;
}

const counts = Array.from({ length: 256 }, (_, i) => i);
const values = async (source: Source, name: string): Promise<number[]> =>
  Array.from((await source.read(name, null)).data);

describe('links', () => {
  it('in a circle are followed once, and lead nowhere where there is nothing else', async () => {
    await using(at('loops.h5'), async (source) => {
      expect(problems(source)).toEqual({
        '/a/data': null,
        '/a/other': 'source-link-loop',
        '/a/soft': 'source-link-loop',
        '/me2': 'source-link-loop',
      });
      const group = source.file.groups.find(({ path: one }) => one === '/a/b/again');
      expect(group?.link).toMatchObject({ kind: 'hard', target: '/a' });
      expect(await values(source, '/a/data')).toEqual(counts);
    });
  });

  it('out of the folder are not followed, and say where they lead', async () => {
    await using(at('links.h5'), async (source) => {
      expect(problems(source)).toEqual({
        '/absolute': 'source-link-asks',
        '/dead': 'source-link-missing',
        '/elsewhere': null,
        '/gone': 'source-link-missing',
        '/good': null,
        '/passwd': 'source-link-asks',
        '/pipe': 'source-link-other',
        '/relative': 'source-link-asks',
        '/symbolic': 'source-link-asks',
        '/text': 'source-link-other',
        '/wrong': 'source-link-missing',
      });
      const { problem, link } = arrayOf(source, '/relative');
      expect(problem && errorText(problem)).toBe(
        `The link to ../out/part.h5:/d leads out of the folder, to ${OUTSIDE}. It is followed only when you allow it.`,
      );
      expect(link?.files).toEqual([{ name: '../out/part.h5', path: OUTSIDE, state: 'asks' }]);
      await expect(source.read('/relative', null)).rejects.toMatchObject({
        code: 'source-link-asks',
      });
    });
  });

  it('are followed to a file that the user allows, and to no other', async () => {
    await using(
      at('links.h5'),
      async (source) => {
        expect(problems(source)).toMatchObject({
          '/absolute': null,
          '/relative': null,
          '/symbolic': null,
          '/passwd': 'source-link-asks',
        });
        expect(await values(source, '/relative')).toEqual(counts);
      },
      [OUTSIDE],
    );
  });

  it('to a file that is no HDF5 are refused even when the user allows it', async () => {
    await using(
      at('links.h5'),
      async (source) => expect(problems(source)).toMatchObject({ '/passwd': 'source-link-other' }),
      ['/etc/passwd'],
    );
  });
});

it('values in files that are not HDF5 are not read, whichever they are', async () => {
  for (const allow of [[], ['/etc/passwd']])
    await using(
      at('raw.h5'),
      async (source) => {
        expect(problems(source)).toEqual({
          '/passwd': 'source-raw',
          '/notes': 'source-raw',
          '/absent': 'source-raw',
          '/good': null,
        });
        const { problem, link } = arrayOf(source, '/passwd');
        expect(problem && errorText(problem)).toContain('are in /etc/passwd, not in the HDF5 file');
        expect(link).toMatchObject({ kind: 'raw', state: 'refused' });
        await expect(source.read('/passwd', null)).rejects.toMatchObject({ code: 'source-raw' });
      },
      allow,
    );
});

describe('a virtual dataset', () => {
  it('whose source is missing is not read as zeros', async () => {
    await using(at('virtual.h5'), async (source) => {
      expect(problems(source)).toEqual({
        '/whole': null,
        '/missing': 'source-virtual-missing',
        '/nameless': 'source-virtual-missing',
        '/outside': 'source-virtual-asks',
        '/itself': null,
        '/good': null,
      });
      const { problem } = arrayOf(source, '/missing');
      expect(problem && errorText(problem)).toContain('HDF5 would read zeros there.');
      await expect(source.read('/missing', null)).rejects.toMatchObject({
        code: 'source-virtual-missing',
      });
      expect(await values(source, '/whole')).toEqual(counts.map((one) => one + 1));
      expect(await values(source, '/itself')).toEqual(counts);
    });
  });

  it('of one whose source is missing says so, too', async () => {
    await using(at('nested.h5'), async (source) =>
      expect(problems(source)).toEqual({ '/outer': 'source-virtual-missing' }),
    );
  });

  it('reads what is outside the folder when the user allows it', async () => {
    await using(
      at('virtual.h5'),
      async (source) =>
        expect(await values(source, '/outside')).toEqual([...counts.map((n) => n + 1), ...counts]),
      [OUTSIDE],
    );
  });
});

it('shapes that no file can have are said, and the rest is read', async () => {
  await using(at('shapes.h5'), async (source) => {
    expect(problems(source)).toEqual({
      '/row': 'source-shape',
      '/stack': 'source-shape',
      '/long': null,
      '/empty': null,
      '/null': null,
      '/good': null,
    });
    expect((await source.read('/empty', null)).data).toHaveLength(0);
    await expect(source.read('/long', null)).rejects.toMatchObject({ code: 'source-read-large' });
    const far = [
      { start: 2 ** 44, count: 2 },
      { start: 0, count: 4 },
    ];
    expect([...(await source.read('/long', far)).data]).toEqual(Array(8).fill(0));
  });
});

describe('chunks', () => {
  it('larger than any detector frame are not read', async () => {
    await using(at('chunks.h5'), async (source) => {
      expect(problems(source)).toMatchObject({ '/large': 'source-chunk-large', '/good': null });
    });
  });

  it('that inflate to gigabytes end in words, the memory is given back, and the rest is read', async () => {
    await using(at('chunks.h5'), async (source) => {
      const frame = [
        { start: 0, count: 1 },
        { start: 0, count: 64 },
        { start: 0, count: 64 },
      ];
      await expect(source.read('/bomb', frame)).rejects.toMatchObject({ code: 'source-memory' });
      expect(process.memoryUsage.rss()).toBeLessThan(900e6);
      expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(1.4e9);
      expect(await values(source, '/good')).toEqual(counts);
    });
  });

  it('that are damaged end in words', async () => {
    await using(at('chunks.h5'), async (source) => {
      await expect(source.read('/torn', null)).rejects.toMatchObject({ code: 'source-damaged' });
      expect(await values(source, '/good')).toEqual(counts);
    });
  });
});

it('tens of thousands of groups, and groups in groups, are listed up to a limit that is said', async () => {
  await using(at('many.h5'), async ({ file }) => {
    expect(file.groups).toHaveLength(20_000);
    expect(file.problems).toMatchObject([{ code: 'source-entries-many' }]);
  });
  await using(at('deep.h5'), async ({ file }) => {
    expect(file.arrays).toEqual([]);
    expect(file.problems).toMatchObject([{ code: 'source-too-deep' }]);
  });
});

it('types are named, and those without numbers are refused when they are read', async () => {
  await using(at('types.h5'), async (source) => {
    const types = Object.fromEntries(
      source.file.arrays.map(({ path: name, dtype, type }) => [name.slice(1), `${dtype} ${type}`]),
    );
    expect(types).toMatchObject({
      complex64: 'complex64 <c8',
      real_imag: 'complex128 <c16',
      compound: 'other compound {x: <f8, y: <f4, z: string}',
      swapped: 'other compound {i: <f8, r: <f8}',
      bool: 'bool |b1',
      enum: 'uint8 |u1',
      array_type: 'other array',
      reference: 'other reference',
      lists: 'other list of variable length',
      fixed: 'text string',
      big: 'float32 >f4',
      half: 'float16 <f2',
      longdouble: 'other 128-bit float',
    });
    expect(await values(source, '/complex64')).toEqual(counts.flatMap((one) => [one, 1]));
    for (const name of ['/big', '/half', '/long', '/lzf', '/scaled', '/summed'])
      expect({ name, values: await values(source, name) }).toEqual({ name, values: counts });
    expect(await source.readText('/texts')).toEqual(['ä', 'bc']);
    expect(arrayOf(source, '/nan')).toMatchObject({
      value: [Number.NaN, -Infinity],
      attributes: { limit: Infinity },
    });
    await expect(source.read('/compound', null)).rejects.toMatchObject({ code: 'source-type' });
    await expect(source.read('/unknown', null)).rejects.toMatchObject({
      code: 'source-filter',
      message: expect.stringContaining('filter 32999'),
    });
  });
});

describe('MATLAB', () => {
  it('before 7.3 is refused by its version', async () => {
    await expect(openSource(at('old.mat'), { worker })).rejects.toMatchObject({
      code: 'source-matlab-old',
      message: expect.stringContaining("save(file, '-v7.3')"),
    });
  });

  it('with nothing behind its header is refused', async () => {
    await expect(openSource(at('header.mat'), { worker })).rejects.toMatchObject({
      code: expect.stringMatching(/^source-(?:cut|damaged)$/),
    });
  });

  it('shows texts as texts, and nothing of its own bookkeeping', async () => {
    await using(at('text.mat'), async ({ file }) => {
      expect(file.kind).toBe('matlab');
      expect(file.arrays).toMatchObject([
        { path: '/cells', dtype: 'other', reversedAxes: true },
        { path: '/name', value: 'scan 7', reversedAxes: true },
      ]);
    });
  });
});

it('a file that is cut short says by how much', async () => {
  copyFileSync(path.resolve('test/foreign/scan.cxi'), at('cut.cxi'));
  truncateSync(at('cut.cxi'), 50_000);
  await expect(openSource(at('cut.cxi'), { worker })).rejects.toMatchObject({
    code: 'source-cut',
    parameters: {
      bytes: 50_000,
      needed: readFileSync(path.resolve('test/foreign/scan.cxi')).length,
    },
  });
});

it('a pipe, a folder and a missing file are refused without waiting', async () => {
  for (const [name, code] of [
    ['pipe', 'file-not-regular'],
    ['.', 'file-not-regular'],
    ['none.h5', 'file-missing'],
  ] as const)
    await expect(openSource(at(name), { worker })).rejects.toMatchObject({ code });
});
