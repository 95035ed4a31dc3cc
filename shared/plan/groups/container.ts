/** Groups of the native container (ptycho/raw_data.py:609-726), and the subsample before it (ptycho/workflows/components.py:398-426). */
import { AppError } from '../../errors/appError';
import { RandomState } from '../../numpy/randomState';
import type { Steps } from '../steps';
import { type Drawn, drawAround } from './around';
import { demandFinite, demandLeast, demandRoom } from './demand';
import type { GroupDraw, Scan } from './groupDraw';
import type { ContainerSpec } from './spec';
import { type Points, Tree } from './tree';

/** Of one possible draw, where nothing seeds the generator. */
const ANY_SEED = 0;

export function* drawContainer(spec: ContainerSpec, scan: Scan): Steps<GroupDraw> {
  const taken = takenOf(spec, scan.x.length);
  const points = taken ? pick(scan, taken) : scan;
  const count = points.x.length;
  const perGroup = spec.gridsize ** 2;
  demand(spec, count, perGroup);
  const groups = Math.min(spec.groups, count);
  const random = new RandomState(spec.sequential ? 0 : (spec.seed ?? ANY_SEED));
  const choosesSeeds = !spec.sequential && groups < count;
  const seeds = choosesSeeds ? random.permutation(count).slice(0, groups) : range(groups);
  const { members, ties } =
    perGroup === 1 ? { members: seeds, ties: 0 } : yield* drawMembers(spec, points, seeds, random);
  const isRandom = choosesSeeds || perGroup > 1 || taken !== null;
  const isSeeded = spec.seed !== null || (spec.sequential && taken === null);
  const known = ties > 0 ? 'exact-distances' : 'exact';
  const inFile = (places: Int32Array) => (taken ? places.map((i) => taken[i] ?? 0) : places);
  return {
    count: groups,
    perGroup,
    indices: inFile(members),
    asDrawn: members,
    centres: inFile(seeds),
    taken,
    certainty: isRandom && !isSeeded ? 'one-draw' : known,
    ties,
    missing: 0,
    split: null,
  };
}

function* drawMembers(
  { neighbours, gridsize }: ContainerSpec,
  points: Points,
  seeds: Int32Array,
  random: RandomState,
): Steps<Drawn> {
  const queried = Math.min(neighbours + 1, points.x.length);
  demandRoom(seeds.length, gridsize ** 2, queried);
  demandFinite(points);
  // The first is the pattern itself; it is left out where there are enough others.
  const leftOut = queried > neighbours ? 1 : 0;
  return yield* drawAround({
    tree: new Tree(points),
    points,
    centres: seeds,
    queried,
    candidates: queried - leftOut,
    fill: (near, candidates) => candidates.set(near.subarray(leftOut)),
    draws: 1,
    perGroup: gridsize ** 2,
    random,
  });
}

/** What PtychoPINN refuses, in its order. */
function demand(
  { gridsize, groups, neighbours }: ContainerSpec,
  count: number,
  perGroup: number,
): void {
  demandLeast('gridsize', gridsize, 1);
  demandLeast('n_groups', groups, 0);
  if (groups > count && perGroup > 1) throw new AppError('groups-too-many', { groups, count });
  if (count < perGroup) throw new AppError('groups-few-positions', { count, needed: perGroup });
  if (neighbours < perGroup)
    throw new AppError('groups-few-neighbours', { neighbours, needed: perGroup });
}

/** The patterns that `load_data` takes: the sorted first of a permutation; null for all of them. */
function takenOf({ subsample, seed }: ContainerSpec, all: number): Int32Array | null {
  if (subsample === null || subsample >= all) return null;
  demandLeast('n_subsample', subsample, 0);
  return new RandomState(seed ?? ANY_SEED).permutation(all).slice(0, subsample).sort();
}

const pick = ({ x, y }: Points, taken: Int32Array): Points => ({
  x: Float64Array.from(taken, (i) => x[i] ?? 0),
  y: Float64Array.from(taken, (i) => y[i] ?? 0),
});

function range(count: number): Int32Array {
  const out = new Int32Array(count);
  for (let i = 0; i < count; i++) out[i] = i;
  return out;
}
