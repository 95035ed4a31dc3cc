import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../../electron/node/dataset/read';
import { datasetReadingSchema, type MetadataFacts } from '../../../shared/dataset/facts';
import { metadataPhotons } from '../../../shared/dataset/metadata';

const NPZ = 'test/fixtures/npz';

/** Arrays as `name descr shape`, with ` F` for Fortran order and ` stored` for members without compression. */
const BASE = {
  diffraction: '<f4 9,32,32',
  probeGuess: '<c8 32,32',
  objectGuess: '<c8 104,104',
  xcoords: '<f8 9',
  ycoords: '<f8 9',
  scan_index: '<i8 9',
};
type Arrays = Record<string, string>;
const { diffraction: _patterns, ...noDiffraction } = BASE;
const { probeGuess: _probe, ...noProbe } = BASE;
const { xcoords: _x, ycoords: _y, ...noCoords } = BASE;
const scene = (n: number, N: number, M: number): Arrays => ({
  diffraction: `<f4 ${n},${N},${N}`,
  probeGuess: `<c8 ${N},${N}`,
  objectGuess: `<c8 ${M},${M}`,
  xcoords: `<f8 ${n}`,
  ycoords: `<f8 ${n}`,
  scan_index: `<i8 ${n}`,
});
const swapped = Object.fromEntries(
  Object.entries(BASE).map(([name, text]) => [name, text.replace('<', '>')]),
);
const stored = Object.fromEntries(
  Object.entries(scene(6, 64, 160)).map(([name, text]) => [name, `${text} stored`]),
);

const READABLE: Record<string, Arrays> = {
  big_endian: swapped,
  coords_length_mismatch: { ...BASE, xcoords: '<f8 5' },
  diff3d_intensity_u16: { diff3d: '<u2 9,32,32', ...noDiffraction },
  empty_zero_patterns: { ...scene(0, 32, 104) },
  float16: { ...BASE, diffraction: '<f2 9,32,32' },
  float64_complex128: { ...BASE, diffraction: '<f8 9,32,32', probeGuess: '<c16 32,32' },
  fortran_order: { ...BASE, diffraction: '<f4 9,32,32 F', probeGuess: '<c8 32,32 F' },
  intensity_float: BASE,
  labels: { ...BASE, Y: '<c8 9,32,32' },
  labels_4d: { ...BASE, Y: '<c8 9,32,32,1' },
  legacy_diff3d: { diff3d: '<f4 9,32,32', ...noDiffraction },
  metadata_5e8: { ...BASE, _metadata: '|O ' },
  metadata_broken: { ...BASE, _metadata: '|O ' },
  metadata_int: { ...BASE, _metadata: '|O ' },
  metadata_no_nphotons: { ...BASE, _metadata: '|O ' },
  metadata_str: { ...BASE, _metadata: '<U48 ' },
  negative_and_nan: BASE,
  no_coords: noCoords,
  no_diffraction: noDiffraction,
  no_probe: noProbe,
  npy_v2: BASE,
  npy_v3: BASE,
  object_pickle_probe: { ...BASE, probeGuess: '|O 1' },
  probe_1d: { ...BASE, probeGuess: '<c8 32' },
  probe_modes_3x32x32: { ...BASE, probeGuess: '<c8 3,32,32' },
  probe_nonsquare: { ...BASE, probeGuess: '<c8 32,48' },
  probe_scalar: { ...BASE, probeGuess: '<c8 ' },
  probe_size_differs_from_patterns: { ...BASE, probeGuess: '<c8 64,64' },
  probe_trailing_mode_32x32x1: { ...BASE, probeGuess: '<c8 32,32,1' },
  train128: scene(4, 128, 296),
  train256: { ...scene(1, 256, 300) },
  train32: scene(36, 32, 104),
  train64: scene(24, 64, 168),
  train64_stored: stored,
  transposed_HWN: { ...BASE, diffraction: '<f4 32,32,9' },
};

const REFUSED: Record<string, RegExp> = {
  bare_npy_named_npz: /single \.npy array, not an \.npz archive.*numpy\.savez/,
  empty_file: /empty \(0 bytes\)/,
  not_a_zip: /not an \.npz archive/,
  truncated: /no valid end: it is truncated/,
};

const DTYPES: Record<string, string> = {
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
  c8: 'complex64',
  c16: 'complex128',
  i8: 'int64',
  u2: 'uint16',
  O: 'object',
  U48: 'str',
};

const METADATA: Record<string, { nphotons: number | null; facts?: MetadataFacts }> = {
  metadata_5e8: { nphotons: 5e8 },
  metadata_int: { nphotons: 20000000 },
  metadata_no_nphotons: {
    nphotons: null,
    facts: { status: 'ok', value: { physics_parameters: {} } },
  },
  metadata_str: {
    nphotons: 3e7,
    facts: { status: 'ok', value: { physics_parameters: { nphotons: 3e7 } } },
  },
  metadata_broken: {
    nphotons: null,
    facts: {
      status: 'broken',
      code: 'metadata-not-json',
      problem:
        '_metadata cannot be read. It is not valid JSON; it starts with "{not json". Save json.dumps(metadata) in it.',
    },
  },
};

async function read(name: string) {
  const reading = await readDataset(`${NPZ}/${name}.npz`);
  expect(datasetReadingSchema.parse(reading)).toEqual(reading);
  if (reading.status !== 'ok') throw new Error(reading.problem);
  return reading;
}

describe('every file that NumPy wrote', () => {
  it('is expected here', () => {
    const expected = [...Object.keys(READABLE), ...Object.keys(REFUSED)].map((n) => `${n}.npz`);
    expect(readdirSync(NPZ).sort()).toEqual(expected.sort());
  });

  it.each(Object.entries(READABLE))('%s gives its facts', async (name, expected) => {
    const { arrays, unreadable, metadata } = await read(name);
    const found = arrays.map(({ name: array, descr, shape, fortranOrder, compression }) => [
      array,
      `${descr} ${shape}${fortranOrder ? ' F' : ''}${compression === 'stored' ? ' stored' : ''}`,
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(found.map(([array]) => array)).toEqual(Object.keys(expected));
    for (const { descr, dtype } of arrays) expect(dtype).toBe(DTYPES[descr.slice(1)]);
    expect(unreadable).toEqual([]);
    if (!(name in METADATA)) expect(metadata).toEqual({ status: 'absent' });
  });

  it.each(Object.entries(REFUSED))('%s is refused in words', async (name, problem) => {
    const reading = await readDataset(`${NPZ}/${name}.npz`);
    expect(reading).toEqual({
      status: 'unreadable',
      code: expect.stringMatching(/^npz-/),
      problem: expect.stringMatching(problem),
    });
  });

  it.each(Object.entries(METADATA))('%s: its _metadata', async (name, { nphotons, facts }) => {
    const { metadata } = await read(name);
    if (facts) expect(metadata).toEqual(facts);
    else expect(metadata.status).toBe('ok');
    expect(metadataPhotons(metadata)).toBe(nphotons);
  });
});

describe('facts of the file', () => {
  it('gives data bytes, size, time and a fingerprint of the content', async () => {
    const facts = await read('train64');
    expect(facts.arrays[0]?.bytes).toBe(24 * 64 * 64 * 4);
    expect(facts.size).toBe(572022);
    expect(facts.modified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(facts.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect((await read('train64')).fingerprint).toBe(facts.fingerprint);
    // Same names, dtypes and shapes; other numbers.
    expect((await read('intensity_float')).fingerprint).not.toBe(
      (await read('negative_and_nan')).fingerprint,
    );
  });
});
