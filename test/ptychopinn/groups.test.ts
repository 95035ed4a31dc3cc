/** Random scans and settings, by a printed seed: the groups are those that PtychoPINN's own loaders draw, index for index. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../shared/errors/appError';
import { drawGroups } from '../../shared/plan/groups/draw';
import type { GroupSpec } from '../../shared/plan/groups/spec';
import { finish } from '../../shared/plan/steps';
import { ALL, MAIN, SEED } from './kit/settings';
import { findProgram, REVISIONS } from './program.mjs';

const COUNT = ALL ? 100 : 12;

interface Case {
  readonly spec: GroupSpec;
  /** The file holds float32. */
  readonly single: boolean;
  readonly x: number[];
  readonly y: number[];
}

const answersSchema = z.array(
  z.object({
    error: z.string().optional(),
    groups: z.array(z.array(z.number())).optional(),
    taken: z.array(z.number()).optional(),
    training: z.array(z.number()).optional(),
    validation: z.array(z.number()).optional(),
  }),
);

/** Scans without equal distances: at random, or a raster with jitter, some pixels apart. */
const scans = fc
  .record({
    side: fc.integer({ min: 3, max: 20 }),
    step: fc.constantFrom(0.7, 2, 9),
    jitter: fc.constantFrom(0.3, 20),
    single: fc.boolean(),
    // Small numbers, which are drawn more often by default, would be equal.
    noise: fc.array(fc.noBias(fc.integer({ min: -(2 ** 30), max: 2 ** 30 })), {
      minLength: 800,
      maxLength: 800,
    }),
  })
  .map(({ side, step, jitter, single, noise }) => {
    const place = (i: number, at: number) => {
      const value = 100 + step * (i + jitter * ((noise[at] ?? 0) / 2 ** 30));
      return single ? Math.fround(value) : value;
    };
    const all = Array.from({ length: side * side }, (_, i) => i);
    return {
      single,
      x: all.map((i) => place(i % side, 2 * i)),
      y: all.map((i) => place(Math.floor(i / side), 2 * i + 1)),
    };
  });

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

const containers = fc.record({
  algorithm: fc.constant('container' as const),
  subsample: fc.option(fc.integer({ min: 1, max: 450 })),
  groups: fc.integer({ min: 1, max: 200 }),
  gridsize: fc.constantFrom(1, 2, 2, 3),
  neighbours: fc.integer({ min: 3, max: 14 }),
  seed: seeds,
  sequential: fc.boolean(),
});

const bounds = fc.constantFrom<[number, number]>([0.1, 0.9], [0, 1], [0.25, 0.7]);

const memoryMaps = fc.record({
  algorithm: fc.constant('memory-map' as const),
  grouped: fc.constantFrom(true, true, true, false),
  perGroup: fc.constantFrom(1, 4, 4, 4),
  neighbours: fc.integer({ min: 3, max: 14 }),
  draws: fc.integer({ min: 1, max: 4 }),
  xBounds: bounds,
  yBounds: bounds,
  neighbourFunction: fc.constantFrom('Nearest', 'Nearest', 'Min_dist', '4_quadrant'),
  minDistance: fc.constantFrom(0, 1),
  maxDistance: fc.constantFrom(3, 30),
  quadrantNeighbours: fc.integer({ min: 5, max: 30 }),
  scanPattern: fc.constantFrom('Isotropic', 'Rectangular'),
  seed: fc.constant(42),
  split: fc.constant({ share: 0.05, seed: 42 }),
});

const cases: fc.Arbitrary<Case> = fc
  .tuple(scans, fc.oneof(containers, memoryMaps))
  .map(([scan, spec]) => ({ ...scan, spec }));

function ours({ spec, single, x, y }: Case) {
  try {
    return finish(drawGroups(spec, { x: Float64Array.from(x), y: Float64Array.from(y), single }));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Asserts that our groups of a case are PtychoPINN's. */
function compare(
  one: Case,
  { groups, taken, training, validation, error = '' }: z.infer<typeof answersSchema>[number],
): 'exact' | 'tied' | 'refused' {
  const found = ours(one);
  const about = `${JSON.stringify(one.spec)}, ${one.x.length} positions, ${error}`;
  // PtychoPINN goes on without positions inside the bounds, and stops later.
  if (!groups || groups.length === 0) {
    expect(found === null || found.count === 0, about).toBe(true);
    return 'refused';
  }
  expect([found?.count, found?.perGroup], about).toEqual([groups.length, groups[0]?.length]);
  if (taken && found?.taken) expect([...found.taken], about).toEqual(taken);
  if (training) {
    expect([...(found?.split?.training ?? [])], about).toEqual(training);
    expect([...(found?.split?.validation ?? [])], about).toEqual(validation);
  }
  // Few float32 positions are equally far apart by chance.
  if (found?.certainty !== 'exact') return 'tied';
  expect([...found.asDrawn], about).toEqual(groups.flat());
  return 'exact';
}

describe(`groups of random scans with seed ${SEED}`, () => {
  it(`are drawn as by PtychoPINN's loaders, ${COUNT} of ${COUNT}`, () => {
    const drawn = fc.sample(cases, { numRuns: COUNT, seed: SEED });
    const program = findProgram() ?? '';
    const printed = execFileSync(
      path.join(program, REVISIONS[MAIN], 'bin/python'),
      [path.join(import.meta.dirname, 'kit/groups.py')],
      {
        input: JSON.stringify(drawn),
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        stdio: ['pipe', 'pipe', 'ignore'],
        env: {
          ...process.env,
          OMP_NUM_THREADS: '1',
          CUDA_VISIBLE_DEVICES: '',
          PYTHONPATH: path.join(program, 'without-triton'),
        },
      },
    );
    const answers = answersSchema.parse(JSON.parse(printed));
    expect(answers).toHaveLength(COUNT);
    const outcomes = drawn.map((one, i) => compare(one, answers[i] ?? {}));
    const exact = outcomes.filter((outcome) => outcome === 'exact').length;
    const accepted = outcomes.filter((outcome) => outcome !== 'refused').length;
    expect(accepted).toBeGreaterThan(COUNT / 3);
    expect(exact).toBeGreaterThan(0.9 * accepted);
  });
});
