/** Time limits as people and schedulers write them. */
import { expect, it } from 'vitest';
import { limitText, readLimit } from '../../../renderer/run/resourceTexts';

it.each([
  ['30', 30],
  ['30 min', 30],
  ['1.5h', 90],
  ['2 h', 120],
  ['1 d', 1440],
  ['00:30:00', 30],
  ['0:00:01', 1],
  ['1-12:00:00', 2160],
  ['0', undefined],
  ['-5', undefined],
  ['00:75:00', undefined],
  ['soon', undefined],
  ['400 d', undefined],
])('%s', (text, minutes) => {
  expect(readLimit(text)).toBe(minutes);
});

it('is read as it is shown', () => {
  for (const minutes of [1, 59, 60, 90, 1440, 10_000])
    expect(readLimit(limitText(minutes))).toBe(minutes);
  expect(limitText(null)).toBe('');
});
