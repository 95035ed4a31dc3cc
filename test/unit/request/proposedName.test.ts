/** The file name that a first save proposes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAME_LIMIT, proposedName } from '../../../shared/request/proposedName';
import type { TrainingRequest } from '../../../shared/request/request';
import type { Value } from '../../../shared/values/value';

const request = (change: Partial<TrainingRequest> = {}): TrainingRequest => ({
  workflow: 'training',
  target: 'ptychopinn-2026.07',
  train_data_file: '/data/beam 7/run1084.npz',
  output_dir: 'out',
  overrides: {},
  execution: null,
  ...change,
});
const named = (overrides: { [name: string]: Value }, execution: { [name: string]: Value } = {}) =>
  proposedName(request({ overrides, execution }));

describe('the proposed name', () => {
  it('has the dataset and what is set', () => {
    expect(named({ n_groups: 512, gridsize: 2 }, { learning_rate: 0.0003 })).toBe(
      'run1084_gs2_n512_lr3e-4.json',
    );
  });

  it('does not depend on the order in which things were set', () => {
    expect(named({ probe_scale: 4, batch_size: 8, n_groups: 5 })).toBe(
      named({ n_groups: 5, batch_size: 8, probe_scale: 4 }),
    );
  });

  it('differs for variants of one dataset', () => {
    expect(named({ n_groups: 512 })).not.toBe(named({ n_groups: 256 }));
    expect(named({ cbam_encoder: true })).toBe('run1084_cbam-encoder.json');
    expect(named({ cbam_encoder: false })).toBe('run1084_no-cbam-encoder.json');
  });

  it.each([
    [1e9, '1e9'],
    [244000, '244000'],
    [0.5, '0.5'],
    [12345678901234567890n, '12345678901234567890'],
  ])('writes the number %s short', (value, text) => {
    expect(named({ nphotons: value })).toMatch(new RegExp(`^run1084(_ph${text})?\\.json$`));
  });

  it('writes equal rows and columns once, names of one thing with one key, and an architecture bare', () => {
    expect(named({ grid_size: [2, 2] })).toBe('run1084_gs2.json');
    expect(named({ gridsize: 2, grid_size: [2, 2] })).toBe('run1084_gs2.json');
    expect(named({ architecture: 'fno' })).toBe('run1084_fno.json');
  });

  it('leaves out paths, sentences and what is nothing', () => {
    expect(named({ test_data_file: '/data/val.npz', notes: 'a longer note', nphotons: null })).toBe(
      'run1084.json',
    );
  });

  it('names an inference as one, and a request without a dataset', () => {
    const { train_data_file: _, ...rest } = request();
    expect(
      proposedName({
        ...rest,
        workflow: 'inference',
        model_path: 'm',
        test_data_file: 'C:\\data\\scan.v2.npz',
      }),
    ).toBe('scan.v2_inference.json');
    expect(proposedName(request({ train_data_file: '' }))).toBe('untitled.json');
  });

  it('is a safe file name that is never too long, whatever the request holds', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.bigInt());
    const values = fc.dictionary(fc.string(), value);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), values, values, (file, overrides, execution) => {
        const name = proposedName(request({ train_data_file: file, overrides, execution }));
        expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.json$/u);
        expect(name.length).toBeLessThanOrEqual(NAME_LIMIT);
      }),
    );
  });
});
