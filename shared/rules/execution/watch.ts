import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { counted } from '../../values/counted';
import { formatValue } from '../../values/python';
import { exactly } from '../../values/value';
import { asCode, asCodes } from '../asCode';
import type { Context } from '../context';
import {
  clearExecutionOption,
  clearExecutionOptionAndOverride,
  setExecutionOption,
} from '../fixes';
import { hasValidation } from '../hasValidation';
import { isProgram } from '../holds';
import { rule } from '../rule';

const CHECKPOINTS = ['checkpoint_save_top_k', 'checkpoint_monitor_metric', 'checkpoint_mode'];
const MONITOR_OPTIONS = ['early_stop_patience', ...CHECKPOINTS];

const saves = ({ value }: Context): boolean =>
  value('execution_config', 'enable_checkpointing') !== false;

/** Name under which training logs a loss; amp_loss and phase_loss do not reach training. */
const lossName = ({ value }: Context, part: 'train' | 'val'): string =>
  `${value('tf_training_config', 'torch_loss_mode') === 'mae' ? 'mae' : 'poisson'}_${part}_loss`;

const changedOf = ({ changed }: Context, names: readonly string[]): string[] =>
  names.filter((name) => changed('execution_config', name));

const areSet = (names: readonly string[]) =>
  `${asCodes(names)} ${names.length > 1 ? 'are' : 'is'} set`;

export const checkpointsOff = rule({
  id: 'checkpoints-off',
  title: 'Checkpoints and early stopping are off',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['enable_checkpointing', ...MONITOR_OPTIONS],
  source: [code.components(1604, 1655), evidence('unchecked-execution-options')],
  tried: true,
  why: 'Training creates the callbacks for checkpoints and early stopping together, so `enable_checkpointing` False turns both off.',
  check: (context) => {
    if (saves(context)) return [];
    const names = changedOf(context, MONITOR_OPTIONS);
    if (names.length === 0) return [];
    return [
      {
        fields: [...names, 'enable_checkpointing'],
        message: `${areSet(names)}, but \`enable_checkpointing\` is False, which turns off both checkpoints and early stopping. Set \`enable_checkpointing\` to True, or clear ${asCodes(names)}.`,
        short: 'No effect: `enable_checkpointing` is False.',
        fixes: [setExecutionOption('enable_checkpointing', true), clearExecutionOption(...names)],
      },
    ];
  },
});

export const nothingToMonitor = rule({
  id: 'monitor-without-validation',
  aliases: ['watch-without-validation'],
  title: 'Nothing to monitor without validation data',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: [...MONITOR_OPTIONS, 'test_data_file'],
  source: [code.components(1608, 1655), evidence('unchecked-execution-options')],
  tried: true,
  why: 'Without validation data there is no early stopping, and the metric that selects the best checkpoint is not logged, so only the last checkpoint is kept.',
  check: (context) => {
    if (!saves(context) || hasValidation(context)) return [];
    const monitor = context.value('execution_config', 'checkpoint_monitor_metric');
    const logged = lossName(context, 'train');
    const found = typeof monitor === 'string' && monitor.replaceAll('val_', 'train_') === logged;
    const names = changedOf(context, found ? ['early_stop_patience'] : MONITOR_OPTIONS);
    if (names.length === 0) return [];
    const remedy = names.some((name) => CHECKPOINTS.includes(name))
      ? ` To select checkpoints without one, set \`checkpoint_monitor_metric\` to '${logged}'.`
      : '';
    return [
      {
        fields: [...names, 'test_data_file'],
        message: `${areSet(names)}, but there is no \`test_data_file\` to monitor. Set a validation dataset.${remedy}`,
        short: 'No effect: there is no `test_data_file` to monitor.',
        fixes: [clearExecutionOption(...names)],
      },
    ];
  },
});

export const monitorOverruled = rule({
  id: 'monitor-ignored',
  aliases: ['monitor-overruled'],
  title: 'Training ignores checkpoint_monitor_metric',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['checkpoint_monitor_metric'],
  source: [code.components(1616), evidence('unchecked-execution-options')],
  tried: true,
  why: 'With validation data, training monitors the validation loss of the network and ignores `checkpoint_monitor_metric`.',
  check: (context) => {
    if (!context.changed('execution_config', 'checkpoint_monitor_metric')) return [];
    if (!saves(context) || !hasValidation(context)) return [];
    const monitor = context.value('execution_config', 'checkpoint_monitor_metric') ?? null;
    const monitored = lossName(context, 'val');
    if (monitor === monitored) return [];
    return [
      {
        fields: ['checkpoint_monitor_metric'],
        message: `\`checkpoint_monitor_metric\` is ${formatValue(monitor)}, but training monitors ${asCode(monitored)}. Clear it.`,
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
  holds: isProgram,
  workflows: ['training'],
  fields: ['checkpoint_mode'],
  source: [code.components(1616, 1655), evidence('unchecked-execution-options')],
  tried: true,
  why: 'Training monitors a loss. With max it keeps the checkpoints with the highest loss, and stops when the loss decreases.',
  check: (context) => {
    if (context.value('execution_config', 'checkpoint_mode') !== 'max') return [];
    if (!saves(context) || !hasValidation(context)) return [];
    return [
      {
        fields: ['checkpoint_mode'],
        message: `\`checkpoint_mode\` is 'max', but training monitors ${asCode(lossName(context, 'val'))}, where lower is better. Set it to 'min'.`,
        short: `'max' keeps the worst epochs: ${asCode(lossName(context, 'val'))} is better when lower.`,
        fixes: [setExecutionOption('checkpoint_mode', 'min')],
      },
    ];
  },
});

export const patience = rule({
  id: 'patience-beyond-epochs',
  title: 'Early stopping has no effect',
  outcome: 'info',
  stage: 'train',
  workflows: ['training'],
  fields: ['early_stop_patience', 'max_epochs'],
  source: [evidence('unchecked-execution-options')],
  tried: true,
  why: 'Training stops after `early_stop_patience` epochs without a better loss; if the run has no more epochs than that, it never stops early.',
  check: (context) => {
    if (!context.changed('execution_config', 'early_stop_patience') || !saves(context)) return [];
    if (!hasValidation(context)) return [];
    const wait = context.number('execution_config', 'early_stop_patience');
    const epochs = context.number('pt_training_config', 'epochs');
    if (wait === undefined || epochs === undefined || epochs <= 0 || wait < epochs) return [];
    return [
      {
        fields: ['early_stop_patience', 'max_epochs'],
        message: `\`early_stop_patience\` is ${context.shown('execution_config', 'early_stop_patience')}, but the run has ${counted(exactly(context.value('pt_training_config', 'epochs')) ?? epochs, 'epoch')}, so training never stops early. Set a lower value, or clear it.`,
        fixes: [clearExecutionOptionAndOverride('early_stop_patience')],
      },
    ];
  },
});
