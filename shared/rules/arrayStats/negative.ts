import { rule } from '../rule';
import { short } from './text';

export const negative = rule({
  id: 'patterns-negative',
  title: 'Patterns hold negative values',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction'],
  source: 'V8; CI-ABSOLUTE-SCALE-CONTRACT-001 (SC:73-96)',
  why: 'Neither an amplitude nor a count is below zero. The Poisson loss squares an amplitude, so that its sign is lost; the count contract refuses it. Background that was subtracted is the usual cause.',
  check: ({ values, valuesOf, datasetField }) => {
    const array = values?.patterns && valuesOf(values.patterns.array);
    if (!array || array.negatives === 0) return [];
    return [
      {
        fields: [array.name, datasetField],
        message: `${array.name} holds ${array.negatives} values below zero, down to ${short(array.min ?? 0)}. Set them to zero before the root is taken: numpy.sqrt(numpy.clip(counts, 0, None)).`,
      },
    ];
  },
});
