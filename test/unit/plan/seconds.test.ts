/** How long a run takes, from finished runs on the same GPU. */
import { expect, it } from 'vitest';
import { isNamedGpu } from '../../../shared/plan/gpus';
import { secondsOf } from '../../../shared/plan/seconds';

const run = { target: 'ptychopinn-2026.07', architecture: 'cnn' };

it.each([
  ['NVIDIA A100-SXM4-40GB', 'A100 40 GB'],
  ['NVIDIA A100-PCIE-40GB, NVIDIA A100-PCIE-40GB', 'A100 40 GB'],
  ['NVIDIA H100 80GB HBM3', 'H100'],
  ['NVIDIA GeForce RTX 4090', 'RTX 4090'],
  ['NVIDIA GeForce GTX 1080 Ti', 'GTX 1080 Ti'],
  ['NVIDIA RTX 6000 Ada Generation', 'RTX 6000 Ada'],
  ['Tesla V100-SXM2-32GB', 'V100 32 GB'],
  ['NVIDIA H200', 'H200'],
  ['a100 40GB', 'A100 40 GB'],
])('nvidia-smi calls %s what the table calls %s', (found, gpu) => {
  expect(isNamedGpu(found, gpu)).toBe(true);
});

it.each([
  ['NVIDIA A100-SXM4-80GB', 'A100 40 GB'],
  ['NVIDIA GeForce RTX 4080 SUPER', 'RTX 4080'],
  ['NVIDIA GeForce RTX 4090 Laptop GPU', 'RTX 4090'],
  ['NVIDIA L40S', 'L4'],
  ['NVIDIA GH200 480GB', 'H200'],
  ['NVIDIA A10, NVIDIA T4', 'A10'],
])('%s is no %s', (found, gpu) => {
  expect(isNamedGpu(found, gpu)).toBe(false);
});

it('takes the median of the runs on that GPU, of that target and network, scaled by operations', () => {
  const finished = [
    { ...run, gpu: 'NVIDIA A100-SXM4-40GB', secondsPerStep: 0.1, flopsPerStep: 1e9 },
    { ...run, gpu: 'A100 40 GB', secondsPerStep: 0.2, flopsPerStep: 1e9 },
    { ...run, gpu: 'A100 40 GB', secondsPerStep: 0.6, flopsPerStep: 2e9 },
    { ...run, gpu: 'NVIDIA A10', secondsPerStep: 9, flopsPerStep: 1e9 },
    { ...run, gpu: 'A100 40 GB', target: 'other', secondsPerStep: 9, flopsPerStep: 1e9 },
    { ...run, gpu: 'A100 40 GB', architecture: 'fno', secondsPerStep: 9, flopsPerStep: 1e9 },
  ];
  const seconds = secondsOf({ ...run, gpu: 'A100 40 GB', steps: 100, flopsPerStep: 4e9 }, finished);
  expect(seconds).toMatchObject({ runs: 3, relativeError: 0.5 });
  expect(seconds.value).toBeCloseTo(80, 9);
});

it('gives none where no such run is known', () => {
  const asked = { ...run, gpu: 'A100 40 GB', steps: 100, flopsPerStep: 4e9 };
  expect(secondsOf(asked, [])).toMatchObject({
    value: null,
    reason: expect.stringContaining('No finished run'),
  });
});
