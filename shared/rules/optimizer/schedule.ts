import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asCodes } from '../asCode';
import type { Context } from '../context';
import { clearOverrides, setOverride } from '../fixes';
import { hasValidation } from '../hasValidation';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** Schedulers that the network creates, and the only one that it also steps. */
const KNOWN = ['Default', 'Exponential', 'WarmupCosine', 'ReduceLROnPlateau'];
const STEPPED = 'ReduceLROnPlateau';

export const scheduleUnknown = rule({
  id: 'schedule-unknown',
  title: 'Unknown scheduler',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['scheduler'],
  source: [code.model(2588, 2636), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The network knows three schedulers besides Default; for any other name, including MultiStage and Adaptive, the learning rate stays constant.',
  check: ({ value }) => {
    const seen = value('tf_training_config', 'scheduler');
    if (typeof seen !== 'string' || KNOWN.includes(seen)) return [];
    return [
      {
        fields: ['scheduler'],
        message: `Unknown scheduler ${formatValue(seen)}: the learning rate stays constant. Choose one of ${KNOWN.join(', ')}.`,
        fixes: [clearOverrides('scheduler')],
      },
    ];
  },
});

/** The warm-up starts at a tenth of the rate (schedulers.py:26). */
const isWarming = ({ value, number }: Context): boolean =>
  value('tf_training_config', 'scheduler') === 'WarmupCosine' &&
  (number('pt_training_config', 'lr_warmup_epochs') ?? 0) > 0;

export const scheduleIdle = rule({
  id: 'schedule-never-steps',
  title: 'The scheduler never steps',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['scheduler', 'lr_warmup_epochs'],
  source: [code.model(2572, 2582), code.model(2040), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The network uses manual optimization, where Lightning does not step schedulers. The network itself steps only ReduceLROnPlateau, after each validation.',
  check: (context) => {
    const seen = context.value('tf_training_config', 'scheduler');
    if (seen !== 'Exponential' && seen !== 'WarmupCosine') return [];
    return [
      {
        fields: ['scheduler'],
        message: `\`scheduler\` is '${seen}', which training never steps: the learning rate stays at ${isWarming(context) ? 'a tenth of its value, the start of the warm-up' : 'its initial value'}. Use ReduceLROnPlateau with a validation dataset, or Default.`,
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
  title: 'Multi-stage training is not supported',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: STAGES,
  source: [code.model(2078), evidence('network-settings')],
  tried: true,
  why: 'PtychoPINN no longer trains in stages: the network assigns all epochs to stage 1 and none to the others.',
  check: ({ override }) => {
    const given = STAGES.filter((name) => (override(name) ?? 0) !== 0);
    if (given.length === 0) return [];
    return [
      {
        fields: given,
        message: `${asCodes(given)} ${given.length > 1 ? 'are' : 'is'} set, but training has a single stage of \`max_epochs\` epochs. Set \`max_epochs\` instead.`,
        short: 'Training has a single stage of `max_epochs` epochs.',
        fixes: [clearOverrides(...given)],
      },
    ];
  },
});
