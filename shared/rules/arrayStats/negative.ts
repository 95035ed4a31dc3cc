import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { rule } from '../rule';
import { short } from './text';

export const negative = rule({
  id: 'patterns-negative',
  title: 'Patterns contain negative values',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction'],
  source: [
    code.scalingContract(73, 96),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('amplitudes-and-counts'),
  ],
  tried: true,
  why: 'Neither an amplitude nor a count can be negative. The Poisson loss squares amplitudes, which discards the sign; the count contract rejects negative values. The usual cause is background subtraction.',
  check: ({ values, valuesOf, datasetField }) => {
    const array = values?.patterns && valuesOf(values.patterns.array);
    if (!array || array.negatives === 0) return [];
    return [
      {
        fields: [array.name, datasetField],
        message: `${asCode(array.name)} contains negative values: ${array.negatives} of ${array.count}, minimum ${short(array.min ?? 0)}. Set them to zero before taking the square root: \`numpy.sqrt(numpy.clip(counts, 0, None))\`.`,
      },
    ];
  },
});
