import { expect, it } from 'vitest';
import { gpusOf } from '../../../shared/hosts/gpus';

it('reads what nvidia-smi prints, and leaves out what is not known', () => {
  expect(
    gpusOf('NVIDIA A100-SXM4-40GB, 40960, 1234, 87\nTesla K80, 11441, [N/A], [Not Supported]\n'),
  ).toEqual([
    { name: 'NVIDIA A100-SXM4-40GB', memory: 40960, used: 1234, busy: 87 },
    { name: 'Tesla K80', memory: 11441, used: null, busy: null },
  ]);
});

it('a host without GPUs has none', () => {
  expect(gpusOf('No devices were found\n')).toEqual([]);
  expect(gpusOf('')).toEqual([]);
});
