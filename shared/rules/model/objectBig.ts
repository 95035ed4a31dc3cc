import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { clearOverrides, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

export const objectSmall = rule({
  id: 'object-not-joined',
  title: 'object_big is off for groups of patterns',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['object_big', 'gridsize', 'grid_size'],
  source: [
    code.model(169),
    code.model(469),
    code.components(632),
    evidence('network-settings'),
    evidence('object-and-probe-layout'),
  ],
  tried: true,
  why: 'With `object_big` off, the cnn is built for single patterns, while `python -m ptycho_torch.train` and `ptycho_train` load groups of gridsize² patterns. Other architectures train, but without the constraint that overlapping patches of a group agree.',
  check: ({ value, number }) => {
    const side = number('tf_model_config', 'gridsize');
    if (side === undefined || side <= 1) return [];
    if (value('tf_model_config', 'object_big') !== false) return [];
    const isCnn = value('tf_model_config', 'architecture') === 'cnn';
    return [
      {
        fields: ['object_big', 'gridsize'],
        outcome: isCnn ? 'crash' : 'wrong-result',
        message: `\`object_big\` is False, but \`gridsize\` is ${side}, so each group has ${side * side} patterns. ${isCnn ? 'The cnn accepts only one and fails on the first batch' : 'Their patches are not combined'}. Set \`object_big\` to True, or \`gridsize\` to 1.`,
        fixes: [setOverride('object_big', true)],
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
  fields: ['object_big', 'gridsize'],
  source: [code.train(899), evidence('network-settings'), evidence('object-and-probe-layout')],
  tried: true,
  why: "With `object_big` on, training combines the patches of a group into one object. With `gridsize` 1 there is only one patch, and PtychoPINN's command line turns `object_big` off.",
  check: ({ override, number }) => {
    if (override('object_big') !== true || number('tf_model_config', 'gridsize') !== 1) return [];
    return [
      {
        fields: ['object_big'],
        message:
          '`object_big` is True, but `gridsize` is 1: a group has only one patch, so there is nothing to combine. Set it to False, as the command line does.',
        fixes: [setOverride('object_big', false), clearOverrides('object_big')],
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
