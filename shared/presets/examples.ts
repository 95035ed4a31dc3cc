/** Presets that come with Pinnboard: settings that PtychoPINN's own documents recommend. */
import { EXAMPLE_TARGET } from '../targets';
import type { PresetEntry } from './library';
import type { Preset } from './preset';

export const EXAMPLE_PRESETS: readonly Preset[] = [
  {
    name: 'TF-parity preset for N=128',
    description:
      'Reduces how often the default cnn collapses to a flat amplitude at N = 128 with the Poisson loss, to about the rate of the TensorFlow model. The third setting, parity_init_scheme tf_glorot, is not a field of the payload: set it where the network is built. ReduceLROnPlateau needs validation data, so set test_data_file.',
    source: 'PtychoPINN docs/workflows/pytorch.md, section 3.6; TORCH-N128-FLAT-AMP-001',
    target: EXAMPLE_TARGET.name,
    workflow: 'training',
    overrides: { cbam_encoder: false, scheduler: 'ReduceLROnPlateau' },
    execution: {},
  },
  {
    name: 'CI profile',
    description:
      "Counts in, intensities out: PtychoPINN's predefined bundle for the ci_intensity_v2 contract, with the rectangular_scaled forward model and the Poisson loss. The dataset must contain counts, not amplitudes.",
    source: 'PtychoPINN ptycho_torch/config_factory.py, resolve_ci_profile',
    target: EXAMPLE_TARGET.name,
    workflow: 'training',
    overrides: {},
    execution: {},
    profile: 'ci',
  },
];

/** As the list of all presets has them. */
export const EXAMPLE_ENTRIES: readonly PresetEntry[] = EXAMPLE_PRESETS.map((preset) => ({
  id: `example:${preset.name}`,
  source: 'example',
  preset,
}));
