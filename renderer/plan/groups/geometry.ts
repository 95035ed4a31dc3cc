/** What the map of groups is drawn from: middles of groups, colours of uses, the nearest group. */
import type { Positions } from '../../../shared/dataset/picture';
import type { GroupDraw } from '../../../shared/plan/groups/groupDraw';
import type { Point } from '../../pictures/viewer/geometry';

/** Groups as rows of indices of positions. */
type Groups = Pick<GroupDraw, 'count' | 'perGroup' | 'indices'>;

/** The patterns of a group. */
export const membersOf = ({ indices, perGroup }: Groups, group: number): Int32Array =>
  indices.subarray(group * perGroup, (group + 1) * perGroup);

/** Middle of each group: x, y, one after the other, in pixels of the object. */
export function middlesOf(groups: Groups, { x, y }: Positions): Float64Array {
  const middles = new Float64Array(2 * groups.count);
  const { indices, perGroup } = groups;
  for (let i = 0; i < groups.count * perGroup; i++) {
    const at = 2 * Math.floor(i / perGroup);
    const member = indices[i] ?? -1;
    middles[at] = (middles[at] ?? 0) + (x[member] ?? Number.NaN) / perGroup;
    middles[at + 1] = (middles[at + 1] ?? 0) + (y[member] ?? Number.NaN) / perGroup;
  }
  return middles;
}

/** The group whose middle is nearest to a point; -1 for none. */
export function nearestGroup(middles: Float64Array, at: Point): number {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (let i = 0; i < middles.length; i += 2) {
    const distance =
      ((middles[i] ?? Number.NaN) - at.x) ** 2 + ((middles[i + 1] ?? Number.NaN) - at.y) ** 2;
    if (distance < least) [best, least] = [i / 2, distance];
  }
  return best;
}

/** Place of a number of uses on the colour map, 0 to 1; the darkest colours cannot be seen on a dark ground. */
export const usesPlace = (uses: number, most: number): number =>
  most <= 1 ? 0.6 : 0.15 + (0.85 * (uses - 1)) / (most - 1);
