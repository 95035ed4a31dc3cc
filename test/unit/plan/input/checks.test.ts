/** The checks on a simulated and a measured scan: as they are, and with each mistake that datasets have. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Check, CheckId, InputChecks } from '../../../../shared/dataset/inputChecks';
import { checkInput } from '../../../../shared/plan/input/checkInput';
import { inputPattern } from '../../../../shared/plan/input/pattern';
import { ALL } from '../../../cases';
import { EXAMPLE, MEASURED, scanOf } from './scanFile';
import { randomNumbers, type Scan, sourceOf } from './simulate';
import { MISTAKES, type Mistake } from './spoil';

const check = (scan: Scan, fit = false): Promise<InputChecks> =>
  checkInput(sourceOf(scan), { expects: 'amplitude', fit }, { checkpoint: () => {} });

const accused = ({ checks }: InputChecks): CheckId[] =>
  checks.filter(({ verdict }) => verdict === 'contradicted').map(({ id }) => id);

function find({ checks }: InputChecks, id: CheckId): Check {
  const found = checks.find((one) => one.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
}

const amplitudes = (scan: Scan): Scan => ({
  ...scan,
  patterns: scan.patterns.map((pattern) => pattern.map(Math.sqrt)),
});

const SCANS = [
  { name: 'the example', read: () => scanOf(EXAMPLE) },
  { name: 'a measured scan', read: async () => amplitudes(await scanOf(MEASURED)) },
];

describe.each(SCANS)('$name,', ({ read }) => {
  let scan: Scan;
  beforeAll(async () => {
    scan = await read();
  });

  it('is in order', async () => {
    const result = await check(scan);
    expect(accused(result)).toEqual([]);
    for (const id of [
      'match',
      'axes',
      'flip-x',
      'flip-y',
      'flip-both',
      'detector',
      'order',
      'unit',
      'shift',
      'quantity',
    ] as const)
      expect(find(result, id), id).toMatchObject({ verdict: 'in-order' });
    expect(find(result, 'match').stored).toBeGreaterThan(0.97);
  });

  it.each(Object.entries<Mistake>(MISTAKES))(
    'with %s is accused of that alone',
    async (_, mistake) => {
      const result = await check(mistake.spoil(scan, randomNumbers(7)));
      expect(accused(result)).toEqual(mistake.accused);
    },
  );

  it('says that it cannot tell when patterns belong to other positions', async () => {
    const order = randomNumbers(3);
    const places = [...scan.x.keys()].map((at) => ({ at, key: order() }));
    const shuffled = places
      .sort((a, b) => a.key - b.key)
      .map(({ at }) => scan.patterns[at] ?? new Float32Array());
    const result = await check({ ...scan, patterns: shuffled });
    expect(find(result, 'match')).toMatchObject({ verdict: 'cannot-tell', reason: 'neither' });
    expect(find(result, 'axes')).toMatchObject({ verdict: 'cannot-tell' });
    expect(accused(result)).toEqual([]);
  });

  it('is not accused under noise of half of each value, and pure noise explains nothing', async () => {
    const uniform = randomNumbers(11);
    const noisy = scan.patterns.map((pattern) => pattern.map((value) => value * (0.5 + uniform())));
    expect(accused(await check({ ...scan, patterns: noisy }))).toEqual([]);
    const noise = scan.patterns.map((pattern) => pattern.map(() => uniform()));
    const result = await check({ ...scan, patterns: noise });
    expect(find(result, 'match')).toMatchObject({ verdict: 'cannot-tell', reason: 'neither' });
    expect(accused(result)).toEqual([]);
  });

  it('says without an object what it cannot tell, and finds FFT order and intensities or leaves them open', async () => {
    const bare = await check({ ...scan, object: null });
    for (const id of ['match', 'detector', 'unit'] as const)
      expect(find(bare, id)).toMatchObject({ verdict: 'cannot-tell', reason: 'no-object' });
    expect(find(bare, 'axes')).toMatchObject({ verdict: 'cannot-tell', reason: 'skipped' });
    const unshifted = MISTAKES['quadrants in FFT order'].spoil({ ...scan, object: null });
    expect(accused(await check(unshifted))).toEqual(['shift']);
    expect(accused(await check(MISTAKES.metres.spoil({ ...scan, object: null })))).toEqual([
      'unit',
    ]);
  });

  it('has a pattern predicted to within its residual', async () => {
    const { measured, predicted, residual, correlation, reason } = await inputPattern(
      sourceOf(scan),
      5,
    );
    expect(reason).toBeNull();
    expect(correlation).toBeGreaterThan(0.95);
    for (const at of [0, 1000, 2080])
      expect((predicted?.[at] ?? 0) + (residual?.[at] ?? 0)).toBeCloseTo(measured[at] ?? -1, 4);
    const energy = (values: Float32Array | null) =>
      values?.reduce((sum, value) => sum + value ** 2, 0) ?? 0;
    expect(energy(residual)).toBeLessThan(0.1 * energy(measured));
  });
});

it.each(ALL ? SCANS : SCANS.slice(1))(
  '$name has its axes found by a fit when the object is one of ones',
  async ({ read }) => {
    const scan = await read();
    const ones: Scan = {
      ...scan,
      object: { rows: 2, columns: 2, data: Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0) },
    };
    const clean = await check(ones, true);
    expect(accused(clean)).toEqual([]);
    expect(find(clean, 'axes')).toMatchObject({ verdict: 'in-order', evidence: 'fit' });
    expect(find(clean, 'match')).toMatchObject({ reason: 'uniform-object' });
    expect(accused(await check(MISTAKES['x mirrored'].spoil(ones), true))).toEqual(['flip-x']);
    expect(accused(await check(MISTAKES['x and y swapped'].spoil(ones), true))).toEqual(['axes']);
    expect(find(clean, 'order')).toMatchObject({ verdict: 'in-order', evidence: 'fit' });
    expect(accused(await check(MISTAKES['positions reversed'].spoil(ones), true))).toEqual([
      'order',
    ]);
  },
);

it('calls counts of a measured scan intensities, and takes them where the run reads intensities', async () => {
  const counts = sourceOf(await scanOf(MEASURED));
  const context = { checkpoint: () => {} };
  const asAmplitude = await checkInput(counts, { expects: 'amplitude', fit: false }, context);
  expect(accused(asAmplitude)).toEqual(['quantity']);
  expect(find(asAmplitude, 'quantity').evidence).toBe('statistics');
  const asIntensity = await checkInput(counts, { expects: 'intensity', fit: false }, context);
  expect(accused(asIntensity)).toEqual([]);
});
