import { expect, it } from 'vitest';
import { counted } from '../../../shared/values/counted';

it.each([
  [0, '0 points'],
  [1, '1 point'],
  [2, '2 points'],
])('%i points', (count, text) => {
  expect(counted(count, 'point')).toBe(text);
});

it('takes another plural', () => {
  expect(counted(1, 'axis', 'axes')).toBe('1 axis');
  expect(counted(3, 'axis', 'axes')).toBe('3 axes');
});
