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
  scalingSize: 'tf_model_config',
  logsEvery: 1,
};

export const PLAN: PlanTraits = {
  routes: {
    // The command line derives object_big from --gridsize (ptycho_torch/train.py:899).
    native: { ...CONTAINER, objectBig: 'gridsize' },
    // ptycho/workflows/components.py:398-447
    script: { ...CONTAINER, subsamples: true },
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
      // Loading its JSON file sets it (ptycho_torch/utils.py:189).
      objectBig: 'gridsize',
      scalingSize: null,
      logsEvery: 50,
    },
  },
  bundledNetworks: 1,
};
