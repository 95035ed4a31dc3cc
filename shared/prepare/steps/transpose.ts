import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { defineStep, impossible } from '../step';
import { axisAt, shapeOf, transpose } from '../view';

const schema = z.strictObject({ axes: z.array(z.int()).min(1).max(32) });

export const TRANSPOSE = defineStep({
  id: 'transpose',
  applies: ['patterns', 'probe', 'x', 'y', 'object'],
  schema,
  title: 'Transpose',
  initial: (shape) => ({
    axes: shape.length === 3 ? [2, 0, 1] : shape.map((_, i) => shape.length - 1 - i),
  }),
  fields: [{ name: 'axes', label: 'Order of axes', kind: 'list' }],
  label: ({ axes }) => `transpose ${axes.join(' ')}`,
  formula: ({ axes }) =>
    `Axis ${axes.join(', ')} of the array becomes axis ${axes.map((_, i) => i).join(', ')}, as numpy.transpose.`,
  view: ({ axes }, view) => {
    const order = axes.map((axis) => axisAt(view, axis, 'transpose'));
    if (new Set(order).size === view.axes.length && order.length === view.axes.length)
      return transpose(view, order);
    throw impossible(
      'transpose',
      `the order ${axes.join(', ')} does not name each axis of ${shapeText(shapeOf(view))} once`,
    );
  },
  python: ({ axes }, name) => [`${name} = ${name}.transpose(${axes.join(', ')})`],
});
