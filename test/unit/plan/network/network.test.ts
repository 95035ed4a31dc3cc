/** What a network costs, against recorded builds and training steps of the real PtychoPINN. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Figure } from '../../../../shared/plan/network/figure';
import { type NetworkFigures, networkFigures } from '../../../../shared/plan/network/figures';
import type { NetworkOptions } from '../../../../shared/plan/network/options';
import { ARCHITECTURES } from '../../../../shared/plan/network/registry';
import type { EntryPoint } from '../../../../shared/request/entryPoint';
import { MAIN } from '../recorded';
import { optionsOf, recorded } from './cases';

/** Targets by the commit that the cases name. */
const TARGETS = {
  '712c23f': MAIN,
  '99efda1': 'ptychopinn-refactor-2026.07',
};

const build = z.union([
  z.object({ error: z.unknown() }),
  z.object({
    parameters: z.number(),
    bytes: z.number(),
    complex_parameters: z.number(),
    tensors: z.number(),
  }),
]);
/** What a request without overrides trains. */
const DEFAULTS = optionsOf({});

const counted = z.object({ flops: z.number() });
const measured = z.object({ saved_bytes: z.number(), peak_live_bytes: z.number() });

function figures(options: NetworkOptions): NetworkFigures {
  const found = networkFigures(options);
  if ('reason' in found) throw new Error(found.reason);
  return found;
}

const known = (figure: Figure) => {
  if (figure.value === null) throw new Error(figure.reason);
  return figure.value;
};

describe('a network', () => {
  it.each(recorded('parameters'))(
    'has the parameters of $request',
    ({ request, run, expected }) => {
      for (const [commit, target] of Object.entries(TARGETS)) {
        const found = networkFigures(optionsOf(request, { ...run, target }));
        const answer = build.parse(expected[commit]);
        if ('error' in answer) expect(found).toHaveProperty('reason');
        else
          expect(found).toMatchObject({
            parameters: answer.parameters,
            parameterBytes: answer.bytes,
            complexParameters: answer.complex_parameters,
            tensors: answer.tensors,
          });
      }
    },
  );

  it.each(recorded('flops'))('makes the operations of $request', (one) => {
    const { request, run, expected } = one;
    const found = figures(optionsOf(request, run));
    expect(known(found.flopsPerStep)).toBe(counted.parse(expected).flops);
  });

  it.each([...recorded('memory'), ...recorded('memory_more')])(
    'needs the memory of $request',
    (one) => {
      const { request, run } = one;
      const expected = measured.parse(one.expected);
      const found = figures(optionsOf(request, run));
      const activations = known(found.activations) / expected.saved_bytes;
      expect(Math.abs(activations - 1), 'activations').toBeLessThan(0.03);
      expect(Math.abs(known(found.peak) / expected.peak_live_bytes - 1), 'peak').toBeLessThan(0.03);
    },
  );

  it('shows each block, and their sums are its figures', () => {
    const found = figures({ ...DEFAULTS, eca_decoder: true });
    const parameters = found.blocks.reduce((sum, block) => sum + block.parameters, 0);
    expect(parameters).toBe(found.parameters);
    expect(found.blocks.map(({ name }) => name)).toContain(
      'Encoder 1: 64 channels at 64 px, with attention (CBAM)',
    );
    expect(found.blocks.filter(({ unused }) => unused !== undefined)).not.toHaveLength(0);
  });
});

const architecture = fc.constantFrom(...ARCHITECTURES.keys());
const wild = fc.oneof(
  fc.integer({ min: -3, max: 300 }),
  fc.constantFrom(0, 0.5, 1e9, 2 ** 60, Number.NaN, Number.POSITIVE_INFINITY),
);

