/** What follows from the groups that a run draws. */
import type { GroupFacts } from '../../dataset/groupFacts';
import type { Steps } from '../steps';
import type { GroupDraw } from './groupDraw';
import { datasetLeakage, splitLeakage } from './leakage';
import { Illumination, type ProbeIntensity } from './probe';
import { type Redundancy, redundancyOf } from './redundancy';
import type { Points } from './tree';

/** Bars of the histogram; the last counts all that are used at least as often. */
const BARS = 33;

/** What is known besides the positions and the groups. */
export interface Surroundings {
  /** See `GroupFacts`. */
  readonly step: number | null;
  /** Side of a patch, and of the training canvas. */
  readonly N: number | null;
  readonly canvas: number | null;
  readonly probe: ProbeIntensity | null;
  /** Positions of a validation dataset. */
  readonly validation: Points | null;
}

export interface Follows {
  readonly facts: GroupFacts;
  /** How often each position is in a group. */
  readonly uses: Int32Array;
  readonly redundancy: Redundancy | null;
}

/** Between two steps at most one pass over the members. */
export function* groupFacts(draw: GroupDraw, scan: Points, around: Surroundings): Steps<Follows> {
  const positions = scan.x.length;
  const uses = usesOf(draw, positions);
  const probe = around.probe && Illumination.of(around.probe);
  const diameter = probe?.diameter ?? null;
  yield 0;
  const redundancy = diameter === null ? null : redundancyOf(scan, uses, diameter);
  yield 0;
  const span = spanOf(draw, scan);
  yield 0;
  const overlap = (distance: number | null | undefined) =>
    probe && distance !== null && distance !== undefined ? probe.overlapAt(distance) : null;
  const bars = new Array<number>(BARS).fill(0);
  let mostUses = 0;
  for (const n of uses) {
    bars[Math.min(n, BARS - 1)] = (bars[Math.min(n, BARS - 1)] ?? 0) + 1;
    if (n > mostUses) mostUses = n;
  }
  const unused = bars[0] ?? 0;
  const leakage = around.validation
    ? yield* datasetLeakage(usedPoints(scan, uses), around.validation, diameter && diameter / 2)
    : splitLeakage(draw, positions);
  return {
    uses,
    redundancy,
    facts: {
      certainty: draw.certainty,
      groups: draw.count,
      perGroup: draw.perGroup,
      patch: around.N,
      positions,
      taken: draw.taken?.length ?? positions,
      used: positions - unused,
      unused,
      uses: bars.slice(0, mostUses + 1),
      mostUses,
      ties: draw.ties,
      missing: draw.missing,
      span,
      step: around.step,
      probe:
        diameter === null
          ? null
          : { diameter, atStep: overlap(around.step), atSpan: overlap(span?.median) },
      redundancy:
        redundancy && redundancy.median !== null
          ? { median: redundancy.median, seen: redundancy.seen }
          : null,
      canvas: canvasFacts(draw, scan, around),
      leakage,
    },
  };
}

function usesOf({ indices }: GroupDraw, positions: number): Int32Array {
  const uses = new Int32Array(positions);
  for (const index of indices) uses[index] = (uses[index] ?? 0) + 1;
  return uses;
}

function usedPoints({ x, y }: Points, uses: Int32Array): Points {
  const used = new Int32Array(uses.length);
  let count = 0;
  for (let i = 0; i < uses.length; i++)
    if ((uses[i] ?? 0) > 0 && Number.isFinite(x[i]) && Number.isFinite(y[i])) {
      used[count] = i;
      count += 1;
    }
  const places = used.subarray(0, count);
  return {
    x: Float64Array.from(places, (i) => x[i] ?? 0),
    y: Float64Array.from(places, (i) => y[i] ?? 0),
  };
}

function spanOf({ count, perGroup, indices }: GroupDraw, { x, y }: Points): GroupFacts['span'] {
  if (perGroup < 2 || count === 0) return null;
  const spans = new Float64Array(count);
  for (let group = 0; group < count; group++) {
    let most = 0;
    const end = (group + 1) * perGroup;
    for (let a = group * perGroup; a < end; a++)
      for (let b = a + 1; b < end; b++) {
        const [i, j] = [indices[a] ?? 0, indices[b] ?? 0];
        most = Math.max(most, Math.hypot((x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0)));
      }
    spans[group] = most;
  }
  spans.sort();
  const [least, most] = [spans[0] ?? 0, spans[count - 1] ?? 0];
  const middle = (count - 1) / 2;
  // Halved first: the sum of two large ones is none.
  const median = (spans[Math.floor(middle)] ?? 0) / 2 + (spans[Math.ceil(middle)] ?? 0) / 2;
  return Number.isFinite(most) ? { median, least, most } : null;
}

/**
 * A patch of N pixels is placed by its offset from the mean of its group's positions; the overlap is judged in its
 * central half (ptycho_torch/helper.py, `reassemble_patches_position_real`).
 */
function canvasFacts(
  { count, perGroup, indices }: GroupDraw,
  { x, y }: Points,
  { N, canvas }: Surroundings,
): GroupFacts['canvas'] {
  if (N === null || canvas === null || perGroup < 2) return null;
  const room = (canvas - N) / 2;
  let [patches, windows] = [0, 0];
  for (let group = 0; group < count; group++) {
    const members = indices.subarray(group * perGroup, (group + 1) * perGroup);
    let [mx, my] = [0, 0];
    for (const i of members) {
      mx += (x[i] ?? 0) / perGroup;
      my += (y[i] ?? 0) / perGroup;
    }
    for (const i of members) {
      const offset = Math.max(Math.abs((x[i] ?? 0) - mx), Math.abs((y[i] ?? 0) - my));
      if (offset > room) patches += 1;
      if (offset > room + N / 4) windows += 1;
    }
  }
  return { side: canvas, members: count * perGroup, patches, windows };
}
