/** Groups of the memory map (ptycho_torch/dataloader.py:571-690, ptycho_torch/patch_generator.py), and their split. */
import { AppError } from '../../errors/appError';
import { RandomState } from '../../numpy/randomState';
import { randperm } from '../../numpy/randperm';
import type { Steps } from '../steps';
import { type Drawn, drawAround } from './around';
import { demandFinite, demandLeast, demandRoom } from './demand';
import type { GroupDraw, Scan } from './groupDraw';
import { drawQuadrants } from './quadrants';
import type { MemoryMapSpec } from './spec';
import { Tree } from './tree';

export function* drawMemoryMap(spec: MemoryMapSpec, scan: Scan): Steps<GroupDraw> {
  const inside = insideOf(spec, scan);
  if (inside.length === 0) throw new AppError('groups-none-inside', { count: scan.x.length });
  const perGroup = spec.grouped ? spec.perGroup : 1;
  const { members, ties, centres } = yield* groupsAround(spec, scan, inside);
  let missing = 0;
  for (const index of members) if (index < 0) missing += 1;
  const last = scan.x.length - 1;
  return {
    count: centres.length,
    perGroup,
    indices: missing > 0 ? members.map((i) => (i < 0 ? last : i)) : members,
    asDrawn: members,
    centres,
    taken: inside.length < scan.x.length ? inside : null,
    certainty: ties > 0 ? 'exact-distances' : 'exact',
    ties,
    missing,
    split: splitOf(spec, centres.length),
  };
}

type MapGroups = Drawn & { readonly centres: Int32Array };

/** Members are indices into all positions. */
function* groupsAround(spec: MemoryMapSpec, scan: Scan, inside: Int32Array): Steps<MapGroups> {
  const { grouped, perGroup, draws, seed } = spec;
  if (!grouped) return { members: inside, centres: inside, ties: 0 };
  demandLeast('gridsize', perGroup, 1);
  demandLeast('n_subsample', draws, 0);
  demandRoom(inside.length * draws, perGroup, 0);
  const random = new RandomState(seed);
  if (perGroup > 1 && spec.neighbourFunction === '4_quadrant')
    return yield* drawQuadrants(spec, scan, inside, random);
  const centres = new Int32Array(inside.length * draws);
  for (let i = 0; i < centres.length; i++) centres[i] = inside[Math.floor(i / draws)] ?? 0;
  if (perGroup === 1) return { members: centres, centres, ties: 0 };
  return { ...(yield* drawNear(spec, scan, inside, random)), centres };
}

/** `Nearest` and `Min_dist`, among the positions inside the bounds. */
function* drawNear(
  { perGroup, draws, neighbours, neighbourFunction, minDistance, maxDistance }: MemoryMapSpec,
  scan: Scan,
  inside: Int32Array,
  random: RandomState,
): Steps<Drawn> {
  const isNearest = neighbourFunction === 'Nearest';
  // `Nearest` counts the pattern itself among them.
  const candidates = isNearest ? neighbours + 1 : neighbours;
  if (candidates < perGroup)
    throw new AppError('groups-few-neighbours', {
      neighbours,
      needed: isNearest ? perGroup - 1 : perGroup,
    });
  // `Min_dist` finds each pair from both of its ends, so that every neighbour is there twice.
  const copies = isNearest ? 1 : 2;
  const queried = Math.ceil(candidates / copies);
  demandRoom(inside.length, 1, candidates);
  const points = {
    x: Float64Array.from(inside, (i) => scan.x[i] ?? 0),
    y: Float64Array.from(inside, (i) => scan.y[i] ?? 0),
  };
  demandFinite(points);
  return yield* drawAround({
    tree: new Tree(points),
    points,
    centres: inside.map((_, i) => i),
    queried,
    within: isNearest ? undefined : { least: minDistance, most: maxDistance },
    candidates,
    fill: (near, out) => {
      for (let c = 0; c < candidates; c++)
        out[c] = inside[near[Math.floor(c / copies)] ?? -1] ?? -1;
    },
    draws,
    perGroup,
    random,
  });
}

/** Positions inside the bounds, which are fractions of the scanned range. Throws `groups-bounds` for those that PtychoPINN rejects. */
export function insideOf({ xBounds, yBounds }: MemoryMapSpec, { x, y, single }: Scan): Int32Array {
  const rounded = single ? Math.fround : (value: number) => value;
  const [inX, inY] = [
    within('x_bounds', x, xBounds, rounded),
    within('y_bounds', y, yBounds, rounded),
  ];
  const inside = new Int32Array(x.length);
  let count = 0;
  for (let i = 0; i < x.length; i++)
    if (inX(x[i] ?? 0) && inY(y[i] ?? 0)) {
      inside[count] = i;
      count += 1;
    }
  return inside.slice(0, count);
}

function within(
  name: string,
  values: Float64Array,
  [low, high]: readonly [number, number],
  rounded: (value: number) => number,
): (value: number) => boolean {
  if (!(0 <= low && low < high && high <= 1))
    throw new AppError('groups-bounds', { name, low, high });
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    // As with numpy's minimum, NaN wins: no position is inside then.
    if (Number.isNaN(value)) return () => false;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const extent = max > min ? rounded(max - min) : 1;
  const from = rounded(min + rounded(rounded(low) * extent));
  const to = max > min ? rounded(min + rounded(rounded(high) * extent)) : from;
  return (value) => from <= value && value <= to;
}

/** `random_split` into training and validation (ptycho_torch/train_utils.py:883-888). */
function splitOf({ split }: MemoryMapSpec, count: number): GroupDraw['split'] {
  if (!split) return null;
  const validation = Math.floor(split.share * count);
  const order = randperm(count, split.seed);
  return {
    training: order.slice(0, count - validation),
    validation: order.slice(count - validation),
  };
}
