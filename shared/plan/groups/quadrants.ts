/** Groups of `neighbor_function` 4_quadrant (ptycho_torch/patch_generator.py:211-385). */
import { AppError } from '../../errors/appError';
import type { RandomState } from '../../numpy/randomState';
import type { Steps } from '../steps';
import { type Drawn, searchesPerStep } from './around';
import { demandFinite, demandLeast, demandRoom } from './demand';
import type { Scan } from './groupDraw';
import type { MemoryMapSpec } from './spec';
import { Tree } from './tree';

/** Candidates above left, above right, below left, below right. */
type Quadrants = readonly [number[], number[], number[], number[]];

/** How far a neighbour may be along x, and between which distances along y it is above or below. */
const PATTERNS = {
  Isotropic: { x: 10, level: 0, y: 10, below: 0 },
  Rectangular: { x: 12, level: 0.7, y: 2, below: 2 },
} as const;

/** One neighbour of each quadrant, or the pattern itself; patterns with two empty quadrants are left out. */
export function* drawQuadrants(
  spec: MemoryMapSpec,
  scan: Scan,
  inside: Int32Array,
  random: RandomState,
): Steps<Drawn & { readonly centres: Int32Array }> {
  const { perGroup, draws, minDistance, maxDistance, quadrantNeighbours } = spec;
  if (perGroup !== 4) throw new AppError('groups-quadrants', { perGroup });
  demandLeast('K_quadrant', quadrantNeighbours, 5);
  demandRoom(inside.length, 1, quadrantNeighbours);
  demandFinite(scan);
  const tree = new Tree(scan);
  const near = new Int32Array(quadrantNeighbours + 1);
  const members = new Int32Array(inside.length * draws * 4);
  const centres = new Int32Array(inside.length * draws);
  const step = searchesPerStep(near.length);
  let [ties, groups] = [0, 0];
  for (let i = 0; i < inside.length; i++) {
    const centre = inside[i] ?? 0;
    const [x, y] = [scan.x[centre] ?? 0, scan.y[centre] ?? 0];
    const tied = tree.nearest(x, y, near.length, near);
    const quadrants: Quadrants = [[], [], [], []];
    near.forEach((index, rank) => {
      const distance = Math.sqrt(tree.squared(rank));
      // PtychoPINN compares with the pattern's place among those inside the bounds.
      if (index < 0 || index === i || !(minDistance <= distance && distance < maxDistance)) return;
      const quadrant = quadrantOf(spec, (scan.x[index] ?? 0) - x, (scan.y[index] ?? 0) - y);
      if (quadrant !== null) quadrants[quadrant].push(index);
    });
    for (const quadrant of quadrants) quadrant.push(centre);
    if (quadrants.filter(({ length }) => length === 1).length < 2) {
      if (tied) ties += 1;
      for (let draw = 0; draw < draws; draw++, groups++) {
        drawOne(quadrants, i, random, members, groups * 4);
        centres[groups] = centre;
      }
    }
    if (i % step === step - 1) yield i / inside.length;
  }
  return {
    members: members.slice(0, groups * 4),
    centres: centres.slice(0, groups),
    ties,
  };
}

/** Draws again while the number `place`, which PtychoPINN takes for the pattern itself, is there more than once. */
function drawOne(
  quadrants: readonly (readonly number[])[],
  place: number,
  random: RandomState,
  out: Int32Array,
  at: number,
): void {
  for (let centres = 2; centres > 1; ) {
    centres = 0;
    for (const [q, candidates] of quadrants.entries()) {
      const chosen = candidates[random.interval(candidates.length - 1)] ?? 0;
      out[at + q] = chosen;
      if (chosen === place) centres += 1;
    }
  }
}

/** Above left, above right, below left, below right; null on an axis or too far away. */
function quadrantOf({ scanPattern }: MemoryMapSpec, dx: number, dy: number): 0 | 1 | 2 | 3 | null {
  const { x, level, y, below } = PATTERNS[scanPattern];
  const [left, right] = [dx < 0 && dx > -x, dx > 0 && dx < x];
  if (dy > -level && dy < y) {
    if (left) return 0;
    if (right) return 1;
  }
  if (dy < -below) {
    if (left) return 2;
    if (right) return 3;
  }
  return null;
}
