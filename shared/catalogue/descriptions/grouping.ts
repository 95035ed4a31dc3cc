/** Descriptions of the group `grouping`: what the network sees of each scan. */
import type { Descriptions } from './types';

const SEED = { min: 0, max: 4294967295 } as const;
const GRID = { min: 1, max: 5 } as const;
const CHANNELS = { min: 1, max: 25 } as const;
const FRACTION = { min: 0, max: 1 } as const;
const NEIGHBOURS = { min: 1, max: 50 } as const;

export const GROUPING = {
  n_groups: {
    label: 'Number of groups',
    help: 'How many groups of neighbouring patterns to use. Each holds grid size squared patterns. The factory needs it.',
    unit: 'groups',
    range: { min: 1, max: 1000000 },
    level: 'essential',
  },
  gridsize: {
    label: 'Grid size',
    help: 'Patterns per group side: 1 = single patterns, 2 = 2 × 2 neighbours, whose overlap constrains the object.',
    range: GRID,
    level: 'essential',
  },
  grid_size: {
    label: 'Grid size',
    help: 'Rows and columns of a group. They must be equal; where gridsize is given too, this one wins.',
    range: GRID,
    level: 'essential',
  },
  N: {
    label: 'Pattern size',
    help: 'Side of a diffraction pattern, read from probeGuess unless set. The CNN is built for 64, 128 or 256 only.',
    unit: 'px',
    range: { min: 64, max: 256, powerOfTwo: true },
    level: 'essential',
  },
  K: {
    label: 'Nearest neighbours',
    help: 'How many nearest scan points a group may draw from. It has to be at least the number of patterns in a group.',
    unit: 'patterns',
    range: NEIGHBOURS,
    level: 'essential',
  },
  neighbor_count: {
    label: 'Nearest neighbours',
    help: 'How many nearest scan points a group may draw from. PyTorch sections call it K and start from another default.',
    unit: 'patterns',
    range: NEIGHBOURS,
    level: 'essential',
  },
  C: {
    label: 'Patterns per group',
    help: 'Always derived as the product of the grid size: a value set here is replaced.',
    unit: 'patterns',
    range: CHANNELS,
    level: 'expert',
  },
  C_model: {
    label: 'Network channels',
    help: 'Channels of the network, one per pattern of the group. Always derived from the grid size.',
    range: CHANNELS,
    level: 'expert',
  },
  C_forward: {
    label: 'Forward model channels',
    help: 'Channels of the diffraction model, one per pattern of the group. Always derived from the grid size.',
    range: CHANNELS,
    level: 'expert',
  },
  n_images: {
    label: 'Number of images',
    help: 'Old name of the number of groups, kept for old scripts. Set n_groups instead.',
    unit: 'groups',
    range: { min: 1, max: 1000000 },
    level: 'expert',
  },
  n_subsample: {
    label: 'Patterns kept',
    help: 'How many patterns to pick from the dataset before they are grouped; unset keeps all. Use it to save memory.',
    unit: 'patterns',
    range: { min: 1, max: 1000000 },
    level: 'common',
  },
  'pt_data_config.n_subsample': {
    label: 'Groups per scan point',
    help: 'Groups per scan position. In TensorFlow the same override is also the number of patterns kept.',
    unit: 'groups',
    range: { min: 1, max: 100000 },
    level: 'common',
  },
  subsample_seed: {
    label: 'Subsampling seed',
    help: 'Makes the random choice of patterns repeatable. Set it to compare runs; unset gives a different choice each time.',
    range: SEED,
    level: 'common',
  },
  sequential_sampling: {
    label: 'Sequential sampling',
    help: 'Takes the first groups of the scan in order, not a random choice. Current PtychoPINN ignores it for PyTorch.',
    level: 'common',
  },
  enable_oversampling: {
    label: 'Oversample groups',
    help: 'Allows more groups than scan points, for grid size 2 or more. Current PtychoPINN ignores an override for PyTorch.',
    level: 'common',
  },
  neighbor_pool_size: {
    label: 'Oversampling pool',
    help: 'Neighbours to mix when oversampling, no fewer than a group holds. Current PtychoPINN ignores it for PyTorch.',
    unit: 'patterns',
    range: { min: 1, max: 100 },
    level: 'expert',
  },
  neighbor_function: {
    label: 'Neighbour search',
    help: 'How a group is picked: nearest points, points within the distance bounds, or one from each quadrant.',
    level: 'common',
  },
  min_neighbor_distance: {
    label: 'Shortest neighbour distance',
    help: 'Closer scan points are not grouped together. Only the Min_dist and 4_quadrant searches use it.',
    unit: 'px',
    range: { min: 0, max: 256 },
    level: 'common',
  },
  max_neighbor_distance: {
    label: 'Longest neighbour distance',
    help: 'Farther points are not grouped by Min_dist and 4_quadrant. At 3 px most scans give no group: raise it above the step.',
    unit: 'px',
    range: { min: 0, max: 256 },
    level: 'common',
  },
  K_quadrant: {
    label: 'Quadrant neighbours',
    help: 'Nearest points that the 4_quadrant search sorts into quadrants. It must exceed 4; raise it for uneven scans.',
    unit: 'patterns',
    range: { min: 5, max: 200 },
    level: 'expert',
  },
  scan_pattern: {
    label: 'Scan pattern',
    help: 'Shape of the quadrants in the 4_quadrant search: Isotropic for even steps, Rectangular for unequal ones.',
    level: 'expert',
  },
  x_bounds: {
    label: 'Horizontal bounds',
    help: 'Part of the scan width used, as fractions from 0 to 1, low then high. The default drops a tenth at each side.',
    range: FRACTION,
    level: 'common',
  },
  y_bounds: {
    label: 'Vertical bounds',
    help: 'Part of the scan height used, as fractions from 0 to 1, low then high. The default drops a tenth at each side.',
    range: FRACTION,
    level: 'common',
  },
  positions_provided: {
    label: 'Positions provided',
    help: 'States that scan positions come with the data. Training does not read it, so changing it has no effect.',
    level: 'expert',
  },
  max_position_jitter: {
    label: 'Position jitter margin',
    help: 'Margin meant for position errors. PyTorch ignores it: the margin comes from the longest neighbour distance.',
    unit: 'px',
    range: { min: 0, max: 64 },
    level: 'expert',
  },
  offset: {
    label: 'Patch offset',
    help: 'Nominal shift between patches. PyTorch keeps the number but uses the longest neighbour distance instead.',
    unit: 'px',
    range: { min: 0, max: 64 },
    level: 'expert',
  },
} as const satisfies Descriptions;
