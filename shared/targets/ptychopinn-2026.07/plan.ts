/** What each entry point does with the scan, from its source. */
import type { DataRoute, PlanTraits } from '../traits/plan';

/** ptycho/raw_data.py:609-726, ptycho_torch/workflows/components.py:1100-1130 */
const CONTAINER: DataRoute = {
  loader: 'container',
  subsamples: false,
  seed: 'subsample_seed',
  dropsLastBatch: false,
  validation: 'file',
  scalesRateByDevices: false,
  fineTunes: false,
  objectBig: 'field',
  // ptycho_torch/workflows/components.py:634
  scalingSize: 'payload',
  writesBundle: true,
  logsEvery: 1,
};

export const PLAN: PlanTraits = {
  routes: {
    // The command line derives object_big from --gridsize (ptycho_torch/train.py:899).
    native: { ...CONTAINER, objectBig: 'gridsize', scalingSize: 'network' },
    // ptycho/workflows/components.py:398-447; --N rejects every value (scripts/training/train.py:147).
    script: { ...CONTAINER, subsamples: true, scalingSize: 'default' },
    python: CONTAINER,
    lightning: {
      loader: 'memory-map',
      subsamples: false,
      // ptycho_torch/train_lightning_only.py, set_seed
      seed: 42,
      // ptycho_torch/train_utils.py:883-925
      dropsLastBatch: true,
      validation: { share: 0.05, seed: 42 },
      scalesRateByDevices: true,
      fineTunes: true,
      // Loading the file sets it (ptycho_torch/utils.py:189).
      objectBig: 'gridsize',
      scalingSize: 'network',
      writesBundle: false,
      logsEvery: 50,
    },
  },
  bundledNetworks: 1,
};
