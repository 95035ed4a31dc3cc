import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { arrayRefSchema, refText } from '../refs';
import { defineStep, impossible } from '../step';

const schema = z.strictObject({ array: arrayRefSchema });

export const ADD = defineStep({
  id: 'add',
  applies: ['x', 'y'],
  schema,
  title: 'Add an array',
  initial: () => ({ array: { file: 1, path: '' } }),
  fields: [{ name: 'array', label: 'Array', kind: 'array' }],
  label: ({ array }) => `+ ${array.path.split('/').at(-1) ?? ''}`,
  formula: ({ array }) => `${refText(array)} is added, in the unit of the positions.`,
  whole: async ({ array }, values, context) => {
    const other = await context.values(array);
    if (shapeText(other.shape) !== shapeText(values.shape))
      throw impossible(
        'add',
        `the shapes ${shapeText(values.shape)} and ${shapeText(other.shape)} differ`,
      );
    return { ...values, data: values.data.map((value, i) => value + (other.data[i] ?? 0)) };
  },
  python: ({ array }, name, { read }) => [`${name} = ${name}.astype(np.float64) + ${read(array)}`],
});
