import { rulesIn } from '../../../shared/rules';
import { realInference, realTraining, testRules, training } from './kit';

const PLATEAU = { scheduler: 'ReduceLROnPlateau' };
const SGD = { optimizer: 'sgd' };
const LIGHTNING = { entry_point: 'lightning' } as const;
const PYTHON = { entry_point: 'python' } as const;
const knobs = (execution: { [knob: string]: number | null }) => ({ execution });

testRules(rulesIn('optimizer'), {
  'gradient-accumulation': {
    outcome: 'crash',
    offers: ['Reset to 1'],
    failing: [
      { request: training({}, knobs({ accum_steps: 2 })), says: /accum_steps is 2/ },
      { request: training({ accum_steps: 4 }), says: /accum_steps is 4/ },
      { request: realTraining({}, knobs({ accum_steps: 2 })), says: /batch_size/ },
    ],
    passing: [
      { request: training({}, knobs({ accum_steps: 1 })) },
      // An override of this name does not set the execution option there.
      { request: realTraining({ accum_steps: 2 }) },
    ],
  },
  'accumulation-exceeds-batches': {
    outcome: 'wrong-result',
    offers: ['Clear accum_steps', 'Set accum_steps to 2'],
    failing: [
      {
        request: realTraining({ accum_steps: 65 }, PYTHON),
        says: /accum_steps is 65, but an epoch has only/,
      },
    ],
    passing: [
      { request: realTraining({ accum_steps: 2 }, PYTHON) },
      // It is no setting of the command lines, which the table of propagation says.
      { request: realTraining({ accum_steps: 65 }, { entry_point: 'native' }) },
    ],
  },
  'optimizer-unknown': {
    outcome: 'crash',
    offers: ['Clear optimizer'],
    failing: [
      { request: realTraining({ optimizer: 'Adam' }), says: /'Adam'.*adam, adamw, sgd/ },
      { request: realTraining({ optimizer: 'lion' }), says: /'lion'/ },
    ],
    passing: [{ request: realTraining({ optimizer: 'sgd' }) }, { request: realTraining() }],
  },
  'optimizer-range': {
    outcome: 'crash',
    offers: ['Clear adam_beta2', 'Clear weight_decay', 'Clear momentum'],
    failing: [
      { request: realTraining({ adam_beta2: 1 }), says: /adam_beta2 is 1;/ },
      { request: realTraining({ weight_decay: -0.1 }), says: /weight_decay is -0\.1/ },
      {
        request: realTraining({ optimizer: 'sgd', momentum: -0.5 }),
        says: /sgd it must be 0 or more/,
      },
    ],
    passing: [
      { request: realTraining({ adam_beta1: 0, adam_beta2: 0.9999, weight_decay: 0 }) },
      { request: realTraining({ optimizer: 'sgd', adam_beta1: 1 }) },
    ],
  },
  'optimizer-does-not-read': {
    outcome: 'info',
    offers: ['Clear momentum', 'Clear adam_beta1'],
    failing: [
      { request: realTraining({ momentum: 0.5 }), says: /adam ignores it; only sgd uses it/ },
      { request: realTraining({ optimizer: 'sgd', adam_beta1: 0.8 }), says: /adam and adamw/ },
    ],
    passing: [
      { request: realTraining({ optimizer: 'sgd', momentum: 0.5, weight_decay: 0.1 }) },
      { request: realTraining({ optimizer: 'adamw', adam_beta1: 0.8 }) },
    ],
  },
  'clip-off': {
    outcome: 'ignored',
    offers: ['Clear gradient_clip_val'],
    failing: [
      { request: realTraining({}, knobs({ gradient_clip_val: 0 })), says: /is 0, so/ },
      {
        request: realTraining({}, knobs({ gradient_clip_val: -1 })),
        says: /is -1, so gradients are not clipped/,
      },
    ],
    passing: [
      { request: realTraining({}, knobs({ gradient_clip_val: 0.5 })) },
      { request: realTraining({}, knobs({ gradient_clip_val: null })) },
    ],
  },
  'schedule-unknown': {
    outcome: 'ignored',
    offers: ['Clear scheduler'],
    failing: [
      { request: realTraining({ scheduler: 'MultiStage' }), says: /'MultiStage'.*constant/ },
      { request: realTraining({ scheduler: 'CosineAnnealing' }), says: /ReduceLROnPlateau/ },
    ],
    passing: [
      { request: realTraining({ scheduler: 'Default' }) },
      { request: realTraining(PLATEAU) },
      { request: training({ scheduler: 'MultiStage' }) },
      { request: realInference({ scheduler: 'MultiStage' }) },
    ],
  },
  'schedule-never-steps': {
    outcome: 'ignored',
    offers: ["Set scheduler to 'ReduceLROnPlateau'", 'Clear scheduler'],
    failing: [
      {
        request: realTraining({ scheduler: 'Exponential' }),
        says: /'Exponential', which training never steps/,
      },
      {
        request: realTraining({ scheduler: 'WarmupCosine', test_data_file: null }),
        says: /initial value/,
      },
    ],
    passing: [
      { request: realTraining(PLATEAU) },
      { request: training({ scheduler: 'Exponential' }) },
    ],
  },
  'override-beats-knob': {
    outcome: 'ignored',
    offers: ['Clear learning_rate', 'Clear gradient_clip_val'],
    failing: [
      {
        request: realTraining({ learning_rate: 1e-5 }, knobs({ learning_rate: 0.002 })),
        says: /override learning_rate is 1e-05, but the execution option is 0\.002.*run use 1e-05/,
        entryPoints: ['native', 'script', 'python'],
      },
      {
        request: realTraining({ gradient_clip_val: 0.5 }, knobs({ gradient_clip_val: 1 })),
        says: /override gradient_clip_val is 0\.5/,
        entryPoints: null,
      },
    ],
    passing: [
      { request: realTraining({ learning_rate: 1e-5 }) },
      { request: realTraining({ learning_rate: 1e-5 }, knobs({ learning_rate: 1e-5 })) },
      { request: training({ learning_rate: 1e-5 }, knobs({ learning_rate: 0.002 })) },
    ],
  },
  'learning-rate-negative': {
    outcome: 'crash',
    offers: ['Clear learning_rate'],
    failing: [{ request: realTraining({ learning_rate: -1 }), says: /is -1;/ }],
    passing: [
      { request: realTraining({ learning_rate: 0 }) },
      { request: realTraining({ learning_rate: -1 }, { entry_point: 'native' }) },
      { request: realTraining({ learning_rate: -1 }, LIGHTNING) },
    ],
  },
  'learning-rate-in-payload': {
    outcome: 'info',
    failing: [
      {
        request: realTraining({}, knobs({ learning_rate: 0.002 })),
        says: /0\.002, but pt_training_config\.learning_rate in the payload is 0\.001/,
      },
    ],
    passing: [
      { request: realTraining({}, knobs({ learning_rate: 0.001 })) },
      { request: realTraining({ learning_rate: 0.002 }) },
      { request: realTraining({ learning_rate: 0.001 }, knobs({ learning_rate: 0.002 })) },
      { request: realTraining({}, { ...knobs({ learning_rate: 0.002 }), ...LIGHTNING }) },
    ],
  },
  'learning-rate-fixed': {
    outcome: 'ignored',
    offers: ['Clear learning_rate'],
    failing: [
      { request: realTraining({ learning_rate: 0.002 }, LIGHTNING), says: /always uses 0\.001/ },
      {
        request: realTraining({}, { ...knobs({ learning_rate: 0.005 }), ...LIGHTNING }),
        says: /learning_rate is 0\.005/,
      },
    ],
    passing: [
      { request: realTraining({ learning_rate: 0.001 }, LIGHTNING) },
      { request: realTraining({}, LIGHTNING) },
      { request: realTraining({ learning_rate: 0.002 }) },
    ],
  },
  'sgd-diverges': {
    outcome: 'wrong-result',
    offers: ["Set optimizer to 'adam'", 'Set gradient_clip_val to 1'],
    failing: [
      {
        request: realTraining(SGD),
        says: /without gradient clipping.*nphotons 1000000000\.0 and learning_rate 0\.001/,
      },
      { request: realTraining({ ...SGD, learning_rate: 1e-9 }), says: /learning_rate 1e-09/ },
      {
        request: realTraining(SGD, { entry_point: 'python' }),
        says: /set the execution option gradient_clip_val/,
      },
      // Neither the override nor the execution option reaches ptycho_train.
      {
        request: realTraining({ ...SGD, gradient_clip_val: 1 }, { entry_point: 'script' }),
        says: /ptycho_train does not clip/,
      },
      {
        request: realTraining(SGD, {
          ...knobs({ gradient_clip_val: 1 }),
          entry_point: 'script',
        }),
        says: /ptycho_train does not clip/,
      },
      // 0 turns clipping off.
      {
        request: realTraining({ ...SGD, gradient_clip_val: 0 }, { entry_point: 'python' }),
        says: /set the override gradient_clip_val/,
      },
      // Both diverge; the chosen entry point and its rate are named.
      {
        request: realTraining(
          { ...SGD, learning_rate: 0.5 },
          { ...knobs({ learning_rate: 0.002 }), entry_point: 'script' },
        ),
        says: /ptycho_train does not clip.*learning_rate 0\.002/,
      },
    ],
    passing: [
      { request: realTraining() },
      { request: realTraining({ ...SGD, torch_loss_mode: 'mae' }) },
      { request: realTraining({ ...SGD, learning_rate: 1e-12 }, { entry_point: 'python' }) },
      { request: realTraining({ ...SGD, gradient_clip_val: 1 }, { entry_point: 'python' }) },
      {
        request: realTraining(SGD, { ...knobs({ gradient_clip_val: 1 }), entry_point: 'python' }),
      },
      // Its command line has no flag for the optimizer.
      { request: realTraining(SGD, { entry_point: 'native' }) },
      // The memory-mapped loader scales the loss differently.
      { request: realTraining(SGD, LIGHTNING) },
    ],
  },
  'grad-norm-interval': {
    outcome: 'crash',
    offers: ['Clear grad_norm_log_freq', 'Clear log_grad_norm'],
    failing: [
      { request: realTraining({ log_grad_norm: true, grad_norm_log_freq: 0 }), says: /is 0, but/ },
    ],
    passing: [
      { request: realTraining({ grad_norm_log_freq: 0 }) },
      { request: realTraining({ log_grad_norm: true }) },
      {
        request: realTraining(
          { log_grad_norm: true, grad_norm_log_freq: 0 },
          { entry_point: 'native' },
        ),
      },
    ],
  },
  'plateau-without-validation': {
    outcome: 'ignored',
    offers: ['Clear scheduler'],
    failing: [
      { request: realTraining({ ...PLATEAU, test_data_file: null }), says: /never reduced/ },
    ],
    passing: [
      { request: realTraining(PLATEAU) },
      { request: realTraining({ test_data_file: null }) },
    ],
  },
  'plateau-floor': {
    outcome: 'ignored',
    offers: ['Clear learning_rate', 'Clear scheduler'],
    failing: [
      { request: realTraining(PLATEAU, knobs({ learning_rate: 5e-5 })), says: /5e-05.*5e-05/ },
      { request: realTraining(PLATEAU, knobs({ learning_rate: 1e-6 })), says: /1e-06/ },
      { request: realTraining({ ...PLATEAU, learning_rate: 1e-5 }), says: /is 1e-05/ },
    ],
    passing: [
      { request: realTraining(PLATEAU, knobs({ learning_rate: 1e-4 })) },
      { request: realTraining({}, knobs({ learning_rate: 1e-6 })) },
      // The override of the floor is forwarded too.
      {
        request: realTraining({ ...PLATEAU, plateau_min_lr: 1e-6 }, knobs({ learning_rate: 3e-5 })),
      },
      // ptycho_train uses the execution option.
      {
        request: realTraining({ ...PLATEAU, learning_rate: 1e-6 }, { entry_point: 'script' }),
      },
      {
        request: realTraining({ ...PLATEAU, test_data_file: null }, knobs({ learning_rate: 1e-6 })),
      },
    ],
  },
  'plateau-factor': {
    outcome: 'crash',
    offers: ['Clear plateau_factor'],
    failing: [{ request: realTraining({ ...PLATEAU, plateau_factor: 1 }), says: /is 1;/ }],
    passing: [
      { request: realTraining({ ...PLATEAU, plateau_factor: 0.99 }) },
      { request: realTraining({ plateau_factor: 1 }) },
    ],
  },
  'stages-ignored': {
    outcome: 'ignored',
    offers: ['Clear stage_1_epochs and stage_3_epochs'],
    failing: [
      {
        request: realTraining({ stage_1_epochs: 10, stage_3_epochs: 5 }),
        says: /stage_1_epochs and stage_3_epochs are set/,
      },
    ],
    passing: [{ request: realTraining({ stage_2_epochs: 0 }) }, { request: realTraining() }],
  },
});
