import { rule } from '../rule';

export const patternsInteger = rule({
  id: 'patterns-integer',
  title: 'The patterns are whole numbers',
  severity: 'warning',
  consequence: 'wrong-result',
  stage: 'load',
  fields: ['diffraction', 'measurement_domain'],
  source: 'V8; NORMALIZATION-001; NORMALIZE-DATA-UINT16-001',
  why: 'PtychoPINN takes diffraction as amplitudes, the square root of counts. Whole numbers are most likely counts: the Poisson loss then sees squares of squares and collapses.',
  check: ({ patterns, value, datasetField }) => {
    const stack = patterns();
    // Counts are right where the contract says that the data are counts.
    if (!stack || value('pt_data_config', 'measurement_domain') === 'count_intensity') return [];
    if (!/^(u?int|bool)/.test(stack.dtype)) return [];
    return [
      {
        fields: [stack.name, datasetField],
        message: `${stack.name} holds ${stack.dtype}, most likely counts. Save numpy.sqrt(counts) as float32, or use a scale contract for counts.`,
      },
    ];
  },
});
