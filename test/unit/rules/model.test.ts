import { rulesIn } from '../../../shared/rules';
import { lightning, realInference, realTraining, testRules, training } from './kit';

/** The dataset with patterns, and a probe, of 128 by 128. */
const N128 = `
d['diffraction'] = np.pad(d['diffraction'], ((0, 0), (32, 32), (32, 32)))
d['probeGuess'] = np.pad(d['probeGuess'], 32)
`;

const UNO = { architecture: 'neuralop_uno' };
const COUNTS = { physics_forward_mode: 'rectangular_scaled', cnn_output_mode: 'real_imag' };

const LEGACY_DECODER = { use_legacy_decoder_channel_override: true };

testRules(rulesIn('model'), {
  'uno-demands': {
    outcome: 'crash',
    offers: ['Clear architecture', 'Set gridsize to 1', "Set generator_output_mode to 'real_imag'"],
    failing: [
      { request: realTraining(UNO), says: /requires N 128, but N is 64/ },
      { request: realTraining({ ...UNO, gridsize: 2 }), npz: N128, says: /requires gridsize 1/ },
      { request: realTraining({ ...UNO, grid_size: [3, 3] }), npz: N128, says: /gridsize is 3/ },
      {
        request: realTraining({ ...UNO, generator_output_mode: 'amp_phase' }),
        npz: N128,
        says: /requires generator_output_mode 'real_imag'/,
      },
    ],
    passing: [
      { request: realTraining({ ...UNO, gridsize: 1 }), npz: N128 },
      { request: realTraining({ architecture: 'fno', gridsize: 2 }) },
    ],
  },
  'uno-package': {
    outcome: 'info',
    failing: [{ request: realTraining(UNO), npz: N128, says: /neuraloperator 2\.0\.0/ }],
    passing: [{ request: realTraining({ architecture: 'fno' }) }],
  },
  'generator-sizes': {
    outcome: 'crash',
    offers: ['Clear fno_modes', 'Clear fno_cnn_blocks'],
    failing: [
      { request: realTraining({ architecture: 'fno', fno_modes: 0 }), says: /fno_modes is 0.*fno/ },
      { request: realTraining({ architecture: 'ffno', fno_cnn_blocks: -1 }), says: /0 or more/ },
    ],
    passing: [
      { request: realTraining({ architecture: 'fno', fno_cnn_blocks: 0, fno_blocks: 1 }) },
      { request: realTraining({ fno_modes: 0 }) },
    ],
  },
  'modes-beyond-size': {
    outcome: 'ignored',
    offers: ['Set fno_modes to 33'],
    failing: [{ request: realTraining({ architecture: 'fno', fno_modes: 34 }), says: /33 modes/ }],
    passing: [
      { request: realTraining({ architecture: 'fno', fno_modes: 33 }) },
      { request: realTraining({ architecture: 'fno', fno_modes: 65 }), npz: N128 },
      { request: realTraining({ fno_modes: 34 }) },
    ],
  },
  'input-channels': {
    outcome: ['crash', 'wrong-result'],
    offers: ['Clear learned_input_channels'],
    failing: [
      { request: realTraining({ architecture: 'ffno', learned_input_channels: 2 }), says: /is 2/ },
      {
        request: lightning({ architecture: 'fno', learned_input_channels: 2 }),
        says: /provide 1 channel per pattern\. Set/,
        entryPoints: ['lightning'],
      },
      {
        request: realTraining({ architecture: 'fno', learned_input_channels: 2 }),
        says: /the network trains with 1/,
        entryPoints: ['native', 'script', 'python'],
      },
      {
        request: realTraining(
          { architecture: 'fno', learned_input_channels: 2 },
          { target: 'ptychopinn-refactor-2026.07' },
        ),
        says: /is 2/,
      },
    ],
    passing: [
      { request: realTraining({ architecture: 'ffno', learned_input_channels: 1 }) },
      { request: realTraining({ learned_input_channels: 2 }) },
    ],
  },
  'other-architecture': {
    outcome: 'ignored',
    offers: ['Clear fno_width', 'Clear cbam_encoder', 'Clear fno_cnn_blocks'],
    failing: [
      { request: realTraining({ fno_width: 64 }), says: /'cnn' ignores it; only ffno, fno/ },
      {
        request: realTraining({ architecture: 'fno', cbam_encoder: false }),
        says: /only cnn uses/,
      },
      {
        request: realTraining({ architecture: 'fno_vanilla', fno_cnn_blocks: 3 }),
        says: /'fno_vanilla'.*ffno, fno use/,
      },
    ],
    passing: [
      { request: realTraining({ architecture: 'fno', fno_width: 64, fno_cnn_blocks: 3 }) },
      { request: realTraining({ n_filters_scale: 4, cbam_encoder: false }) },
      { request: realTraining({ fno_width: 32, learned_input_channels: 1 }) },
      { request: realInference({ amp_activation: 'sigmoid' }) },
    ],
  },
  'activation-as-silu': {
    outcome: 'ignored',
    offers: ["Set amp_activation to 'silu'", "Set amp_activation to 'sigmoid'"],
    failing: [
      { request: realTraining({ amp_activation: 'relu' }), says: /'relu'.*silu/ },
      { request: realTraining({ amp_activation: 'softplus' }), says: /'softplus'/ },
    ],
    passing: [
      { request: realTraining({ amp_activation: 'swish' }) },
      { request: realTraining({ amp_activation: 'sigmoid' }) },
      { request: realTraining({ amp_activation: 'relu', cnn_output_mode: 'real_imag' }) },
      {
        request: realTraining({
          amp_activation: 'relu',
          architecture: 'fno',
          generator_output_mode: 'amp_phase',
        }),
      },
      { request: training({ amp_activation: 'relu' }) },
    ],
  },
  'silent-choice': {
    outcome: 'wrong-result',
    offers: ['Clear neighbor_function', 'Clear normalize', 'Clear gradient_clip_algorithm'],
    failing: [
      { request: lightning({ neighbor_function: 'nearest' }), says: /4_quadrant/ },
      {
        request: lightning({ normalize: 'Each' }),
        says: /'Each'.*does not write the scale factors/,
      },
      {
        request: realTraining({ gradient_clip_algorithm: 'l2' }),
        says: /gradients are not clipped/,
      },
    ],
    passing: [
      { request: realTraining({ neighbor_function: 'Min_dist', normalize: 'None' }) },
      { request: realTraining({ gradient_clip_algorithm: 'agc' }) },
      { request: realTraining({ normalize: 'Each' }) },
      // A value of the wrong type has another finding.
      { request: realTraining({ normalize: 3 }) },
    ],
  },
  'legacy-decoder-channels': {
    outcome: 'crash',
    offers: ['Clear use_legacy_decoder_channel_override', 'Set decoder_last_amp_channels to 4'],
    failing: [
      {
        request: realTraining({ ...LEGACY_DECODER, gridsize: 2 }),
        says: /is 1, but a group has 4/,
      },
      {
        request: realTraining({ ...LEGACY_DECODER, gridsize: 2, decoder_last_amp_channels: 3 }),
        says: /set decoder_last_amp_channels to 4/,
      },
    ],
    passing: [
      { request: realTraining({ ...LEGACY_DECODER, gridsize: 1 }) },
      { request: realTraining({ ...LEGACY_DECODER, gridsize: 2, decoder_last_amp_channels: 4 }) },
      { request: realTraining({ ...LEGACY_DECODER, gridsize: 2, architecture: 'ffno' }) },
      // ptycho_train has no flag for it.
      {
        request: realTraining({ ...LEGACY_DECODER, gridsize: 2 }, { entry_point: 'script' }),
      },
    ],
  },
  'object-not-joined': {
    outcome: ['wrong-result', 'crash', 'ignored'],
    offers: [
      'Set object_big to True',
      "Set object_layout to 'grouped_patches' and training_canvas to 'relative_overlap'",
      "Set object_layout to 'grouped_patches' and training_canvas to 'relative_overlap', with Python script",
    ],
    failing: [
      {
        request: realTraining({ object_big: false, gridsize: 2, architecture: 'ffno' }),
        says: /patches are not combined/,
      },
      { request: realTraining({ object_big: false, gridsize: 2 }), says: /4 patterns/ },
      { request: realTraining({ object_big: false, grid_size: [3, 3] }), says: /9 patterns/ },
      {
        request: realTraining(
          { object_layout: 'single_patch', training_canvas: 'independent', gridsize: 2 },
          { target: 'ptychopinn-refactor-2026.07' },
        ),
        says: /object_layout is 'single_patch'/,
      },
      {
        request: realTraining(
          { object_layout: 'single_patch', training_canvas: 'independent', gridsize: 2 },
          { target: 'ptychopinn-refactor-2026.07', entry_point: 'script' },
        ),
        says: /No flag of ptycho_train sets object_layout.*a YAML file sets it\. The cnn .* fails on the first batch with that file/,
      },
    ],
    passing: [
      { request: realTraining({ object_big: false, gridsize: 1 }) },
      { request: realTraining({ gridsize: 2 }) },
      { request: realTraining({ gridsize: 2 }, { cli_defaults: true }) },
      { request: training({ object_big: false, gridsize: 2 }) },
    ],
  },
  'object-big-single': {
    outcome: 'slow',
    offers: ['Set object_big to False', 'Clear object_big'],
    failing: [{ request: realTraining({ object_big: true }), says: /gridsize is 1/ }],
    passing: [
      { request: realTraining() },
      { request: realTraining({ object_big: true, gridsize: 2 }) },
      { request: realTraining({ gridsize: 1 }, { cli_defaults: true }) },
    ],
  },
  'probe-big-off': {
    outcome: 'info',
    offers: ['Clear probe_big'],
    failing: [{ request: realTraining({ probe_big: false }), says: /empty borders/ }],
    passing: [
      { request: realTraining({ probe_big: false, object_big: false }) },
      { request: realTraining({ probe_big: true }) },
    ],
  },
  'intensity-scale-trainable': {
    outcome: 'wrong-result',
    offers: ['Clear intensity_scale_trainable'],
    failing: [
      { request: realTraining({ intensity_scale_trainable: true }), says: /never trained/ },
    ],
    passing: [
      // A wrong result needs the setting to reach the run.
      { request: realTraining({ intensity_scale_trainable: true }, { entry_point: 'native' }) },
      { request: realTraining({ intensity_scale_trainable: false }) },
      { request: training({ intensity_scale_trainable: true }) },
    ],
  },
  'position-jitter': {
    outcome: 'ignored',
    offers: ['Clear max_position_jitter'],
    failing: [{ request: realTraining({ max_position_jitter: 4 }), says: /max_position_jitter/ }],
    passing: [{ request: realTraining() }, { request: training({ max_position_jitter: 4 }) }],
  },
  'flat-amplitude': {
    outcome: 'wrong-result',
    failing: [
      { request: realTraining(COUNTS), npz: N128, says: /N is 128/ },
      { request: realTraining({}, { profile: 'ci' }), npz: N128, says: /flat amplitude/ },
    ],
    passing: [
      { request: realTraining(COUNTS) },
      { request: realTraining(), npz: N128 },
      { request: realTraining({ ...COUNTS, cbam_encoder: false }), npz: N128 },
      { request: realTraining({ ...COUNTS, architecture: 'fno' }), npz: N128 },
    ],
  },
});
