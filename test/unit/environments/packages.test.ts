import { expect, it } from 'vitest';
import { packageVersions } from '../../../shared/environments/installedFiles';
import { packagesText } from '../../../shared/environments/words';

it('reads versions of PyTorch, its CUDA and Lightning off the names of installed packages', () => {
  const packages = packageVersions([
    'lightning-2.5.0.dist-info',
    'lightning_utilities-0.11.dist-info',
    'numpy-1.26.4.dist-info',
    'torch-2.7.1+cu126.dist-info',
    'torchmetrics-1.0.dist-info',
    'triton-3.4.0.dist-info',
    'torch',
  ]);
  expect(packagesText({ packages })).toBe(
    'lightning 2.5.0, numpy 1.26.4, torch 2.7.1 (CUDA 12.6), triton 3.4.0',
  );
  expect(packagesText({ packages: packageVersions(['torch-2.9.0+cpu.dist-info']) })).toBe(
    'torch 2.9.0 (CPU only)',
  );
  expect(packageVersions(['torch.dist-info', 'x-torch-1.dist-info'])).toEqual([]);
});
