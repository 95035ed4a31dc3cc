/** Distance of each point to the nearest other one: quick for any distribution of a million points. */
import { Tree } from '../../../shared/plan/groups/tree';
import type { Points } from './distinct';

/** Distances in the points' own unit, infinite for a point that is alone; all points must be different and finite. */
export function nearestDistances(points: Points): Float64Array {
  const tree = new Tree(points);
  const itself = new Int32Array(1);
  return points.x.map((x, i) => {
    tree.nearest(x, points.y[i] ?? 0, 1, itself);
    return Math.sqrt(tree.squared(1));
  });
}
