import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { defineStep, impossible } from '../step';
import { reshape, shapeOf } from '../view';

const schema = z.strictObject({ shape: z.array(z.int().min(-1)).min(1).max(32) });

export const RESHAPE = defineStep({
  id: 'reshape',
  applies: ['patterns', 'probe', 'x', 'y', 'object'],
  schema,
  title: 'Reshape',
  initial: (shape) => ({ shape: shape.length > 3 ? [-1, ...shape.slice(-2)] : [...shape] }),
  fields: [{ name: 'shape', label: 'Shape', kind: 'list' }],
  label: ({ shape }) => `reshape ${shape.join(' × ')}`,
  formula: ({ shape }) =>
    `Neighbouring axes are joined, the last one fastest, to ${shapeText(shape)}; -1 is what is left.`,
  view: ({ shape }, view) => {
    const joined = reshape(view, shape);
    if (joined) return joined;
    throw impossible(
      'reshape',
      `${shapeText(shapeOf(view))} cannot become ${shapeText(shape)} by joining neighbouring axes`,
    );
  },
  python: ({ shape }, name) => [`${name} = ${name}.reshape(${shape.join(', ')})`],
});
