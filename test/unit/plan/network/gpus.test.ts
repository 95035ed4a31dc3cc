/** GPUs by name, and what may be said of a run on one before it ran there. */
import { describe, expect, it } from 'vitest';
import {
  batchLimit,
  findGpu,
  fitWords,
  GPUS,
  gpuFileSchema,
  gpuTable,
} from '../../../../shared/plan/gpus';
import { total } from '../../../../shared/plan/network/figure';
import { networkFigures } from '../../../../shared/plan/network/figures';
import { optionsOf } from './cases';

const tensors = (bytes: number) =>
  total([{ name: '', expression: '', value: bytes, fields: [] }], 0.03);
const A100 = { name: 'A100 40 GB', gigabytes: 40 };

describe('a run on a GPU', () => {
  it('is never said to fit: words say what its tensors leave for CUDA', () => {
    expect(fitWords(tensors(0.9e9), A100)).toBe(
      'tensors 0.9 GB ± 3 %, leaves 39.1 GB of 40 for CUDA',
    );
  });

  it('does not fit where even the least that its tensors may need is more than the GPU has', () => {
    expect(fitWords(tensors(45e9), A100)).toBe('tensors 45 GB ± 3 %, does not fit in 40 GB');
    // 40 GiB are 42.9 GB.
    expect(fitWords(tensors(43e9), A100)).toBe('tensors 43 GB ± 3 %, leaves 0 GB of 40 for CUDA');
  });

  it('has a largest batch, beyond which tensors fill the GPU, and one that surely does not fit', () => {
    const options = optionsOf({ gridsize: 2 });
    const limit = batchLimit(options, A100);
    if ('reason' in limit) throw new Error(limit.reason);
    const peakOf = (batch_size: number) => {
      const figures = networkFigures({ ...options, batch_size });
      return 'reason' in figures ? 0 : (figures.peak.value ?? 0);
    };
    expect(peakOf(limit.largest) * 1.03).toBeLessThanOrEqual(40e9);
    expect(peakOf(limit.largest + 1) * 1.03).toBeGreaterThan(40e9);
    expect(limit.leaves).toBe(40e9 - peakOf(limit.largest));
    expect(peakOf(limit.excluded) * 0.97).toBeGreaterThan(40 * 2 ** 30);
    expect(peakOf(limit.excluded - 1) * 0.97).toBeLessThanOrEqual(40 * 2 ** 30);
  });

  it('has no batch at all where the network alone fills the GPU, and a reason where there is none', () => {
    const wide = optionsOf({ architecture: 'fno_vanilla', fno_width: 4096 });
    expect(batchLimit(wide, A100)).toMatchObject({ largest: 0, excluded: 1 });
    expect(batchLimit({ ...wide, fno_width: 0 }, A100)).toEqual({
      reason: '`fno_width` is 0, and has to be positive.',
    });
  });
});

describe('the table of GPUs', () => {
  it('takes the GPUs of the user, in the place of others of that name', () => {
    const own = gpuFileSchema.parse({
      version: 1,
      gpus: [
        { name: 'Beamline 7', gigabytes: 20 },
        { name: 'h100', gigabytes: 94 },
      ],
    });
    const table = gpuTable(own.gpus);
    expect(table).toHaveLength(GPUS.length + 1);
    expect(findGpu('H100', table)).toEqual({ name: 'h100', gigabytes: 94 });
  });

  it.each([
    ['a100-40gb', { name: 'A100 40 GB' }],
    ['4090', { name: 'RTX 4090' }],
    ['A100', { reason: 'No GPU is named `A100`. Did you mean `A100 40 GB` or `A100 80 GB`?' }],
    ['V10', { reason: 'No GPU is named `V10`. Did you mean `V100 16 GB` or `V100 32 GB`?' }],
    ['abacus', { reason: 'No GPU is named `abacus`.' }],
    ['', { reason: 'No GPU is named ``.' }],
  ])('finds %s', (name, found) => {
    expect(findGpu(name, GPUS)).toMatchObject(found);
  });
});
