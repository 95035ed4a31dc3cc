import { describe, expect, it } from 'vitest';
import { share } from '../../../renderer/store/share';

describe('share', () => {
  const before = { a: { value: [1, 2] }, b: { value: null } };

  it('keeps the whole when nothing changed', () => {
    expect(share(before, structuredClone(before))).toBe(before);
  });

  it('keeps the parts that did not change', () => {
    const after = share(before, { a: { value: [1, 3] }, b: { value: null } });
    expect(after).toEqual({ a: { value: [1, 3] }, b: { value: null } });
    expect(after.b).toBe(before.b);
  });

  it('takes the new order and the removal of keys', () => {
    expect(Object.keys(share({ a: 1, b: 2 }, { b: 2, a: 1 }))).toEqual(['b', 'a']);
    expect(share({ a: 1, b: 2 } as object, { a: 1 })).toEqual({ a: 1 });
    expect(share([1, 2, 3], [1, 2])).toEqual([1, 2]);
  });
});
