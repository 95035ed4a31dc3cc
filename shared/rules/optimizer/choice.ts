import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { clearExecutionOption, clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

const OPTIMIZERS = ['adam', 'adamw', 'sgd'];

const optimizerOf = ({ value }: Context) => value('tf_training_config', 'optimizer') ?? null;

export const optimizerUnknown = rule({
  id: 'optimizer-unknown',
  title: 'Unknown optimizer',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['optimizer'],
  raises: ['ValueError: Unsupported optimizer'],
  source: [code.model(57), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'The network knows three optimizers, in lower case, and rejects any other name when training starts.',
  check: (context) => {
    const seen = optimizerOf(context);
    // The check of types reports anything else than text.
    if (typeof seen !== 'string' || OPTIMIZERS.includes(seen)) return [];
    return [
      {
        fields: ['optimizer'],
        message: `Unknown optimizer ${formatValue(seen)}. Choose one of ${OPTIMIZERS.join(', ')}.`,
        fixes: [clearOverrides('optimizer')],
      },
    ];
  },
});

/** Numbers that PyTorch's optimizers check, the optimizers that read each, and the valid range. */
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
    must: 'at least 0 and below 1',
  })),
];

export const optimizerRange = rule({
  id: 'optimizer-range',
  title: 'An optimizer parameter is out of range',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: NUMBERS.map(({ name }) => name),
  raises: [
    'ValueError: Invalid beta',
    'ValueError: Invalid momentum',
    'ValueError: Invalid weight_decay',
  ],
  source: [code.model(40, 57), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'PyTorch checks these when it creates the optimizer, after the data are loaded.',
  check: (context) => {
    const optimizer = String(optimizerOf(context));
    return NUMBERS.flatMap(({ name, readers, fits, must }) => {
      const seen = context.number('tf_training_config', name);
      if (seen === undefined || fits(seen) || !readers.includes(optimizer)) return [];
      return [
        {
          fields: [name],
          message: `${asCode(name)} is ${context.shown('tf_training_config', name)}; for ${optimizer} it must be ${must}.`,
          fixes: [clearOverrides(name)],
        },
      ];
    });
  },
});

export const optimizerUnused = rule({
  id: 'optimizer-does-not-read',
  title: 'The optimizer ignores this setting',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['optimizer', 'momentum', 'adam_beta1', 'adam_beta2'],
  source: [code.model(40, 57), evidence('optimizers-and-schedules')],
  tried: true,
  why: 'Only sgd uses momentum; only adam and adamw use the betas.',
  check: (context) => {
    const optimizer = String(optimizerOf(context));
    if (!OPTIMIZERS.includes(optimizer)) return [];
    return NUMBERS.flatMap(({ name, readers }) => {
      if (readers.includes(optimizer) || !context.changed('pt_training_config', name)) return [];
      return [
        {
          fields: [name, 'optimizer'],
          message: `${asCode(name)} is set, but the optimizer ${optimizer} ignores it; only ${readers.join(' and ')} ${readers.length > 1 ? 'use' : 'uses'} it. Clear it, or choose another optimizer.`,
          fixes: [clearOverrides(name)],
        },
      ];
    });
  },
});

export const clipOff = rule({
  id: 'clip-off',
  title: 'gradient_clip_val is not positive',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['gradient_clip_val'],
  source: [code.model(2506), evidence('unchecked-execution-options')],
  tried: true,
  why: 'The network clips gradients only if the value is above zero. PtychoPINN does not check it.',
  check: ({ number, shown }) => {
    const seen = number('execution_config', 'gradient_clip_val');
    if (seen === undefined || seen > 0) return [];
    return [
      {
        fields: ['gradient_clip_val'],
        message: `\`gradient_clip_val\` is ${shown('execution_config', 'gradient_clip_val')}, so gradients are not clipped. Set it above 0, or clear it to train without clipping.`,
        fixes: [clearExecutionOption('gradient_clip_val')],
      },
    ];
  },
});
