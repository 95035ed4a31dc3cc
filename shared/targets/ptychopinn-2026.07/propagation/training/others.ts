/** Overrides in training: what belongs to another trainer, to inference, or to the machine. */
import {
  at,
  by,
  each,
  elsewhere,
  executionOption,
  ignored,
  type Lines,
  noFlag,
  otherWorkflow,
  overwritten,
} from '../define';

const bare = { native: noFlag(), script: noFlag() };

/** Read by the older trainers (`--ptycho_dir`, `train_lightning_only`) alone. */
const older = (where: string) => () => ({
  python: otherWorkflow(
    where,
    'only the older trainers (--ptycho_dir, train_lightning_only) read it',
  ),
  ...bare,
  source: 'V43',
});
const stage = () => ({
  python: ignored('M:2077', 'training has one stage, whatever is set'),
  ...bare,
  source: 'V38',
});
const forInference = (where: string) => () => ({
  python: otherWorkflow(where, 'inference reads it, from a payload of its own'),
  ...bare,
  source: 'V26',
});
/** Statistics that the native command line writes itself once training is over. */
const patchStats = (flag: string) => () => ({
  python: ignored('T:984', 'only the native command line itself reads it, once training is over'),
  native: by(flag, { effect: 'reaches' as const, where: 'T:984', why: 'the run reads it' }),
  script: noFlag(),
  source: 'V26',
});

export const OTHER_LINES: Lines = {
  model: {
    python: overwritten('F:448', 'the bridge makes it from the PyTorch sections'),
    ...bare,
    source: 'V21',
  },
  backend: {
    python: overwritten('B:253', 'the bridge always says pytorch'),
    native: noFlag('it is PyTorch'),
    script: by('--backend', { effect: 'reaches', where: 'ST:409', why: 'the run reads it' }),
    reads: at('tf_training_config', 'backend'),
    source: 'V22',
  },

  num_workers: {
    python: ignored('W:1112', 'the training loader always has 0 workers'),
    native: by('--num-workers', ignored('W:1112', 'the training loader always has 0 workers')),
    script: by(
      '--torch-num-workers',
      ignored('W:1112', 'the training loader always has 0 workers'),
    ),
    uses: 0,
    source: 'V43; V27',
  },
  n_devices: {
    python: ignored('W:1747', 'the trainer always takes one device'),
    ...bare,
    uses: 1,
    source: 'V43',
  },
  strategy: {
    python: elsewhere('W:1738', 'the trainer takes the knob strategy'),
    ...bare,
    reads: at('execution_config', 'strategy'),
    source: 'LIGHTNING-STRATEGY-001',
  },
  device: {
    python: elsewhere('W:1737', 'the trainer takes the knob accelerator'),
    native: by('--device', elsewhere('S:64', 'the flag sets the knob accelerator')),
    script: noFlag('--torch-accelerator says it'),
    reads: at('execution_config', 'accelerator'),
    instead: executionOption('accelerator', (value) =>
      value === 'cpu' || value === 'cuda' ? value : undefined,
    ),
    source: 'V26',
  },

  ...each(['patch_weighting', 'varpro_scaling'], forInference('RA:1703')),
  ...each(['middle_trim', 'experiment_number'], forInference('RA:1641')),
  ...each(['pad_eval', 'window'], forInference('I:196')),
  log_patch_stats: patchStats('--log-patch-stats')(),
  patch_stats_limit: patchStats('--patch-stats-limit')(),

  ...each(['stage_1_epochs', 'stage_2_epochs', 'stage_3_epochs'], stage),
  ...each(['physics_weight_schedule', 'stage_3_lr_factor'], stage),
  ...each(['epochs_fine_tune', 'fine_tune_gamma'], older('T:359')),
  ...each(['framework', 'orchestrator', 'training_directories'], older('TU:440')),
  ...each(['experiment_name', 'notes', 'model_name'], older('T:329')),

  ...each(['model_path', 'debug'], () => ({
    python: otherWorkflow('F:523', 'it belongs to inference'),
    ...bare,
    source: 'V23',
  })),
};
