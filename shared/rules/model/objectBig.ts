import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { clearOverrides, setOverride } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

export const objectSmall = rule({
  id: 'object-not-joined',
  title: 'Groups of patterns without a joined object',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
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
  why: 'With object_big off the cnn is built for single patterns, while the native command line and ptycho_train load groups of gridsize squared. Other architectures train, and leave out that the patches of a group must agree.',
  check: ({ value, number }) => {
    const side = number('tf_model_config', 'gridsize');
    if (side === undefined || side <= 1) return [];
    if (value('tf_model_config', 'object_big') !== false) return [];
    const isCnn = value('tf_model_config', 'architecture') === 'cnn';
    return [
      {
        fields: ['object_big', 'gridsize'],
        outcome: isCnn ? 'crash' : 'wrong-result',
        message: `object_big is False, and gridsize is ${side}: each group holds ${side * side} patterns, and ${isCnn ? 'the cnn takes one: the first batch ends with an error' : 'nothing joins their patches'}. Set object_big to True, or gridsize to 1.`,
        fixes: [setOverride('object_big', true)],
      },
    ];
  },
});

export const objectBigSingle = rule({
  id: 'object-big-single',
  title: 'Nothing to join in groups of one',
  outcome: 'slow',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['object_big', 'gridsize'],
  source: [code.train(899), evidence('network-settings'), evidence('object-and-probe-layout')],
  tried: true,
  why: "With object_big on, training joins the patches of a group. With a gridsize of 1 there is one patch; PtychoPINN's command line turns it off then.",
  check: ({ override, number }) => {
    if (override('object_big') !== true || number('tf_model_config', 'gridsize') !== 1) return [];
    return [
      {
        fields: ['object_big'],
        message:
          'object_big is set to True, and gridsize is 1: a group has one patch and nothing to join. The command line sets it to False then.',
        fixes: [setOverride('object_big', false), clearOverrides('object_big')],
      },
    ];
  },
});

export const probeBigOff = rule({
  id: 'probe-big-off',
  title: 'The border of each patch stays empty',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['probe_big', 'object_big'],
  source: [code.model(647), evidence('object-and-probe-layout')],
  tried: true,
  why: 'Without probe_big the cnn fills only the middle of each patch. That is right for comparison with grid-lines runs in TensorFlow, whose default it is; joined objects need the whole patch.',
  check: ({ override, value }) => {
    if (override('probe_big') !== false) return [];
    if (value('tf_model_config', 'architecture') !== 'cnn') return [];
    if (value('tf_model_config', 'object_big') !== true) return [];
    return [
      {
        fields: ['probe_big', 'object_big'],
        message:
          'probe_big is False, and object_big is True: the patches that are joined have empty borders. Clear probe_big, unless you compare with runs that had it off.',
        fixes: [clearOverrides('probe_big')],
      },
    ];
  },
});
