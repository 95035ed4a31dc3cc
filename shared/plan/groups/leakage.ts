/** How much of the validation data the training has seen. */
import type { Leakage } from '../../dataset/groupFacts';
import type { Steps } from '../steps';
import type { GroupDraw } from './groupDraw';
import { type Points, Tree } from './tree';

/** Positions between two steps. */
const STEP = 4096;

export function splitLeakage(
  { split, indices, perGroup }: GroupDraw,
  positions: number,
): Leakage | null {
  if (!split) return null;
  const [trained, validated] = [new Uint8Array(positions), new Uint8Array(positions)];
  const mark = (marks: Uint8Array, groups: Int32Array) => {
    for (const group of groups)
      for (let c = 0; c < perGroup; c++) marks[indices[group * perGroup + c] ?? 0] = 1;
  };
  mark(trained, split.training);
  mark(validated, split.validation);
  let [patterns, shared] = [0, 0];
  for (let i = 0; i < positions; i++) {
    patterns += validated[i] ?? 0;
    shared += (validated[i] ?? 0) & (trained[i] ?? 0);
  }
  return { kind: 'split', patterns, shared };
}

/** @param trained positions that training uses, finite. Validation positions that are not finite are left out. */
export function* datasetLeakage(
  trained: Points,
  validation: Points,
  radius: number | null,
): Steps<Leakage> {
  const tree = new Tree(trained);
  const nearest = new Int32Array(1);
  let [patterns, same, near] = [0, 0, 0];
  for (let i = 0; i < validation.x.length; i++) {
    if (i % STEP === STEP - 1) yield i / validation.x.length;
    const [x, y] = [validation.x[i] ?? NaN, validation.y[i] ?? NaN];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    patterns += 1;
    tree.nearest(x, y, 1, nearest);
    const distance = Math.sqrt(tree.squared(0));
    if (distance === 0) same += 1;
    if (radius !== null && distance < radius) near += 1;
  }
  return {
    kind: 'dataset',
    patterns,
    same,
    near: radius === null ? null : { distance: radius, patterns: near },
  };
}
