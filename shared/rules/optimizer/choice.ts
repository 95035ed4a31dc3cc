import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import type { Context } from '../context';
import { clearExecutionOption, clearOverrides } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

const OPTIMIZERS = ['adam', 'adamw', 'sgd'];

const optimizerOf = ({ value }: Context) => value('tf_training_config', 'optimizer') ?? null;

export const optimizerUnknown = rule({
  id: 'optimizer-unknown',
  title: 'The optimizer does not exist',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['optimizer'],
  source: [code.model(57), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The network makes one of three optimizers and refuses any other name, in small letters, when training starts.',
  check: (context) => {
    const seen = optimizerOf(context);
    // Anything but text is a wrong type already.
    if (typeof seen !== 'string' || OPTIMIZERS.includes(seen)) return [];
    return [
      {
        fields: ['optimizer'],
        message: `optimizer is ${formatValue(seen)}; it must be one of ${OPTIMIZERS.join(', ')}.`,
        fixes: [clearOverrides('optimizer')],
      },
    ];
  },
});

/** Numbers that PyTorch's optimizers check, the optimizers that read each, and what it must be. */
const NUMBERS: readonly {
  readonly name: string;
  readonly readers: readonly string[];
  readonly fits: (seen: number) => boolean;
  readonly must: string;
}[] = [
  {
    name: 'momentum',
    readers: ['sgd'],
    fits: (seen) => seen >= 0,
    must: '0 or more',
  },
  {
    name: 'weight_decay',
    readers: OPTIMIZERS,
    fits: (seen) => seen >= 0,
    must: '0 or more',
  },
  ...['adam_beta1', 'adam_beta2'].map((name) => ({
    name,
    readers: ['adam', 'adamw'],
    fits: (seen: number) => seen >= 0 && seen < 1,
    must: '0 or more and below 1',
  })),
];

export const optimizerRange = rule({
  id: 'optimizer-range',
  title: "A number outside the optimizer's range",
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: NUMBERS.map(({ name }) => name),
  source: [code.model(40, 57), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'PyTorch checks these when the optimizer is made, after the data have been loaded.',
  check: (context) => {
    const optimizer = String(optimizerOf(context));
    return NUMBERS.flatMap(({ name, readers, fits, must }) => {
      const seen = context.number('tf_training_config', name);
      if (seen === undefined || fits(seen) || !readers.includes(optimizer)) return [];
      return [
        {
          fields: [name],
          message: `${name} is ${formatValue(seen)}; PyTorch's ${optimizer} takes ${must}.`,
          fixes: [clearOverrides(name)],
        },
      ];
    });
  },
});

export const optimizerUnused = rule({
  id: 'optimizer-does-not-read',
  title: 'The optimizer does not read this',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['optimizer', 'momentum', 'adam_beta1', 'adam_beta2'],
  source: [code.model(40, 57), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The momentum belongs to sgd, the betas belong to adam and adamw.',
  check: (context) => {
    const optimizer = String(optimizerOf(context));
    if (!OPTIMIZERS.includes(optimizer)) return [];
    return NUMBERS.flatMap(({ name, readers }) => {
      if (readers.includes(optimizer) || !context.changed('pt_training_config', name)) return [];
      return [
        {
          fields: [name, 'optimizer'],
          message: `${name} is set, and the optimizer ${optimizer} does not read it; it belongs to ${readers.join(' and ')}. Clear it, or set the optimizer.`,
          fixes: [clearOverrides(name)],
        },
      ];
    });
  },
});

export const clipOff = rule({
  id: 'clip-off',
  title: 'Gradients are not clipped at zero or below',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['gradient_clip_val'],
  source: [code.model(2506), evidence('unchecked-execution-options')],
  tried: true,
  why: 'The network clips when the value is above zero. Nothing checks the knob.',
  check: ({ number }) => {
    const seen = number('execution_config', 'gradient_clip_val');
    if (seen === undefined || seen > 0) return [];
    return [
      {
        fields: ['gradient_clip_val'],
        message: `gradient_clip_val is ${formatValue(seen)}, which clips nothing. Set it above 0, or clear it to say that nothing is to be clipped.`,
        fixes: [clearExecutionOption('gradient_clip_val')],
      },
    ];
  },
});
