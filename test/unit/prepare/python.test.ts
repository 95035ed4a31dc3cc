/** The Python copy of a recipe writes the same arrays as the recipe: from files of each kind, whole and divided. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitNames } from '../../../electron/node/prepare/prepare';
import { recogniseSources } from '../../../shared/prepare/layouts';
import type { Recipe } from '../../../shared/prepare/recipe';
import { runPython } from '../../python';
import {
  expectSame,
  FOREIGN,
  folder,
  prepareFiles,
  preparePython,
  recipe,
  withSources,
} from './prepared';
import { EXAMPLES } from './recipes';
import { sourcesWorker } from './sourcesWorker';

const { worker } = sourcesWorker();
const TIFFS = path.resolve('test/fixtures/tiff');

/** As the command line has it, where a file does not say it. */
const GEOMETRY: Recipe['geometry'] = {
  energy: { value: 8.8, unit: 'keV' },
  distance: { value: 1.5, unit: 'm' },
  detector_pixel: { value: 75, unit: 'um' },
};

const FILES: readonly (readonly string[])[] = [
  ['tike.npz'],
  ['ptychonn.npz'],
  ['ptychonn_grid.npz', 'ptychodus_positions.csv'],
  ['scan.cxi'],
  ['scan.nxs'],
  ['scan.ptyd'],
  ['ptychodus_patterns.npz', 'ptychodus_product.npz'],
  ['ptychodus_patterns.h5', 'ptychodus_product.h5'],
  ['ptychodus_positions.csv', 'ptychodus_patterns.h5'],
  ['eiger_master.h5', 'eiger_positions.csv'],
  ['ptychoshelves.mat'],
  ['ptyrad_model.hdf5'],
  ['fold_slice_dp.h5'],
  ['hxn.h5'],
  ['py4dstem.h5'],
  ['patterns.npy', 'positions_xy_m.txt'],
  ['patterns.npy', 'positions_px.csv'],
  ['virtual.h5', 'positions_px.csv'],
  ['good_ptychopinn.npz'],
  ['spoiled_transposed.npz'],
];

/** What the layout of the files proposes. */
async function proposed(files: readonly string[]): Promise<Recipe> {
  const best = await withSources(
    worker,
    files,
    async (sources) => (await recogniseSources(sources))[0],
  );
  const found = best ?? expect.fail('No layout is recognised');
  const lacks = found.missing.some(({ what }) => what === 'distance');
  return lacks ? { ...found.recipe, geometry: GEOMETRY } : found.recipe;
}

/** Eiger files without the compression that h5py lacks. */
const DECODED = `
import sys, h5py
source, target = sys.argv[1:]
with h5py.File(source) as a, h5py.File(target, 'w') as b:
    name = '/entry/data/data'
    b.create_dataset(name, a[name].shape, a[name].dtype, chunks=True, compression='gzip')
`;

