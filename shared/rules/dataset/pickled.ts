import { rule } from '../rule';

/** Arrays that some loader reads. */
const READ = [
  'diffraction',
  'diff3d',
  'probeGuess',
  'objectGuess',
  'xcoords',
  'ycoords',
  'xcoords_start',
  'ycoords_start',
  'scan_index',
  'Y',
  'label',
];

export const pickled = rule({
  id: 'array-pickled',
  title: 'An array holds Python objects',
  outcome: 'crash',
  stage: 'load',
  fields: READ,
  source: 'DATA-002; DATA-001; V7',
  why: 'numpy saves an array of objects as a pickle, as it does when patterns of different sizes are stacked. numpy.load refuses it, and where pickles are allowed the numbers are still none.',
  check: ({ dataset, layer, datasetField }) => {
    const arrays = (dataset?.arrays ?? []).filter(
      ({ name, dtype }) =>
        dtype === 'object' &&
        READ.includes(name) &&
        // A probe that tells no N has a finding of its own.
        (name !== 'probeGuess' || layer('pt_data_config', 'N') === 'override'),
    );
    return arrays.map(({ name }) => ({
      fields: [name, datasetField],
      message: `${name} holds pickled Python objects, which numpy.load refuses. Save it as an array of numbers, every item of the same shape.`,
    }));
  },
});
