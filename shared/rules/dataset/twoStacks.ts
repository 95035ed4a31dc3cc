import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

export const twoStacks = rule({
  id: 'two-pattern-stacks',
  title: 'diffraction and diff3d differ in shape or dtype',
  outcome: 'wrong-result',
  stage: 'load',
  holds: isProgram,
  fields: ['diffraction', 'diff3d'],
  source: [
    code.rawData(326),
    code.tensorflowComponents(325),
    code.dataloader(41),
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
  ],
  tried: true,
  why: 'Which of the two arrays is read depends on the loader, so one file can give different results.',
  check: ({ array, datasetField, request: { workflow } }) => {
    const stack = array('diffraction');
    const old = array('diff3d');
    if (!stack || !old) return [];
    const [one, other] = [stack, old].map(({ shape, dtype }) => `${shapeText(shape)} ${dtype}`);
    if (one === other) return [];
    return [
      {
        fields: ['diffraction', 'diff3d', datasetField],
        message: `\`diffraction\` is ${one}, but \`diff3d\` is ${other}. ${native(workflow)} and ${script(workflow)} read \`diff3d\`, ${MEMORY_MAPPED} reads \`diffraction\`. Save the same array under both names.`,
      },
    ];
  },
});
