/** The --torch flags of `ptycho_train`: the execution config is built from them as soon as one of nine is given. */
import type { Value } from '../../../values/value';
import {
  type CommandNote,
  type Flag,
  float,
  type Given,
  int,
  ints,
  oneOf,
  onOff,
  setsExecutionOption,
} from '../../exports/commandLine';

const ACCELERATORS = oneOf('auto', 'cpu', 'cuda', 'gpu', 'mps', 'tpu');

export const TORCH_FLAGS: readonly Flag[] = [
  // Without any --torch flag the script leaves it to the execution config, whose default is auto (scripts/training/train.py:425).
  setsExecutionOption('--torch-accelerator', ACCELERATORS, 'accelerator', { requires: 'auto' }),
  setsExecutionOption('--torch-deterministic', onOff('--torch-deterministic'), 'deterministic', {
    requires: true,
  }),
  setsExecutionOption('--torch-num-workers', int, 'num_workers', { requires: 0 }),
  setsExecutionOption('--torch-accumulate-grad-batches', int, 'accum_steps', { requires: 1 }),
  setsExecutionOption('--torch-learning-rate', float, 'learning_rate', { requires: 0.001 }),
  setsExecutionOption(
    '--torch-scheduler',
    oneOf('Default', 'ReduceLROnPlateau', 'CosineAnnealing'),
    'scheduler',
    { requires: 'Default' },
  ),
  setsExecutionOption(
    '--torch-logger',
    oneOf('csv', 'tensorboard', 'mlflow', 'none'),
    'logger_backend',
    {
      requires: 'csv',
      toWord: (value) => ({ ok: true, value: value ?? 'none' }),
      fromWord: (value) => (value === 'none' ? null : value),
    },
  ),
  setsExecutionOption(
    '--torch-enable-checkpointing',
    onOff('--torch-enable-checkpointing'),
    'enable_checkpointing',
    {
      requires: true,
    },
  ),
  setsExecutionOption('--torch-checkpoint-save-top-k', int, 'checkpoint_save_top_k', {
    requires: 1,
  }),
  ...recon('--torch-recon-log-every-n-epochs', int, null),
  ...recon('--torch-recon-log-num-patches', int, 4),
  ...recon('--torch-recon-log-fixed-indices', ints, null),
  ...recon('--torch-recon-log-stitch', onOff('--torch-recon-log-stitch'), false),
  ...recon('--torch-recon-log-max-stitch-samples', int, null),
  ...plateau('factor', float),
  ...plateau('patience', int),
  ...plateau('min-lr', float),
  ...plateau('threshold', float),
];

function recon(flag: string, takes: Flag['takes'], without: Value): Flag[] {
  const name = flag.slice('--torch-'.length).replaceAll('-', '_');
  return [setsExecutionOption(flag, takes, name, { requires: without })];
}

/** Synonyms of --plateau_…; imported and never exported. */
function plateau(part: string, takes: Flag['takes']): Flag[] {
  const name = `plateau_${part.replaceAll('-', '_')}`;
  return [
    { flag: `--torch-plateau-${part}`, takes, sets: { kind: 'override', name }, deprecated: true },
  ];
}

/** The nine flags that make the script build an execution config (scripts/training/train.py:412-422). */
const COUNTED = [
  '--torch-accelerator',
  '--torch-deterministic',
  '--torch-num-workers',
  '--torch-learning-rate',
  '--torch-scheduler',
  '--torch-logger',
  '--torch-enable-checkpointing',
  '--torch-checkpoint-save-top-k',
  '--torch-accumulate-grad-batches',
];

/** With any of them the learning rate is required (scripts/training/train.py:439), and the accelerator, which then defaults to cuda. */
export const torchImplied = (written: readonly Flag[]): readonly string[] =>
  written.some(({ flag }) => TORCH_FLAGS.some((torch) => torch.flag === flag))
    ? ['--torch-accelerator', '--torch-learning-rate']
    : [];

/** Only as words of their own: --torch-logger=csv is not recognised. */
const isCounted = (order: readonly string[]): boolean =>
  order.some((word) => COUNTED.includes(word));

/** The accelerator's other default, and --torch-plateau flags, which take precedence over --plateau flags (scripts/training/train.py:325-335). */
export function torchPasses(given: Given, order: readonly string[]): Given {
  const passed = new Map<string, Value>();
  for (const { flag, deprecated } of TORCH_FLAGS) {
    const value = deprecated ? given.get(flag) : undefined;
    if (value !== undefined)
      passed.set(`--${flag.slice('--torch-'.length).replaceAll('-', '_')}`, value);
  }
  if (isCounted(order) && !given.has('--torch-accelerator'))
    passed.set('--torch-accelerator', 'cuda');
  return passed;
}

/** Findings on --torch flags without effect. */
export function torchNotes(given: Given, order: readonly string[]): CommandNote[] {
  const torch = order.filter(
    (word) => word.startsWith('--torch-') && !word.startsWith('--torch-plateau'),
  );
  if (torch.length === 0) return [];
  if (!isCounted(torch))
    return [
      {
        rule: 'import-no-effect',
        fields: [],
        message: `${torch.join(', ')} ${torch.length === 1 ? 'has' : 'have'} no effect as written: the script looks for one of ${COUNTED.join(', ')} as a separate word followed by its value. It requires --torch-learning-rate in this form, too.`,
      },
    ];
  if (given.has('--torch-learning-rate')) return [];
  return [
    {
      rule: 'import-rejected',
      fields: ['learning_rate'],
      message:
        'A --torch flag without --torch-learning-rate fails with a TypeError (None is not greater than 0). Add it; the default of the execution option is imported.',
    },
  ];
}
