import { rulesIn } from '../../../shared/rules';
import { realInference, realTraining, testRules, training } from './kit';

const knobs = (execution: { [knob: string]: number | string | boolean | null }) =>
  realTraining({}, { execution });

/** A probe of another size than the patterns: N is inferred from it. */
const LARGE_PROBE = "d['probeGuess'] = np.ones((96, 96), dtype=np.complex64)";

/** Attention layers of the decoder, which nothing calls. */
const UNCALLED = ['cbam_decoder', 'eca_decoder', 'spatial_decoder', 'decoder_spatial_kernel'];

testRules(rulesIn('reach'), {
  'flag-missing': {
    outcome: 'ignored',
    offers: ['Clear architecture', 'Clear object_big', 'Clear the execution option strategy'],
    failing: [
      {
        request: realTraining({ architecture: 'fno' }, { entry_point: 'native' }),
        says: /architecture is 'fno', but python -m ptycho_torch\.train cannot set it: no command-line flag/,
        entryPoints: ['native'],
      },
      {
        request: realTraining({ object_big: false }, { entry_point: 'native' }),
        says: /object_big is False.*follows --gridsize/,
      },
      {
        request: realTraining({}, { execution: { strategy: 'ddp' }, entry_point: 'native' }),
        says: /The execution option strategy is 'ddp'/,
      },
    ],
    passing: [
      { request: realTraining({ architecture: 'fno' }) },
      { request: realTraining({ architecture: 'fno' }, { entry_point: 'python' }) },
      { request: realTraining({ max_epochs: 7 }, { entry_point: 'native' }) },
      // The value that the command line has anyway.
      { request: realTraining({ architecture: 'cnn' }, { entry_point: 'native' }) },
    ],
  },
  'override-dropped': {
    outcome: 'ignored',
    offers: [
      'Set max_epochs to 7',
      'Clear nepochs',
      'Clear probe_scale',
      'Clear plateau_patience',
      'Clear intensity_scale_trainable',
      'Clear sequential_sampling',
      'Clear physics_forward_mode',
    ],
    failing: [
      {
        request: realTraining({ nepochs: 7 }),
        says: /nepochs is 7.*config_factory\.py:347.*uses? 50.*override max_epochs/,
      },
      {
        request: realTraining({ probe_scale: 2 }),
        says: /probe_scale is 2\.0.*components\.py:1388.*uses? 4\.0/,
      },
      { request: realTraining({ plateau_patience: 9 }), says: /uses? 2\./ },
      {
        request: realTraining({ intensity_scale_trainable: true }, { entry_point: 'script' }),
        says: /Only the exported Python script.*uses? False/,
      },
      {
        request: realTraining({ sequential_sampling: true }),
        says: /uses? False\. With ptycho_train, set it with --sequential_sampling/,
      },
      {
        // Until an entry point is chosen, the crash of the others is the finding.
        request: realTraining(
          { physics_forward_mode: 'rectangular_scaled' },
          { entry_point: 'native' },
        ),
        says: /uses? 'amplitude'/,
      },
    ],
    passing: [
      {},
      { request: realTraining({ max_epochs: 7, batch_size: 8, scheduler: 'ReduceLROnPlateau' }) },
      // The run's own value.
      { request: realTraining({ probe_scale: 4, plateau_patience: 2, nepochs: 50 }) },
      { request: realTraining({ nepochs: 7, max_epochs: 7 }) },
      { request: training({ probe_scale: 2 }) },
      // The Python script and the loader forward it.
      { request: realTraining({ probe_scale: 2 }, { entry_point: 'python' }) },
      { request: realInference({ probe_scale: 2 }) },
    ],
  },
  'override-overwritten': {
    outcome: 'ignored',
    offers: ["Set torch_loss_mode to 'mae'", 'Clear nll', 'Clear backend'],
    failing: [
      { request: realTraining({ nll: false }), says: /nll is False.*override torch_loss_mode/ },
      { request: realTraining({ backend: 'tensorflow' }), says: /uses? 'pytorch'/ },
    ],
    passing: [
      { request: realTraining({ C: 4, gridsize: 2 }) },
      { request: realTraining({ nll: true }) },
      { request: realTraining({ nll: false, torch_loss_mode: 'mae' }) },
      { request: realTraining({ N: 64 }) },
      // Another rule reports it.
      { request: realTraining({ N: 128 }) },
      { request: realTraining({ N: 64 }), npz: LARGE_PROBE },
    ],
  },
  'override-elsewhere': {
    outcome: 'ignored',
    offers: [
      'Set the execution option learning_rate to 0.0003',
      'Clear learning_rate',
      "Set torch_loss_mode to 'mae'",
      'Clear nll_weight',
      'Clear mae_weight',
      "Set the execution option accelerator to 'cpu'",
      'Clear device',
      'Set the execution option gradient_clip_val to 1.0',
      'Clear gradient_clip_val',
      'Clear accum_steps',
      'Clear strategy',
    ],
    failing: [
      {
        request: realTraining({ learning_rate: 3e-4 }),
        says: /learning_rate is 0\.0003.*uses? 0\.001.*execution option learning_rate/,
      },
      { request: realTraining({ nll_weight: 0 }), says: /uses? 1\.0.*torch_loss_mode/ },
      { request: realTraining({ mae_weight: 1 }), says: /torch_loss_mode/ },
      {
        request: realTraining({ device: 'cpu' }),
        says: /uses? 'auto'.*execution option accelerator/,
      },
      {
        request: realTraining({ gradient_clip_val: 1 }),
        says: /execution option gradient_clip_val/,
      },
      { request: realTraining({ accum_steps: 2 }), says: /more than 1 stops the run/ },
      { request: realTraining({ strategy: 'ddp_spawn' }), says: /execution option strategy/ },
    ],
    passing: [
      { request: realTraining({ learning_rate: 1e-3 }) },
      { request: realTraining({ learning_rate: 3e-4 }, { execution: { learning_rate: 3e-4 } }) },
      { request: realTraining({ mae_weight: 1, nll_weight: 0, torch_loss_mode: 'mae' }) },
      { request: realTraining({ device: 'cpu' }, { execution: { accelerator: 'cpu' } }) },
      { request: training({ learning_rate: 3e-4 }) },
      { request: realTraining({ learning_rate: 3e-4 }, { entry_point: 'python' }) },
    ],
  },
  'override-ignored': {
    outcome: 'ignored',
    offers: [
      'Clear normalize',
      'Clear num_workers',
      'Clear pad_object',
      ...UNCALLED.map((name) => `Clear ${name}`),
    ],
    failing: [
      { request: realTraining({ normalize: 'Group' }), says: /memory-mapped loader/ },
      { request: realTraining({ num_workers: 8 }), says: /components\.py:1112.*uses? 0/ },
      { request: realTraining({ pad_object: false }), says: /no network/ },
      ...UNCALLED.map((name) => ({
        request: realTraining({ [name]: name === 'decoder_spatial_kernel' ? 5 : true }),
        says: new RegExp(`^${name} is .*creates the layer but never calls it`),
      })),
    ],
    passing: [
      { request: realTraining({ normalize: 'Batch', num_workers: 0, pad_object: true }) },
      { request: realTraining({ max_position_jitter: 20 }) },
    ],
  },
  'execution-option-ignored': {
    outcome: 'ignored',
    offers: [
      'Clear the execution option num_workers',
      'Clear the execution option devices',
      'Clear the execution option precision',
      'Clear the execution option spectral_bottleneck_blocks',
    ],
    failing: [
      {
        request: knobs({ num_workers: 4 }),
        says: /execution option num_workers is 4.*0 workers.*uses? 0/,
      },
      { request: knobs({ devices: 2 }), says: /components\.py:1747.*uses? 1/ },
      { request: knobs({ precision: '16-mixed' }), says: /uses? '32-true'/ },
      { request: knobs({ spectral_bottleneck_blocks: 4 }), says: /no network/ },
    ],
    passing: [
      { request: knobs({ num_workers: 0, devices: 1, precision: '32-true' }) },
      { request: knobs({ learning_rate: 3e-4, deterministic: false, gradient_clip_val: 1 }) },
      { request: training({}, { execution: { num_workers: 4 } }) },
    ],
  },
  'execution-option-elsewhere': {
    outcome: 'ignored',
    offers: ["Set the override scheduler to 'Exponential'", 'Clear the execution option scheduler'],
    failing: [
      {
        request: knobs({ scheduler: 'Exponential' }),
        says: /execution option scheduler is 'Exponential'.*uses? 'Default'.*override scheduler/,
      },
    ],
    passing: [
      { request: knobs({ scheduler: 'Default' }) },
      {
        request: realTraining(
          { scheduler: 'Exponential' },
          { execution: { scheduler: 'Exponential' } },
        ),
      },
    ],
  },
  'profile-dropped': {
    outcome: 'wrong-result',
    offers: ['Remove the profile'],
    failing: [
      {
        request: realTraining({}, { profile: 'ci', entry_point: 'script' }),
        says: /physics_forward_mode 'amplitude', rect_s1s2_init 'ones', cnn_output_mode 'amp_phase'/,
      },
    ],
    passing: [
      {},
      { request: realTraining({}, { profile: null }) },
      { request: realTraining({}, { profile: 'ci', entry_point: 'python' }) },
    ],
  },
  'unread-in-inference': {
    outcome: 'ignored',
    offers: ['Clear middle_trim', 'Clear n_subsample', 'Clear the execution option precision'],
    failing: [
      { request: realInference({ middle_trim: 48 }), says: /config_factory\.py:658.*uses? 32/ },
      { request: realInference({ n_subsample: 20 }), says: /in order, or all/ },
      {
        request: realInference({}, { execution: { precision: '16-mixed' } }),
        says: /execution option precision/,
      },
    ],
    passing: [
      { request: realInference({ middle_trim: 32, patch_weighting: 'uniform', batch_size: 8 }) },
      { request: realInference({}, { execution: { num_workers: 4, accelerator: 'cpu' } }) },
      { request: realTraining({ middle_trim: 48 }) },
    ],
  },
  'decided-by-model': {
    outcome: 'ignored',
    offers: ['Clear gridsize', 'Clear nphotons', 'Clear architecture'],
    failing: [
      { request: realInference({ gridsize: 2 }), says: /gridsize is 2.*wts\.h5\.zip.*uses 1/ },
      { request: realInference({ nphotons: 1e5 }), says: /100000.0.*Inference uses 1000000000.0/ },
      { request: realInference({ architecture: 'fno' }), says: /config_factory\.py:615/ },
    ],
    passing: [
      // What the model was trained with.
      { request: realInference({ nphotons: 1e9, gridsize: 1, N: 64, architecture: 'ffno' }) },
      { request: realTraining({ gridsize: 2 }) },
    ],
  },
  'other-workflow': {
    outcome: 'ignored',
    offers: ['Clear window', 'Clear notes', 'Clear the execution option learning_rate'],
    failing: [
      { request: realTraining({ window: 10 }), says: /inference reads it/ },
      { request: realTraining({ notes: 'night shift' }), says: /older trainers/ },
      {
        request: realInference({}, { execution: { learning_rate: 3e-4 } }),
        says: /execution option learning_rate.*belongs to training/,
      },
    ],
    passing: [{}, { request: realTraining({ window: 20, notes: '' }) }],
  },
});