/** The same files, where h5py can read them without a plugin. */
async function readable(files: readonly string[]): Promise<readonly string[]> {
  if (!files[0]?.includes('eiger_master')) return files;
  const dir = folder();
  const copies = files.map((file) => path.join(dir, path.basename(file)));
  for (const [at, file] of files.entries()) copyFileSync(file, copies[at] ?? '');
  for (const part of ['eiger_data_000001.h5', 'eiger_data_000002.h5']) {
    const from = path.join(FOREIGN, part);
    const to = path.join(dir, part);
    runPython(['-c', DECODED, from, to]);
    const { data } = await withSources(
      worker,
      [from],
      async ([source]) =>
        (await source?.read('/entry/data/data', null)) ?? expect.fail('No data in the part'),
    );
    const bytes = path.join(dir, 'counts.bin');
    writeFileSync(bytes, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    const code =
      "import sys, h5py, numpy as np\nwith h5py.File(sys.argv[1], 'a') as f:\n    d = f['/entry/data/data']\n    d[...] = np.fromfile(sys.argv[2], d.dtype).reshape(d.shape)";
    runPython(['-c', code, to, bytes]);
  }
  return copies;
}

/** Fails where an array of one file differs from that of the other. */
describe('the Python copy of what a layout proposes', () => {
  it.each(FILES.map((files) => [files.join(', '), files] as const))(
    'for %s writes the same arrays',
    async (_, names) => {
      const files = names.map((name) => path.join(FOREIGN, name));
      const given = await proposed(files);
      const { output } = await prepareFiles(worker, files, given, { compress: false });
      expectSame(output, preparePython(await readable(files), given));
    },
  );
});

it('the Python copy takes what a file writes against a direction as a length, too', async () => {
  const files = [path.join(FOREIGN, 'scan.cxi')];
  const given: Recipe = {
    ...recipe(EXAMPLES['CXI']?.yaml ?? ''),
    geometry: {
      energy: { value: 8.8, unit: 'keV' },
      distance: { value: -1.5, unit: 'm' },
      detector_pixel: { value: -75, unit: 'um' },
    },
  };
  const { output } = await prepareFiles(worker, files, given, { compress: false });
  expectSame(output, preparePython(files, given));
});

describe('the Python copy of a split writes both files', () => {
  type Split = NonNullable<Recipe['split']>;
  const scan: readonly Split[] = [
    { by: 'random', share: 0.35, seed: 7 },
    { by: 'blocks', share: 0.25, seed: 1 },
    { by: 'stripes', share: 0.4 },
  ];
  // Where many patterns are as far from a corner or a band as others.
  const ties: readonly Split[] = [
    ...[0, 2, 3].map((seed) => ({ by: 'blocks', share: 0.25, seed }) as const),
    { by: 'stripes', share: 0.4 },
    { by: 'stripes', share: 0.1, axis: 'x' },
  ];
  const raster = `
patterns: {array: data, quantity: intensity, steps: [squeeze, fftshift, amplitude]}
probe: {array: probe, steps: [squeeze]}
x: {made: raster, axis: fast, rows: 5, columns: 6, step: 13.7 nm, steps: [unit: {from: nm}, place]}
y: {made: raster, axis: slow, rows: 5, columns: 6, step: 13.7 nm, steps: [unit: {from: nm}, place]}
geometry: {energy: 8.8 keV, distance: 1.5 m, detector_pixel: 75 um}`;
  const cases = [
    ...scan.map((split) => ['scan', split, EXAMPLES['tike']?.yaml ?? ''] as const),
    ...ties.map((split) => ['raster', split, raster] as const),
  ].map(([of, split, yaml]) => [of, JSON.stringify(split), { ...recipe(yaml), split }] as const);
  it.each(cases)('of a %s, %s', async (_scan, _split, given) => {
    const files = [path.join(FOREIGN, 'tike.npz')];
    const { output } = await prepareFiles(worker, files, given, { compress: false });
    const python = splitNames(preparePython(files, given));
    for (const [at, part] of splitNames(output).entries()) expectSame(part, python[at] ?? '');
  });
});

describe('the Python copy reads', () => {
  const stack = recipe(`
patterns: {array: '', quantity: intensity, steps: [bad, crop: {size: 32}, amplitude]}
probe: {made: disk, diameter: 20 px}
x: {array: {file: 2, path: ''}, steps: [take: {axis: 1, index: 0}, place]}
y: {array: {file: 2, path: ''}, steps: [take: {axis: 1, index: 1}, place]}`);
  const text = (name: string, content: string): string => {
    const file = path.join(folder(), name);
    writeFileSync(file, content);
    return file;
  };
  const positions = () => text('positions.csv', 'x,y\n0,0\n3,0.5\n1,2\n4,2.5\n');
  const same = async (...files: string[]) => {
    const { output } = await prepareFiles(worker, files, stack, { compress: false });
    expectSame(output, preparePython(files, stack));
  };

  it.each([
    'big-endian.tif',
    'bigtiff-uint32.tif',
    'lzw.tif',
    'packbits.tif',
    'deflate.tif',
    'tiles-deflate-predictor.tif',
    'imagej-one-directory.tif',
    'float32.tif',
  ])('TIFF: %s', (name) => same(path.join(TIFFS, name), positions()));

  it.each([
    '# x y in metres\n0 0\n3 0.5\n\n1 2D0\n4 25e-1',
    '% a\tb\r\n0\t0\r\n3\t0.5\r\n1\t2\r\n4\t2.5\r\n',
    'x;y;\n0,0;0,25;\n3,5;0;\n1;2;\n4;2,5;\n',
    '"x","y"\n"0","0"\n"3","0.5"\n"1","2"\n"4","2.5"\n',
  ])('columns of text: %j', (content) =>
    same(path.join(TIFFS, 'deflate.tif'), text('positions.txt', content)),
  );

  it('without h5py where no file needs it', () => {
    const script = preparePython([path.join(TIFFS, 'lzw.tif'), positions()], stack);
    const python = readFileSync(path.join(path.dirname(script), 'recipe.py'), 'utf8');
    expect(python).not.toMatch(/h5py|def hdf5|def npz/);
    expect(python).toMatch(/^READERS = \[tiff, table\]$/m);
  });
});
