import { defineStep, NONE } from '../step';

/** Pixels of object around the outermost patches. */
export const MARGIN = 4;

export const PLACE = defineStep({
  id: 'place',
  applies: ['x', 'y'],
  schema: NONE,
  title: 'Place on the object',
  initial: () => ({}),
  fields: [],
  label: () => 'place on object',
  formula: () => `x − min(x) + N/2 + ${MARGIN}, in px: the centre of the first patch.`,
  coordinate: (_, values, { size }) => {
    const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
    return values.map((value) => value - least + (size / 2 + MARGIN));
  },
  python: (_, name) => [`${name} = ${name} - ${name}.min() + (N / 2 + ${MARGIN})`],
});
