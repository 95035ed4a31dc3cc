import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asNumber } from '../../values/value';
import { clearExecutionOption, clearOverrides } from '../fixes';
import { hasValidation } from '../hasValidation';
import { isProgram } from '../holds';
import { rule } from '../rule';

export const plateau = rule({
  id: 'plateau-without-validation',
  title: 'ReduceLROnPlateau has no validation loss',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['scheduler', 'test_data_file'],
  source: [code.model(2572, 2582), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'ReduceLROnPlateau monitors only the validation loss. Without validation data the learning rate is never reduced.',
  check: (context) => {
    if (context.value('tf_training_config', 'scheduler') !== 'ReduceLROnPlateau') return [];
    if (hasValidation(context)) return [];
    return [
      {
        fields: ['scheduler', 'test_data_file'],
        message:
          '`scheduler` is ReduceLROnPlateau, but there is no `test_data_file`, so the learning rate is never reduced. Set a validation dataset, or use another scheduler.',
        short: 'Without `test_data_file`, ReduceLROnPlateau never reduces the learning rate.',
        fixes: [clearOverrides('scheduler')],
      },
    ];
  },
});

export const plateauFloor = rule({
  id: 'plateau-floor',
  title: 'learning_rate is not above plateau_min_lr',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['learning_rate', 'plateau_min_lr', 'scheduler'],
  source: [evidence('optimizers-and-schedules'), evidence('checked-execution-options')],
  tried: true,
  why: 'ReduceLROnPlateau never reduces the learning rate below `plateau_min_lr`, 5e-05 by default.',
  check: (context) => {
    if (context.value('tf_training_config', 'scheduler') !== 'ReduceLROnPlateau') return [];
    if (!hasValidation(context)) return [];
    const floor = context.number('pt_training_config', 'plateau_min_lr');
    const set = context.number('execution_config', 'learning_rate');
    const given = context.override('learning_rate');
    const forwarded = asNumber(given) ?? set;
    // ptycho_train has a flag for the floor and uses the option's rate; the native command line has no such scheduler.
    const rates = { python: forwarded, script: set } as const;
    const isLow = (rate: number | undefined): rate is number =>
      rate !== undefined && floor !== undefined && rate > 0 && rate <= floor;
    const entryPoints = (['script', 'python'] as const).filter((name) => isLow(rates[name]));
    const [first] = entryPoints;
    if (first === undefined || floor === undefined) return [];
    const isForwarded = entryPoints.includes('python') && asNumber(given) !== undefined;
    const rate = isForwarded
      ? formatValue(given ?? null)
      : context.shown('execution_config', 'learning_rate');
    const shownFloor = context.shown('pt_training_config', 'plateau_min_lr');
    return [
      {
        fields: ['learning_rate', 'plateau_min_lr', 'scheduler'],
        entryPoints,
        message: `\`learning_rate\` is ${rate}, but \`plateau_min_lr\` is ${shownFloor}, so ReduceLROnPlateau never reduces it. Increase \`learning_rate\`, or use another scheduler.`,
        short: `ReduceLROnPlateau never reduces it: \`plateau_min_lr\` is ${shownFloor}.`,
        fixes: [
          asNumber(given) !== undefined
            ? clearOverrides('learning_rate')
            : clearExecutionOption('learning_rate'),
          clearOverrides('scheduler'),
        ],
      },
    ];
  },
});

export const plateauFactor = rule({
  id: 'plateau-factor',
  title: 'plateau_factor must be below 1',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['plateau_factor', 'scheduler'],
  raises: ['ValueError: Factor should be'],
  source: [code.model(2616), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The scheduler multiplies the learning rate by `plateau_factor`; PyTorch rejects 1 or more when it creates the scheduler.',
  check: ({ value, number, shown }) => {
    const factor = number('pt_training_config', 'plateau_factor');
    if (factor === undefined || factor < 1) return [];
    if (value('tf_training_config', 'scheduler') !== 'ReduceLROnPlateau') return [];
    return [
      {
        fields: ['plateau_factor', 'scheduler'],
        message: `\`plateau_factor\` is ${shown('pt_training_config', 'plateau_factor')}; it must be below 1, or PyTorch rejects the scheduler. Set it to a value such as 0.5.`,
        fixes: [clearOverrides('plateau_factor')],
      },
    ];
  },
});
