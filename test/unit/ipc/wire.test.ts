import { describe, expect, it } from 'vitest';
import { decode, encode, guarded, unguarded } from '../../../shared/ipc/wire';

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

describe('data that crosses the context bridge', () => {
  it('keeps a key __proto__, and whole numbers of any size', () => {
    const data = JSON.parse('{"a": [{"__proto__": {"b": 1}, "c": null}], "d": "x"}');
    const crossed = guarded(data);
    // What the bridge does: it assigns every key.
    expect(JSON.stringify(crossed)).not.toContain('__proto__":');
    expect(unguarded(crossed)).toStrictEqual(data);
    expect(Object.keys(unguarded(crossed).a[0])).toEqual(['__proto__', 'c']);
    expect(decode(encode({ a: [2n ** 64n, -1n] }))).toEqual({ a: [2n ** 64n, -1n] });
  });

  it('is not copied when there is nothing to guard', () => {
    const data = { bytes: new Uint8Array(3), list: [1, { a: null }] };
    expect(guarded(data)).toBe(data);
    expect(unguarded(data)).toBe(data);
  });
});
