import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../shared/ipc/wire';

describe('results that cross the bridge as text', () => {
  it.each([
    { a: [1, 'x', null, true, { b: 1e-300 }] },
    { limits: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], zero: 0 },
    { name: '\0number', text: 'NaN -0 Infinity' },
    [],
  ])('come back as they were: %j', (data) => {
    expect(decode(encode(data))).toEqual(data);
  });

  it('keep NaN and the sign of zero', () => {
    const { a, b } = decode(encode({ a: Number.NaN, b: -0 }));
    expect(a).toBeNaN();
    expect(Object.is(b, -0)).toBe(true);
  });
});
