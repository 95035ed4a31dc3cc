import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { defineStep, impossible } from '../step';
import { axisAt, shapeOf, take } from '../view';

const schema = z.strictObject({ axis: z.int(), index: z.int().min(0) });

export const TAKE = defineStep({
  id: 'take',
  applies: ['patterns', 'probe', 'x', 'y', 'object'],
  schema,
  title: 'Choose one of an axis',
  initial: (shape) => ({ axis: shape.length === 2 ? -1 : 0, index: 0 }),
  fields: [
    { name: 'axis', label: 'Axis', kind: 'integer' },
    { name: 'index', label: 'Index', kind: 'integer' },
  ],
  label: ({ axis, index }) =>
    axis === -1 || axis === 1
      ? `column ${index}`
      : axis === 0
        ? `index ${index}`
        : `[${index}] of axis ${axis}`,
  formula: ({ axis, index }) =>
    `Index ${index} (from 0) of axis ${axis}: a mode of a probe, a column of positions.`,
  view: ({ axis, index }, view) => {
    const at = axisAt(view, axis, 'take');
    if (index < (view.axes[at]?.length ?? 0)) return take(view, at, index);
    throw impossible('take', `axis ${axis} of ${shapeText(shapeOf(view))} has no index ${index}`);
  },
  python: ({ axis, index }, name) => [`${name} = np.take(${name}, ${index}, axis=${axis})`],
});
