/** What the map of groups is drawn from. */
import { expect, it } from 'vitest';
import {
  membersOf,
  middlesOf,
  nearestGroup,
  usesPlace,
} from '../../../renderer/plan/groups/geometry';

const POSITIONS = {
  count: 5,
  x: Float64Array.of(0, 2, 10, 12, 50),
  y: Float64Array.of(0, 0, 10, 10, 50),
  medianStep: 2,
};
const GROUPS = { count: 3, perGroup: 2, indices: Int32Array.of(0, 1, 2, 3, 3, 2) };

it('finds the group whose middle is nearest to the pointer', () => {
  const middles = middlesOf(GROUPS, POSITIONS);
  expect([...middles]).toEqual([1, 0, 11, 10, 11, 10]);
  expect(nearestGroup(middles, { x: 3, y: 2 })).toBe(0);
  expect(nearestGroup(middles, { x: 40, y: 40 })).toBe(1);
  expect([...membersOf(GROUPS, 2)]).toEqual([3, 2]);
  expect(nearestGroup(new Float64Array(0), { x: 0, y: 0 })).toBe(-1);
});

it('gives every number of uses a colour that is seen on the dark map', () => {
  expect(usesPlace(1, 6)).toBeGreaterThan(0.1);
  expect(usesPlace(6, 6)).toBe(1);
  expect(usesPlace(1, 1)).toBeGreaterThan(0.1);
});
