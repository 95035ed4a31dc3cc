/** How the refactor differs from the main branch. */
import type { TraitChanges } from '../define';
import { PLAN } from '../ptychopinn-2026.07/plan';
import { TRAITS as MAIN } from '../ptychopinn-2026.07/traits';

const { training_patch_weighting: _, ...silentChoices } = MAIN.run.silentChoices;

export const TRAITS: TraitChanges = {
  factory: {
    unknownOverrides: { training: 'refused', inference: 'kept' },
    inferenceProbeBig: 'default',
    lossFunction: 'torch_loss_mode',
    refusesFalseMask: true,
    modelChecks: {
      spectral_bottleneck_blocks: 'positive',
      spectral_bottleneck_modes: 'positive',
      spectral_bottleneck_gate_mode: 'choices',
      spectral_bottleneck_gate_init: 'finite',
    },
    // The five bridged here: generator_output_mode and the two of the probe mask.
    notBridged: MAIN.factory.notBridged.filter(
      (name) =>
        !['generator_output_mode', 'probe_mask_sigma', 'probe_mask_diameter'].includes(name),
    ),
  },
  run: {
    factoryWarnsAt: 983,
    // RawData of PyTorch keeps the dataset's metadata (ptycho_torch/raw_data_bridge.py:197).
    metadataPhotons: ['native', 'script', 'python'],
    // Before the second call of the factory (ptycho_torch/workflows/components.py:1488).
    setsSupervisedLoss: true,
    // All networks are built from the whole model section (ptycho_torch/application_factory.py:100).
    readInputChannels: ['ffno', 'fno', 'fno_vanilla'],
    // ptycho_torch/artifact_schema.py
    bundleSchema: 'torch-artifact-portable-v2',
    // ptycho_torch/model_manager.py:402
    loadsBothNetworks: true,
    // Both models are written in full (ptycho_torch/workflows/components.py:1846).
    plan: { ...PLAN, bundledNetworks: 2 },
    silentChoices,
  },
};
