import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { rule } from '../rule';

export const patternsInteger = rule({
  id: 'patterns-integer',
  title: 'Patterns are integers, probably photon counts',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction', 'measurement_domain', 'physics_forward_mode'],
  source: [
    knownIssue('NORMALIZATION-001'),
    knownIssue('NORMALIZE-DATA-UINT16-001'),
    evidence('amplitudes-and-counts'),
  ],
  tried: true,
  why: 'PtychoPINN reads `diffraction` as amplitudes, the square root of counts. Integers are probably counts: they are squared once more, and the Poisson loss collapses to a constant.',
  check: ({ patterns, takesCounts, target, datasetField }) => {
    const stack = patterns();
    // takesCounts also requires the forward model that uses counts.
    if (!stack || takesCounts()) return [];
    if (!/^(u?int|bool)/.test(stack.dtype)) return [];
    return [
      {
        fields: [stack.name, datasetField],
        message: `${asCode(stack.name)} is ${stack.dtype}, so it probably contains photon counts. Save \`numpy.sqrt(counts)\` as \`float32\`${'ci' in target.profiles ? ', or use the profile `ci`, which expects counts' : ''}.`,
      },
    ];
  },
});
