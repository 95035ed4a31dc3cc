import { rule } from '../rule';
import { short } from './text';

/** Below this whole numbers may as well be a mask. */
const LEAST_COUNTS = 2;
/** A normalised amplitude lies below this (PtychoPINN's docs/data_contracts.md). */
const NORMALISED = 10;
/** Ratio of the brightest pixel to the mean beyond which the same page suspects intensities. */
const CONTRAST = 100;
/** The page draws the line at 10, which sharp amplitudes of a wide detector pass and which does them no harm. */
const BRIGHT = 100;

export const wholeNumbers = rule({
  id: 'patterns-whole',
  title: 'The patterns are whole numbers, most likely counts',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction', 'measurement_domain', 'physics_forward_mode'],
  source: 'V8; NORMALIZATION-001; POISSON-NORM-001; POISSON-SCALE-001',
  why: 'PtychoPINN takes diffraction as amplitudes, the square root of counts, whatever the dtype. Counts in their place are squared once more: the Poisson loss then collapses to a constant.',
  check: ({ values, valuesOf, takesCounts, array, datasetField }) => {
    const stack = values?.patterns && valuesOf(values.patterns.array);
    if (!stack?.whole || takesCounts()) return [];
    // What the dtype tells already is the business of patterns-integer.
    if ((stack.max ?? 0) < LEAST_COUNTS || !/^float/.test(array(stack.name)?.dtype ?? ''))
      return [];
    return [
      {
        fields: [stack.name, datasetField],
        message: `All values of ${stack.name} are whole numbers up to ${short(stack.max ?? 0)}: counts, most likely. Save numpy.sqrt(counts) as float32, or use the profile ci of ptychopinn-2026.07, which takes counts.`,
      },
    ];
  },
});

export const range = rule({
  id: 'patterns-range',
  title: 'The patterns may be intensities',
  outcome: 'info',
  stage: 'load',
  fields: ['diffraction'],
  source: 'V8; NORMALIZATION-001',
  why: "PtychoPINN's data contract asks for normalised amplitudes, and suspects intensities where the brightest pixel is 100 times the mean. The loaders scale by a mean themselves, so that amplitudes of any size do no harm; intensities do.",
  check: ({ values, valuesOf, takesCounts, array, datasetField }) => {
    const stack = values?.patterns && valuesOf(values.patterns.array);
    if (!stack || stack.whole || stack.wholeSquares || takesCounts()) return [];
    const { max, mean, name } = stack;
    if (max === null || mean === null || mean <= 0 || array(name)?.shape.length !== 3) return [];
    if (max < BRIGHT || max < CONTRAST * mean) return [];
    return [
      {
        fields: [name, datasetField],
        message: `${name} goes up to ${short(max)}, ${short(max / mean)} times its mean. If these are intensities, save numpy.sqrt(${name}); amplitudes are right as they are.`,
      },
    ];
  },
});

export const amplitudesForCounts = rule({
  id: 'counts-expected',
  title: 'The contract takes counts, and the patterns are amplitudes',
  outcome: 'wrong-result',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  fields: ['diffraction', 'scale_contract_version', 'measurement_domain', 'physics_forward_mode'],
  source: 'V8; CI-ABSOLUTE-SCALE-CONTRACT-001',
  why: 'With ci_intensity_v2 and the rectangular_scaled forward model each value is the number of photons in a pixel. Amplitudes are taken for counts without a word, and the noise model is wrong.',
  check: ({ values, valuesOf, takesCounts, datasetField }) => {
    const stack = values?.patterns && valuesOf(values.patterns.array);
    if (!stack || stack.whole || !takesCounts()) return [];
    const { max, name, wholeSquares } = stack;
    if (max === null || max === 0 || (max >= NORMALISED && !wholeSquares)) return [];
    const seen = wholeSquares
      ? `holds square roots of whole numbers, up to ${short(max)}`
      : `holds fractions up to ${short(max)}: normalised amplitudes, most likely`;
    return [
      {
        fields: [name, datasetField],
        message: `${name} ${seen}. The contract ci_intensity_v2 takes counts: save those, or drop the profile and the contract.`,
      },
    ];
  },
});
