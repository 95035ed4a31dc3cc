import { inOrder } from '../../plan/input/scanOrder';
import { defineStep, NONE } from '../step';

export const REVERSE = defineStep({
  id: 'reverse',
  applies: ['x', 'y'],
  schema: NONE,
  title: 'Reverse the order',
  initial: () => ({}),
  fields: [],
  label: () => 'reverse',
  formula: () =>
    'x[i] becomes x[n − 1 − i]: the first pattern gets the last position. Both coordinates need it.',
  coordinate: (_, values) => inOrder(values, { reversed: 'all' }),
  python: (_, name) => [`${name} = ${name}[::-1]`],
});
