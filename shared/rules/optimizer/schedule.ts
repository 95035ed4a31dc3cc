import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import type { Context } from '../context';
import { clearOverrides, setOverride } from '../fixes';
import { hasValidation } from '../hasValidation';
import { REVISION } from '../revision';
import { rule } from '../rule';

/** Schedules that the network makes, and of these the one that it also steps. */
const MADE = ['Default', 'Exponential', 'WarmupCosine', 'ReduceLROnPlateau'];
const STEPPED = 'ReduceLROnPlateau';

export const scheduleUnknown = rule({
  id: 'schedule-unknown',
  title: 'The schedule does not exist',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['scheduler'],
  source: [code.model(2588, 2636), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The network makes three schedules; for any other name, MultiStage and Adaptive among them, the learning rate stays as it is.',
  check: ({ value }) => {
    const seen = value('tf_training_config', 'scheduler');
    if (typeof seen !== 'string' || MADE.includes(seen)) return [];
    return [
      {
        fields: ['scheduler'],
        message: `scheduler is ${formatValue(seen)}, which the network does not make: the learning rate stays constant. Choose one of ${MADE.join(', ')}.`,
        fixes: [clearOverrides('scheduler')],
      },
    ];
  },
});

/** The warm-up begins at a tenth of the rate (schedulers.py:26). */
const isWarming = ({ value, number }: Context): boolean =>
  value('tf_training_config', 'scheduler') === 'WarmupCosine' &&
  (number('pt_training_config', 'lr_warmup_epochs') ?? 0) > 0;

export const scheduleIdle = rule({
  id: 'schedule-never-steps',
  title: 'The schedule is made and never stepped',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['scheduler', 'lr_warmup_epochs'],
  source: [code.model(2572, 2582), code.model(2040), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The network steps its optimizer by hand, and Lightning then leaves the schedule to it as well. Only ReduceLROnPlateau is stepped, after each validation.',
  check: (context) => {
    const seen = context.value('tf_training_config', 'scheduler');
    if (seen !== 'Exponential' && seen !== 'WarmupCosine') return [];
    return [
      {
        fields: ['scheduler'],
        message: `scheduler is '${seen}', which nothing steps: the learning rate stays at ${isWarming(context) ? 'a tenth of its value, where the warm-up begins' : 'its first value'}. Use ReduceLROnPlateau with a validation dataset, or Default.`,
        fixes: [
          ...(hasValidation(context) ? [setOverride('scheduler', STEPPED)] : []),
          clearOverrides('scheduler'),
        ],
      },
    ];
  },
});

const STAGES = ['stage_1_epochs', 'stage_2_epochs', 'stage_3_epochs'];

export const stages = rule({
  id: 'stages-ignored',
  title: 'Training has one stage',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: STAGES,
  source: [code.model(2078), evidence('network-settings')],
  tried: true,
  why: 'Training in stages has been given up; the network sets stage 1 to all epochs and the others to none.',
  check: ({ override }) => {
    const given = STAGES.filter((name) => (override(name) ?? 0) !== 0);
    if (given.length === 0) return [];
    return [
      {
        fields: given,
        message: `${given.join(' and ')} ${given.length > 1 ? 'are' : 'is'} set, and training has one stage of max_epochs. Set max_epochs instead.`,
        fixes: [clearOverrides(...given)],
      },
    ];
  },
});
