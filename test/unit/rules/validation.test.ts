import { rulesIn } from '../../../shared/rules';
import { inference, realTraining, testRules, training } from './kit';

const SMALL = 'd["diffraction"] = d["diff3d"] = d["diffraction"][:, ::2, ::2]';
const first = (count: number) =>
  `d = {k: v[:${count}] if v.ndim and len(v) == 40 else v for k, v in d.items()}`;

testRules(rulesIn('validation'), {
  'validation-none-as-text': {
    outcome: 'ignored',
    offers: ['Clear test_data_file'],
    failing: [{ request: realTraining({ test_data_file: null }), says: /the text 'None'/ }],
    passing: [{ request: realTraining() }, { request: training({ test_data_file: null }) }],
  },
  'validation-missing': {
    outcome: 'crash',
    offers: ['Clear test_data_file'],
    failing: [
      {
        request: training({ test_data_file: 'nowhere.npz' }),
        says: /'nowhere\.npz' does not exist/,
      },
      { request: realTraining({ test_data_file: 'nowhere.npz' }), says: /Choose a dataset/ },
    ],
    passing: [
      {},
      { request: realTraining({ test_data_file: null }) },
      { request: inference({}, { test_data_file: 'nowhere.npz' }), rejectedBy: 'dataset-missing' },
    ],
  },
  'validation-unusable': {
    outcome: 'crash',
    failing: [
      {
        validation: 'del d["probeGuess"], d["xcoords"]',
        says: /missing arrays probeGuess, xcoords/,
      },
      { validation: 'del d["diffraction"], d["diff3d"]', says: /missing array diffraction/ },
      {
        validation: 'd["diffraction"] = np.moveaxis(d["diffraction"], 0, -1)',
        says: /diffraction has the shape \(64, 64, 40\)/,
      },
      { validation: 'd["ycoords"] = d["ycoords"][1:]', says: /40 patterns, but ycoords has/ },
      { request: training({ test_data_file: '.' }), says: /^test_data_file: .*(folder|directory)/ },
    ],
    passing: [{}, { validation: 'del d["diffraction"], d["objectGuess"]' }],
  },
  'validation-size': {
    outcome: 'crash',
    failing: [
      {
        validation: SMALL,
        says: /32 by 32 pixels, but those in the training data are 64 by 64/,
        leads: ['crash', 'train'],
      },
    ],
    passing: [{}, { npz: SMALL, validation: SMALL }],
  },
  'validation-too-small': {
    outcome: 'crash',
    offers: ['Clear test_data_file', 'Set n_groups to 20'],
    failing: [
      {
        request: realTraining({ gridsize: 2, n_groups: 32 }),
        validation: first(20),
        says: /20 patterns, but n_groups is 32/,
      },
      {
        request: realTraining({ gridsize: 2, n_groups: 2 }),
        validation: first(3),
        says: /3 patterns, but a group needs 4/,
      },
    ],
    passing: [
      { request: realTraining({ gridsize: 2, n_groups: 20 }), validation: first(20) },
      { request: realTraining({ gridsize: 1, n_groups: 32 }), validation: first(20) },
      // Where the training data are too few as well, that finding speaks.
      { request: realTraining({ gridsize: 2, n_groups: 41 }) },
      { request: training({ gridsize: 2, n_groups: 32 }), validation: first(20) },
    ],
  },
  'validation-is-training': {
    outcome: 'wrong-result',
    failing: [
      {
        request: training({ test_data_file: 'sound.npz' }),
        says: /^test_data_file 'sound\.npz' is the training dataset/,
      },
      {
        request: realTraining({}, { train_data_file: 'validation.npz' }),
        says: /^test_data_file 'validation\.npz' is the training dataset/,
      },
      { npz: 'd = d', validation: 'd = sound()', says: /contains the same arrays/ },
    ],
    passing: [{}, { npz: 'd = d', validation: 'd = sound(9)' }],
  },
});
