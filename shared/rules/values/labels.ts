import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';
import { short } from './text';

export const labelShape = rule({
  id: 'label-shape',
  title: 'Labels do not fit the patterns',
  severity: 'warning',
  consequence: 'crash',
  stage: 'load',
  workflows: ['training'],
  fields: ['Y', 'label', 'mode', 'model_type'],
  source: 'V36 (D:245-267); V7',
  why: 'Supervised training compares pattern i with label i, pixel by pixel. The memory-mapped loader stops when label has another shape than the patterns; ptycho_train leaves a Y of another length out, with a line in its log.',
  check: ({ array, patterns, value, datasetField }) => {
    const stack = patterns();
    if (!stack || value('pt_model_config', 'mode') !== 'Supervised') return [];
    const shape = shapeText(stack.shape);
    return ['Y', 'label', 'label_amp', 'label_phase'].flatMap((name) => {
      const label = array(name);
      if (!label) return [];
      // Y may have a channel axis at the end, which ptycho_train takes away.
      const axes =
        name === 'Y' && label.shape.at(-1) === 1 ? label.shape.slice(0, -1) : label.shape;
      if (shapeText(axes) === shape) return [];
      return [
        {
          fields: [name, datasetField],
          message: `${name} has the shape ${shapeText(label.shape)}, the patterns ${shape}. Save one label a pattern, of its size.`,
        },
      ];
    });
  },
});

export const labelType = rule({
  id: 'label-dtype',
  title: 'Y is not complex64',
  severity: 'warning',
  consequence: 'crash',
  stage: 'load',
  workflows: ['training'],
  fields: ['Y'],
  source: 'V36; DATA-001 (ptycho_torch/data_container_bridge.py:190)',
  why: 'The command ptycho_train hands Y on as it is, in unsupervised training as well, and the PyTorch container refuses every dtype but complex64.',
  check: ({ array, patternCount, datasetField }) => {
    const label = array('Y');
    // A Y of another length is left out before it is looked at.
    if (!label || label.dtype === 'complex64' || label.shape[0] !== patternCount()) return [];
    return [
      {
        fields: ['Y', datasetField],
        message: `Y holds ${label.dtype}; ptycho_train stops unless it is complex64. Save Y.astype(numpy.complex64), or leave Y out. The native command line does not read Y.`,
      },
    ];
  },
});

export const labelConstant = rule({
  id: 'label-constant',
  title: 'All labels are the same',
  severity: 'warning',
  consequence: 'wrong-result',
  stage: 'train',
  workflows: ['training'],
  fields: ['Y', 'label', 'mode', 'model_type'],
  source: 'V36; DATA-SUP-001',
  why: 'Labels of one value are placeholders that a tool filled in; supervised training then learns that value, whatever the pattern.',
  check: ({ valuesOf, value, datasetField }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised') return [];
    return ['Y', 'label', 'label_amp'].flatMap((name) => {
      const label = valuesOf(name);
      if (!label || label.count < 2 || label.min === null || label.min !== label.max) return [];
      if (label.imaginary) return [];
      return [
        {
          fields: [name, datasetField],
          message: `${name} is ${short(label.min)} at all ${label.count} places: a placeholder. Save the true object patches, or train Unsupervised.`,
        },
      ];
    });
  },
});
