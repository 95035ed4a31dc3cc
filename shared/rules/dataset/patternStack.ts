import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';

export const patternStack = rule({
  id: 'pattern-stack',
  title: 'The patterns are no stack of square frames',
  severity: 'warning',
  consequence: 'crash',
  stage: 'load',
  fields: ['diffraction', 'xcoords'],
  source: 'V7; FORMAT-001',
  why: 'Every loader takes the first axis as the scan position and asserts square frames; arrays saved as (H, W, n) and 4-D stacks stop it, or are cut wrongly.',
  check: ({ patterns, array, datasetField }) => {
    const stack = patterns();
    if (!stack) return [];
    const { shape, name } = stack;
    const [first, second, third] = shape;
    if (shape.length === 3 && second === third) return [];
    const positions = array('xcoords')?.shape[0];
    const turned = shape.length === 3 && first === second && third === positions;
    const advice = turned
      ? 'It looks like (H, W, n): save numpy.moveaxis(patterns, -1, 0).'
      : 'Save it as (n, N, N).';
    return [
      {
        fields: [name, datasetField],
        message: `${name} has the shape ${shapeText(shape)}; PtychoPINN takes a stack of square patterns, (n, N, N). ${advice}`,
      },
    ];
  },
});
