import type { Fix } from '../../findings/finding';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import type { Value } from '../../values/value';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** What decides whether patches are combined: `object_big`, or the pair that a target has for it, where that is given. */
function objectSetting({ override, target }: Context) {
  const { objectPolicy } = target.traits.factory;
  const pair = objectPolicy?.pair.filter((name) => (override(name) ?? null) !== null) ?? [];
  const [name = 'object_big'] = pair;
  return {
    name,
    /** The override; null when there is none. */
    value: override(name) ?? null,
    names: pair.length > 0 ? pair : ['object_big'],
    /** Sets it, by the pair where the target has one; as a fix, and in words. */
    to: (big: boolean): { readonly fix: Fix; readonly words: string } => {
      const row = objectPolicy?.rows.find(({ object_big }) => object_big === big);
      const values: readonly (readonly [string, Value])[] =
        objectPolicy && row
          ? objectPolicy.pair.map((one) => [one, row[one] ?? null])
          : [['object_big', big]];
      const words = (show: (name: string) => string) =>
        `Set ${values.map(([one, value]) => `${show(one)} to ${formatValue(value)}`).join(' and ')}`;
      return {
        words: words(asCode),
        fix: {
          label: words((one) => one),
          edits: [
            ...(values.length > 1 ? [{ op: 'clear-override' as const, name: 'object_big' }] : []),
            ...values.map(([one, value]) => ({ op: 'set-override' as const, name: one, value })),
          ],
        },
      };
    },
  };
}

/** Whether `ptycho_train` is chosen, and reads the setting from its YAML file while its flags refuse it. */
const isSetByFileAlone = ({ request, target, override }: Context, name: string): boolean =>
  request.entry_point === 'script' &&
  override(name) !== undefined &&
  target.propagation(request.workflow, name, false)?.routes.script.effect === 'unavailable';

export const objectSmall = rule({
  id: 'object-not-joined',
  title: 'object_big is off for groups of patterns',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['object_big', 'object_layout', 'training_canvas', 'gridsize', 'grid_size'],
  raises: ['RuntimeError: channels instead'],
  source: [
    code.model(169),
    code.model(469),
    code.components(632),
    evidence('network-settings'),
    evidence('object-and-probe-layout'),
  ],
  tried: true,
  why: 'With `object_big` off, the cnn is built for single patterns, while `python -m ptycho_torch.train` and `ptycho_train` load groups of gridsize² patterns. Other architectures train, but without the constraint that overlapping patches of a group agree.',
  check: (context) => {
    const { value, number } = context;
    const side = number('tf_model_config', 'gridsize');
    if (side === undefined || side <= 1) return [];
    if (value('tf_model_config', 'object_big') !== false) return [];
    const set = objectSetting(context);
    const isCnn = value('tf_model_config', 'architecture') === 'cnn';
    const of = `${asCode(set.name)} is ${formatValue(set.value ?? false)}, but \`gridsize\` is ${context.shown('tf_model_config', 'gridsize')}, so each group has ${side * side} patterns.`;
    const then = isCnn
      ? 'The cnn accepts only one and fails on the first batch'
      : 'Their patches are not combined';
    if (isSetByFileAlone(context, set.name))
      return [
        {
          fields: [set.name, 'gridsize'],
          outcome: 'ignored',
          message: `${of} No flag of \`ptycho_train\` sets ${asCode(set.name)}, so that the command combines their patches all the same; a YAML file sets it. ${then} with that file. ${set.to(true).words}, or \`gridsize\` to 1.`,
          fixes: [set.to(true).fix],
        },
      ];
    return [
      {
        fields: [set.name, 'gridsize'],
        outcome: isCnn ? 'crash' : 'wrong-result',
        message: `${of} ${then}. ${set.to(true).words}, or \`gridsize\` to 1.`,
        fixes: [set.to(true).fix],
      },
    ];
  },
});

export const objectBigSingle = rule({
  id: 'object-big-single',
  title: 'object_big has no effect with gridsize 1',
  outcome: 'slow',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['object_big', 'object_layout', 'training_canvas', 'gridsize'],
  source: [code.train(899), evidence('network-settings'), evidence('object-and-probe-layout')],
  tried: true,
  why: "With `object_big` on, training combines the patches of a group into one object. With `gridsize` 1 there is only one patch, and PtychoPINN's command line turns `object_big` off.",
  check: (context) => {
    const set = objectSetting(context);
    if (set.value === null || context.number('tf_model_config', 'gridsize') !== 1) return [];
    if (context.value('tf_model_config', 'object_big') !== true) return [];
    return [
      {
        fields: [set.name],
        message: `${asCode(set.name)} is ${formatValue(set.value)}, but \`gridsize\` is 1: a group has only one patch, so there is nothing to combine. ${set.to(false).words}, as the command line does.`,
        fixes: [set.to(false).fix, clearOverrides(...set.names)],
      },
    ];
  },
});

export const probeBigOff = rule({
  id: 'probe-big-off',
  title: 'The border of each patch is empty',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['probe_big', 'object_big'],
  source: [code.model(647), evidence('object-and-probe-layout')],
  tried: true,
  why: 'Without `probe_big`, the cnn reconstructs only the centre of each patch. This is right for comparison with grid-lines runs in TensorFlow, where it is the default; `object_big` needs the whole patch.',
  check: ({ override, value }) => {
    if (override('probe_big') !== false) return [];
    if (value('tf_model_config', 'architecture') !== 'cnn') return [];
    if (value('tf_model_config', 'object_big') !== true) return [];
    return [
      {
        fields: ['probe_big', 'object_big'],
        message:
          '`probe_big` is False, but `object_big` is True: the combined patches have empty borders. Clear `probe_big`, unless you compare with runs that had it off.',
        fixes: [clearOverrides('probe_big')],
      },
    ];
  },
});
