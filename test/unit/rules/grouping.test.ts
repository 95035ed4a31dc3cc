import { rulesIn } from '../../../shared/rules';
import { inference, lightning, realInference, realTraining, testRules, training } from './kit';

/** The first patterns alone; there are eight in a row. */
const first = (count: number) =>
  `d = {k: v[:${count}] if v.ndim and len(v) == 40 else v for k, v in d.items()}`;
const THREE = first(3);
/** Two rows, both outside the bounds. */
const ROWS = `${first(16)}\nd['ycoords'] = np.repeat([40.0, 56.0], 8)`;
/** Bounds that contain all positions. */
const WHOLE = { x_bounds: [0, 1], y_bounds: [0, 1] };

testRules(rulesIn('grouping'), {
  'neighbours-too-few': {
    outcome: 'crash',
    offers: ['Set neighbor_count to 9', 'Set neighbor_count to 1'],
    failing: [
      { request: training({ gridsize: 3, K: 8 }), says: /K is 8.*9 patterns/ },
      { request: realTraining({ gridsize: 3 }), says: /K is 6/ },
      {
        request: training({ gridsize: 1, K: 0 }),
        says: /K is 0, but even a group of one pattern needs 1/,
      },
    ],
    passing: [
      {},
      { request: training({ gridsize: 3, K: 9 }) },
      { request: training({ gridsize: 1, K: 1 }) },
      { request: inference() },
      // Inference of this target does not group patterns.
      { request: realInference({ gridsize: 3 }) },
    ],
  },
  'groups-exceed-patterns': {
    outcome: 'crash',
    offers: ['Set n_groups to 40'],
    failing: [{ request: realTraining({ gridsize: 2, n_groups: 41 }), says: /40 patterns/ }],
    passing: [
      { request: realTraining({ gridsize: 2, n_groups: 40 }) },
      { request: training({ gridsize: 2, n_groups: 41 }) },
      { request: realInference({ gridsize: 2, n_groups: 41 }) },
    ],
  },
  'groups-capped': {
    outcome: 'info',
    failing: [
      { request: realTraining({ gridsize: 1, n_groups: 41 }), says: /41.*40 patterns/ },
      { request: training({ gridsize: 1, n_groups: 41, sequential_sampling: true }), says: /41/ },
    ],
    passing: [
      { request: realTraining({ gridsize: 1, n_groups: 40 }) },
      { request: training({ gridsize: 2, n_groups: 41 }) },
      // The whole scan is reconstructed, whatever the number.
      { request: realInference({ n_groups: 41 }) },
    ],
  },
  'patterns-too-few': {
    outcome: 'crash',
    failing: [
      {
        request: training({ gridsize: 2, n_groups: 2 }),
        npz: THREE,
        says: /3 patterns, but a group needs 4/,
      },
    ],
    passing: [{ request: training({ gridsize: 1, n_groups: 2 }), npz: THREE }, {}],
  },
  'inference-groups-not-positive': {
    outcome: 'wrong-result',
    offers: ['Clear n_groups'],
    failing: [
      { request: inference({ n_groups: -5 }), says: /n_groups is -5/ },
      { request: realInference({ n_groups: 0 }), says: /n_groups is 0/ },
    ],
    passing: [
      { request: inference({ n_groups: 1 }) },
      { request: realInference({ n_groups: null }) },
      // For training, not-positive reports it.
      { request: training({ n_groups: 0 }) },
    ],
  },
  'groups-repeat': {
    outcome: 'info',
    offers: ['Set n_groups to 40', 'Set n_groups to 600', 'Set n_groups to 4'],
    failing: [
      {
        request: training({ neighbor_count: 4, n_groups: 41 }),
        says: /n_groups is 41, but 40 patterns with 4 neighbours each give at most 40 different/,
      },
      { request: training({ neighbor_count: 6, n_groups: 601 }), says: /600 different/ },
      {
        npz: first(4),
        request: training({ neighbor_count: 4 }),
        says: /4 patterns .* at most 4 different groups of 4/,
      },
    ],
    passing: [
      // Groups of one pattern are capped instead, and too few patterns reported.
      { request: training({ gridsize: 1, neighbor_count: 4, n_groups: 1000 }) },
      { npz: THREE, request: training({ neighbor_count: 6 }) },
      { request: training({ neighbor_count: 6, n_groups: 600 }) },
      { request: training({ neighbor_count: 300, n_groups: 1e9 }) },
      { request: realTraining({ gridsize: 2, neighbor_count: 4, n_groups: 41 }) },
    ],
  },
  'bounds-out-of-order': {
    outcome: 'crash',
    offers: ['Set x_bounds to (0.0, 1.0)', 'Set y_bounds to (0.0, 1.0)'],
    failing: [
      { request: training({ x_bounds: [0.9, 0.1] }), says: /x_bounds is \(0\.9, 0\.1\)/ },
      { request: lightning({ y_bounds: [0, 64] }), says: /y_bounds is \(0, 64\)/ },
      { request: lightning({ y_bounds: [0.5, 0.5] }), says: /two ascending fractions/ },
    ],
    passing: [
      {},
      { request: lightning({ x_bounds: [0, 1], y_bounds: [0.25, 0.5] }) },
      // Only the memory-mapped loader reads the bounds.
      { request: realTraining({ y_bounds: [0.5, 0.5] }) },
    ],
  },
  'positions-outside-bounds': {
    outcome: 'crash',
    offers: ['Set x_bounds and y_bounds to (0.0, 1.0)'],
    failing: [
      { request: lightning(), npz: ROWS, says: /None of the 16 .*train_lightning_only/ },
      { request: realInference(), npz: ROWS, says: /None of the 16 .*reconstruction/ },
    ],
    passing: [
      { request: lightning() },
      { request: lightning(WHOLE), npz: ROWS },
      { request: realTraining(), npz: ROWS },
      {
        request: realInference({ patch_weighting: 'uniform', varpro_scaling: false }),
        npz: ROWS,
      },
    ],
  },
  'neighbours-exceed-patterns': {
    outcome: 'wrong-result',
    failing: [
      {
        request: lightning({ gridsize: 2, K: 40, ...WHOLE }),
        says: /K is 40, but there are only 40 patterns, so a point has 39 neighbours/,
      },
      {
        request: lightning({ gridsize: 2, K: 18 }),
        says: /only 18 of 40 patterns are inside .* so a point has 17 neighbours/,
      },
    ],
    passing: [
      { request: lightning({ gridsize: 2, K: 39, ...WHOLE }) },
      { request: lightning({ gridsize: 2, K: 17 }) },
      { request: realTraining({ gridsize: 2, K: 40 }) },
      { request: realTraining({ gridsize: 1, K: 40 }) },
      { request: realTraining({ gridsize: 2, K: 40, neighbor_function: 'Min_dist' }) },
      // Reported by patterns-too-few.
      { npz: THREE, request: lightning({ gridsize: 2, K: 40, ...WHOLE }) },
    ],
  },
  'validation-part-empty': {
    outcome: 'crash',
    offers: ['Set x_bounds and y_bounds to (0.0, 1.0)'],
    failing: [
      { request: lightning({ batch_size: 8 }), says: /give 18 samples, too few.*the whole scan/ },
      { request: lightning({ batch_size: 4 }), npz: first(24), says: /give 6 samples/ },
    ],
    passing: [
      { request: lightning({ batch_size: 8, ...WHOLE }) },
      { request: lightning({ batch_size: 8, gridsize: 2 }) },
      // Reported by batch-not-full.
      { request: lightning({ batch_size: 32 }) },
      { request: realTraining({ batch_size: 8 }) },
    ],
  },
  'batch-not-full': {
    outcome: 'wrong-result',
    offers: ['Set batch_size to 16', 'Set batch_size to 64'],
    failing: [
      {
        request: lightning({ batch_size: 32 }),
        says: /batch_size is 32.* give only 18 training samples/,
      },
      {
        request: lightning({ batch_size: 128, gridsize: 2 }),
        says: /give only 120 training samples/,
      },
    ],
    passing: [
      { request: lightning({ batch_size: 16 }) },
      { request: lightning({ batch_size: 64, gridsize: 2 }) },
      { request: realTraining({ batch_size: 64 }) },
    ],
  },
  'quadrants-need-grid-2': {
    outcome: 'crash',
    offers: ['Set neighbor_function to Nearest'],
    failing: [
      {
        request: training({ gridsize: 3, K: 9, neighbor_function: '4_quadrant' }),
        says: /groups of 4, but this gridsize needs 9/,
      },
    ],
    passing: [
      { request: training({ gridsize: 2, neighbor_function: '4_quadrant' }) },
      { request: training({ gridsize: 1, neighbor_function: '4_quadrant' }) },
      { request: training({ gridsize: 3, K: 9 }) },
    ],
  },
  'quadrant-neighbours-too-few': {
    outcome: 'crash',
    offers: ['Clear K_quadrant'],
    failing: [
      {
        request: training({ neighbor_function: '4_quadrant', K_quadrant: 4 }),
        says: /K_quadrant is 4, but .*more than 4/,
      },
    ],
    passing: [
      { request: training({ neighbor_function: '4_quadrant', K_quadrant: 5 }) },
      { request: training({ K_quadrant: 4 }) },
    ],
  },
  'quadrants-exclude-edge': {
    outcome: 'info',
    failing: [
      {
        request: lightning({ gridsize: 2, neighbor_function: '4_quadrant' }),
        says: /at the edge/,
      },
    ],
    passing: [
      { request: realTraining({ gridsize: 2 }) },
      { request: realTraining({ gridsize: 1, neighbor_function: '4_quadrant' }) },
    ],
  },
  'neighbour-distances-out-of-order': {
    outcome: 'wrong-result',
    failing: [
      {
        request: training({ neighbor_function: 'Min_dist', min_neighbor_distance: 5 }),
        says: /min_neighbor_distance is 5 pixels and max_neighbor_distance is 3 pixels/,
      },
    ],
    passing: [
      { request: training({ neighbor_function: 'Min_dist', min_neighbor_distance: 2 }) },
      { request: training({ min_neighbor_distance: 5 }) },
    ],
  },
  'n-subsample-means-two-things': {
    outcome: 'wrong-result',
    offers: ['Clear n_subsample'],
    failing: [
      {
        request: training({ n_subsample: 1000 }),
        says: /keeps 1000 patterns.*1000 groups per scan point/,
      },
      { request: realTraining({ n_subsample: 7 }), says: /n_subsample is 7/ },
    ],
    passing: [
      {},
      { request: realTraining({ n_subsample: null }) },
      { request: realInference({ n_subsample: 1000 }) },
    ],
  },
  'subsample-too-small': {
    outcome: ['crash', 'wrong-result'],
    offers: ['Clear n_subsample'],
    failing: [
      {
        request: realTraining({ gridsize: 2, n_groups: 32, n_subsample: 31 }),
        says: /32 groups of 4 need 128 patterns: ptycho_train rejects/,
      },
      {
        request: realTraining({ gridsize: 2, n_groups: 8, n_subsample: 31 }),
        says: /ptycho_train warns/,
      },
    ],
    passing: [
      { request: realTraining({ gridsize: 2, n_groups: 8, n_subsample: 32 }) },
      { request: realTraining({ gridsize: 1, n_groups: 32, n_subsample: 31 }) },
    ],
  },
  'seed-out-of-range': {
    outcome: 'crash',
    offers: ['Clear subsample_seed'],
    failing: [
      { request: realTraining({ subsample_seed: -1 }), says: /is -1, but.*4294967295/ },
      { request: realTraining({ subsample_seed: 4294967296 }), says: /is 4294967296/ },
    ],
    passing: [
      { request: realTraining({ subsample_seed: 4294967295 }) },
      { request: lightning({ subsample_seed: -1 }) },
      { request: training({ subsample_seed: -1 }) },
    ],
  },
  'seed-zero': {
    outcome: 'ignored',
    offers: ['Set subsample_seed to 1'],
    failing: [
      { request: realTraining({ subsample_seed: 0 }), says: /weights and shuffling use 42/ },
    ],
    passing: [{ request: realTraining({ subsample_seed: 42 }) }, { request: realTraining() }],
  },
});
