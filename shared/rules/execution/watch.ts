import { formatValue } from '../../values/python';
import type { Context } from '../context';
import {
  clearExecutionOption,
  clearExecutionOptionAndOverride,
  setExecutionOption,
} from '../fixes';
import { hasValidation } from '../hasValidation';
import { REVISION } from '../revision';
import { rule } from '../rule';

const CHECKPOINTS = ['checkpoint_save_top_k', 'checkpoint_monitor_metric', 'checkpoint_mode'];
const WATCHING = ['early_stop_patience', ...CHECKPOINTS];

const saves = ({ value }: Context): boolean =>
  value('execution_config', 'enable_checkpointing') !== false;

/** Name under which training logs a loss; amp_loss and phase_loss do not reach training. */
const lossName = ({ value }: Context, part: 'train' | 'val'): string =>
  `${value('tf_training_config', 'torch_loss_mode') === 'mae' ? 'mae' : 'poisson'}_${part}_loss`;

const changedOf = ({ changed }: Context, names: readonly string[]): string[] =>
  names.filter((name) => changed('execution_config', name));

const areSet = (names: readonly string[]) =>
  `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} set`;

export const checkpointsOff = rule({
  id: 'checkpoints-off',
  title: 'Without checkpoints nothing is watched',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['enable_checkpointing', ...WATCHING],
  source: 'V42 (W:1604-1655)',
  why: 'Training makes the callbacks for checkpoints and for early stopping together: switching the one off takes the other.',
  check: (context) => {
    if (saves(context)) return [];
    const names = changedOf(context, WATCHING);
    if (names.length === 0) return [];
    return [
      {
        fields: [...names, 'enable_checkpointing'],
        message: `${areSet(names)}, and enable_checkpointing is False: neither checkpoints nor early stopping are made. Turn checkpoints on, or clear the rest.`,
        fixes: [setExecutionOption('enable_checkpointing', true), clearExecutionOption(...names)],
      },
    ];
  },
});

export const nothingToMonitor = rule({
  id: 'watch-without-validation',
  title: 'Checkpoints and early stopping have nothing to watch',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: [...WATCHING, 'test_data_file'],
  source: 'V42 (W:1608-1655)',
  why: 'Without validation data there is no early stopping, and the best checkpoint is looked for under a name that the network does not log; only the last checkpoint is kept.',
  check: (context) => {
    if (!saves(context) || hasValidation(context)) return [];
    const monitor = context.value('execution_config', 'checkpoint_monitor_metric');
    const logged = lossName(context, 'train');
    const found = typeof monitor === 'string' && monitor.replaceAll('val_', 'train_') === logged;
    const names = changedOf(context, found ? ['early_stop_patience'] : WATCHING);
    if (names.length === 0) return [];
    return [
      {
        fields: [...names, 'test_data_file'],
        message: `${areSet(names)}, and there is no test_data_file. Set a validation dataset; for checkpoints alone, set checkpoint_monitor_metric to '${logged}'.`,
        fixes: [clearExecutionOption(...names)],
      },
    ];
  },
});

export const monitorOverruled = rule({
  id: 'monitor-overruled',
  title: 'Training chooses what to watch',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['checkpoint_monitor_metric'],
  source: 'V42 (W:1616)',
  why: "With validation data, training watches the network's own validation loss, whatever the knob says.",
  check: (context) => {
    if (!context.changed('execution_config', 'checkpoint_monitor_metric')) return [];
    if (!saves(context) || !hasValidation(context)) return [];
    const monitor = context.value('execution_config', 'checkpoint_monitor_metric') ?? null;
    const watched = lossName(context, 'val');
    if (monitor === watched) return [];
    return [
      {
        fields: ['checkpoint_monitor_metric'],
        message: `checkpoint_monitor_metric is ${formatValue(monitor)}; training watches ${watched} instead. Clear it.`,
        fixes: [clearExecutionOption('checkpoint_monitor_metric')],
      },
    ];
  },
});

export const modeMax = rule({
  id: 'checkpoint-mode-max',
  title: 'The worst checkpoint is kept',
  outcome: 'wrong-result',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['checkpoint_mode'],
  source: 'V42 (W:1616-1655)',
  why: 'Training watches a loss. With max it keeps the checkpoints of the highest loss, and stops when the loss goes down.',
  check: (context) => {
    if (context.value('execution_config', 'checkpoint_mode') !== 'max') return [];
    if (!saves(context) || !hasValidation(context)) return [];
    return [
      {
        fields: ['checkpoint_mode'],
        message: `checkpoint_mode is 'max', and training watches ${lossName(context, 'val')}, which is better when lower. Set it to 'min'.`,
        fixes: [setExecutionOption('checkpoint_mode', 'min')],
      },
    ];
  },
});

export const patience = rule({
  id: 'patience-beyond-epochs',
  title: 'Early stopping cannot happen',
  outcome: 'info',
  stage: 'train',
  workflows: ['training'],
  fields: ['early_stop_patience', 'max_epochs'],
  source: 'V42',
  why: 'Training stops early after so many epochs without a better loss; with as many as there are epochs it never does.',
  check: (context) => {
    if (!context.changed('execution_config', 'early_stop_patience') || !saves(context)) return [];
    if (!hasValidation(context)) return [];
    const wait = context.number('execution_config', 'early_stop_patience');
    const epochs = context.number('pt_training_config', 'epochs');
    if (wait === undefined || epochs === undefined || epochs <= 0 || wait < epochs) return [];
    return [
      {
        fields: ['early_stop_patience', 'max_epochs'],
        message: `early_stop_patience is ${wait}, and there are ${epochs} epochs: training never stops early. Set it lower, or clear it.`,
        fixes: [clearExecutionOptionAndOverride('early_stop_patience')],
      },
    ];
  },
});
