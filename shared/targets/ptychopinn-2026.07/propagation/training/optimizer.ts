/** Overrides in training: epochs, losses, optimizer and schedule. */

import type { CodeSource } from '../../../../sources/source';
import { evidence } from '../../../../sources/source';
import { code } from '../../../../sources/upstream';
import {
  at,
  by,
  dropped,
  each,
  elsewhere,
  executionOption,
  ignored,
  type Lines,
  noFlag,
  override,
  overwritten,
  REBUILT,
  takesEffect,
} from '../define';

const tf = (name: string) => at('tf_training_config', name);

const epochs = {
  python: takesEffect(code.components(1735)),
  native: by('--max_epochs', takesEffect(code.train(892))),
  script: by('--nepochs', takesEffect(code.components(1735))),
  reads: tf('nepochs'),
};

/** Only `torch_loss_mode` selects the loss; these fields describe it too. */
const LOSS = (where: CodeSource) => elsewhere(where, 'only torch_loss_mode selects the loss');
const lossMode = at('pt_training_config', 'torch_loss_mode');
const chooses = (poisson: (value: unknown) => boolean | undefined) =>
  override('torch_loss_mode', (value) => {
    const wanted = poisson(value);
    return wanted === undefined ? undefined : wanted ? 'poisson' : 'mae';
  });
const positive = (value: unknown) => (typeof value === 'number' ? value > 0 : undefined);

/** Optimizer fields that training copies from the TensorFlow section. */
const copied = (name: string) => ({
  python: takesEffect(code.components(1416)),
  native: noFlag(),
  script: by(`--${name}`, takesEffect(code.components(1416))),
  reads: tf(name),
});

/** Read by training where a script forwards it; both command lines ignore it. */
const forwardedOnly = (forwardedTo: CodeSource, flagged: boolean) => (name: string) => ({
  python: REBUILT,
  native: noFlag(),
  script: flagged ? by(`--${name}`, REBUILT) : noFlag(),
  forwardedTo,
  source: [evidence('settings-the-training-factory-drops'), evidence('the-second-factory-call')],
});

const execution = (name: string) => at('execution_config', name);

