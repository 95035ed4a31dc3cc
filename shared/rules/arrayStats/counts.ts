import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { short } from './text';

/** Whole numbers with a lower maximum may be a mask. */
const LEAST_COUNTS = 2;
/** Upper limit of normalised amplitudes (PtychoPINN's docs/data_contracts.md). */
const NORMALISED = 10;
/** Ratio of the brightest pixel to the mean beyond which the same page suspects intensities. */
const CONTRAST = 100;
/** The same page sets the limit at 10, which valid amplitudes with high contrast exceed. */
const BRIGHT = 100;

export const wholeNumbers = rule({
  id: 'patterns-whole',
  title: 'Patterns are whole numbers, probably photon counts',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction', 'measurement_domain', 'physics_forward_mode'],
  source: [
    knownIssue('NORMALIZATION-001'),
    knownIssue('POISSON-NORM-001'),
    knownIssue('POISSON-SCALE-001'),
    evidence('amplitudes-and-counts'),
  ],
  tried: true,
  why: 'PtychoPINN reads `diffraction` as amplitudes, the square root of counts, whatever the dtype. Counts are squared once more, and the Poisson loss collapses to a constant.',
  check: ({ values, valuesOf, takesCounts, array, target, datasetField }) => {
    const stack = values?.patterns && valuesOf(values.patterns.array);
    if (!stack?.whole || takesCounts()) return [];
    // Integer dtypes are reported by patterns-integer.
    if ((stack.max ?? 0) < LEAST_COUNTS || !/^float/.test(array(stack.name)?.dtype ?? ''))
      return [];
    return [
      {
        fields: [stack.name, datasetField],
        message: `All values of ${asCode(stack.name)} are whole numbers up to ${short(stack.max ?? 0)}, probably photon counts. Save \`numpy.sqrt(counts)\` as \`float32\`${'ci' in target.profiles ? ', or use the profile `ci`, which expects counts' : ''}.`,
      },
    ];
  },
});

export const range = rule({
  id: 'patterns-range',
  title: 'Patterns may be intensities',
  outcome: 'info',
  stage: 'load',
  fields: ['diffraction'],
  source: [knownIssue('NORMALIZATION-001'), evidence('amplitudes-and-counts')],
  tried: true,
  why: "PtychoPINN's data contract expects normalised amplitudes and suspects intensities when the brightest pixel exceeds 100 times the mean. The loaders divide by a mean themselves, so amplitudes of any scale are fine; intensities are not.",
  check: ({ values, valuesOf, takesCounts, array, datasetField }) => {
    const stack = values?.patterns && valuesOf(values.patterns.array);
    if (!stack || stack.whole || stack.wholeSquares || takesCounts()) return [];
    const { max, mean, name } = stack;
    if (max === null || mean === null || mean <= 0 || array(name)?.shape.length !== 3) return [];
    if (max < BRIGHT || max < CONTRAST * mean) return [];
    return [
      {
        fields: [name, datasetField],
        message: `The maximum of ${asCode(name)} is ${short(max)}, ${short(max / mean)} times its mean. If these are intensities, save ${asCode(`numpy.sqrt(${name})`)}; amplitudes need no change.`,
      },
    ];
  },
});

export const amplitudesForCounts = rule({
  id: 'counts-expected',
  title: 'The contract expects counts, but the patterns are amplitudes',
  outcome: 'wrong-result',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  fields: ['diffraction', 'scale_contract_version', 'measurement_domain', 'physics_forward_mode'],
  source: [knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'), evidence('amplitudes-and-counts')],
  notTried: 'The run finishes either way; what its result is worth shows in a long training only.',
  why: 'With ci_intensity_v2 and the rectangular_scaled forward model, each value is the number of photons in a pixel. Amplitudes are silently read as counts, and the noise model is wrong.',
  check: ({ values, valuesOf, takesCounts, datasetField }) => {
    const stack = values?.patterns && valuesOf(values.patterns.array);
    if (!stack || stack.whole || !takesCounts()) return [];
    const { max, name, wholeSquares } = stack;
    if (max === null || max === 0 || (max >= NORMALISED && !wholeSquares)) return [];
    const seen = wholeSquares
      ? `contains square roots of whole numbers, up to ${short(max)}`
      : `contains fractions up to ${short(max)}, probably normalised amplitudes`;
    return [
      {
        fields: [name, datasetField],
        message: `${asCode(name)} ${seen}. The contract ci_intensity_v2 expects counts. Save the counts, or clear the profile and \`scale_contract_version\`.`,
      },
    ];
  },
});
