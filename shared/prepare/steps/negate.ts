import { defineStep, NONE } from '../step';

export const NEGATE = defineStep({
  id: 'negate',
  applies: ['x', 'y'],
  schema: NONE,
  title: 'Change sign',
  initial: () => ({}),
  fields: [],
  label: () => 'change sign',
  formula: () => 'x becomes −x.',
  coordinate: (_, values) => values.map((value) => -value),
  python: (_, name) => [`${name} = -${name}`],
});
