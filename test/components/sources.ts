/** A tike file as main describes it, and what a recipe makes of it, in numbers that are made up. */
import type {
  OpenedSources,
  RecipePreview,
  SourcePicture,
  SourcePlane,
} from '../../shared/ipc/prepare';
import type { Recipe } from '../../shared/prepare/recipe';
import type { SourceArray } from '../../shared/prepare/source';
import { splitOf } from '../../shared/prepare/split';

export const COUNT = 516;

const array = (path: string, shape: number[], dtype: SourceArray['dtype']): SourceArray => ({
  ...{ path, shape, dtype, type: dtype, attributes: {}, value: null, reversedAxes: false },
  ...{ chunks: null, filters: [], link: null, problem: null, columns: null },
});

export const TIKE: Recipe = {
  format: 'pinnboard.recipe',
  version: 1,
  layout: 'tike',
  patterns: {
    array: { file: 1, path: 'data' },
    steps: [
      { step: 'squeeze' },
      { step: 'fftshift' },
      { step: 'amplitude' },
      { step: 'dtype', to: 'float32' },
    ],
    quantity: 'intensity',
  },
  probe: { array: { file: 1, path: 'probe' }, steps: [{ step: 'squeeze' }] },
  x: {
    array: { file: 1, path: 'scan' },
    steps: [{ step: 'squeeze' }, { step: 'take', axis: -1, index: 1 }, { step: 'place' }],
  },
  y: {
    array: { file: 1, path: 'scan' },
    steps: [{ step: 'squeeze' }, { step: 'take', axis: -1, index: 0 }, { step: 'place' }],
  },
  object: 'ones',
  geometry: {},
  size: 'keep',
  split: null,
};

export const SIEMENS = { grant: 'siemens', name: 'siemens.npz', path: '/data/siemens.npz' };

export const OPENED: OpenedSources = {
  textBeside: null,
  files: [
    {
      ...SIEMENS,
      problem: null,
      oneOf: null,
      file: {
        ...{ path: SIEMENS.path, name: SIEMENS.name, kind: 'npz', series: null, bytes: 34e6 },
        ...{ groups: [], problems: [] },
        arrays: [
          array('data', [1, COUNT, 128, 128], 'float32'),
          array('probe', [1, 1, 1, 1, 128, 128], 'complex64'),
          array('scan', [1, COUNT, 2], 'float32'),
        ],
      },
    },
  ],
  layouts: [
    {
      ...{ layout: 'tike', name: 'tike', recipe: TIKE, missing: [] },
      evidence: ['`data`, `scan` and `probe` are the names that tike uses.'],
    },
    {
      ...{ layout: 'stack', name: 'raw stack', recipe: { ...TIKE, layout: 'stack' }, missing: [] },
      evidence: ['`data` (1, 516, 128, 128) is a stack of patterns.'],
    },
  ],
};

function plane(side: number, value: (r: number) => number, isCorner: boolean): SourcePlane {
  const values = new Float32Array(side * side);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const [y, x] = isCorner
        ? [Math.min(row, side - row), Math.min(column, side - column)]
        : [row - side / 2, column - side / 2];
      values[row * side + column] = value(Math.hypot(x, y) / side);
    }
  const max = values.reduce((a, b) => Math.max(a, b), 0);
  return { rows: side, columns: side, values, min: 0, max, smallestPositive: 1 };
}

const ring = (top: number) => (r: number) =>
  Math.floor(top * Math.exp(-(((r - 0.2) / 0.1) ** 2)) * (r < 0.45 ? 1 : 0));

/** Positions of a scan in rows, in an order that is not quite regular. */
function scan(): { x: Float64Array; y: Float64Array } {
  const x = Float64Array.from({ length: COUNT }, (_, i) => (i % 23) * 15 + 4 * Math.sin(i * 1.7));
  const y = Float64Array.from(
    { length: COUNT },
    (_, i) => Math.floor(i / 23) * 15 + 4 * Math.cos(i * 2.3),
  );
  return { x, y };
}

export function sourcePicture(path: string): SourcePicture {
  if (path === 'scan') return { kind: 'points', ...scan() };
  return { kind: 'plane', ...plane(64, ring(963), path === 'data') };
}

export function previewOf(recipe: Recipe): RecipePreview {
  const points = scan();
  const isShifted = recipe.patterns.steps.some(({ step }) => step === 'fftshift');
  const isRoot = recipe.patterns.steps.some(({ step }) => step === 'amplitude');
  const split =
    recipe.split === null
      ? null
      : { ...splitOf(recipe.split, points.x, points.y, 20), distance: 20 };
  return {
    patterns: {
      ok: true,
      value: {
        ...{ count: COUNT, shape: [COUNT, 128, 128], name: 'data[0, 0]' },
        before: plane(128, ring(963), true),
        after: plane(128, ring(isRoot ? 31 : 963), !isShifted),
      },
    },
    positions:
      recipe.x === null || recipe.y === null
        ? { ok: false, error: { code: 'cancelled', parameters: {} } }
        : { ok: true, value: { before: points, after: points } },
    probe: { ok: true, value: { after: plane(128, ring(1), false) } },
    geometry: {
      ok: true,
      value: { energyEv: null, distanceM: null, detectorPixelM: null, pixelM: null },
    },
    split,
    arrays: [
      { name: 'diffraction', dtype: 'float32', shape: [COUNT, 128, 128] },
      { name: 'probeGuess', dtype: 'complex64', shape: [128, 128] },
      { name: 'xcoords', dtype: 'float64', shape: [COUNT] },
      { name: 'ycoords', dtype: 'float64', shape: [COUNT] },
      { name: 'objectGuess', dtype: 'complex64', shape: [460, 458] },
    ],
    bytes: 34e6,
    notes: [],
  };
}
