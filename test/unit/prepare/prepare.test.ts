/** What is written, and what is left when nothing is. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../electron/node/prepare/prepare';
import { preview } from '../../../electron/node/prepare/preview';
import { runPython } from '../../python';
import { FOREIGN, folder, options, prepareFiles, recipe, withSources } from './prepared';
import { EXAMPLES } from './recipes';
import { sourcesWorker } from './sourcesWorker';

const { worker } = sourcesWorker();
const TIKE = path.join(FOREIGN, 'tike.npz');
const tike = recipe(EXAMPLES['tike']?.yaml ?? '');

const python = (code: string, ...words: string[]): string =>
  runPython(['-c', code, ...words]).trim();

describe('the metadata of a prepared file', () => {
  it('is read as PtychoPINN reads it, with the recipe and the hash of the source, and without a pickle', async () => {
    const { output } = await prepareFiles(worker, [TIKE], tike);
    const text = python(
      "import sys, numpy as np\nwith np.load(sys.argv[1]) as f:\n    all = {k: f[k] for k in f.files}\nprint(str(all['_metadata'].item()))",
      output,
    );
    const { schema_version, physics_parameters, data_transformations } = JSON.parse(text);
    expect(schema_version).toBe('1.0.0');
    expect(physics_parameters).toEqual({ N: 64 });
    const [{ tool, parameters }] = data_transformations;
    expect(tool).toBe('pinnboard');
    expect(parameters.recipe).toEqual(tike);
    const sha256 = createHash('sha256').update(readFileSync(TIKE)).digest('hex');
    expect(parameters.sources).toEqual([{ name: 'tike.npz', bytes: statSync(TIKE).size, sha256 }]);
  });
});

describe('a prepared file', () => {
  it('is the same compressed and stored, and is whole for unzip', async () => {
    const packed = await prepareFiles(worker, [TIKE], tike);
    const stored = await prepareFiles(worker, [TIKE], tike, { compress: false });
    const equal = python(
      "import sys, zipfile, numpy as np\na, b = map(np.load, sys.argv[1:])\nprint([zipfile.ZipFile(f).testzip() for f in sys.argv[1:]], all(np.array_equal(a[k], b[k]) for k in a.files if k != '_metadata'))",
      packed.output,
      stored.output,
    );
    expect(equal).toBe('[None, None] True');
    expect(statSync(packed.output).size).toBeLessThan(statSync(stored.output).size);
  });

  it('is two with a split, which share no pattern and lose none', async () => {
    const { output, result } = await prepareFiles(worker, [TIKE], {
      ...tike,
      split: { by: 'blocks', share: 0.2 },
    });
    const [training, validation] = result.files;
    expect(training?.path).toBe(output.replace('.npz', '_train.npz'));
    expect([training?.patterns, validation?.patterns]).toEqual([24, 6]);
    expect(result.leakage).toBeGreaterThan(0);
    const whole = (await prepareFiles(worker, [TIKE], tike)).output;
    const code =
      "import sys, numpy as np\na, b, w = map(np.load, sys.argv[1:])\nrow = lambda f: {(x, y): d.tobytes() for x, y, d in zip(f['xcoords'], f['ycoords'], f['diff3d'])}\nprint({**row(a), **row(b)} == row(w), len(row(a)) + len(row(b)))";
    expect(python(code, training?.path ?? '', validation?.path ?? '', whole)).toBe('True 30');
  });
});

describe('a source', () => {
  it.each([
    ['the file', (file: string) => file],
    ['a symbolic link to it', (file: string) => linked(file, symlinkSync)],
    ['another name of it', (file: string) => linked(file, linkSync)],
  ])('is never written to: %s', async (_, named) => {
    const file = path.join(folder(), 'a "tike" ß.npz');
    copyFileSync(TIKE, file);
    const before = readFileSync(file);
    const output = named(file);
    await withSources(worker, [file], async (sources) => {
      await expect(prepare(tike, sources, output, options())).rejects.toMatchObject({
        code: 'output-is-source',
      });
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('that changes while it is read leaves nothing', async () => {
    const file = path.join(folder(), 'tike.npz');
    copyFileSync(TIKE, file);
    const output = path.join(folder(), 'out.npz');
    await withSources(worker, [file], async (sources) => {
      const changing = options({ progress: () => utimesSync(file, 1, 1) });
      await expect(prepare(tike, sources, output, changing)).rejects.toMatchObject({
        code: 'source-changed',
      });
    });
    expect(readdirSync(path.dirname(output))).toEqual([]);
  });
});

function linked(file: string, link: (from: string, to: string) => void): string {
  const other = path.join(path.dirname(file), 'other.npz');
  link(file, other);
  return other;
}

describe('nothing is left half written', () => {
  it('when it is cancelled', async () => {
    const output = path.join(folder(), 'out.npz');
    const controller = new AbortController();
    await withSources(worker, [TIKE], async (sources) => {
      const cancelling = options({ signal: controller.signal, progress: () => controller.abort() });
      await expect(prepare(tike, sources, output, cancelling)).rejects.toMatchObject({
        name: 'AbortError',
      });
    });
    expect(readdirSync(path.dirname(output))).toEqual([]);
  });

  it('when the output appears meanwhile, which stays', async () => {
    const output = path.join(folder(), 'out.npz');
    await withSources(worker, [TIKE], async (sources) => {
      const other = options({ progress: () => writeFileSync(output, 'mine') });
      await expect(prepare(tike, sources, output, other)).rejects.toMatchObject({
        code: 'output-exists',
      });
    });
    expect(readdirSync(path.dirname(output))).toEqual(['out.npz']);
    expect(readFileSync(output, 'utf8')).toBe('mine');
  });

  it('where a file is replaced, and the old one stays until the new one is whole', async () => {
    const output = path.join(folder(), 'out.npz');
    writeFileSync(output, 'old');
    let during = '';
    await withSources(worker, [TIKE], (sources) =>
      prepare(
        tike,
        sources,
        output,
        options({
          replace: true,
          progress: () => {
            during = readFileSync(output, 'utf8');
          },
        }),
      ),
    );
    expect(during).toBe('old');
    expect(readFileSync(output).subarray(0, 2).toString()).toBe('PK');
    expect(readdirSync(path.dirname(output))).toEqual(['out.npz']);
  });

  it('by a process that was killed, once the file is prepared again', async () => {
    const { output } = await prepareFiles(worker, [TIKE], tike);
    const dir = path.dirname(output);
    const again = path.join(dir, 'again.npz');
    // What this process leaves while it writes has its number; that of a dead one is removed.
    const seen: string[] = [];
    await withSources(worker, [TIKE], (sources) =>
      prepare(tike, sources, again, options({ progress: () => seen.push(...readdirSync(dir)) })),
    );
    const living = seen.find((name) => name.startsWith('again.npz.tmp-')) ?? '';
    expect(living).toContain(`-${process.pid}-`);
    const dead = living.replace(`-${process.pid}-`, '-99999999-').replace('again', 'third');
    writeFileSync(path.join(dir, dead), 'half');
    writeFileSync(path.join(dir, living.replace('again', 'third')), 'of a living process');
    await withSources(worker, [TIKE], (sources) =>
      prepare(tike, sources, path.join(dir, 'third.npz'), options()),
    );
    expect(existsSync(path.join(dir, dead))).toBe(false);
    expect(existsSync(path.join(dir, living.replace('again', 'third')))).toBe(true);
  });
});

describe('what a recipe lacks', () => {
  it.each([
    ['x: null\n', 'positions-not-mapped'],
    [
      'x: {array: scan, steps: [squeeze, take: {axis: 1, index: 0}, unit: {from: um}]}\n',
      'geometry-missing',
    ],
    ['x: {array: scan}\n', 'prepare-axes'],
    ['x: {array: nothing}\n', 'array-missing'],
    ['x: {array: {file: 2, path: scan}}\n', 'recipe-file-missing'],
  ])('is named, and the pattern is shown all the same: %s', async (x, code) => {
    const lacking = recipe((EXAMPLES['tike']?.yaml ?? '').replace(/^x: .*\n/m, x));
    await withSources(worker, [TIKE], async (sources) => {
      const output = path.join(folder(), 'out.npz');
      await expect(prepare(lacking, sources, output, options())).rejects.toMatchObject({ code });
      const seen = await preview(lacking, sources, 7);
      expect(seen.positions).toMatchObject({ ok: false, error: { code } });
      expect(seen.patterns).toMatchObject({
        ok: true,
        value: { count: 30, name: 'data, frame 7' },
      });
      expect(seen.probe.ok).toBe(true);
      expect(seen.arrays).toEqual([]);
    });
  });
});
