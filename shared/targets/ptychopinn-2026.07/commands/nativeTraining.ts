/** `python -m ptycho_torch.train` of PtychoPINN 2026-07 (ptycho_torch/train.py:564-817, what it passes ptycho_torch/train.py:876-974). */

import type { Value } from '../../../values/value';
import {
  type CommandLineFacts,
  type Flag,
  float,
  int,
  oneOf,
  onOff,
  override,
  path,
  setsExecutionOption,
  TEST_DATA,
  text,
} from '../../exports/commandLine';
import { bundleOf } from '../../traits/factory';
import { CI } from '../traits';
import {
  ACCELERATOR,
  accelerator,
  acceleratorNotes,
  CONTRACT,
  DEVICE,
  PATCH_STATS,
  PROBE_MASK,
  QUIET,
} from './native';

const training = (name: string) => ({ section: 'pt_training_config' as const, name });

const FLAGS: readonly Flag[] = [
  { flag: '--train_data_file', takes: text, sets: path('train_data_file') },
  TEST_DATA,
  { flag: '--output_dir', takes: text, sets: path('output_dir') },
  {
    flag: '--n_images',
    takes: int,
    sets: override('n_groups'),
    also: ['n_images'],
    requires: 512,
    place: training('n_groups'),
  },
  {
    flag: '--gridsize',
    takes: int,
    sets: override('gridsize'),
    also: ['grid_size'],
    requires: 2,
    place: { section: 'tf_model_config', name: 'gridsize' },
  },
  {
    flag: '--batch_size',
    takes: int,
    sets: override('batch_size'),
    requires: 16,
    place: training('batch_size'),
  },
  {
    flag: '--max_epochs',
    takes: int,
    sets: override('max_epochs'),
    also: ['epochs', 'nepochs'],
    requires: 100,
    place: training('epochs'),
  },
  {
    flag: '--torch-loss-mode',
    takes: oneOf('poisson', 'mae'),
    sets: override('torch_loss_mode'),
    requires: 'poisson',
    place: training('torch_loss_mode'),
  },
  { flag: '--profile', takes: oneOf('ci'), sets: { kind: 'profile', name: 'profile' } },
  ...CONTRACT,
  ...PROBE_MASK,
  ...PATCH_STATS,
  ACCELERATOR,
  DEVICE,
  setsExecutionOption(
    '--deterministic',
    onOff('--deterministic', '--no-deterministic'),
    'deterministic',
    {
      requires: true,
    },
  ),
  setsExecutionOption('--num-workers', int, 'num_workers', { requires: 0 }),
  setsExecutionOption('--learning-rate', float, 'learning_rate', { requires: 0.001 }),
  setsExecutionOption(
    '--scheduler',
    oneOf('Default', 'Exponential', 'MultiStage', 'Adaptive'),
    'scheduler',
    {
      requires: 'Default',
    },
  ),
  setsExecutionOption('--accumulate-grad-batches', int, 'accum_steps', { requires: 1 }),
  setsExecutionOption(
    '--enable-checkpointing',
    onOff('--enable-checkpointing', '--disable-checkpointing'),
    'enable_checkpointing',
    { requires: true },
  ),
  setsExecutionOption('--checkpoint-save-top-k', int, 'checkpoint_save_top_k', { requires: 1 }),
  setsExecutionOption('--checkpoint-monitor', text, 'checkpoint_monitor_metric', {
    requires: 'val_loss',
  }),
  setsExecutionOption('--checkpoint-mode', oneOf('min', 'max'), 'checkpoint_mode', {
    requires: 'min',
  }),
  setsExecutionOption('--early-stop-patience', int, 'early_stop_patience', { requires: 100 }),
  setsExecutionOption('--logger', oneOf('none', 'csv', 'tensorboard', 'mlflow'), 'logger_backend', {
    requires: 'csv',
    toWord: (value) => ({ ok: true, value: value ?? 'none' }),
    fromWord: (value) => (value === 'none' ? null : value),
  }),
  QUIET,
  {
    flag: '--disable_mlflow',
    takes: onOff('--disable_mlflow'),
    sets: { kind: 'option', name: 'logger_backend' },
    deprecated: true,
  },
];

/** The legacy form and this one exclude each other (ptycho_torch/train.py:822-830). */
const OLDER = ['--ptycho_dir', '--config'];
const NEWER = ['--train_data_file', '--output_dir'];

export const NATIVE_TRAINING: CommandLineFacts = {
  id: 'native',
  workflow: 'training',
  route: 'native',
  program: ['python', '-m', 'ptycho_torch.train'],
  flags: FLAGS,
  ignoredFlags: [
    {
      flag: '--ptycho_dir',
      values: 'one',
      why: 'belongs to the legacy form of the command, which reads a JSON file',
    },
    {
      flag: '--config',
      values: 'one',
      why: 'belongs to the legacy form of the command; import that JSON file instead',
    },
  ],
  implied: [
    {
      name: 'object_big',
      place: { section: 'pt_model_config', name: 'object_big' },
      value: (read) => {
        const side = read({ section: 'tf_model_config', name: 'gridsize' });
        return typeof side === 'number' && side > 1;
      },
      why: 'This command line derives it from --gridsize: True above 1, else False.',
    },
  ],
  ownDefaults: true,
  profiled: bundleOf(CI),
  passes: (given) => {
    const passed = new Map<string, Value>([['--accelerator', accelerator(given)]]);
    if (given.get('--disable_mlflow') !== true) return passed;
    return passed.set('--logger', 'none').set('--quiet', false);
  },
  isLegacy: (given) =>
    OLDER.some((flag) => given.has(flag)) && !NEWER.some((flag) => given.has(flag)),
  notes: (given) => [
    ...acceleratorNotes(given),
    ...(OLDER.some((flag) => given.has(flag))
      ? [
          {
            rule: 'import-rejected' as const,
            fields: ['train_data_file'],
            message:
              'PtychoPINN rejects the legacy flags (--ptycho_dir, --config) together with --train_data_file or --output_dir. Only the other flags are imported; import the JSON file for its settings.',
          },
        ]
      : []),
  ],
};