export const OPTIMIZER_LINES: Lines = {
  max_epochs: epochs,
  epochs,
  nepochs: {
    ...epochs,
    python: dropped(code.configFactory(347), 'the factory reads only max_epochs and epochs'),
    instead: override('max_epochs'),
    source: [evidence('settings-the-training-factory-drops')],
  },
  batch_size: {
    python: takesEffect(code.components(1110)),
    native: by('--batch_size', takesEffect(code.train(890))),
    script: by('--batch_size', takesEffect(code.components(1110))),
    reads: tf('batch_size'),
  },

  torch_loss_mode: {
    python: takesEffect(code.components(1406)),
    native: by('--torch-loss-mode', takesEffect(code.train(893))),
    script: by('--torch_loss_mode', takesEffect(code.components(1406))),
    reads: tf('torch_loss_mode'),
  },
  torch_mae_pred_l2_match_target: {
    python: takesEffect(code.components(1407)),
    native: noFlag(),
    script: by('--torch_mae_pred_l2_match_target', takesEffect(code.components(1407))),
    reads: tf('torch_mae_pred_l2_match_target'),
  },
  loss_function: {
    python: LOSS(code.model(2093)),
    native: noFlag('use --torch-loss-mode instead'),
    script: noFlag('use --torch_loss_mode instead'),
    reads: lossMode,
    as: (mode) => (mode === 'mae' ? 'MAE' : 'Poisson'),
    instead: chooses((value) => (value === 'Poisson' ? true : value === 'MAE' ? false : undefined)),
    source: [evidence('supervised-training-and-losses')],
  },
  nll: {
    python: overwritten(
      code.configFactory(423),
      'the factory replaces it with nll_weight > 0, and only torch_loss_mode selects the loss',
    ),
    native: noFlag('use --torch-loss-mode instead'),
    script: noFlag('use --torch_loss_mode instead'),
    reads: lossMode,
    as: (mode) => mode === 'poisson',
    instead: chooses((value) => (typeof value === 'boolean' ? value : undefined)),
    source: [evidence('the-likelihood-switch')],
  },
  nll_weight: {
    python: LOSS(code.configBridge(234)),
    native: noFlag('use --torch-loss-mode instead'),
    script: by('--nll_weight', LOSS(code.components(1406))),
    reads: lossMode,
    as: (mode) => (mode === 'poisson' ? 1 : 0),
    instead: chooses(positive),
    source: [evidence('the-likelihood-switch'), evidence('the-second-factory-call')],
  },
  mae_weight: {
    python: LOSS(code.configBridge(256)),
    native: noFlag('use --torch-loss-mode instead'),
    script: by('--mae_weight', LOSS(code.components(1406))),
    reads: lossMode,
    as: (mode) => (mode === 'mae' ? 1 : 0),
    instead: chooses((value) => (positive(value) ? false : undefined)),
    source: [evidence('settings-the-training-factory-drops'), evidence('the-second-factory-call')],
  },
  ...each(['realspace_mae_weight', 'realspace_weight'], (name) => ({
    python: dropped(
      code.configBridge(257),
      'the bridge sets it to 0.0, and no PyTorch loss has such a term',
    ),
    native: noFlag(),
    script: by(`--${name}`, ignored(null, 'no PyTorch loss has such a term')),
    source: [evidence('settings-the-training-factory-drops')],
  })),
  ...each(['amp_loss', 'amp_loss_coeff'], forwardedOnly(code.model(2130), false)),
  ...each(['phase_loss', 'phase_loss_coeff'], forwardedOnly(code.model(2138), false)),

  ...each(['optimizer', 'weight_decay', 'momentum', 'adam_beta1', 'adam_beta2'], copied),
  scheduler: {
    ...copied('scheduler'),
    native: noFlag('--scheduler sets the execution option, which training ignores'),
  },
  ...each(
    ['plateau_factor', 'plateau_patience', 'plateau_min_lr', 'plateau_threshold'],
    (name) => ({
      python: dropped(
        code.configBridge(240),
        'the bridge does not copy it, so training uses the default of the TensorFlow section',
      ),
      native: noFlag(),
      script: by(`--${name}`, takesEffect(code.components(1417))),
      reads: tf(name),
      forwardedTo: code.model(2621),
      source: [evidence('settings-the-training-factory-drops')],
    }),
  ),
  ...each(['lr_warmup_epochs', 'lr_min_ratio'], forwardedOnly(code.model(2608), true)),
  ...each(['gradient_clip_algorithm'], forwardedOnly(code.model(2508), true)),
  ...each(['log_grad_norm', 'grad_norm_log_freq'], forwardedOnly(code.model(2500), false)),
  learning_rate: {
    python: elsewhere(
      code.components(1411),
      'training reads the learning rate only from the execution config',
    ),
    native: by(
      '--learning-rate',
      elsewhere(code.components(1411), 'the flag sets the execution option'),
    ),
    script: by(
      '--torch-learning-rate',
      elsewhere(code.components(1411), 'the flag sets the execution option'),
    ),
    reads: execution('learning_rate'),
    instead: executionOption('learning_rate'),
    forwardedTo: code.model(2032),
    source: [evidence('the-second-factory-call'), evidence('the-audit-trail')],
  },
  gradient_clip_val: {
    python: elsewhere(
      code.components(1413),
      'training reads the value only from the execution config',
    ),
    native: noFlag(),
    script: by(
      '--gradient_clip_val',
      dropped(
        code.components(1413),
        'training reads the execution config, for which there is no flag',
      ),
    ),
    reads: execution('gradient_clip_val'),
    instead: executionOption('gradient_clip_val'),
    forwardedTo: code.model(2034),
    source: [evidence('settings-the-training-factory-drops')],
  },
  accum_steps: {
    python: elsewhere(
      code.components(1718),
      'the trainer reads the execution option accum_steps, and more than 1 stops the run with an error',
    ),
    native: by(
      '--accumulate-grad-batches',
      elsewhere(code.components(1718), 'the flag sets the execution option'),
    ),
    script: by(
      '--torch-accumulate-grad-batches',
      elsewhere(code.components(1718), 'the flag sets the execution option'),
    ),
    reads: execution('accum_steps'),
    forwardedTo: code.model(2033),
    source: [evidence('the-audit-trail')],
  },
};
