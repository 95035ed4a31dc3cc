import { rule } from '../rule';

export const patternsInteger = rule({
  id: 'patterns-integer',
  title: 'The patterns are whole numbers',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction', 'measurement_domain', 'physics_forward_mode'],
  source: 'V8; NORMALIZATION-001; NORMALIZE-DATA-UINT16-001',
  why: 'PtychoPINN takes diffraction as amplitudes, the square root of counts. Whole numbers are most likely counts: the Poisson loss then sees squares of squares and collapses.',
  check: ({ patterns, takesCounts, datasetField }) => {
    const stack = patterns();
    // The contract for counts counts only together with the forward model that uses it.
    if (!stack || takesCounts()) return [];
    if (!/^(u?int|bool)/.test(stack.dtype)) return [];
    return [
      {
        fields: [stack.name, datasetField],
        message: `${stack.name} holds ${stack.dtype}, most likely counts. Save numpy.sqrt(counts) as float32, or use the profile ci of ptychopinn-2026.07, which takes counts.`,
      },
    ];
  },
});
