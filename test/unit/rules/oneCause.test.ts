/** One finding per cause, its recommended fix first, and the measured value before a convention. */
import { describe, expect, it } from 'vitest';
import type { DatasetStats } from '../../../shared/dataset/arrayStats';
import { resolve } from '../../../shared/factory';
import type { Finding } from '../../../shared/findings/finding';
import { applyEdits } from '../../../shared/request/edits';
import type { TrainingRequest } from '../../../shared/request/request';
import { DATASET, training, WORLD } from '../factory/help';
import { contradictions } from './contradictions';

/** Roots of counts: 244,000 photons in a pattern. */
const values: DatasetStats = {
  version: 3,
  fingerprint: DATASET.fingerprint,
  arrays: [
    {
      name: 'diffraction',
      complex: false,
      count: 4,
      nan: 0,
      infinite: 0,
      min: 0,
      max: 9,
      mean: 1,
      energy: 1,
      zeros: 0,
      negatives: 0,
      whole: false,
      wholeSquares: true,
      imaginary: false,
    },
  ],
  unread: [],
  patterns: {
    array: 'diffraction',
    frames: 600,
    blank: { count: 0, first: [] },
    notFinite: { count: 0, first: [] },
    total: null,
    meanEnergy: 244_012.3,
    energyRange: { min: 242_700, max: 246_300 },
    axisSpread: null,
  },
  probe: null,
  positions: null,
  twoStacks: null,
};
const world = { ...WORLD, values };
const overrides = { n_groups: 512 };
const about = (request: TrainingRequest): Finding[] =>
  resolve(request, world).findings.filter(({ fields }) => fields[0] === 'nphotons');

describe.each(['adr-003', 'ptychopinn-2026.07'])('nphotons that nobody set, for %s', (target) => {
  const request = training({ target, overrides });

  it('is one finding, which tells what the patterns hold and recommends it first', () => {
    const [finding, ...others] = about(request);
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('nphotons-divergence');
    expect(finding?.message).toContain(
      '`diffraction` contains 244,000 photons per pattern on average (242,700 to 246,300)',
    );
    expect(finding?.fixes.map(({ label, recommended }) => [label, recommended ?? false])).toEqual([
      ['Set nphotons to 244,000', true],
      [expect.stringMatching(/1e[59]/), false],
      [expect.stringMatching(/1e[59]/), false],
    ]);
  });

  it('is done with once the recommended fix is applied', () => {
    const fix = about(request)[0]?.fixes[0];
    expect(about(applyEdits(request, fix?.edits ?? []))).toEqual([]);
  });

  it('recommends a convention where nothing was measured', () => {
    const { findings } = resolve(request, WORLD);
    const finding = findings.find(({ rule }) => rule === 'nphotons-divergence');
    expect(finding?.message).toContain('It scales the Poisson loss');
    expect(finding?.message).not.toContain('per pattern');
    expect(finding?.fixes.map(({ basis, recommended }) => [basis, recommended])).toEqual([
      [undefined, true],
      [undefined, undefined],
    ]);
  });
});

it('for too few validation data, decreasing n_groups is offered only after a better fix', () => {
  const few = {
    ...DATASET,
    fingerprint: 'sha256:few',
    arrays: DATASET.arrays.map((array) => ({
      ...array,
      shape: array.shape[0] === 600 ? [218, ...array.shape.slice(1)] : array.shape,
    })),
  };
  const request = training({
    target: 'ptychopinn-2026.07',
    overrides: { n_groups: 512, gridsize: 2, nphotons: 1e9, test_data_file: 'test.npz' },
  });
  const { findings } = resolve(request, { ...WORLD, validation: few });
  const found = findings.find(({ rule }) => rule === 'validation-too-small');
  expect(found).toBeDefined();
  const [first] = found?.fixes ?? [];
  expect(first?.edits).toEqual([{ op: 'clear-override', name: 'test_data_file' }]);
});

it('a contradiction is seen', () => {
  const [finding] = about(training({ overrides }));
  if (!finding) throw new Error('nphotons is not set');
  const other = { ...finding, fixes: finding.fixes.slice(1) };
  expect(contradictions([finding, other])).toHaveLength(1);
  expect(contradictions([finding, finding])).toEqual([]);
});

describe('a setting that is wrong and has no effect elsewhere', () => {
  const rulesAbout = (field: string, request: TrainingRequest) =>
    resolve(request, WORLD)
      .findings.filter(({ fields }) => fields[0] === field)
      .map(({ rule }) => rule);
  const request = (changes: Partial<TrainingRequest>) =>
    training({ target: 'ptychopinn-2026.07', ...changes });

  it('is one finding while no entry point is chosen: the worse one', () => {
    const wrong = request({
      overrides: { ...overrides, plateau_factor: 1, scheduler: 'ReduceLROnPlateau' },
    });
    expect(rulesAbout('plateau_factor', wrong)).toEqual(['plateau-factor']);
    expect(rulesAbout('plateau_factor', { ...wrong, entry_point: 'native' })).toEqual([
      'override-dropped',
    ]);
  });

  it('is one finding for a profile, too', () => {
    expect(rulesAbout('profile', request({ overrides, profile: 'ci' }))).toEqual([
      'counts-need-memory-map',
    ]);
  });

  it('is reported once as ignored, by the rule that knows why', () => {
    const idle = { ...overrides, phase_loss_coeff: 2 };
    expect(rulesAbout('phase_loss_coeff', request({ overrides: idle }))).toEqual([
      'regularizer-unused',
    ]);
  });
});

it('cases of one rule for different entry points are one finding that names them all', () => {
  const surplus = {
    ...DATASET,
    arrays: DATASET.arrays.map((array) =>
      /^[xy]coords$/.test(array.name) ? { ...array, shape: [590] } : array,
    ),
  };
  const { findings } = resolve(training({ target: 'ptychopinn-2026.07', overrides }), {
    ...WORLD,
    dataset: surplus,
  });
  const found = findings.filter(({ rule }) => rule === 'coordinate-count');
  expect(found.map(({ outcome }) => outcome)).toEqual(['crash']);
  expect(found[0]?.message).toContain('stop');
  expect(found[0]?.message).toContain('silently ignore the last patterns');
});