/** Each number among the figures, also in terms and blocks. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

it.each<[entryPoint: EntryPoint, target: string, channels: number]>([
  ['python', MAIN, 1],
  ['lightning', MAIN, 2],
  ['python', 'ptychopinn-refactor-2026.07', 2],
])('fno has the input channels that %s of %s builds', (entryPoint, target, channels) => {
  const overrides = { architecture: 'fno', learned_input_channels: 2 };
  const options = optionsOf(overrides, { entryPoint, target });
  expect(options.learned_input_channels).toBe(channels);
});

it('a single pattern of the memory-mapped loader has one patch, whatever the decoder override has for groups', () => {
  const overrides = {
    gridsize: 1,
    object_big: false,
    use_legacy_decoder_channel_override: true,
    decoder_last_amp_channels: 4,
  };
  const loaded = figures(optionsOf(overrides, { entryPoint: 'lightning' }));
  const python = figures(optionsOf(overrides, { entryPoint: 'python' }));
  expect(loaded.parameters).toBe(python.parameters);
  // Loading the file turns it off.
  const on = figures(optionsOf({ ...overrides, object_big: true }, { entryPoint: 'lightning' }));
  expect(on.parameters).toBe(python.parameters);
  expect(known(on.peak)).toBe(known(loaded.peak));
});

it('settings of other architectures, and text in place of a number, are no obstacle to a figure or have a reason', () => {
  expect(networkFigures(optionsOf({ fno_width: 'x' }))).not.toHaveProperty('reason');
  expect(networkFigures(optionsOf({ fno_width: 'x', architecture: 'fno' }))).toEqual({
    reason: '`fno_width` is not a whole number.',
  });
});

describe('absurd options', () => {
  it('give finite figures or a reason', () => {
    const options = fc.record({
      architecture: fc.oneof({ arbitrary: architecture, weight: 9 }, fc.constant('unet')),
      N: fc.oneof(fc.constantFrom(64, 128, 256), wild),
      gridsize: fc.oneof(fc.constantFrom(1, 2), wild),
      batch_size: wild,
      probeModes: wild,
      num_datasets: fc.oneof(fc.constant(1), wild),
      n_filters_scale: wild,
      fno_width: wild,
      fno_blocks: wild,
      fno_modes: wild,
      fno_cnn_blocks: wild,
    });
    fc.assert(
      fc.property(options, (chosen) => {
        const found = networkFigures({ ...DEFAULTS, ...chosen });
        if ('reason' in found) return found.reason !== '';
        return numbersIn(found).every((value) => Number.isFinite(value) && value >= 0);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [{ N: 96 }, 'The CNN has layers for `N` 64, 128 and 256, and `N` is 96.'],
    [{ architecture: 'fno', fno_width: 0 }, '`fno_width` is 0, and has to be positive.'],
    [{ batch_size: -4 }, '`batch_size` is -4, and has to be positive.'],
    [{ architecture: 'fno', fno_width: 1e9 }, /2⁵³/],
    [{ architecture: 'unet' }, 'PtychoPINN has no architecture `unet`.'],
  ])('%j have a reason', (chosen, reason) => {
    expect(networkFigures({ ...DEFAULTS, ...chosen })).toEqual({
      reason: expect.stringMatching(reason),
    });
  });

  it('of a batch of 10⁹ patterns need more than any machine has', () => {
    const { peak, parameters } = figures({ ...DEFAULTS, batch_size: 1e9 });
    expect(peak).toEqual({ value: null, reason: 'More than 2⁵³, beyond any machine.' });
    expect(parameters).toBeGreaterThan(0);
  });
});

it('a larger batch needs more of everything that depends on it', () => {
  const sizes = fc.record({
    architecture: architecture.filter((name) => name !== 'neuralop_uno'),
    gridsize: fc.integer({ min: 1, max: 3 }),
    batch_size: fc.integer({ min: 2, max: 1000 }),
  });
  fc.assert(
    fc.property(sizes, (chosen) => {
      const one = figures({ ...DEFAULTS, ...chosen });
      const more = figures({ ...DEFAULTS, ...chosen, batch_size: chosen.batch_size + 1 });
      expect(more.parameters).toBe(one.parameters);
      for (const name of ['activations', 'peak', 'flopsPerStep'] as const)
        expect(known(more[name])).toBeGreaterThan(known(one[name]));
    }),
  );
});
