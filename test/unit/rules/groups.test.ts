import { rulesIn } from '../../../shared/rules';
import { inference, lightning, realInference, realTraining, testRules, training } from './kit';

/** All positions a twentieth as far apart: 0.5 and 0.8 pixels. */
const DENSE = "d['xcoords'] /= 20\nd['ycoords'] /= 20";
/** Twice as far apart. */
const SPARSE = "d['xcoords'] *= 2\nd['ycoords'] *= 2";
/** The positions of the training data. */
const SAME = "d['xcoords'], d['ycoords'] = sound()['xcoords'], sound()['ycoords']";
const WHOLE = { x_bounds: [0, 1], y_bounds: [0, 1] };
const two = { gridsize: 2, subsample_seed: 3 };

testRules(rulesIn('groups'), {
  'groups-too-compact': {
    outcome: 'info',
    failing: [
      {
        request: realTraining(two),
        npz: DENSE,
        says: /spans .* of a 64 px patch: its 4 patterns/,
        entryPoints: ['python'],
      },
      {
        request: lightning({ gridsize: 2 }),
        npz: DENSE,
        says: /64 px/,
        entryPoints: ['lightning'],
      },
    ],
    passing: [
      { request: realTraining(two) },
      { request: realTraining({ gridsize: 1 }), npz: DENSE },
      { request: realInference(two), npz: DENSE },
      // Nothing runs a design document.
      { request: training(two), npz: DENSE },
    ],
  },
  'patterns-unused': {
    outcome: 'info',
    offers: ['Set n_groups to 40'],
    failing: [
      {
        request: realTraining({ ...two, n_groups: 4 }),
        says: /of 40 patterns are in no group.*`?n_groups`? is 4/,
      },
    ],
    passing: [
      { request: realTraining(two) },
      { request: lightning({ gridsize: 2, n_groups: 4 }) },
      { request: inference({ n_groups: 4 }) },
    ],
  },
  'validation-patterns-trained': {
    outcome: 'info',
    failing: [
      {
        request: lightning({ gridsize: 2, ...WHOLE }),
        says: /validation patterns are also in training groups/,
      },
      { request: realTraining(two), validation: SAME, says: /of 40 positions in `?test_data_file/ },
    ],
    passing: [{ request: realTraining(two) }, { request: lightning({ gridsize: 1, ...WHOLE }) }],
  },
  'groups-beyond-canvas': {
    outcome: 'info',
    failing: [
      {
        request: realTraining({ ...two, neighbor_count: 12 }),
        npz: SPARSE,
        says: /training canvas of 68 px/,
      },
    ],
    passing: [
      { request: realTraining(two), npz: DENSE },
      { request: realTraining({ gridsize: 1 }) },
    ],
  },
});
