import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { clearExecutionOption, clearOverrides } from '../fixes';
import { hasValidation } from '../hasValidation';
import { REVISION } from '../revision';
import { rule } from '../rule';

export const plateau = rule({
  id: 'plateau-without-validation',
  title: 'ReduceLROnPlateau has nothing to watch',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['scheduler', 'test_data_file'],
  source: [code.model(2572, 2582), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The schedule steps on the validation loss alone. Without validation data the learning rate never goes down.',
  check: (context) => {
    if (context.value('tf_training_config', 'scheduler') !== 'ReduceLROnPlateau') return [];
    if (hasValidation(context)) return [];
    return [
      {
        fields: ['scheduler', 'test_data_file'],
        message:
          'scheduler is ReduceLROnPlateau and there is no test_data_file, so the learning rate never goes down. Set a validation dataset, or use another scheduler.',
        fixes: [clearOverrides('scheduler')],
      },
    ];
  },
});

export const plateauFloor = rule({
  id: 'plateau-floor',
  title: 'The learning rate starts below its floor',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['learning_rate', 'plateau_min_lr', 'scheduler'],
  source: [evidence('optimizers-and-schedules'), evidence('checked-execution-options')],
  tried: true,
  why: 'ReduceLROnPlateau never goes below plateau_min_lr. The floor is 5e-05 unless it is set.',
  check: (context) => {
    if (context.value('tf_training_config', 'scheduler') !== 'ReduceLROnPlateau') return [];
    if (!hasValidation(context)) return [];
    const floor = context.number('pt_training_config', 'plateau_min_lr');
    const set = context.number('execution_config', 'learning_rate');
    const given = context.override('learning_rate');
    const forwarded = typeof given === 'number' ? given : set;
    // ptycho_train takes the floor as a flag, and the rate of the knob; the native command line has no such scheduler.
    const rates = { python: forwarded, script: set } as const;
    const isLow = (rate: number | undefined): rate is number =>
      rate !== undefined && floor !== undefined && rate > 0 && rate <= floor;
    const entryPoints = (['script', 'python'] as const).filter((name) => isLow(rates[name]));
    const [first] = entryPoints;
    if (first === undefined || floor === undefined) return [];
    const rate = rates[entryPoints.includes('python') ? 'python' : first] ?? 0;
    return [
      {
        fields: ['learning_rate', 'plateau_min_lr', 'scheduler'],
        entryPoints,
        message: `learning_rate is ${formatValue(rate)}, and ReduceLROnPlateau stops at ${formatValue(floor)}: the rate never goes down. Start higher, or use another scheduler.`,
        fixes: [
          typeof given === 'number'
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
  title: 'The plateau factor does not lower the rate',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['plateau_factor', 'scheduler'],
  source: [code.model(2616), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The learning rate is multiplied by the factor; PyTorch refuses 1 or more when the scheduler is made.',
  check: ({ value, number }) => {
    const factor = number('pt_training_config', 'plateau_factor');
    if (factor === undefined || factor < 1) return [];
    if (value('tf_training_config', 'scheduler') !== 'ReduceLROnPlateau') return [];
    return [
      {
        fields: ['plateau_factor', 'scheduler'],
        message: `plateau_factor is ${formatValue(factor)}; a network built from pt_training_config fails with 1 or more. Set it below 1, such as 0.5.`,
        fixes: [clearOverrides('plateau_factor')],
      },
    ];
  },
});
