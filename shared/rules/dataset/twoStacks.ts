import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

export const twoStacks = rule({
  id: 'two-pattern-stacks',
  title: 'diffraction and diff3d are different arrays',
  outcome: 'wrong-result',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  fields: ['diffraction', 'diff3d'],
  source: 'V7 (R:326, TW:325, D:41); DATA-001',
  why: 'Which of the two names is read depends on the loader, so one file gives different runs.',
  check: ({ array, datasetField, request: { workflow } }) => {
    const stack = array('diffraction');
    const old = array('diff3d');
    if (!stack || !old) return [];
    const [one, other] = [stack, old].map(({ shape, dtype }) => `${shapeText(shape)} ${dtype}`);
    if (one === other) return [];
    return [
      {
        fields: ['diffraction', 'diff3d', datasetField],
        message: `diffraction is ${one}, diff3d ${other}. ${native(workflow)} and ${script(workflow)} read diff3d, ${MEMORY_MAPPED} reads diffraction. Save one array under both names.`,
      },
    ];
  },
});
