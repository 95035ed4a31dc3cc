import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
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
  title: 'An array contains Python objects',
  outcome: 'crash',
  stage: 'load',
  fields: READ,
  raises: ['ValueError: allow_pickle', 'ValueError: Unsupported object type', 'AssertionError'],
  source: [knownIssue('DATA-002'), knownIssue('DATA-001'), evidence('arrays-each-loader-needs')],
  tried: true,
  why: 'numpy saves an array of objects as a pickle, for example when patterns of different sizes are stacked. `numpy.load` rejects pickles; where they are allowed, the array is still not numeric.',
  check: ({ dataset, layer, datasetField }) => {
    const arrays = (dataset?.arrays ?? []).filter(
      ({ name, dtype }) =>
        dtype === 'object' &&
        READ.includes(name) &&
        // Otherwise probe-size-fallback reports it.
        (name !== 'probeGuess' || layer('pt_data_config', 'N') === 'override'),
    );
    return arrays.map(({ name }) => ({
      fields: [name, datasetField],
      message: `${asCode(name)} contains pickled Python objects, which \`numpy.load\` rejects. Save it as a numeric array in which all items have the same shape.`,
    }));
  },
});
