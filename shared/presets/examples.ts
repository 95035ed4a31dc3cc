/** Presets that come with Pinnboard: settings that PtychoPINN's own documents recommend. */
import type { Preset } from './preset';

const REVISION = 'ptychopinn-2026.07';

export const EXAMPLE_PRESETS: readonly Preset[] = [
  {
    name: 'TF-parity preset for N=128',
    description:
      'Keeps the usual cnn from collapsing to a flat amplitude at N = 128 under the Poisson loss, about as often as the TensorFlow model. A third part, parity_init_scheme tf_glorot, is no field of a payload: give it where the network is built. ReduceLROnPlateau needs validation data, so set test_data_file.',
    source: 'PtychoPINN docs/workflows/pytorch.md, section 3.6; TORCH-N128-FLAT-AMP-001',
    target: REVISION,
    workflow: 'training',
    overrides: { cbam_encoder: false, scheduler: 'ReduceLROnPlateau' },
    execution: {},
  },
  {
    name: 'CI profile',
    description:
      "Counts in, intensities out: PtychoPINN's named bundle for the ci_intensity_v2 contract, with the rectangular_scaled forward model and the Poisson loss. The dataset must hold counts, not amplitudes.",
    source: 'PtychoPINN ptycho_torch/config_factory.py, resolve_ci_profile',
    target: REVISION,
    workflow: 'training',
    overrides: {},
    execution: {},
    profile: 'ci',
  },
];
