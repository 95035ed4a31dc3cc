/** How the run of a request groups its patterns. */
import { asNumber } from '../../values/value';
import type { NoInputs, PlanInputs } from '../inputs';
import type { ContainerSpec, GroupSpec, MemoryMapSpec } from './spec';

/** One more than the largest seed of numpy's generator. */
const SEEDS = 2 ** 32;

/** The grouping of a run, or why it cannot be known. */
export function groupSpec(inputs: PlanInputs): GroupSpec | NoInputs {
  const missing: string[] = [];
  const whole = (name: string, value: number | null = inputs.number(name)): number => {
    if (value !== null && Number.isSafeInteger(value)) return value;
    missing.push(name);
    return 0;
  };
  const spec =
    inputs.route.loader === 'container'
      ? containerSpec(inputs, whole)
      : memoryMapSpec(inputs, whole);
  if (missing.length > 0)
    return { reason: `\`${missing[0]}\` has no value with which PtychoPINN can draw groups.` };
  const { seed } = spec;
  if (seed !== null && !(seed >= 0 && seed < SEEDS))
    return { reason: `\`subsample_seed\` is ${seed}, but it must be between 0 and ${SEEDS - 1}.` };
  return spec;
}

type Whole = (name: string, value?: number | null) => number;

function containerSpec(inputs: PlanInputs, whole: Whole): ContainerSpec {
  const { route, value } = inputs;
  const groups = whole('n_groups');
  const subsample = value('n_subsample') === null ? groups : whole('n_subsample');
  return {
    algorithm: 'container',
    subsample: route.subsamples ? subsample : null,
    groups,
    gridsize: whole('gridsize', inputs.gridsize),
    neighbours: whole('K', inputs.neighbours),
    seed: seedOf(inputs, whole),
    sequential: value('sequential_sampling') === true,
  };
}

const seedOf = ({ route, value }: PlanInputs, whole: Whole): number | null => {
  if (route.seed !== 'subsample_seed') return route.seed;
  return value('subsample_seed') === null ? null : whole('subsample_seed');
};

function memoryMapSpec(inputs: PlanInputs, whole: Whole): MemoryMapSpec {
  const { route, value, number } = inputs;
  const kind = value('neighbor_function');
  const bounds = (name: string): [number, number] => {
    const ends = value(name);
    const [low, high] = Array.isArray(ends) ? ends.map(asNumber) : [];
    return low === undefined || high === undefined ? [whole(name), 1] : [low, high];
  };
  return {
    algorithm: 'memory-map',
    grouped: inputs.isGrouped,
    perGroup: whole('gridsize', inputs.C),
    neighbours: whole('K', inputs.neighbours),
    draws: whole('n_subsample'),
    xBounds: bounds('x_bounds'),
    yBounds: bounds('y_bounds'),
    // Any other name is taken for 4_quadrant (ptycho_torch/dataloader.py:82-92).
    neighbourFunction: kind === 'Nearest' || kind === 'Min_dist' ? kind : '4_quadrant',
    minDistance: number('min_neighbor_distance') ?? 0,
    maxDistance: number('max_neighbor_distance') ?? Number.MAX_VALUE,
    quadrantNeighbours: whole('K_quadrant'),
    scanPattern: value('scan_pattern') === 'Rectangular' ? 'Rectangular' : 'Isotropic',
    seed: seedOf(inputs, whole) ?? 0,
    split: route.validation === 'file' ? null : route.validation,
  };
}
