import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTyped } from '../../../shared/values/parse';
import { shownValue } from '../../../shared/values/shown';

const float = { kind: 'float' } as const;
const int = { kind: 'int' } as const;

describe('a value as it is shown', () => {
  it.each([
    [244000, '244,000'],
    [1e5, '1e5'],
    [1e9, '1e9'],
    [4, '4.0'],
    [0.0003, '0.0003'],
    [1e-5, '1e-5'],
    [2.5e13, '2.5e13'],
    [-244000, '-244,000'],
    [12345.5, '12345.5'],
  ])('float %d is %s', (value, text) => expect(shownValue(value, float)).toBe(text));

  it.each([
    [512, '512'],
    [1087, '1087'],
    [244000, '244,000'],
    [100000, '100,000'],
  ])('whole number %d is %s', (value, text) => expect(shownValue(value, int)).toBe(text));

  it('is read as the same value', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readTyped(shownValue(value, float), float)).toEqual({ ok: true, value });
      }),
    );
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(readTyped(shownValue(value, int), int)).toEqual({ ok: true, value });
      }),
    );
  });
});
